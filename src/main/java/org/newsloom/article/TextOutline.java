package org.newsloom.article;

import java.util.List;

/**
 * A text as a view shows it: line by line, with the long quotes that may be folded away.
 *
 * @param lines all lines in order
 * @param longQuotes stretches of quoted lines that are worth folding, in order, not overlapping
 */
public record TextOutline(List<TextLine> lines, List<Run> longQuotes) {
  /** Takes copies of the lists. */
  public TextOutline {
    lines = List.copyOf(lines);
    longQuotes = List.copyOf(longQuotes);
  }

  /**
   * A stretch of lines.
   *
   * @param firstLine index of the first line
   * @param endLine index after the last line
   */
  public record Run(int firstLine, int endLine) {
    /** How many lines there are. */
    public int size() {
      return endLine - firstLine;
    }
  }
}
