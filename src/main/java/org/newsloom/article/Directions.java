package org.newsloom.article;

/**
 * Text that is shown in the order in which it was written: what embeds, isolates or overrides a
 * direction of writing makes an address look like another (CVE-2021-42574). Letters of Hebrew and
 * Arabic, and the marks of direction that these need, are left alone.
 */
public final class Directions {
  /** Of no width and no direction. */
  private static final char NOTHING = '\u2060';

  private Directions() {}

  /** The text with a character of no width in the place of each of these, so as long as before. */
  public static String asWritten(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (turns(text.charAt(i))) {
        StringBuilder tamed = new StringBuilder(text);
        for (int at = i; at < tamed.length(); at++) {
          if (turns(tamed.charAt(at))) {
            tamed.setCharAt(at, NOTHING);
          }
        }
        return tamed.toString();
      }
    }
    return text;
  }

  private static boolean turns(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
