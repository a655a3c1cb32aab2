package org.newsloom.ui;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text that is written from right to left into words. JavaFX 26 fails to lay out a run of such
 * text that is broken over two lines; words that are nodes of their own are not broken.
 */
final class RtlPieces {
  /** No word is so long; what is, is broken here, which costs it the joining of two letters. */
  private static final int LONGEST = 24;

  private RtlPieces() {}

  /** The text in pieces: one, unless something in it is written from right to left. */
  static List<String> of(String text) {
    char[] chars = text.toCharArray();
    if (!Bidi.requiresBidi(chars, 0, chars.length)) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= chars.length; i++) {
      boolean wordEnds =
          i == chars.length
              || (Character.isWhitespace(chars[i - 1]) && !Character.isWhitespace(chars[i]));
      boolean tooLong =
          i - from >= LONGEST && !Character.isLowSurrogate(chars[Math.min(i, chars.length - 1)]);
      if (wordEnds || tooLong) {
        pieces.add(text.substring(from, i));
        from = i;
      }
    }
    return pieces;
  }
}
