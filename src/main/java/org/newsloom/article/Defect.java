package org.newsloom.article;

import java.util.Objects;

/**
 * Something in an article that is not as the standards ask, and that was read all the same.
 *
 * @param where the header field or part that is meant, such as {@code Subject} or {@code part 1.2}
 * @param what one plain sentence fragment in English, such as {@code unknown charset x-foo}
 */
public record Defect(String where, String what) {
  /** Checks that both words are there. */
  public Defect {
    Objects.requireNonNull(where);
    Objects.requireNonNull(what);
  }
}
