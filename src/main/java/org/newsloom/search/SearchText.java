package org.newsloom.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One form of a text for index and query alike: compatibility forms made plain (NFKC), letter case
 * and diacritics folded. Knows the scripts that are written without spaces between words (Han,
 * Kana, Hangul, Thai and their like), which an index cuts so that any part of a run can be found.
 */
public final class SearchText {
  /** Letters that have no decomposition and that people type without their stroke. */
  private static final String STROKED = "øłđħıŧɨðßæœþς";

  private static final String[] PLAIN = {
    "o", "l", "d", "h", "i", "t", "i", "d", "ss", "ae", "oe", "th", "σ"
  };

  /** Single characters below this are folded by table. */
  private static final int TABLE_SIZE = 0x590;

  private static final String[] TABLE = table();

  private SearchText() {}

  /** The folded text, still in its own order and with its own white space. */
  public static String fold(String text) {
    return Folded.of(text).text();
  }

  /** Whether the character belongs to a script whose words no spaces part. */
  public static boolean isUnspaced(int codePoint) {
    if (codePoint < 0x0e00) {
      return false;
    }
    if (codePoint >= 0x4e00 && codePoint <= 0x9fff) {
      return true;
    }
    if (codePoint == 0x30fc) { // the long vowel of Kana counts as common to all scripts
      return true;
    }
    if (!isWordPart(codePoint)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR, TIBETAN ->
          true;
      default -> false;
    };
  }

  /** Whether the character is part of a word: letters, digits, marks, private use. */
  public static boolean isWordPart(int codePoint) {
    if (codePoint < 0x80) {
      return (codePoint >= 'a' && codePoint <= 'z')
          || (codePoint >= '0' && codePoint <= '9')
          || (codePoint >= 'A' && codePoint <= 'Z');
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  static int unspacedEnd(String folded, int from) {
    int at = from;
    while (at < folded.length() && isUnspaced(folded.codePointAt(at))) {
      at += Character.charCount(folded.codePointAt(at));
    }
    return at;
  }

  /**
   * The folded text where it is ASCII throughout, or else null: most texts are, and it is quick.
   */
  static @Nullable String foldAscii(String text) {
    int length = text.length();
    int firstUpper = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return null;
      }
      if (firstUpper < 0 && c >= 'A' && c <= 'Z') {
        firstUpper = i;
      }
    }
    // For ASCII this is an intrinsic loop over bytes.
    return firstUpper < 0 ? text : text.toLowerCase(Locale.ROOT);
  }

  /** Folds one base character with the marks that follow it; never null, may be empty. */
  static String foldCluster(String cluster) {
    if (cluster.length() == 1) {
      char c = cluster.charAt(0);
      if (c < TABLE_SIZE) {
        return TABLE[c];
      }
      if (isAlreadyPlain(c)) {
        return cluster;
      }
    }
    return foldSlowly(cluster);
  }

  /** Common ideographs, Hiragana, Katakana and Hangul syllables fold to themselves. */
  private static boolean isAlreadyPlain(char c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30a1 && c <= 0x30fa)
        || (c >= 0xac00 && c <= 0xd7a3);
  }

  private static String foldSlowly(String cluster) {
    String apart = Normalizer.normalize(cluster, Normalizer.Form.NFKD);
    // Upper and then lower case is the closest Java has to case folding (sharp s, final sigma).
    String lower = apart.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int stroked = STROKED.indexOf(c);
      if (stroked >= 0) {
        plain.append(PLAIN[stroked]);
      } else if (!isDiacritic(c)) {
        plain.append(c);
      }
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /**
   * Marks that people leave out when they type: accents of Latin, Greek and Cyrillic, points of
   * Hebrew and Arabic, and what nobody sees (soft hyphen, zero width, variation selectors). The
   * voicing marks of Kana and the vowels of India are none of these.
   */
  private static boolean isDiacritic(char c) {
    return (c >= 0x0300 && c <= 0x036f)
        || (c >= 0x0591 && c <= 0x05c7 && c != 0x05be && c != 0x05c0 && c != 0x05c3)
        || (c >= 0x064b && c <= 0x065f)
        || c == 0x0640
        || c == 0x00ad
        || (c >= 0x200b && c <= 0x200f)
        || c == 0x2060
        || c == 0xfeff
        || (c >= 0xfe00 && c <= 0xfe0f);
  }

  private static String[] table() {
    String[] table = new String[TABLE_SIZE];
    Arrays.setAll(table, c -> foldSlowly(String.valueOf((char) c)));
    return table;
  }
}
