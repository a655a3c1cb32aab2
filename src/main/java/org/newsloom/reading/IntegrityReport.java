package org.newsloom.reading;

import java.util.List;

/**
 * How it stands with one file of the profile.
 *
 * @param file its name
 * @param problems one sentence each; empty where all is well
 */
public record IntegrityReport(String file, List<String> problems) {
  /** Takes a copy of the list. */
  public IntegrityReport {
    problems = List.copyOf(problems);
  }

  /** Whether all is well. */
  public boolean isOk() {
    return problems.isEmpty();
  }
}
