package org.newsloom.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script where that has one language, otherwise by the little
 * words (and, the, of …) that every text of some length has. Better says nothing than something
 * wrong: of few words, or words of two languages alike, it does not know.
 *
 * <p>Knows some 45 languages; Polish, Vietnamese and others have no list of little words here.
 */
public final class Languages {
  /** Letters that are looked at; a text that goes on is of no other language. */
  private static final int MAX_LETTERS = 1_000;

  private static final int LEAST_LETTERS = 8;

  /** Little words, each counted by how few languages it is one of. */
  private static final double LEAST_WORDS = 1.5;

  /** How many of all words are little ones of the right language, at least. */
  private static final double LEAST_SHARE = 0.08;

  /** By how much the next language must be worse. */
  private static final double LEAD = 1.2;

  /** Told by some of their letters. */
  private static final Set<String> OF_THEIR_OWN = Set.of("ja", "zh", "uk");

  /** Letters that no other language in Cyrillic has of which there are lists here. */
  private static final Pattern UKRAINIAN = Pattern.compile("[їєґЇЄҐ]");

  /** Scripts that one language writes, or nearly one. */
  private static final Map<UnicodeScript, String> ALONE =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(UnicodeScript.GREEK, "el"),
              Map.entry(UnicodeScript.HEBREW, "he"),
              Map.entry(UnicodeScript.THAI, "th"),
              Map.entry(UnicodeScript.HANGUL, "ko"),
              Map.entry(UnicodeScript.ARMENIAN, "hy"),
              Map.entry(UnicodeScript.GEORGIAN, "ka"),
              Map.entry(UnicodeScript.BENGALI, "bn"),
              Map.entry(UnicodeScript.TAMIL, "ta"),
              Map.entry(UnicodeScript.TELUGU, "te"),
              Map.entry(UnicodeScript.KHMER, "km"),
              Map.entry(UnicodeScript.LAO, "lo"),
              Map.entry(UnicodeScript.MYANMAR, "my")));

  private @Nullable LittleWords words;

  /** Whether texts of that language can be told from others. */
  public boolean knows(String tag) {
    return ALONE.containsValue(tag) || OF_THEIR_OWN.contains(tag) || words().has(tag);
  }

  /**
   * The language of a text.
   *
   * @return a tag of two or three letters (ISO 639) such as {@code de}; {@code no} for both ways of
   *     writing Norwegian; empty where that is not clear
   */
  public Optional<String> of(String text) {
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    LittleWords little = words();
    double[] found = new double[little.languages()];
    int letters = 0;
    int words = 0;
    for (int at = 0; at < text.length() && letters < MAX_LETTERS; ) {
      int end = wordEnd(text, at);
      if (end == at) {
        at += Character.charCount(text.codePointAt(at));
      } else {
        scripts.merge(script(text.codePointAt(at)), end - at, Integer::sum);
        little.count(text.substring(at, end), found);
        letters += end - at;
        words++;
        at = end;
      }
    }
    if (letters < LEAST_LETTERS) {
      return Optional.empty();
    }
    UnicodeScript most = most(scripts);
    return switch (most) {
      case LATIN, ARABIC, DEVANAGARI -> byWords(little, found, words);
      case CYRILLIC ->
          UKRAINIAN.matcher(text).find() ? Optional.of("uk") : byWords(little, found, words);
      case HAN, HIRAGANA, KATAKANA -> Optional.of(isJapanese(scripts) ? "ja" : "zh");
      default -> Optional.ofNullable(ALONE.get(most));
    };
  }

  /** Read with the first text, so that no start of the program waits for them. */
  private synchronized LittleWords words() {
    if (words == null) {
      words = LittleWords.read();
    }
    return words;
  }

  /** Letters of one script that stand together, with their marks. */
  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isAsciiLetter(text.charAt(at))) {
      at++;
    }
    UnicodeScript script = at == from ? UnicodeScript.COMMON : UnicodeScript.LATIN;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isLetter(point) && !isMark(point)) {
        break;
      }
      UnicodeScript one = script(point);
      if (one != UnicodeScript.INHERITED && one != UnicodeScript.COMMON) {
        if (script != UnicodeScript.COMMON && one != script) {
          break;
        }
        script = one;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isAsciiLetter(int point) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  }

  private static UnicodeScript script(int point) {
    return isAsciiLetter(point) ? UnicodeScript.LATIN : UnicodeScript.of(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** In whose letters most is written; a letter that is a syllable or a word counts twice. */
  private static UnicodeScript most(Map<UnicodeScript, Integer> scripts) {
    int most = 0;
    UnicodeScript script = UnicodeScript.COMMON;
    for (Map.Entry<UnicodeScript, Integer> one : scripts.entrySet()) {
      int letters =
          switch (one.getKey()) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2 * one.getValue();
            default -> one.getValue();
          };
      if (letters > most) {
        most = letters;
        script = one.getKey();
      }
    }
    return script;
  }

  private static boolean isJapanese(Map<UnicodeScript, Integer> scripts) {
    int kana =
        scripts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
    return kana * 10 >= scripts.getOrDefault(UnicodeScript.HAN, 0);
  }

  private static Optional<String> byWords(LittleWords little, double[] found, int words) {
    int best = 0;
    for (int i = 1; i < found.length; i++) {
      best = found[i] > found[best] ? i : best;
    }
    double next = 0;
    for (int i = 0; i < found.length; i++) {
      next = i == best ? next : Math.max(next, found[i]);
    }
    boolean clear =
        found[best] >= LEAST_WORDS
            && found[best] >= LEAST_SHARE * words
            && found[best] >= LEAD * next;
    return clear ? Optional.of(little.tag(best)) : Optional.empty();
  }
}
