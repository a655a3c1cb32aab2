package org.newsloom.post;

import java.util.function.IntPredicate;

/**
 * Characters that do not belong into what is posted: those that no article may hold, and those that
 * nobody sees and that change what is seen, pasted from elsewhere as a rule.
 */
final class StrayCharacters {
  private StrayCharacters() {}

  /** Control characters but for the ends of lines and pages, tabs and NUL, which is refused. */
  static boolean isControl(int c) {
    return c != 0 && Character.isISOControl(c) && "\n\r\t\f".indexOf(c) < 0;
  }

  /**
   * Zero-width blanks and joiners of words, the soft hyphen, and what embeds, isolates or overrides
   * a direction of writing. Not the marks of direction nor what joins or parts letters and emoji:
   * Hebrew, Arabic, Persian and Indic texts need them.
   */
  static boolean isInvisible(int c) {
    return c == 0xad
        || c == 0x180e
        || c == 0x200b
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb);
  }

  /** Whether own text, which is not quoted, has an invisible character. */
  static boolean hasInvisible(String text) {
    return text.lines()
        .filter(line -> !line.startsWith(">"))
        .anyMatch(line -> line.codePoints().anyMatch(StrayCharacters::isInvisible));
  }

  /** The text without any of these. */
  static String takenOut(String text) {
    IntPredicate half = c -> c >= 0xd800 && c <= 0xdfff;
    return text.codePoints()
        .filter(c -> c != 0 && !isControl(c) && !isInvisible(c) && !half.test(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
