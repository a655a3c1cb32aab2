package org.newsloom.nntp;

import java.util.Optional;

/**
 * Patterns for XPAT in the wildmat of RFC 2980 section 3.3. They fit too much rather than too
 * little: who asks looks at the values that come. Whatever is no letter and no digit is a {@code
 * ?}, since servers differ in what is special to them; letters are {@code [Aa]}, since most heed
 * the case.
 */
public final class XpatPattern {
  /** Octets of a word that count: the command has to fit into a line. */
  private static final int MOST = 60;

  /** Fits every value that has an encoded word (RFC 2047 section 2), which hides what it says. */
  public static final String ENCODED = "*=?*?=*";

  private XpatPattern() {}

  /**
   * Fits the values that hold a word anywhere. Empty for a word that is not all ASCII: it may stand
   * there in any charset.
   */
  public static Optional<String> containing(String word) {
    if (word.isEmpty() || !word.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder("*");
    word.chars()
        .limit(MOST)
        .forEach(c -> {
          char letter = (char) c;
          if (Character.isLetter(letter)) {
            pattern
                .append('[')
                .append(Character.toUpperCase(letter))
                .append(Character.toLowerCase(letter))
                .append(']');
          } else {
            pattern.append(Character.isDigit(letter) ? letter : '?');
          }
        });
    return Optional.of(pattern.append('*').toString());
  }
}
