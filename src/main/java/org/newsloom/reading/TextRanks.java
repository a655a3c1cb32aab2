package org.newsloom.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Author;
import org.newsloom.article.Subjects;
import org.newsloom.store.Headers;
import org.newsloom.task.Waiting;

/**
 * The place that each subject or author has in the order of the alphabet, letter case aside: equal
 * texts have equal places. So that headers are sorted by numbers.
 */
final class TextRanks {
  private static final int MOST_IDS = 10_000;

  private static final Comparator<Entry> IN_ORDER =
      (a, b) ->
          a.prefix != b.prefix
              ? Long.compareUnsigned(a.prefix, b.prefix)
              : a.next != b.next ? Long.compareUnsigned(a.next, b.next) : a.text.compareTo(b.text);

  /** Rank by id. */
  private final int[] ranks;

  private TextRanks(int[] ranks) {
    this.ranks = ranks;
  }

  /** The rank of an id that was asked for. */
  int of(int id) {
    return ranks[id];
  }

  /** Subjects without their marks of an answer. Blocks. */
  static TextRanks ofSubjects(Headers store, BitSet ids) throws InterruptedException {
    int[] wanted = ids.stream().toArray();
    Entry[] entries = new Entry[wanted.length];
    Deque<CompletableFuture<String[]>> ahead = new ArrayDeque<>();
    int asked = 0;
    for (int at = 0; at < wanted.length; ) {
      // While some are looked at the next ones are on their way; no more, since others read too.
      while (asked < wanted.length && ahead.size() < 2) {
        int to = Math.min(wanted.length, asked + MOST_IDS);
        ahead.add(store.subjectTexts(Arrays.copyOfRange(wanted, asked, to)));
        asked = to;
      }
      for (String text : Waiting.on(ahead.remove())) {
        entries[at] = Entry.of(wanted[at], Subjects.base(text));
        at++;
      }
    }
    return of(entries);
  }

  /** The names of authors as they are shown. Blocks. */
  static TextRanks ofAuthors(Headers store, BitSet ids) throws InterruptedException {
    int[] wanted = ids.stream().toArray();
    Entry[] entries = new Entry[wanted.length];
    for (int from = 0; from < wanted.length; from += MOST_IDS) {
      int to = Math.min(wanted.length, from + MOST_IDS);
      List<Integer> some = new ArrayList<>();
      for (int i = from; i < to; i++) {
        some.add(wanted[i]);
      }
      Map<Integer, Author> authors = Waiting.on(store.authors(some));
      for (int i = from; i < to; i++) {
        Author author = authors.get(wanted[i]);
        entries[i] = Entry.of(wanted[i], author == null ? "" : author.displayName());
      }
    }
    return of(entries);
  }

  /** The first sixteen letters of a text as two numbers, which decide most comparisons. */
  private record Entry(int id, long prefix, long next, String text) {
    static Entry of(int id, String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      long prefix = eight(lower, 0);
      // Of two texts with a wide letter in the same place nothing is known of what is behind it.
      return new Entry(id, prefix, endsWide(prefix) ? 0 : eight(lower, Long.BYTES), lower);
    }
  }

  private static TextRanks of(Entry[] entries) {
    Arrays.parallelSort(entries, IN_ORDER);
    int[] ranks = new int[Arrays.stream(entries).mapToInt(Entry::id).max().orElse(-1) + 1];
    int rank = 0;
    for (int i = 0; i < entries.length; i++) {
      rank += i > 0 && IN_ORDER.compare(entries[i - 1], entries[i]) != 0 ? 1 : 0;
      ranks[entries[i].id] = rank;
    }
    return new TextRanks(ranks);
  }

  /** Eight letters from some place on as one number; what is wider than an octet ends it. */
  private static long eight(String text, int from) {
    long prefix = 0;
    int to = Math.min(from + Long.BYTES, text.length());
    int shift = Long.SIZE;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      shift -= Byte.SIZE;
      if (c >= 0xff) {
        // From here on the whole texts decide.
        return prefix | 0xffL << shift;
      }
      prefix |= (long) c << shift;
    }
    return prefix;
  }

  /** Whether a letter that is wider than an octet ended it. */
  private static boolean endsWide(long prefix) {
    int last = Long.numberOfTrailingZeros(prefix) / Byte.SIZE * Byte.SIZE;
    return (prefix >>> last & 0xff) == 0xff;
  }
}
