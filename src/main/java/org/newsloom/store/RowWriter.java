package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.store.Numberings.Slice;

/** Puts headers into their tables, with all that follows from them; within a transaction. */
final class RowWriter {
  private static final int AT_ONCE = 512;

  private final Dictionary subjects;
  private final Dictionary authors;
  private final KeyIndex keys = new KeyIndex();
  private final AbsentIds absent = new AbsentIds();

  RowWriter(HeaderDecoder decoder) {
    subjects = new Dictionary(Dictionary.Kind.SUBJECT, decoder);
    authors = new Dictionary(Dictionary.Kind.AUTHOR, decoder);
  }

  void forget() {
    subjects.forget();
    authors.forget();
    keys.forget();
    absent.forget();
  }

  /** Writes what is written once a transaction. */
  void writeHeldBack(Db cache) throws SQLException {
    keys.write(cache);
    subjects.writeIndex(cache);
    authors.writeIndex(cache);
    // Asks the index of keys.
    absent.write(cache);
  }

  /**
   * Inserts those that are not here.
   *
   * @param present the numbers that are
   * @return how many were inserted
   */
  int insert(Db cache, Map<Long, Slice> slices, HeaderRows rows, NumberRanges present)
      throws SQLException {
    absent.arrived(rows);
    int[] fresh = fresh(rows, present);
    if (fresh.length == 0) {
      return 0;
    }
    subjects.begin(cache);
    authors.begin(cache);
    HeaderColumns run = new HeaderColumns(fresh.length);
    PreparedStatement insert =
        cache.prepare(
            """
            insert or ignore into header(
              id, key, subject, author, date, octets, lines, flags, msgid, refs)
            values(?,?,?,?,?,?,?,?,?,?)\
            """);
    int pending = 0;
    for (int i : fresh) {
      long id = HeaderWriter.sliceOf(slices, rows.number[i]).row(rows.number[i]);
      int subject = id(cache, subjects, rows, i, Field.SUBJECT);
      int author = id(cache, authors, rows, i, Field.FROM);
      int from = rows.referenceStart[i];
      int to = rows.referenceStart[i + 1];
      insert.setLong(1, id);
      insert.setLong(2, rows.key[i]);
      insert.setInt(3, subject);
      insert.setInt(4, author);
      insert.setLong(5, rows.date[i]);
      insert.setLong(6, rows.octets[i]);
      insert.setLong(7, rows.lines[i]);
      insert.setInt(8, rows.flags[i]);
      insert.setString(9, rows.id[i]);
      insert.setBytes(10, ancestors(rows.references, from, to));
      insert.addBatch();
      run.add(id, rows.key[i], rows.date[i], subject, author, rows.references, from, to);
      if (++pending == AT_ONCE) {
        insert.executeBatch();
        pending = 0;
      }
    }
    if (pending > 0) {
      insert.executeBatch();
    }
    subjects.flush(cache);
    authors.flush(cache);
    crossposts(cache, slices, rows, fresh);
    absent.named(rows);
    boolean alone = isAlone(rows, run, present);
    keys.add(cache, run, alone);
    segment(cache, run, alone);
    return fresh.length;
  }

  /** The rows that are not here, each number once. */
  private static int[] fresh(HeaderRows rows, NumberRanges present) {
    LongIntMap seen = new LongIntMap();
    boolean ascending = rows.isAscending();
    int[] fresh = new int[rows.size];
    int count = 0;
    for (int i = 0; i < rows.size; i++) {
      if (!present.contains(rows.number[i]) && (ascending || seen.get(rows.number[i]) == 0)) {
        fresh[count++] = i;
      }
      if (!ascending) {
        seen.put(rows.number[i], 1);
      }
    }
    return java.util.Arrays.copyOf(fresh, count);
  }

  private static int id(Db cache, Dictionary dictionary, HeaderRows rows, int i, Field field)
      throws SQLException {
    int row = rows.batchRow[i];
    boolean isSubject = field == Field.SUBJECT;
    return dictionary.id(
        cache,
        isSubject ? rows.subjectHash[i] : rows.authorHash[i],
        isSubject ? rows.newSubjects : rows.newAuthors,
        rows.batch.octets(),
        rows.batch.from(row, field),
        rows.batch.to(row, field));
  }

  private static byte @Nullable [] ancestors(long[] references, int from, int to) {
    if (from == to) {
      return null;
    }
    ByteBuffer keys = ByteBuffer.allocate((to - from) * Long.BYTES);
    keys.asLongBuffer().put(references, from, to - from);
    return keys.array();
  }

  private static void crossposts(Db cache, Map<Long, Slice> slices, HeaderRows rows, int[] fresh)
      throws SQLException {
    PreparedStatement insert =
        cache.prepare("insert or replace into crosspost(id, xref) values(?,?)");
    int pending = 0;
    for (int i : fresh) {
      if (!rows.xref[i].isEmpty()) {
        insert.setLong(1, HeaderWriter.sliceOf(slices, rows.number[i]).row(rows.number[i]));
        insert.setString(2, rows.xref[i]);
        insert.addBatch();
        pending++;
      }
    }
    if (pending > 0) {
      insert.executeBatch();
    }
  }

  /** Whether the headers lie in one slice, and no others between the first and the last. */
  private static boolean isAlone(HeaderRows rows, HeaderColumns run, NumberRanges present) {
    return rows.isAscending()
        && run.firstRow() >> Numberings.SLICE_BITS == run.lastRow() >> Numberings.SLICE_BITS
        && present.countIn(rows.number[0], rows.number[rows.size - 1]) == 0;
  }

  /** The answer to one window is a segment as it came, unless it fills holes. */
  private static void segment(Db cache, HeaderColumns run, boolean alone) throws SQLException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < run.size(); i++) {
      first = Math.min(first, run.row[i]);
      last = Math.max(last, run.row[i]);
    }
    Segments.drop(cache, first, last);
    if (alone && run.size() >= Segments.LEAST) {
      Segments.save(cache, run);
    }
  }
}
