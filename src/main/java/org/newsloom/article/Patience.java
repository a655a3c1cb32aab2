package org.newsloom.article;

import java.util.regex.Pattern;

/**
 * A text that lets a regular expression look at it only so often: there are patterns that would
 * take longer than the universe has.
 */
public final class Patience implements CharSequence {
  private static final int MOST_LOOKS = 2_000_000;

  private final String text;
  private final int[] looks;

  private Patience(String text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  /** Whether the pattern is found; not found where that would take too long. */
  public static boolean finds(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Patience(text, new int[1])).find();
    } catch (LostException | StackOverflowError e) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MOST_LOOKS) {
      throw new LostException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Patience(text.substring(start, end), looks);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostException() {
      super("patience lost", null, false, false);
    }
  }
}
