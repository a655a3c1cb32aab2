package org.newsloom.article;

import java.util.Locale;

/** How many there are of something, in words: {@code 1 article}, {@code 1,200 articles}. */
public final class Counted {
  private Counted() {}

  /**
   * The number and the noun.
   *
   * @param noun one of them; several have an {@code s} behind it
   */
  public static String of(long count, String noun) {
    return String.format(Locale.ENGLISH, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** The same as the subject of a sentence, as {@code 1 article is}. */
  public static String are(long count, String noun) {
    return of(count, noun) + (count == 1 ? " is" : " are");
  }
}
