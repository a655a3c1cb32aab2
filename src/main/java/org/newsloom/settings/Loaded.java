package org.newsloom.settings;

import java.util.List;

/**
 * Settings as they could be read.
 *
 * @param value complete and sensible
 * @param notices what could not be read and what stands in for it, sentences for a person
 */
public record Loaded<T>(T value, List<String> notices) {
  /** Takes a copy of the list. */
  public Loaded {
    notices = List.copyOf(notices);
  }
}
