package org.newsloom.store;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as the index holds it, and questions as the index understands them. Letters are folded
 * (NFKC, no case, no diacritics). Runs of scripts that are written without blanks become
 * overlapping pairs of characters and the last character alone, so that any part of such a run is
 * found, however short; all else is a word.
 */
final class SearchText {
  private SearchText() {}

  /** The words of a text, separated by blanks: what goes into the index. */
  static String indexed(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String folded = fold(text);
    for (int at = 0; at < folded.length(); ) {
      at = word(folded, at, out);
    }
    return out.toString();
  }

  private static int word(String folded, int from, StringBuilder out) {
    int first = folded.codePointAt(from);
    if (!isLetter(first)) {
      return from + Character.charCount(first);
    }
    boolean dense = isDense(first);
    int to = from;
    List<Integer> run = new ArrayList<>();
    while (to < folded.length()) {
      int c = folded.codePointAt(to);
      if (!isLetter(c) || isDense(c) != dense) {
        break;
      }
      if (dense) {
        run.add(c);
      }
      to += Character.charCount(c);
    }
    if (dense) {
      for (int i = 0; i < run.size(); i++) {
        blank(out).appendCodePoint(run.get(i));
        if (i + 1 < run.size()) {
          out.appendCodePoint(run.get(i + 1));
        }
      }
    } else {
      blank(out).append(folded, from, to);
    }
    return to;
  }

  private static StringBuilder blank(StringBuilder out) {
    return out.isEmpty() ? out : out.append(' ');
  }

  /**
   * An FTS5 expression that finds the text: its words one after another. Always quoted, so that no
   * text is ever taken for an operator. Empty if the text has no letter or digit.
   *
   * @param open whether the last word is only the beginning of one
   */
  static String expression(String text, boolean open) {
    String folded = fold(text);
    List<String> words = new ArrayList<>();
    boolean lastIsOpen = open;
    for (int at = 0; at < folded.length(); ) {
      StringBuilder piece = new StringBuilder();
      int next = word(folded, at, piece);
      if (!piece.isEmpty()) {
        lastIsOpen = open | addPiece(piece.toString(), folded.codePointAt(at), words);
      }
      at = next;
    }
    if (words.isEmpty()) {
      return "";
    }
    return "\"" + String.join(" ", words) + (lastIsOpen ? "\" *" : "\"");
  }

  /** Adds the words of one run; returns whether its last one must stay open. */
  private static boolean addPiece(String piece, int first, List<String> words) {
    List<String> pairs = List.of(piece.split(" ", -1));
    if (!isDense(first)) {
      words.addAll(pairs);
      return false;
    }
    if (pairs.size() == 1) {
      // One character alone: it begins a pair, or is the last one of its run.
      words.add(pairs.getFirst());
      return true;
    }
    // The last character alone is in the index only where a run ends; the pairs say it all.
    words.addAll(pairs.subList(0, pairs.size() - 1));
    return false;
  }

  private static String fold(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(apart.length());
    int base = 0;
    for (int i = 0; i < apart.length(); ) {
      int c = apart.codePointAt(i);
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
      // Marks of other scripts are vowels and tones, not ornaments: only Latin, Greek and Cyrillic
      // letters are the same without them.
      if (!mark || !isPlainAlphabet(base)) {
        out.appendCodePoint(c == 'ß' ? 's' : c);
        if (c == 'ß') {
          out.append('s');
        }
      }
      base = mark ? base : c;
      i += Character.charCount(c);
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean isPlainAlphabet(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.LATIN
        || script == UnicodeScript.GREEK
        || script == UnicodeScript.CYRILLIC
        || script == UnicodeScript.ARABIC
        || script == UnicodeScript.HEBREW;
  }

  private static boolean isLetter(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.LETTER_NUMBER;
  }

  private static boolean isDense(int c) {
    if (c < 0xe00) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, YI -> true;
      // The long vowel mark and the like belong to the kana around them.
      default -> c == 'ー' || c == '々' || c == '〆' || c == '〇';
    };
  }
}
