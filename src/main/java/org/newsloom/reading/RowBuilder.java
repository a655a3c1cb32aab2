package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupLinks;
import org.newsloom.store.Headers;
import org.newsloom.store.LinkedHeaders;
import org.newsloom.store.Store;
import org.newsloom.task.Waiting;
import org.newsloom.threading.BaseSubject;
import org.newsloom.threading.Forest;
import org.newsloom.threading.Linking;
import org.newsloom.threading.ThreadColumns;
import org.newsloom.threading.ThreadOrder;
import org.newsloom.threading.Threader;

/** Brings the headers of a group into the order that the options ask for. */
final class RowBuilder {
  private static final int MOST_IDS = 10_000;

  private final Headers store;
  private final GroupHeaders headers;
  private final GroupLinks links;
  private final Map<Long, Long> byHand;
  private final Scores scores;
  private final ThreadListOptions options;

  /**
   * Builds from headers.
   *
   * @param byHand what hangs elsewhere by hand
   * @param scores of the articles, where the options sort by them
   */
  RowBuilder(
      Store store,
      LinkedHeaders headers,
      HandLinks byHand,
      Scores scores,
      ThreadListOptions options) {
    this.scores = scores;
    this.store = store.headers();
    this.headers = headers.headers();
    this.links = headers.links();
    this.byHand = byHand.byKey(store);
    this.options = options;
  }

  /** All rows; what is not to be shown is taken out by {@link #shown}. Blocks. */
  Rows build() throws InterruptedException {
    if (options.layout() == ThreadListOptions.Layout.FLAT) {
      return flat();
    }
    Rows threads = threads();
    return options.sort() == ThreadListOptions.Sort.NEWEST_THREAD_FIRST
        ? threads
        : new ThreadSort(store, headers, threads, scores).sorted(options.sort());
  }

  /** The rows that the options want to see. */
  static Rows shown(Rows rows, ThreadMarks marks, ThreadListOptions.Shown shown) {
    if (shown == ThreadListOptions.Shown.ALL) {
      return rows;
    }
    BitSet wanted = new BitSet(rows.size());
    for (int root = 0; root < rows.size(); root += rows.subtree[root]) {
      int end = root + rows.subtree[root];
      if (isWanted(root, end, marks, shown)) {
        wanted.set(root, end);
      }
    }
    if (shown != ThreadListOptions.Shown.FLAGGED) {
      for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
        if (marks.isIgnored(row)) {
          wanted.clear(row);
        }
      }
    }
    return wanted.cardinality() == rows.size() ? rows : rows.only(wanted);
  }

  private static boolean isWanted(
      int from, int to, ThreadMarks marks, ThreadListOptions.Shown shown) {
    return switch (shown) {
      case ALL, NOT_IGNORED -> true;
      case UNREAD_THREADS -> marks.unread(from) > 0;
      case WATCHED -> any(from, to, marks::isWatched);
      case FLAGGED -> any(from, to, marks::isFlagged);
    };
  }

  private static boolean any(int from, int to, java.util.function.IntPredicate fact) {
    for (int row = from; row < to; row++) {
      if (fact.test(row)) {
        return true;
      }
    }
    return false;
  }

  private Rows threads() throws InterruptedException {
    Forest forest = forest();
    int size = forest.size();
    int[] header = new int[size];
    int[] parent = new int[size];
    short[] depth = new short[size];
    int[] subtree = new int[size];
    int[] placeholders = new int[size - headers.size()];
    long[] keys = new long[placeholders.length];
    int found = 0;
    forest.copyTo(header, parent, subtree);
    for (int row = 0; row < size; row++) {
      depth[row] = (short) Math.min(Short.MAX_VALUE, forest.depth(row));
      if (header[row] == Rows.NONE) {
        placeholders[found] = row;
        keys[found++] = forest.missingKey(row).orElse(0);
      }
    }
    return new Rows(headers.size(), header, parent, depth, subtree, placeholders, keys);
  }

  private Forest forest() throws InterruptedException {
    Linking linking =
        options.subjectFallback() ? Linking.REFERENCES_THEN_SUBJECT : Linking.REFERENCES;
    return Threader.thread(columns(), linking, ThreadOrder.NEWEST_ARTICLE_FIRST);
  }

  private ThreadColumns columns() throws InterruptedException {
    int size = headers.size();
    int[] subjects = options.subjectFallback() ? baseSubjects() : headers.subject();
    return new ThreadColumns(
            size,
            headers.number(),
            links.key(),
            headers.date(),
            subjects,
            links.referenceEnd(),
            links.references(),
            links.ancestorCount())
        .relinked(byHand);
  }

  /** Ids of base subjects, negative for answers, in the place of the ids of subjects. */
  private int[] baseSubjects() throws InterruptedException {
    Map<Integer, String> texts = subjects(headers.subject());
    Map<String, Integer> bases = new HashMap<>();
    Map<Integer, Integer> baseOf = new HashMap<>();
    texts.forEach((id, text) -> {
      BaseSubject base = BaseSubject.of(text);
      int number =
          base.text().isEmpty() ? 0 : bases.computeIfAbsent(base.text(), any -> bases.size() + 1);
      baseOf.put(id, base.isAnswer() ? -number : number);
    });
    int[] ids = new int[headers.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = baseOf.getOrDefault(headers.subject()[i], 0);
    }
    return ids;
  }

  private Map<Integer, String> subjects(int[] all) throws InterruptedException {
    List<Integer> ids = Arrays.stream(all, 0, headers.size()).distinct().boxed().toList();
    Map<Integer, String> texts = new HashMap<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      texts.putAll(
          Waiting.on(store.subjects(ids.subList(from, Math.min(ids.size(), from + MOST_IDS)))));
    }
    return texts;
  }

  private Rows flat() throws InterruptedException {
    int size = headers.size();
    int[] header = byDate();
    switch (options.sort()) {
      case NEWEST_THREAD_LAST, NEWEST_ROOT_LAST -> {
        // That is how they lie.
      }
      // Without threads nothing has replies: all are alike.
      case NEWEST_THREAD_FIRST, NEWEST_ROOT_FIRST, MOST_REPLIES_FIRST, FEWEST_REPLIES_FIRST ->
          reverse(header);
      case BEST_SCORE_FIRST -> {
        reverse(header);
        header = by(backwards(scores()), header);
      }
      case WORST_SCORE_FIRST -> {
        reverse(header);
        header = by(scores(), header);
      }
      case LARGEST_FIRST -> {
        reverse(header);
        header = by(backwards(Waiting.on(store.octets(headers))), header);
      }
      case SMALLEST_FIRST -> {
        reverse(header);
        header = by(Waiting.on(store.octets(headers)), header);
      }
      case SUBJECT -> header = by(subjectRanks(), header);
      case SUBJECT_BACKWARDS -> header = by(backwards(subjectRanks()), header);
      case AUTHOR -> header = by(authorRanks(), header);
      case AUTHOR_BACKWARDS -> header = by(backwards(authorRanks()), header);
    }
    int[] parent = new int[size];
    Arrays.fill(parent, Rows.NONE);
    int[] subtree = new int[size];
    Arrays.fill(subtree, 1);
    return new Rows(size, header, parent, new short[size], subtree, new int[0], new long[0]);
  }

  private int[] scores() {
    int[] each = new int[headers.size()];
    Arrays.setAll(each, header -> scores.of(headers.number()[header]));
    return each;
  }

  private int[] subjectRanks() throws InterruptedException {
    int[] ids = headers.subject();
    return ranks(ids, TextRanks.ofSubjects(store, each(ids)));
  }

  private int[] authorRanks() throws InterruptedException {
    int[] ids = headers.author();
    return ranks(ids, TextRanks.ofAuthors(store, each(ids)));
  }

  private BitSet each(int[] ids) {
    BitSet each = new BitSet();
    for (int header = 0; header < headers.size(); header++) {
      each.set(ids[header]);
    }
    return each;
  }

  private int[] ranks(int[] ids, TextRanks texts) {
    int[] ranks = new int[headers.size()];
    Arrays.setAll(ranks, header -> texts.of(ids[header]));
    return ranks;
  }

  private static int[] backwards(int[] ranks) {
    return Arrays.stream(ranks).map(rank -> -rank).toArray();
  }

  /** Headers by a number each; those with the same one stay in the order given. */
  private static int[] by(int[] ranks, int[] order) {
    long[] keys = new long[order.length];
    Arrays.setAll(keys, i -> ((long) ranks[order[i]] << 32) | i);
    Arrays.parallelSort(keys);
    int[] sorted = new int[order.length];
    Arrays.setAll(sorted, i -> order[(int) keys[i]]);
    return sorted;
  }

  /** All headers, oldest first; numbers tell the order of arrival where two bear the same time. */
  private int[] byDate() {
    long[] keys = new long[headers.size()];
    Arrays.setAll(keys, i -> ((long) headers.date()[i] << 32) | i);
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    Arrays.setAll(order, i -> (int) keys[i]);
    return order;
  }

  private static void reverse(int[] order) {
    for (int i = 0, j = order.length - 1; i < j; i++, j--) {
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
