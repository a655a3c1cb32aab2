package org.newsloom.ui;

/**
 * What the person must not miss, held out until it is taken or put away.
 *
 * @param words what happened or what there is to do, in sentences
 * @param button the words on the button that does it; empty where there is nothing to be done
 * @param action does it
 */
public record Offer(String words, String button, Runnable action) {
  /** Something to know, with nothing to be done at once. */
  public static Offer ofNews(String words) {
    return new Offer(words, "", () -> {});
  }
}
