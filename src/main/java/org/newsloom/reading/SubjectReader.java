package org.newsloom.reading;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.Headers;
import org.newsloom.store.ShortTexts;
import org.newsloom.task.Waiting;

/** Reads many subjects from the store, some ahead of who looks at them. */
final class SubjectReader {
  private static final int MOST_IDS = 10_000;

  /** No more, since others read too. */
  private static final int AHEAD = 2;

  /** Takes the texts of some ids, which begin at a place in all that were asked for. */
  interface Taker {
    void take(int at, ShortTexts texts);
  }

  private SubjectReader() {}

  /**
   * Gives all texts in pieces. Blocks.
   *
   * @param ids ascending
   */
  static void read(Headers store, int[] ids, Taker taker) throws InterruptedException {
    Deque<CompletableFuture<ShortTexts>> ahead = new ArrayDeque<>();
    int asked = 0;
    for (int at = 0; at < ids.length; ) {
      while (asked < ids.length && ahead.size() < AHEAD) {
        int to = Math.min(ids.length, asked + MOST_IDS);
        ahead.add(store.subjectTexts(Arrays.copyOfRange(ids, asked, to)));
        asked = to;
      }
      ShortTexts texts = Waiting.on(ahead.remove());
      taker.take(at, texts);
      at += texts.size();
    }
  }
}
