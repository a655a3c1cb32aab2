package org.newsloom.post;

/**
 * One thing that stands against posting, or that the writer should know.
 *
 * @param level whether it can be passed
 * @param code stable word for scripts, such as {@code no-subject}
 * @param text one sentence for the writer, with what to do
 */
public record PostCheck(Level level, String code, String text) {
  /** How grave it is. */
  public enum Level {
    /** It is not posted. */
    REFUSE,
    /** It is posted if the writer says so. */
    WARN
  }

  static PostCheck refuse(String code, String text) {
    return new PostCheck(Level.REFUSE, code, text);
  }

  static PostCheck warn(String code, String text) {
    return new PostCheck(Level.WARN, code, text);
  }
}
