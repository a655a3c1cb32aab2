package org.newsloom.store;

import java.util.BitSet;
import org.newsloom.store.PackedColumns.Column;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;

/**
 * A run of headers as a search looks at it. Columns stay packed: most searches ask for one of them,
 * and for dates and rows of hits only.
 */
final class SearchedRun {
  private final Column row;
  private final Column date;
  private final Column subject;
  private final Column author;
  private final long[] key;
  private final TextNumbers numbers;
  private int[] text = new int[0];

  /**
   * What {@link HeaderColumns#packList} wrote.
   *
   * @param key of each row at least; none where no search asks for them, or for texts
   */
  SearchedRun(byte[] list, long[] key, TextNumbers numbers) throws DamagedException {
    Reader in = Reader.of(list);
    row = in.column();
    date = in.column();
    subject = in.column();
    author = in.column();
    if (key.length > 0 && key.length < row.size()) {
      throw new DamagedException();
    }
    this.key = key;
    this.numbers = numbers;
  }

  int size() {
    return row.size();
  }

  long row(int index) {
    return row.at(index);
  }

  /** Seconds since 1970. */
  int date(int index) {
    return (int) date.at(index);
  }

  long key(int index) {
    return key[index];
  }

  int subject(int index) {
    return (int) subject.at(index);
  }

  int author(int index) {
    return (int) author.at(index);
  }

  /** The number of its text in the index, 0 for none. */
  int text(int index) {
    return texts()[index];
  }

  /** Which rows have one of these subjects. */
  boolean[] subjectsAmong(BitSet ids) {
    return among(ids, subject.ints());
  }

  /** Which rows have one of these authors. */
  boolean[] authorsAmong(BitSet ids) {
    return among(ids, author.ints());
  }

  /** Which rows have one of these texts. */
  boolean[] textsAmong(BitSet ids) {
    return among(ids, texts());
  }

  /** Looked up once, however many words ask. */
  private int[] texts() {
    if (text.length < size()) {
      text = numbers.of(key, size());
    }
    return text;
  }

  private static boolean[] among(BitSet ids, int[] numbers) {
    long[] words = ids.toLongArray();
    boolean[] fits = new boolean[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int word = numbers[i] >> 6;
      fits[i] = word < words.length && (words[word] >>> numbers[i] & 1) != 0;
    }
    return fits;
  }
}
