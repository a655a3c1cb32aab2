package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The writing side of format=flowed (RFC 3676): the lines stand as they were seen, and those that
 * were broken because the line was full end by a blank, so that a narrow or wide window can break
 * them anew. Quotations stay as they are: how somebody else broke lines is not known.
 */
final class FlowedLines {
  private static final String SIGNATURE = "-- ";

  /** A list that goes on is no paragraph that does. */
  private static final Pattern LIST_ITEM = Pattern.compile("([-*+•]|\\d{1,3}[.)])\\s.*");

  private FlowedLines() {}

  /**
   * The text with soft line breaks and space-stuffing (sections 4.2 and 4.4).
   *
   * @param text lines ended by {@code \n}, as written
   * @param columns where lines were broken while it was written
   */
  static String of(String text, int columns) {
    List<String> lines = List.of(text.split("\n", -1));
    List<String> flowed = new ArrayList<>(lines.size());
    boolean signature = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      signature |= line.equals(SIGNATURE);
      if (line.equals(SIGNATURE)) {
        flowed.add(line);
        continue;
      }
      boolean soft =
          !signature
              && i + 1 < lines.size()
              && goesOn(line.stripTrailing(), lines.get(i + 1), columns);
      flowed.add(stuffed(line.stripTrailing()) + (soft ? " " : ""));
    }
    return String.join("\n", flowed);
  }

  private static String stuffed(String line) {
    return line.startsWith(" ") || line.startsWith("From ") ? " " + line : line;
  }

  /** Whether the line was broken only because the next word found no room in it. */
  private static boolean goesOn(String line, String next, int columns) {
    if (!isProse(line) || !isProse(next) || next.equals(SIGNATURE)) {
      return false;
    }
    if (LIST_ITEM.matcher(next).matches()) {
      return false;
    }
    int blank = next.indexOf(' ');
    String word = blank < 0 ? next : next.substring(0, blank);
    // Between two wide characters no blank belongs, and a soft break is one.
    boolean wide =
        Columns.widthOf(line.codePointBefore(line.length())) == 2
            || Columns.widthOf(next.codePointAt(0)) == 2;
    return !wide && Columns.width(line) + 1 + Columns.width(word) > columns;
  }

  private static boolean isProse(String line) {
    return !line.isBlank() && " \t|>".indexOf(line.charAt(0)) < 0;
  }
}
