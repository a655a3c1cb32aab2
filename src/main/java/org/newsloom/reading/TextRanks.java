package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
              : a.text.compareTo(b.text);

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
    String[] texts = Waiting.on(store.subjectTexts(wanted));
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Subjects.base(texts[i]);
    }
    return of(wanted, texts);
  }

  /** The names of authors as they are shown. Blocks. */
  static TextRanks ofAuthors(Headers store, BitSet ids) throws InterruptedException {
    int[] wanted = ids.stream().toArray();
    String[] texts = new String[wanted.length];
    for (int from = 0; from < wanted.length; from += MOST_IDS) {
      int to = Math.min(wanted.length, from + MOST_IDS);
      List<Integer> some = new ArrayList<>();
      for (int i = from; i < to; i++) {
        some.add(wanted[i]);
      }
      Map<Integer, Author> authors = Waiting.on(store.authors(some));
      for (int i = from; i < to; i++) {
        Author author = authors.get(wanted[i]);
        texts[i] = author == null ? "" : author.displayName();
      }
    }
    return of(wanted, texts);
  }

  private record Entry(int id, long prefix, String text) {}

  private static TextRanks of(int[] ids, String[] texts) {
    Entry[] entries = new Entry[ids.length];
    for (int i = 0; i < ids.length; i++) {
      String text = texts[i].toLowerCase(Locale.ROOT);
      entries[i] = new Entry(ids[i], prefix(text), text);
    }
    Arrays.parallelSort(entries, IN_ORDER);
    int[] ranks = new int[ids.length == 0 ? 0 : ids[ids.length - 1] + 1];
    int rank = 0;
    for (int i = 0; i < entries.length; i++) {
      rank += i > 0 && IN_ORDER.compare(entries[i - 1], entries[i]) != 0 ? 1 : 0;
      ranks[entries[i].id] = rank;
    }
    return new TextRanks(ranks);
  }

  /** Eight letters as one number, which decides most comparisons. */
  private static long prefix(String text) {
    long prefix = 0;
    int length = Math.min(Long.BYTES, text.length());
    int shift = Long.SIZE;
    for (int i = 0; i < length; i++) {
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
}
