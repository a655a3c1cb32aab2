package org.newsloom.store;

import java.util.Arrays;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;
import org.newsloom.store.PackedColumns.Writer;

/**
 * A run of headers of one slice in columns, ascending by row: what a {@link Segments segment}
 * holds, and what is read of the rows where there is none. Grows by {@link #add}, then only read.
 */
final class HeaderColumns {
  /** In the place of a count: the references are those of the parent, and the parent. */
  private static final int INHERITED = -1;

  private int size;
  long[] row;
  int[] date;
  int[] subject;
  int[] author;
  long[] key;

  /** Where the references of each row end; those of the next row begin there. */
  int[] referenceEnd;

  long[] references;

  /** How many ancestors each row names, where not all of them stand in {@link #references}. */
  private short[] ancestorCount = new short[0];

  /** After {@link #packLinks}: of each ancestor that is none of these headers, one reference. */
  private int[] elsewhere = new int[0];

  HeaderColumns(int capacity) {
    row = new long[capacity];
    date = new int[capacity];
    subject = new int[capacity];
    author = new int[capacity];
    key = new long[capacity];
    referenceEnd = new int[capacity];
    references = new long[capacity * 4];
  }

  int size() {
    return size;
  }

  /** Forgets all but the memory. */
  void clear() {
    size = 0;
  }

  long firstRow() {
    return row[0];
  }

  long lastRow() {
    return row[size - 1];
  }

  /** The latest date; the least of all for no rows. */
  int newest() {
    int newest = Integer.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      newest = Math.max(newest, date[i]);
    }
    return newest;
  }

  /** How many ancestors a row names. */
  short ancestorCount(int index) {
    return ancestorCount.length > 0
        ? ancestorCount[index]
        : (short) Math.min(Short.MAX_VALUE, referenceEnd[index] - referencesFrom(index));
  }

  /** How many references all rows have together. */
  int referenceCount() {
    return referencesFrom(size);
  }

  /**
   * Indexes of references that name, each once, all ancestors that are none of these headers; to be
   * asked for after {@link #packLinks}.
   */
  int[] elsewhere() {
    return elsewhere;
  }

  /** Lets go of what a list shows, once that was copied. */
  void dropList() {
    row = new long[0];
    date = new int[0];
    subject = new int[0];
    author = new int[0];
  }

  int referencesFrom(int index) {
    return index == 0 ? 0 : referenceEnd[index - 1];
  }

  /**
   * Adds a header.
   *
   * @param ancestors keys of the ancestors; those from one index to before another are taken
   */
  void add(
      long id,
      long articleKey,
      int time,
      int subjectId,
      int authorId,
      long[] ancestors,
      int from,
      int to) {
    if (size == row.length) {
      grow(size + size / 2 + 16);
    }
    row[size] = id;
    key[size] = articleKey;
    date[size] = time;
    subject[size] = subjectId;
    author[size] = authorId;
    int begin = referencesFrom(size);
    int end = begin + to - from;
    if (end > references.length) {
      references = Arrays.copyOf(references, Math.max(end, references.length * 3 / 2));
    }
    System.arraycopy(ancestors, from, references, begin, to - from);
    referenceEnd[size] = end;
    size++;
  }

  private void grow(int capacity) {
    row = Arrays.copyOf(row, capacity);
    key = Arrays.copyOf(key, capacity);
    date = Arrays.copyOf(date, capacity);
    subject = Arrays.copyOf(subject, capacity);
    author = Arrays.copyOf(author, capacity);
    referenceEnd = Arrays.copyOf(referenceEnd, capacity);
  }

  /** Whether the columns say the same. */
  boolean isSameAs(HeaderColumns other) {
    int count = referencesFrom(size);
    return size == other.size
        && count == other.referencesFrom(other.size)
        && Arrays.equals(row, 0, size, other.row, 0, size)
        && Arrays.equals(key, 0, size, other.key, 0, size)
        && Arrays.equals(date, 0, size, other.date, 0, size)
        && Arrays.equals(subject, 0, size, other.subject, 0, size)
        && Arrays.equals(author, 0, size, other.author, 0, size)
        && Arrays.equals(referenceEnd, 0, size, other.referenceEnd, 0, size)
        && Arrays.equals(references, 0, count, other.references, 0, count);
  }

  /** What a list shows and a search looks at: rows, dates, subjects, authors. */
  byte[] packList() {
    Writer out = new Writer();
    out.ascending(row, size);
    out.ints(date, size);
    out.ints(subject, size);
    out.ints(author, size);
    return out.toOctets();
  }

  /** What threads are made of: keys, and the keys of ancestors, each of them once. */
  byte[] packLinks() {
    LongIntMap places = new LongIntMap(size + size / 4);
    for (int i = 0; i < size; i++) {
      places.put(key[i], i + 1);
    }
    int count = size == 0 ? 0 : referenceEnd[size - 1];
    int[] counts = new int[size];
    int[] indexes = new int[count];
    int indexCount = 0;
    long[] others = new long[16];
    elsewhere = new int[16];
    int otherCount = 0;
    for (int i = 0; i < size; i++) {
      int from = referencesFrom(i);
      int parent = referenceEnd[i] == from ? 0 : places.get(references[referenceEnd[i] - 1]);
      if (parent > 0 && parent <= i && isAnswerTo(i, parent - 1)) {
        counts[i] = INHERITED;
        indexes[indexCount++] = parent - 1;
        continue;
      }
      counts[i] = referenceEnd[i] - from;
      for (int k = from; k < referenceEnd[i]; k++) {
        int place = places.get(references[k]);
        if (place == 0) {
          if (otherCount == others.length) {
            others = Arrays.copyOf(others, otherCount * 2);
            elsewhere = Arrays.copyOf(elsewhere, otherCount * 2);
          }
          elsewhere[otherCount] = k;
          others[otherCount++] = references[k];
          place = size + otherCount;
          places.put(references[k], place);
        }
        indexes[indexCount++] = place - 1;
      }
    }
    elsewhere = Arrays.copyOf(elsewhere, otherCount);
    Writer out = new Writer();
    out.hashes(key, size);
    out.hashes(others, otherCount);
    out.ints(counts, size);
    out.ints(indexes, indexCount);
    return out.toOctets();
  }

  /** Whether the references are those of another row and that row itself. */
  private boolean isAnswerTo(int index, int parent) {
    int from = referencesFrom(index);
    return Arrays.equals(
        references,
        from,
        referenceEnd[index] - 1,
        references,
        referencesFrom(parent),
        referenceEnd[parent]);
  }

  private HeaderColumns(long[] row, int[] date, int[] subject, int[] author) {
    this.size = row.length;
    this.row = row;
    this.date = date;
    this.subject = subject;
    this.author = author;
    this.key = new long[0];
    this.referenceEnd = new int[0];
    this.references = new long[0];
  }

  /** Reads what {@link #packList} wrote; without links. */
  static HeaderColumns ofList(byte[] list) throws DamagedException {
    Reader in = Reader.of(list);
    return new HeaderColumns(in.ascending(), in.ints(), in.ints(), in.ints());
  }

  /** The keys alone of what {@link #packLinks} wrote. */
  static long[] keys(byte[] links) throws DamagedException {
    return Reader.of(links).hashes();
  }

  /**
   * Adds what {@link #packLinks} wrote, but of an answer whose parent is in the segment only the
   * parent: a fraction of all references, and all that threads need.
   */
  HeaderColumns withParents(byte[] links) throws DamagedException {
    Links in = new Links(links);
    ancestorCount = new short[size];
    referenceEnd = new int[size];
    references = new long[in.indexes.length];
    for (int i = 0; i < size; i++) {
      int parent = in.counts[i] == INHERITED ? in.indexes[i == 0 ? 0 : referenceEnd[i - 1]] : -1;
      int from = referencesFrom(i);
      int end = from + (parent < 0 ? in.counts[i] : 1);
      for (int k = from; k < end; k++) {
        references[k] = in.key(in.indexes[k]);
      }
      referenceEnd[i] = end;
      int count = parent < 0 ? in.counts[i] : ancestorCount[parent] + 1;
      ancestorCount[i] = (short) Math.min(Short.MAX_VALUE, count);
    }
    return this;
  }

  /** The columns of {@link #packLinks}; the keys become those of these headers. */
  private final class Links {
    private final long[] others;
    final int[] counts;
    final int[] indexes;

    Links(byte[] links) throws DamagedException {
      Reader in = Reader.of(links);
      key = in.hashes();
      others = in.hashes();
      counts = in.ints();
      indexes = in.ints();
      if (key.length != size || counts.length != size) {
        throw new DamagedException();
      }
    }

    long key(int index) {
      return index < size ? key[index] : others[index - size];
    }
  }

  /** Adds all of what {@link #packLinks} wrote. */
  HeaderColumns withLinks(byte[] links) throws DamagedException {
    Links in = new Links(links);
    int[] counts = in.counts;
    int[] indexes = in.indexes;
    referenceEnd = new int[size];
    references = new long[indexes.length * 4 + 16];
    int end = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      int parent = counts[i] == INHERITED ? indexes[at++] : -1;
      int inherited = parent < 0 ? 0 : referenceEnd[parent] - referencesFrom(parent);
      int length = parent < 0 ? counts[i] : inherited + 1;
      if (end + length > references.length) {
        references = Arrays.copyOf(references, Math.max(end + length, references.length * 2));
      }
      if (parent < 0) {
        for (int k = 0; k < length; k++) {
          references[end + k] = in.key(indexes[at++]);
        }
      } else {
        System.arraycopy(references, referencesFrom(parent), references, end, inherited);
        references[end + inherited] = key[parent];
      }
      end += length;
      referenceEnd[i] = end;
    }
    return this;
  }
}
