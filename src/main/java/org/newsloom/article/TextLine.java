package org.newsloom.article;

import java.util.List;

/**
 * One line of a text and what it is.
 *
 * @param from index of its first char in the text
 * @param to index after its last char, the line end not counted
 * @param kind what it belongs to
 * @param quoteDepth how many hands it went through: 0 for the author's own words
 * @param contentFrom index of the first char behind the quote marks
 * @param spans what can be followed in it, in order, not overlapping
 */
public record TextLine(
    int from, int to, Kind kind, int quoteDepth, int contentFrom, List<TextSpan> spans) {
  /** What a line belongs to. */
  public enum Kind {
    /** What the author says, and what he quotes. */
    BODY,
    /** The signature, its mark {@code "-- "} included. */
    SIGNATURE,
    /** What a gateway between networks put before or behind the text: tearline, origin line. */
    GATEWAY
  }

  /** Takes a copy of the list. */
  public TextLine {
    spans = List.copyOf(spans);
  }

  /** The same line in a text that has so many chars before this one. */
  public TextLine shifted(int chars) {
    return new TextLine(
        from + chars,
        to + chars,
        kind,
        quoteDepth,
        contentFrom + chars,
        spans.stream().map(span -> span.shifted(chars)).toList());
  }

  /** Whether it is somebody else's words. */
  public boolean isQuoted() {
    return quoteDepth > 0;
  }
}
