package org.newsloom.spelling;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an article that its writer wrote: without quotations and the line above them,
 * signature, addresses of all kinds, names of newsgroups, abbreviations and names of things in
 * programs.
 */
final class OwnText {
  private static final int MAX_WORD = 60;

  /** The line above a quotation may be broken. */
  private static final int MAX_ATTRIBUTION = 3;

  private static final Pattern TOKEN = Pattern.compile("\\S+");
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}_])\\p{L}[\\p{L}\\p{M}]*(['’]\\p{L}+)*(?![\\p{L}\\p{N}_])");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i).*(@|://|\\\\).*|[<(\"]*(www\\.|[/~]|(news|nntp|mailto):).*"
              + "|[^\\p{L}\\p{N}]*[\\p{L}\\p{N}_+-]+(\\.[\\p{L}\\p{N}_+-]+)+[^\\p{L}\\p{N}]*");
  private static final Pattern IN_PROGRAMS = Pattern.compile(".*\\p{Ll}\\p{Lu}.*");

  /** Dictionaries of these, where there are any, do not look words up one by one. */
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private OwnText() {}

  /** All words with their places; whether they are right is not asked here. */
  static List<Misspelt> words(String text) {
    String[] lines = text.split("\n", -1);
    List<Misspelt> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.equals("-- ")) {
        break;
      }
      if (!line.startsWith(">") && !isAttribution(lines, i)) {
        wordsOf(line, start, words);
      }
      start += line.length() + 1;
    }
    return words;
  }

  /** Whether the paragraph ends in a colon and a quotation follows. */
  private static boolean isAttribution(String[] lines, int at) {
    int end = at;
    while (end < lines.length && !lines[end].isBlank() && !lines[end].startsWith(">")) {
      end++;
    }
    if (end == at || end - at > MAX_ATTRIBUTION || !lines[end - 1].stripTrailing().endsWith(":")) {
      return false;
    }
    while (end < lines.length && lines[end].isBlank()) {
      end++;
    }
    return end < lines.length && lines[end].startsWith(">");
  }

  private static void wordsOf(String line, int start, List<Misspelt> words) {
    Matcher token = TOKEN.matcher(line);
    while (token.find()) {
      if (ADDRESS.matcher(token.group()).matches()) {
        continue;
      }
      Matcher word = WORD.matcher(token.group());
      while (word.find()) {
        if (isWord(word.group())) {
          int from = start + token.start() + word.start();
          words.add(new Misspelt(from, from + word.group().length(), word.group()));
        }
      }
    }
  }

  private static boolean isWord(String found) {
    return found.length() > 1
        && found.length() <= MAX_WORD
        && !found.equals(found.toUpperCase(java.util.Locale.ROOT))
        && !IN_PROGRAMS.matcher(found).matches()
        && found.codePoints().mapToObj(UnicodeScript::of).noneMatch(WITHOUT_BLANKS::contains);
  }
}
