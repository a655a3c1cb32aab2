package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text so that each emoji is a piece of its own: a sequence with a picture whole. One without
 * is shown as Unicode advises (UTS #51, section 2.2): by its parts, the joiners and modifiers
 * between them unseen; and what is newer than the pictures in the bundled font, one by one, since
 * several emoji in one run come out as others there.
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
    /** As a picture. */
    PICTURE,
    /** In the font of emoji: there is no picture of it. */
    LETTER,
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

  /** Whether anything in the text is drawn as an emoji. */
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
        int pictured = emoji ? EmojiIndex.get().end(text, at) : at;
        end = Math.max(end, pictured);
        Kind kind = pictured > at ? Kind.PICTURE : emoji ? Kind.LETTER : Kind.UNSEEN;
        pieces.add(new Piece(text.substring(at, end), kind));
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

  /** Where the emoji begins that a place is inside of; the place itself outside of one. */
  static int begin(String text, int place) {
    int begin = 0;
    for (Piece piece : of(text)) {
      int end = begin + piece.text().length();
      if (place < end) {
        return piece.kind() == Kind.TEXT ? place : begin;
      }
      begin = end;
    }
    return place;
  }

  /** Where the emoji ends that a place is inside of; the place itself outside of one. */
  static int end(String text, int place) {
    int begin = 0;
    for (Piece piece : of(text)) {
      int end = begin + piece.text().length();
      if (place <= end) {
        return piece.kind() == Kind.TEXT || place == begin ? place : end;
      }
      begin = end;
    }
    return place;
  }

  /** Whether it is a picture by itself or by the sign that follows it. */
  private static boolean isEmoji(int letter, int next) {
    if (next == AS_TEXT) {
      return false;
    }
    return Character.isEmojiPresentation(letter)
        || (letter >= FIRST_PICTURE && Character.isExtendedPictographic(letter))
        || (Character.isEmoji(letter) && (next == AS_EMOJI || next == KEYCAP))
        || (Character.isExtendedPictographic(letter) && next == JOINER);
  }

  private static boolean isBinding(int letter) {
    return letter == JOINER
        || letter == AS_EMOJI
        || letter == KEYCAP
        || Character.isEmojiModifier(letter)
        || (letter >= FIRST_TAG && letter <= LAST_TAG);
  }
}
