package org.newsloom.ui;

import java.util.List;

/**
 * One line of an article's text as it is shown.
 *
 * @param kind what part of the text it belongs to
 * @param level how deep it is quoted; 0 for the author's own words
 * @param prefix the quote marks that {@code text} stands without, as they were written
 * @param text what is shown
 * @param spans links and emphasis in {@code text}, in order, not overlapping
 */
record BodyLine(Kind kind, int level, String prefix, String text, List<Span> spans) {
  /** The parts of a text. */
  enum Kind {
    TEXT,
    /** Above an article of a conversation. */
    HEADING,
    /** The same above one that is unread. */
    UNREAD_HEADING,
    QUOTE,
    /** Stands for a long quote. */
    FOLD,
    SIGNATURE,
    /** What a gateway put around the author's words. */
    GATEWAY
  }

  /** What is special about a piece of a line. */
  enum Style {
    WEB_LINK,
    NEWS_LINK,
    MAIL_LINK,
    BOLD,
    ITALIC,
    UNDERLINE;

    boolean isLink() {
      return this == WEB_LINK || this == NEWS_LINK || this == MAIL_LINK;
    }
  }

  /**
   * A piece of a line.
   *
   * @param from where it begins in the line's text
   * @param to where it ends, not included
   * @param style what it is
   * @param target where a link leads; empty for emphasis
   */
  record Span(int from, int to, Style style, String target) {}

  /** Takes a copy of the list. */
  BodyLine {
    spans = List.copyOf(spans);
  }
}
