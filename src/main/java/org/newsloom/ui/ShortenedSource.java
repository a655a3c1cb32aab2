package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The source of an article without most of the lines that only a program can read. */
final class ShortenedSource {
  /** Lines of a file that are shown at its beginning and at its end. */
  private static final int SHOWN = 3;

  private static final int FEWEST_LEFT_OUT = 10;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{2,76}={0,2}");
  private static final int FULL_BASE64 = 76;

  private ShortenedSource() {}

  /** In the place of lines that are left out stands how many they are. */
  static String of(String source) {
    List<String> lines = List.of(source.split("\n", -1));
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      int end = endOfFile(lines, at);
      int left = end - at - 2 * SHOWN;
      if (left >= FEWEST_LEFT_OUT) {
        append(shown, lines.subList(at, at + SHOWN));
        shown.append(
            String.format(Locale.ENGLISH, "[%,d more lines of this file are sent]\n", left));
        append(shown, lines.subList(end - SHOWN, end));
        at = end;
      } else {
        int next = Math.max(at + 1, end);
        append(shown, lines.subList(at, next));
        at = next;
      }
    }
    shown.setLength(shown.length() - 1);
    return shown.toString();
  }

  /** Where a file ends that begins in this line; the line itself where none does. */
  private static int endOfFile(List<String> lines, int at) {
    int end = at;
    if (lines.get(at).startsWith("=ybegin ")) {
      while (end < lines.size() && !lines.get(end).startsWith("=yend ")) {
        end++;
      }
      return Math.min(end + 1, lines.size());
    }
    while (end < lines.size()
        && lines.get(end).length() == FULL_BASE64
        && BASE64.matcher(lines.get(end)).matches()) {
      end++;
    }
    boolean last = end > at && end < lines.size() && BASE64.matcher(lines.get(end)).matches();
    return last ? end + 1 : end;
  }

  private static void append(StringBuilder shown, List<String> lines) {
    for (String line : lines) {
      shown.append(line).append('\n');
    }
  }
}
