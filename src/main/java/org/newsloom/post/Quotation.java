package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;

/** Sets off what somebody else wrote (net-keeping rows G10a and G10b). */
public final class Quotation {
  private Quotation() {}

  /**
   * The lines as a quotation: a new level is {@code "> "}, on lines that are quotations already
   * {@code ">"}, so that levels read {@code ">> "}. Blank lines at both ends are left out, the ones
   * between become a bare {@code ">"}; over-long lines are broken at {@code columns}.
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
    return LineWrap.wrap(String.join("\n", quoted), columns);
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
