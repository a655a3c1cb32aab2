package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;
import org.newsloom.article.DateCode;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.Headers;
import org.newsloom.task.Waiting;

/**
 * Brings the threads of a list into another order. A thread is a block of rows and stays as it is,
 * so nothing is read or threaded anew. Threads that are alike stand newest first.
 */
final class ThreadSort {
  private final Headers store;
  private final GroupHeaders headers;
  private final Rows rows;
  private final Scores scores;

  /** The first row of each thread. */
  private final int[] roots;

  /**
   * Sorts threads.
   *
   * @param scores of the articles; only looked at where they are what is sorted by
   */
  ThreadSort(Headers store, GroupHeaders headers, Rows rows, Scores scores) {
    this.scores = scores;
    this.store = store;
    this.headers = headers;
    this.rows = rows;
    this.roots = new int[rows.threads];
    int thread = 0;
    for (int root = 0; root < rows.size(); root += rows.subtree[root]) {
      roots[thread++] = root;
    }
  }

  /** The rows in the order that is asked for. Blocks. */
  Rows sorted(ThreadListOptions.Sort sort) throws InterruptedException {
    int[] newestFirst = order(newest(), true, threads());
    return rows.blocks(
        roots,
        switch (sort) {
          case NEWEST_THREAD_FIRST -> newestFirst;
          case NEWEST_THREAD_LAST -> reversed(newestFirst);
          case NEWEST_ROOT_FIRST -> order(rootDates(), true, newestFirst);
          case NEWEST_ROOT_LAST -> order(rootDates(), false, newestFirst);
          case SUBJECT -> order(ranks(headers.subject(), true), false, newestFirst);
          case SUBJECT_BACKWARDS -> order(ranks(headers.subject(), true), true, newestFirst);
          case AUTHOR -> order(ranks(headers.author(), false), false, newestFirst);
          case AUTHOR_BACKWARDS -> order(ranks(headers.author(), false), true, newestFirst);
          case MOST_REPLIES_FIRST -> order(replies(), true, newestFirst);
          case FEWEST_REPLIES_FIRST -> order(replies(), false, newestFirst);
          case BEST_SCORE_FIRST -> order(bestScores(), true, newestFirst);
          case WORST_SCORE_FIRST -> order(bestScores(), false, newestFirst);
          case LARGEST_FIRST -> order(octets(), true, newestFirst);
          case SMALLEST_FIRST -> order(octets(), false, newestFirst);
        });
  }

  private int[] threads() {
    int[] threads = new int[roots.length];
    Arrays.setAll(threads, thread -> thread);
    return threads;
  }

  /**
   * Threads by a number each; those with the same one stay in the order that they had.
   *
   * @param numbers unsigned
   */
  private static int[] order(int[] numbers, boolean largestFirst, int[] before) {
    long[] keys = new long[before.length];
    for (int place = 0; place < keys.length; place++) {
      int number = numbers[before[place]];
      keys[place] = ((long) (largestFirst ? ~number : number) << 32) | place;
    }
    Arrays.parallelSort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = before[(int) keys[i]];
    }
    return order;
  }

  private static int[] reversed(int[] order) {
    int[] reversed = new int[order.length];
    Arrays.setAll(reversed, i -> order[order.length - 1 - i]);
    return reversed;
  }

  /** The date of the newest article of each thread. */
  private int[] newest() {
    int[] newest = new int[roots.length];
    Arrays.fill(newest, DateCode.NONE);
    for (int thread = 0; thread < roots.length; thread++) {
      int end = roots[thread] + rows.subtree[roots[thread]];
      for (int row = roots[thread]; row < end; row++) {
        int header = rows.header[row];
        if (header != Rows.NONE) {
          newest[thread] = Math.max(newest[thread], headers.date()[header]);
        }
      }
    }
    return newest;
  }

  /** The date of the first article of each thread; of a missing one, its earliest answer's. */
  private int[] rootDates() {
    int[] dates = new int[roots.length];
    for (int thread = 0; thread < roots.length; thread++) {
      int root = roots[thread];
      dates[thread] = rows.isPlaceholder(root) ? earliestAnswer(root) : date(root);
    }
    return dates;
  }

  private int earliestAnswer(int root) {
    int earliest = DateCode.NONE;
    for (int row = root + 1; row < root + rows.subtree[root]; row++) {
      boolean earlier =
          rows.parent[row] == root
              && !rows.isPlaceholder(row)
              && (earliest == DateCode.NONE || date(row) < earliest);
      earliest = earlier ? date(row) : earliest;
    }
    return earliest;
  }

  private int date(int row) {
    return headers.date()[rows.header[row]];
  }

  /** The best score in each thread, so that the numbers compare without their signs. */
  private int[] bestScores() {
    int[] best = new int[roots.length];
    Arrays.fill(best, Integer.MIN_VALUE);
    for (int thread = 0; thread < roots.length; thread++) {
      int end = roots[thread] + rows.subtree[roots[thread]];
      for (int row = roots[thread]; row < end; row++) {
        if (!rows.isPlaceholder(row)) {
          best[thread] = Math.max(best[thread], scores.of(headers.number()[rows.header[row]]));
        }
      }
    }
    return Arrays.stream(best).map(score -> score ^ Integer.MIN_VALUE).toArray();
  }

  /** How many articles are below the first row of each thread. */
  private int[] replies() {
    int[] replies = new int[roots.length];
    Arrays.setAll(replies, thread -> rows.replies(roots[thread]));
    return replies;
  }

  /** The size of each thread's first article. */
  private int[] octets() throws InterruptedException {
    int[] all = Waiting.on(store.octets(headers));
    int[] first = new int[roots.length];
    Arrays.setAll(first, thread -> all[rows.header[firstArticle(thread)]]);
    return first;
  }

  private int firstArticle(int thread) {
    int row = roots[thread];
    while (rows.isPlaceholder(row)) {
      row++;
    }
    return row;
  }

  /** The place of each thread's first article among all subjects, or authors. */
  private int[] ranks(int[] ids, boolean subjects) throws InterruptedException {
    BitSet wanted = new BitSet();
    int[] first = new int[roots.length];
    for (int thread = 0; thread < roots.length; thread++) {
      int id = ids[rows.header[firstArticle(thread)]];
      // Marks of an answer do not count.
      first[thread] = subjects ? GroupHeaders.plainSubject(id) : id;
      wanted.set(first[thread]);
    }
    TextRanks ranks =
        subjects ? TextRanks.ofSubjects(store, wanted) : TextRanks.ofAuthors(store, wanted);
    Arrays.setAll(first, thread -> ranks.of(first[thread]));
    return first;
  }
}
