package org.newsloom.sync;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is looked for on a server.
 *
 * @param field the header field whose values are looked at, such as {@code Subject}
 * @param words all of which a value must hold, in any order and letter case, as parts of words too
 * @param newest how many article numbers are looked at, counted from the newest back; {@link #ALL}
 *     for all
 */
public record ServerQuestion(String field, List<String> words, long newest) {
  /** As far back as the server's articles go. */
  public static final long ALL = Long.MAX_VALUE;

  /** Words of one question. */
  private static final int MOST_WORDS = 20;

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,70}");

  /** Throws {@link IllegalArgumentException} for what no server can be asked. */
  public ServerQuestion {
    words = List.copyOf(words);
    if (!isField(field) || words.isEmpty() || newest < 1) {
      throw new IllegalArgumentException("no question for a server: " + field + " " + words);
    }
  }

  /** A question in words with blanks between them, the first twenty of them. */
  public static ServerQuestion of(String field, String text, long newest) {
    return new ServerQuestion(field.strip(), words(text), newest);
  }

  /** Whether it is the name of a header field (RFC 5322 section 3.6.8), without its colon. */
  public static boolean isField(String name) {
    return FIELD.matcher(name).matches();
  }

  /** Whether there is anything in a text to look for. */
  public static boolean hasWords(String text) {
    return !words(text).isEmpty();
  }

  private static List<String> words(String text) {
    return Pattern.compile("[\\s\\p{Z}]+")
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }
}
