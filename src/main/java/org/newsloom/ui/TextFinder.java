package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in a text that is written, as they stand there: blanks and marks count. */
final class TextFinder {
  private TextFinder() {}

  /**
   * A place in a text.
   *
   * @param from offset of its first letter
   * @param to offset behind its last
   */
  record Match(int from, int to) {}

  /** All places that do not overlap, in their order; none for no words. */
  static List<Match> find(String text, String words, boolean caseCounts) {
    List<Match> matches = new ArrayList<>();
    if (words.isEmpty()) {
      return matches;
    }
    int flags =
        Pattern.LITERAL | (caseCounts ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    Matcher matcher = Pattern.compile(words, flags).matcher(text);
    while (matcher.find()) {
      matches.add(new Match(matcher.start(), matcher.end()));
    }
    return matches;
  }

  /** The text with other words at these places. */
  static String replace(String text, List<Match> matches, String with) {
    StringBuilder changed = new StringBuilder(text.length());
    int at = 0;
    for (Match match : matches) {
      changed.append(text, at, match.from()).append(with);
      at = match.to();
    }
    return changed.append(text, at, text.length()).toString();
  }
}
