package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks over-long lines so that what is seen while writing is what is posted (net-keeping rows
 * G14a and G14c). Quote marks are repeated on each new line; a word longer than the line, such as a
 * URL, is left whole.
 */
public final class LineWrap {
  /** Lines of a post are wrapped here, so that they can be quoted a few times within 80. */
  public static final int DEFAULT_COLUMNS = 72;

  private LineWrap() {}

  /**
   * The text with each line that is wider than {@code columns} broken at blanks. The signature and
   * lines that begin with white space (tables, code, pictures of characters) stay as they are.
   *
   * @param text lines ended by {@code \n}
   * @param columns at least 20
   */
  public static String wrap(String text, int columns) {
    List<String> out = new ArrayList<>();
    boolean inSignature = false;
    for (String line : text.split("\n", -1)) {
      inSignature |= line.equals("-- ");
      if (inSignature || Columns.width(line) <= columns || isLaidOutByHand(line)) {
        out.add(line);
      } else {
        out.addAll(wrapLine(line, Math.max(20, columns)));
      }
    }
    return String.join("\n", out);
  }

  /**
   * Joins the lines of each quoted paragraph and breaks them anew, keeping their quote level; own
   * text stays as it is.
   */
  public static String rewrapQuoted(String text, int columns) {
    List<String> out = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    String level = "";
    for (String line : text.split("\n", -1)) {
      String marks = Quotation.marksOf(line);
      String rest = line.substring(marks.length());
      boolean joins =
          !marks.isEmpty() && !rest.isBlank() && !isLaidOutByHand(rest) && !rest.equals("-- ");
      String here = marks.replace(" ", "");
      if (!paragraph.isEmpty() && (!joins || !here.equals(level))) {
        out.addAll(joined(paragraph, level, columns));
        paragraph.clear();
      }
      if (joins) {
        level = here;
        paragraph.add(rest.strip());
      } else {
        out.add(line);
      }
    }
    if (!paragraph.isEmpty()) {
      out.addAll(joined(paragraph, level, columns));
    }
    return String.join("\n", out);
  }

  private static List<String> joined(List<String> paragraph, String level, int columns) {
    return wrapLine(level + " " + String.join(" ", paragraph), columns);
  }

  private static boolean isLaidOutByHand(String line) {
    return line.startsWith(" ") || line.startsWith("\t") || line.startsWith("|");
  }

  private static List<String> wrapLine(String line, int columns) {
    String marks = Quotation.marksOf(line);
    String prefix = marks.isEmpty() || marks.endsWith(" ") ? marks : marks + " ";
    int room = Math.max(20, columns - Columns.width(prefix));
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int width = 0;
    for (String word : line.substring(marks.length()).stripTrailing().split(" ", -1)) {
      int wordWidth = Columns.width(word);
      if (width > 0 && width + 1 + wordWidth > room) {
        lines.add(prefix + current);
        current.setLength(0);
        width = 0;
      }
      if (wordWidth > room && !looksLikeLink(word)) {
        width = breakWide(word, room, prefix, lines, current, width);
        continue;
      }
      if (!current.isEmpty()) {
        current.append(' ');
        width++;
      }
      current.append(word);
      width += wordWidth;
    }
    lines.add(prefix + current);
    return lines;
  }

  /** Text without blanks, such as Chinese, may be broken between any two wide characters. */
  private static int breakWide(
      String word, int room, String prefix, List<String> lines, StringBuilder current, int start) {
    int width = start;
    if (width > 0) {
      current.append(' ');
      width++;
    }
    for (int i = 0; i < word.length(); ) {
      int c = word.codePointAt(i);
      int own = Columns.widthOf(c);
      if (width + own > room && own == 2) {
        lines.add(prefix + current);
        current.setLength(0);
        width = 0;
      }
      current.appendCodePoint(c);
      width += own;
      i += Character.charCount(c);
    }
    return width;
  }

  private static boolean looksLikeLink(String word) {
    return word.contains("://") || word.startsWith("www.") || word.startsWith("<");
  }
}
