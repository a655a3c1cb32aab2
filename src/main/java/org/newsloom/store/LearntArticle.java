package org.newsloom.store;

import java.util.Set;

/**
 * What the person called junk, or no junk.
 *
 * @param kind which of the two
 * @param words that it had, without blanks in them
 */
public record LearntArticle(Kind kind, Set<String> words) {
  /** What an article is called. */
  public enum Kind {
    JUNK,
    GOOD
  }

  /** Takes a copy of the set. */
  public LearntArticle {
    words = Set.copyOf(words);
  }
}
