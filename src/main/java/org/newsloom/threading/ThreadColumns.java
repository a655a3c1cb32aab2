package org.newsloom.threading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.article.DateCode;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;

/**
 * What the threader needs of each article, as columns: about 30 octets an article. A row's index is
 * its name in the {@link Forest}. Rows may come in any order.
 */
public final class ThreadColumns {
  final int size;
  final long[] numbers;
  final long[] keys;
  final int[] dates;
  final int[] subjects;
  final int[] referenceEnds;
  final long[] references;
  private final short[] ancestorCounts;

  /**
   * Columns as the store keeps them; the arrays are used, not copied, and must not change.
   *
   * @param size how many rows
   * @param numbers article numbers, by which rows are told apart where all else is equal
   * @param keys 64-bit hashes of the Message-IDs; 0 for a row without one
   * @param dates see {@link DateCode}; {@link DateCode#NONE} where unknown
   * @param subjects ids of base subjects, negative where the subject bears a mark of an answer; 0
   *     where unknown
   * @param referenceEnds where the references of each row end in {@code references}; those of the
   *     next row begin there
   * @param references keys of the ancestors, oldest first within a row; those above one that is
   *     among the rows may be left out
   * @param ancestorCounts how many ancestors each row names, those left out too
   */
  public ThreadColumns(
      int size,
      long[] numbers,
      long[] keys,
      int[] dates,
      int[] subjects,
      int[] referenceEnds,
      long[] references,
      short[] ancestorCounts) {
    this.ancestorCounts = ancestorCounts;
    this.size = size;
    this.numbers = numbers;
    this.keys = keys;
    this.dates = dates;
    this.subjects = subjects;
    this.referenceEnds = referenceEnds;
    this.references = references;
  }

  /** The columns of a small set, such as what a test or the command line holds. */
  public static ThreadColumns of(List<Overview> overviews) {
    // Counted, not hashed: no two identifiers of a small set can ever share a key.
    Map<MessageId, Long> keys = new HashMap<>();
    Map<String, Integer> subjects = new HashMap<>();
    Builder builder = new Builder();
    for (Overview overview : overviews) {
      BaseSubject base = BaseSubject.of(overview.subject());
      int subject = subjects.computeIfAbsent(base.text(), text -> subjects.size() + 1);
      builder.row(
          overview.number(),
          keyOf(keys, overview.id()),
          overview.date().map(DateCode::of).orElse(DateCode.NONE),
          base.isAnswer() ? -subject : subject);
      overview.references().ids().forEach(id -> builder.reference(keyOf(keys, id)));
    }
    return builder.build();
  }

  /**
   * The same with other parents than the articles name, as a person wants them. Where the other
   * parent is not here, what an article names itself holds as far as it goes.
   *
   * @param parents by the key of an article the key of what it is to hang below; 0 to begin a
   *     thread
   */
  public ThreadColumns relinked(Map<Long, Long> parents) {
    if (parents.isEmpty()) {
      return this;
    }
    int[] newSubjects = Arrays.copyOf(subjects, size);
    int[] newEnds = new int[size];
    short[] newCounts = Arrays.copyOf(ancestorCounts, size);
    long[] newReferences = new long[(size == 0 ? 0 : referenceEnds[size - 1]) + size];
    int at = 0;
    for (int row = 0; row < size; row++) {
      Long above = keys[row] == 0 ? null : parents.get(keys[row]);
      if (above != null && above == 0) {
        // Its subject must not bring it back below what it was taken from.
        newSubjects[row] = 0;
        newCounts[row] = 0;
      } else {
        int from = referencesFrom(row);
        int count = referencesTo(row) - from;
        System.arraycopy(references, from, newReferences, at, count);
        at += count;
        if (above != null) {
          newReferences[at++] = above;
          newCounts[row] = (short) Math.min(Short.MAX_VALUE, newCounts[row] + 1);
        }
      }
      newEnds[row] = at;
    }
    return new ThreadColumns(
        size,
        numbers,
        keys,
        dates,
        newSubjects,
        newEnds,
        Arrays.copyOf(newReferences, at),
        newCounts);
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  int referencesFrom(int row) {
    return row == 0 ? 0 : referenceEnds[row - 1];
  }

  int referencesTo(int row) {
    return referenceEnds[row];
  }

  int ancestorCount(int row) {
    return ancestorCounts[row];
  }

  private static long keyOf(Map<MessageId, Long> keys, MessageId id) {
    return keys.computeIfAbsent(id, one -> keys.size() + 1L);
  }

  /** Collects rows one by one. */
  public static final class Builder {
    private int size;
    private int referenceCount;
    private long[] numbers = new long[16];
    private long[] keys = new long[16];
    private int[] dates = new int[16];
    private int[] subjects = new int[16];
    private int[] referenceEnds = new int[16];
    private long[] references = new long[32];

    /** No rows yet. */
    public Builder() {}

    /** Begins a row; see the constructor of {@link ThreadColumns} for what the values mean. */
    public Builder row(long number, long key, int date, int subject) {
      if (size == numbers.length) {
        int more = size + (size >> 1);
        numbers = Arrays.copyOf(numbers, more);
        keys = Arrays.copyOf(keys, more);
        dates = Arrays.copyOf(dates, more);
        subjects = Arrays.copyOf(subjects, more);
        referenceEnds = Arrays.copyOf(referenceEnds, more);
      }
      numbers[size] = number;
      keys[size] = key;
      dates[size] = date;
      subjects[size] = subject;
      referenceEnds[size] = referenceCount;
      size++;
      return this;
    }

    /** Adds the next younger ancestor to the row begun last. */
    public Builder reference(long key) {
      if (referenceCount == references.length) {
        references = Arrays.copyOf(references, referenceCount * 2);
      }
      references[referenceCount++] = key;
      referenceEnds[size - 1] = referenceCount;
      return this;
    }

    /** The columns; the builder must not be used any more. */
    public ThreadColumns build() {
      short[] counts = new short[size];
      for (int row = 0; row < size; row++) {
        int begin = row == 0 ? 0 : referenceEnds[row - 1];
        counts[row] = (short) Math.min(Short.MAX_VALUE, referenceEnds[row] - begin);
      }
      return new ThreadColumns(
          size, numbers, keys, dates, subjects, referenceEnds, references, counts);
    }
  }
}
