package org.newsloom.reading;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Author;
import org.newsloom.store.Headers;
import org.newsloom.store.ShortTexts;
import org.newsloom.task.Waiting;

/** Reads many subjects or authors from the store, in pieces. */
final class TextReader {
  private static final int MOST_IDS = 10_000;

  /** No more, since others read too. */
  private static final int AHEAD = 2;

  /** Takes the subjects of some ids, which begin at a place in all that were asked for. */
  interface Taker {
    void take(int at, ShortTexts texts);
  }

  /** Takes one author; of an id that is not there none. */
  interface AuthorTaker {
    void take(int id, Optional<Author> author);
  }

  private TextReader() {}

  /**
   * Gives all subjects, some read ahead of who looks at them. Blocks.
   *
   * @param ids ascending
   */
  static void subjects(Headers store, int[] ids, Taker taker) throws InterruptedException {
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

  /** Gives all authors. Blocks. */
  static void authors(Headers store, int[] ids, AuthorTaker taker) throws InterruptedException {
    for (int from = 0; from < ids.length; from += MOST_IDS) {
      List<Integer> some =
          Arrays.stream(ids, from, Math.min(ids.length, from + MOST_IDS)).boxed().toList();
      Map<Integer, Author> found = Waiting.on(store.authors(some));
      some.forEach(id -> taker.take(id, Optional.ofNullable(found.get(id))));
    }
  }
}
