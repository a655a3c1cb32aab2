package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sets off what somebody else wrote (net-keeping rows G10a and G10b). */
public final class Quotation {
  /**
   * Quoted lines up to this width stay whole: a comb of long and short lines is harder to read than
   * a line that passes the column where own text is wrapped.
   */
  static final int KEPT_COLUMNS = 79;

  private Quotation() {}

  /**
   * The lines as a quotation: a new level is {@code "> "}, on lines that are quotations already
   * {@code ">"}, so that levels read {@code ">> "}. Blank lines at both ends are left out, the ones
   * between become a bare {@code ">"}; lines that pass {@link #KEPT_COLUMNS} are broken at {@code
   * columns}.
   */
  public static String of(List<String> lines, int columns) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    List<String> quoted = new ArrayList<>();
    for (String line : lines.subList(from, to)) {
      String text = withoutTabs(line).stripTrailing();
      if (text.isEmpty()) {
        quoted.add(">");
      } else if (text.startsWith(">")) {
        quoted.add(">" + text);
      } else {
        quoted.add("> " + text);
      }
    }
    return quoted.stream()
        .map(line -> Columns.width(line) <= KEPT_COLUMNS ? line : LineWrap.wrap(line, columns))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The quote marks that a line begins with, blanks between and one blank after them included:
   * {@code ">> "} of {@code ">> text"}; empty for a line that is no quotation.
   */
  static String marksOf(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '>') {
        end = i + 1;
      } else if (c != ' ' || i == 0 || i > end) {
        break;
      }
    }
    boolean blankFollows = end > 0 && end < line.length() && line.charAt(end) == ' ';
    return line.substring(0, blankFollows ? end + 1 : end);
  }

  /** TABs become blanks up to the next of the columns 8, 16, ... (net-keeping row G14d). */
  public static String withoutTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      if (c == '\t') {
        int blanks = 8 - column % 8;
        text.repeat(' ', blanks);
        column += blanks;
      } else {
        text.appendCodePoint(c);
        column += Columns.widthOf(c);
      }
      i += Character.charCount(c);
    }
    return text.toString();
  }
}
