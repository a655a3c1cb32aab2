package org.newsloom.store;

import java.sql.SQLException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.PackedColumns.Column;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;

/**
 * A run of headers as a search looks at it. Columns stay packed: most searches ask for one of them,
 * and for dates and rows of hits only. Keys and the numbers of texts are read when they are asked
 * for.
 */
final class SearchedRun {
  private final Column row;
  private final Column date;
  private final Column subject;
  private final Column author;
  private final Source source;
  private long @Nullable [] key;
  private int @Nullable [] text;

  /** Where the rest of a run lies. */
  interface Source {
    long[] keys() throws SQLException, DamagedException;

    /** Numbers of texts, see {@link TextNumbers}. */
    int[] texts() throws SQLException, DamagedException;
  }

  /**
   * What {@link HeaderColumns#packList} wrote.
   *
   * @param source where the rest lies
   */
  SearchedRun(byte[] list, Source source) throws DamagedException {
    Reader in = Reader.of(list);
    row = in.column();
    date = in.column();
    subject = in.column();
    author = in.column();
    this.source = source;
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

  /** After {@link #keys}. */
  long key(int index) {
    return key == null ? 0 : key[index];
  }

  int subject(int index) {
    return (int) subject.at(index);
  }

  int author(int index) {
    return (int) author.at(index);
  }

  /** The number of its text in the index, 0 for none; after {@link #texts}. */
  int text(int index) {
    return text == null || text.length == 0 ? 0 : text[index];
  }

  /** The keys of all rows. */
  long[] keys() throws SQLException, DamagedException {
    if (key == null) {
      long[] read = source.keys();
      if (read.length < size()) {
        throw new DamagedException();
      }
      key = read;
    }
    return key;
  }

  /** The numbers of the texts of all rows, 0 for those without one; empty where none has one. */
  int[] texts() throws SQLException, DamagedException {
    if (text == null) {
      text = source.texts();
    }
    return text;
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
  boolean[] textsAmong(BitSet ids) throws SQLException, DamagedException {
    int[] numbers = texts();
    return numbers.length == 0 ? new boolean[size()] : among(ids, numbers);
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
