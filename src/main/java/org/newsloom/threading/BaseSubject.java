package org.newsloom.threading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The base subject of RFC 5256 section 2.1, by which threads are joined where References are
 * missing: without marks of answering and forwarding, and without list names in brackets.
 *
 * @param text what remains, lower case, white space folded; empty where there was nothing else
 * @param isAnswer whether a mark of answering or forwarding was taken off
 */
public record BaseSubject(String text, boolean isAnswer) {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern TRAILER = Pattern.compile("\\s*\\(fwd\\)\\s*$");
  private static final Pattern LEADER =
      Pattern.compile(
          "^\\s*(?:\\[[^\\[\\]]*\\]\\s*)*"
              + "(?:re|fwd?|aw|sv|svar|antw|antwort|res|ynt|odp|vs|vá|απ|отв|ответ|回复|答复|回覆|返信)"
              + "\\s*(?:\\[[^\\[\\]]*\\]|\\^\\d+|\\(\\d+\\)|\\*\\d+)?\\s*[:：]\\s*");
  private static final Pattern BLOB = Pattern.compile("^\\s*\\[[^\\[\\]]*\\]\\s*");

  /** Takes a decoded subject apart; no text is refused. */
  public static BaseSubject of(String subject) {
    String rest = subject.length() > MAX_LENGTH ? subject.substring(0, MAX_LENGTH) : subject;
    rest = BLANKS.matcher(rest).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    boolean answer = false;
    for (boolean changed = true; changed; ) {
      String before = rest;
      Matcher trailer = TRAILER.matcher(rest);
      if (trailer.find()) {
        rest = rest.substring(0, trailer.start());
        answer = true;
      }
      Matcher leader = LEADER.matcher(rest);
      if (leader.find()) {
        rest = rest.substring(leader.end());
        answer = true;
      }
      Matcher blob = BLOB.matcher(rest);
      if (blob.find() && blob.end() < rest.length()) {
        rest = rest.substring(blob.end());
      }
      if (rest.startsWith("[fwd:") && rest.endsWith("]")) {
        rest = rest.substring("[fwd:".length(), rest.length() - 1).strip();
        answer = true;
      }
      changed = !rest.equals(before);
    }
    return new BaseSubject(rest.strip(), answer);
  }
}
