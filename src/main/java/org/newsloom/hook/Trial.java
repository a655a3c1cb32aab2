package org.newsloom.hook;

import java.util.List;

/**
 * What became of a hook that was tried.
 *
 * @param isGood whether it did as a hook should
 * @param sentence how it ended
 * @param lastLines the last lines that it wrote, safe to show; may be empty
 */
public record Trial(boolean isGood, String sentence, String lastLines) {
  private static final int MOST_LINES = 12;

  static Trial of(boolean isGood, String sentence, String ending) {
    List<String> lines = ending.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").lines().toList();
    return new Trial(
        isGood,
        sentence,
        String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())));
  }
}
