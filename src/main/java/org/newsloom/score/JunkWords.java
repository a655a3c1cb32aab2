package org.newsloom.score;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of an article that may tell junk from the rest. A letter before the colon says where a
 * word stands, for the same word weighs differently in a subject and in a text.
 */
public final class JunkWords {
  private static final int MOST_IN_SUBJECT = 40;
  private static final int MOST_IN_TEXT = 120;
  private static final int LONGEST_TEXT = 20_000;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 24;

  /** Written without blanks, so that pairs of letters stand for words. */
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** The first letter of Thai; the others come behind it. */
  private static final int FIRST_WITHOUT_BLANKS = 0xe01;

  private JunkWords() {}

  /** Of a subject. */
  public static Set<String> ofSubject(String subject) {
    Set<String> words = new LinkedHashSet<>();
    add(subject, "subject:", MOST_IN_SUBJECT, words);
    return words;
  }

  /** Of an author: the words of the name, the whole address, and the host in it. */
  public static Set<String> ofAuthor(String name, String address) {
    Set<String> words = new LinkedHashSet<>();
    String plain = address.strip().toLowerCase(Locale.ROOT);
    if (!plain.isEmpty() && plain.chars().noneMatch(Character::isWhitespace)) {
      words.add("from:" + plain);
      int at = plain.lastIndexOf('@');
      if (at >= 0) {
        words.add("from:" + plain.substring(at));
      }
    }
    add(name, "from:", MOST_IN_SUBJECT, words);
    return words;
  }

  /** Of a text, without what it quotes. */
  public static Set<String> ofText(String text) {
    Set<String> words = new LinkedHashSet<>();
    String beginning = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    for (String line : beginning.split("\n", -1)) {
      if (!line.startsWith(">")) {
        add(line, "text:", MOST_IN_TEXT, words);
      }
    }
    return words;
  }

  /** A word without the place where it stands. */
  static String bare(String word) {
    return word.substring(word.indexOf(':') + 1);
  }

  private static void add(String raw, String place, int most, Set<String> words) {
    String text = folded(raw);
    int start = 0;
    int at = 0;
    while (at <= text.length() && words.size() < most) {
      int point = at < text.length() ? text.codePointAt(at) : ' ';
      int next = at + Character.charCount(point);
      if (isWithoutBlanks(point)) {
        word(text.substring(start, at), place, words);
        if (words.size() < most) {
          pair(text, at, next, place, words);
        }
        start = next;
      } else if (!isOfWord(point)) {
        word(text.substring(start, at), place, words);
        start = Math.min(next, text.length());
      }
      at = next;
    }
  }

  private static void word(String word, String place, Set<String> words) {
    if (word.length() >= SHORTEST && word.length() <= LONGEST) {
      words.add(place + word);
    }
  }

  private static void pair(String text, int at, int next, String place, Set<String> words) {
    if (next < text.length()) {
      int second = text.codePointAt(next);
      if (isWithoutBlanks(second)) {
        words.add(place + text.substring(at, next + Character.charCount(second)));
      }
    }
  }

  /** A million subjects are looked at in a row, and most have nothing beyond ASCII. */
  private static String folded(String raw) {
    boolean ascii = true;
    for (int i = 0; i < raw.length() && ascii; i++) {
      ascii = raw.charAt(i) < 0x80;
    }
    return (ascii ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
  }

  private static boolean isWithoutBlanks(int point) {
    return point >= FIRST_WITHOUT_BLANKS && WITHOUT_BLANKS.contains(UnicodeScript.of(point));
  }

  private static boolean isOfWord(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }
}
