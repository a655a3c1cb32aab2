package org.newsloom.sync;

import java.time.Instant;

/** Which headers of a group are asked for; what is stored already is never asked for again. */
public sealed interface FetchRange {
  /** Everything at the first time, then what is newer than the newest known. */
  record Newer() implements FetchRange {}

  /** Whatever is missing. */
  record All() implements FetchRange {}

  /**
   * The newest numbers.
   *
   * @param count how many, at least 1
   */
  record Last(long count) implements FetchRange {
    /** Checks the count. */
    public Last {
      if (count < 1) {
        throw new IllegalArgumentException("At least one article must be asked for.");
      }
    }
  }

  /**
   * What was written at that time or later, or without a date. Older headers are not kept, and the
   * search goes no further back than one window of nothing else.
   */
  record Since(Instant earliest) implements FetchRange {}
}
