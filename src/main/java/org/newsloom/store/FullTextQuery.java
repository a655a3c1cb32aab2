package org.newsloom.store;

import java.util.List;

/**
 * What to look for, as the index can answer it. Words are as typed: they are folded and split for
 * scripts without blanks by the index itself.
 */
public sealed interface FullTextQuery {
  /** Where a word is looked for. */
  enum Column {
    SUBJECT,
    AUTHOR,
    BODY,
    /** In any of the others. */
    ANY
  }

  /**
   * A word, or several that must follow each other; text without a letter or digit finds nothing.
   */
  record Phrase(Column column, String text) implements FullTextQuery {}

  /** Words that begin so; of several words only the last one is open. */
  record Prefix(Column column, String text) implements FullTextQuery {}

  /**
   * What was said of articles when their bodies were indexed, see {@link IndexedBody}.
   *
   * @param name letters such as {@code lang}
   * @param value any text; letter case does not count
   */
  record Tag(String name, String value) implements FullTextQuery {}

  /**
   * One of these articles.
   *
   * @param keys as {@link Headers#key} gives them
   */
  record Articles(List<Long> keys) implements FullTextQuery {
    /** Takes a copy of the list. */
    public Articles {
      keys = List.copyOf(keys);
    }
  }

  /** All of them; an empty list is true. */
  record And(List<FullTextQuery> parts) implements FullTextQuery {
    /** Takes a copy of the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One of them; an empty list is false. */
  record Or(List<FullTextQuery> parts) implements FullTextQuery {
    /** Takes a copy of the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not this. */
  record Not(FullTextQuery part) implements FullTextQuery {}
}
