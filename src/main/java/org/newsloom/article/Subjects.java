package org.newsloom.article;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What subjects have in common: the marks of an answer, and what remains without them. */
public final class Subjects {
  /**
   * One mark of an answer at the beginning: Re: and what programs of other tongues write instead,
   * with a count such as {@code Re[2]:}, {@code Re^3:} or {@code Re(2):}.
   */
  private static final Pattern ANSWER_MARK =
      Pattern.compile(
          "^\\s*(?:re|aw|sv|svar|antw|antwort|res|ynt|odp|vs|vá|απ|отв|ответ|回复|答复|回覆|返信)"
              + "\\s*(?:\\[\\d+\\]|\\^\\d+|\\(\\d+\\)|\\*\\d+)?\\s*[:：]\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Subjects() {}

  /** The subject without any marks of an answer at its beginning. */
  public static String base(String subject) {
    if (subject.indexOf(':') < 0 && subject.indexOf('：') < 0) {
      return subject.strip();
    }
    String rest = subject;
    for (Matcher mark = ANSWER_MARK.matcher(rest);
        mark.find() && mark.end() < rest.length();
        mark = ANSWER_MARK.matcher(rest)) {
      rest = rest.substring(mark.end());
    }
    return rest.strip();
  }

  /** Whether the subject begins with a mark of an answer. */
  public static boolean isAnswer(String subject) {
    return ANSWER_MARK.matcher(subject).find();
  }

  /**
   * The subject of a followup: exactly one {@code "Re: "} and then the whole original, its own
   * marks of an answer taken off (RFC 5537 section 3.4.4; net-keeping rows G5a to G5c).
   */
  public static String answerTo(String subject) {
    return "Re: " + (saysNothing(subject) ? "" : base(subject));
  }

  /** Whether there is nothing in the subject but blanks and marks of an answer. */
  public static boolean saysNothing(String subject) {
    String rest = base(subject);
    return rest.isBlank() || ANSWER_MARK.matcher(rest).matches();
  }
}
