package org.newsloom.cli;

import java.util.OptionalInt;

/**
 * How standard output looks to a person.
 *
 * @param columns the width of the terminal in columns; empty where output goes elsewhere
 * @param isColoured whether letters may be set off by weight and colour
 */
public record Screen(OptionalInt columns, boolean isColoured) {
  /** No terminal: whole lines, plain letters. */
  public static final Screen NONE = new Screen(OptionalInt.empty(), false);

  /** How letters are set off. */
  enum Style {
    STRONG("1"),
    FAINT("2"),
    QUOTE("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  boolean isTerminal() {
    return columns.isPresent();
  }

  /** The text, set off if colours are wanted. */
  String in(Style style, String text) {
    return isColoured && !text.isEmpty() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /** The text, cut with an ellipsis where it is wider than so many columns. */
  static String cut(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    int used = 1;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += width(character);
      if (used > most) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** How many columns a terminal takes for the text. */
  static int width(String text) {
    return text.codePoints().map(Screen::width).sum();
  }

  /** Wide: the letters of East Asia, and pictures. None: what is written over another letter. */
  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    if (character < 0x1100) {
      return false;
    }
    return Character.isEmojiPresentation(character)
        || Character.isIdeographic(character)
        || (character >= 0x3000 && character <= 0x30ff)
        || (character >= 0xff01 && character <= 0xff60)
        || Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL;
  }
}
