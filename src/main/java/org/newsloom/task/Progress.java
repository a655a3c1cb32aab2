package org.newsloom.task;

import java.util.Objects;

/**
 * How far a job has come.
 *
 * @param what what is being done, as a person reads it, such as {@code Fetching overviews}
 * @param done steps done so far, never negative
 * @param total all steps, at least {@code done}, or {@link #UNKNOWN}
 */
public record Progress(String what, long done, long total) {
  /** The total of a job whose length nobody knows. */
  public static final long UNKNOWN = -1;

  /** Mends counts that a server got wrong: a total below what is done grows with it. */
  public Progress {
    Objects.requireNonNull(what);
    done = Math.max(0, done);
    total = total < 0 ? UNKNOWN : Math.max(done, total);
  }

  /** A job of unknown length that has just begun. */
  public static Progress started(String what) {
    return new Progress(what, 0, UNKNOWN);
  }

  /** Whether the total is known. */
  public boolean isMeasured() {
    return total != UNKNOWN;
  }

  /** The part done, 0 to 1; 1 for a job of no steps, -1 where the total is unknown. */
  public double fraction() {
    if (!isMeasured()) {
      return -1;
    }
    return total == 0 ? 1 : (double) done / total;
  }
}
