package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text so that each emoji is a piece of its own. The system's font of coloured bitmaps is left
 * blank by JavaFX on Linux, and several emoji in one run come out as others; drawn one by one in
 * the bundled font they are right. A sequence is shown as Unicode advises where it has no picture
 * of its own (UTS #51, section 2.2): by its parts, the joiners and modifiers between them unseen.
 */
final class EmojiPieces {
  private static final int JOINER = 0x200D;
  private static final int AS_TEXT = 0xFE0E;
  private static final int AS_EMOJI = 0xFE0F;
  private static final int KEYCAP = 0x20E3;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;
  private static final int FIRST_PICTURE = 0x1F000;

  /** How a piece is drawn. */
  enum Kind {
    /** As the text around it. */
    TEXT,
    /** In the font of emoji. */
    EMOJI,
    /** Not at all; it is there to be copied. */
    UNSEEN
  }

  /**
   * A piece of a text.
   *
   * @param text not empty
   * @param kind how it is drawn
   */
  record Piece(String text, Kind kind) {}

  private EmojiPieces() {}

  /** Whether anything in the text is drawn in the font of emoji. */
  static boolean isIn(String text) {
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (letter > 0xA8 && isEmoji(letter, at < text.length() ? text.codePointAt(at) : 0)) {
        return true;
      }
    }
    return text.indexOf(KEYCAP) >= 0;
  }

  /** The text in pieces; together they are the text. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int plain = 0;
    boolean inSequence = false;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int end = at + Character.charCount(letter);
      int next = end < text.length() ? text.codePointAt(end) : 0;
      boolean emoji = isEmoji(letter, next) && !(inSequence && Character.isEmojiModifier(letter));
      boolean unseen = !emoji && inSequence && isBinding(letter);
      if (emoji || unseen) {
        if (plain < at) {
          pieces.add(new Piece(text.substring(plain, at), Kind.TEXT));
        }
        pieces.add(new Piece(text.substring(at, end), emoji ? Kind.EMOJI : Kind.UNSEEN));
        plain = end;
      }
      inSequence = emoji || unseen;
      at = end;
    }
    if (plain < text.length()) {
      pieces.add(new Piece(text.substring(plain), Kind.TEXT));
    }
    return pieces;
  }

  /** Whether it is a picture by itself or by the sign that follows it. */
  private static boolean isEmoji(int letter, int next) {
    if (next == AS_TEXT) {
      return false;
    }
    return Character.isEmojiPresentation(letter)
        || (letter >= FIRST_PICTURE && Character.isExtendedPictographic(letter))
        || (Character.isEmoji(letter) && (next == AS_EMOJI || next == KEYCAP));
  }

  private static boolean isBinding(int letter) {
    return letter == JOINER
        || letter == AS_EMOJI
        || letter == KEYCAP
        || Character.isEmojiModifier(letter)
        || (letter >= FIRST_TAG && letter <= LAST_TAG);
  }
}
