package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;

/** Which quotes of a text are folded into one line each when it is shown. */
enum QuoteFolding {
  /** None. */
  NONE,
  /** Those that are long enough to be in the way. */
  LONG,
  /** What was quoted before already: everything from the second level on. */
  INNER,
  /** All. */
  ALL;

  /** A quote of one line is shorter than what would stand for it. */
  private static final int LEAST = 2;

  /** What is folded of a text, in order, not overlapping. */
  List<TextOutline.Run> of(TextOutline outline) {
    return switch (this) {
      case NONE -> List.of();
      case LONG -> outline.longQuotes();
      case INNER -> runs(outline.lines(), 2);
      case ALL -> runs(outline.lines(), 1);
    };
  }

  private static List<TextOutline.Run> runs(List<TextLine> lines, int level) {
    List<TextOutline.Run> runs = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      TextOutline.Run run = around(lines, i, level);
      if (run.size() >= LEAST) {
        runs.add(run);
      }
      i = Math.max(i + 1, run.endLine());
    }
    return runs;
  }

  /** The lines around one that are quoted as deep at least; empty where it is not itself. */
  static TextOutline.Run around(List<TextLine> lines, int line, int level) {
    int first = line;
    int end = line;
    while (end < lines.size() && lines.get(end).quoteDepth() >= level) {
      end++;
    }
    while (first > 0 && end > line && lines.get(first - 1).quoteDepth() >= level) {
      first--;
    }
    return new TextOutline.Run(first, end);
  }
}
