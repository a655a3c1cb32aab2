package org.newsloom.ui;

import org.newsloom.article.Author;

/** A round sign for an author: letters and a colour. */
final class Initials {
  private Initials() {}

  /** One or two letters for a round sign. */
  static String of(Author author) {
    String brief = author.displayName().strip();
    StringBuilder letters = new StringBuilder();
    for (String word : brief.split("[\\s.@_-]+", 8)) {
      int first = word.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse(-1);
      if (first >= 0 && letters.codePointCount(0, letters.length()) < 2) {
        letters.appendCodePoint(Character.toTitleCase(first));
      }
      if (brief.indexOf('@') >= 0 && letters.length() > 0) {
        break;
      }
    }
    return letters.isEmpty() ? "?" : letters.toString();
  }

  /** One of eight colours, always the same for the same address. */
  static int colour(Author author) {
    return Math.floorMod((author.address() + author.name()).hashCode(), 8);
  }
}
