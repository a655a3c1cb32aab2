package org.newsloom.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;

/** Puts headers into their tables, with all that follows from them; within a transaction. */
final class RowWriter {
  private final Dictionary subjects;
  private final Dictionary authors;
  private final HashIndexWriter keys = new HashIndexWriter(HashIndex.HEADERS);
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

  /** Rows of headers by the keys of their articles, as far as they are not written yet. */
  HashIndexWriter keys() {
    return keys;
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
    if (isAlone(cache, slices, rows, fresh, present)) {
      segments(cache, slices, rows);
    } else {
      oneByOne(cache, slices, rows, fresh);
    }
    subjects.flush(cache);
    authors.flush(cache);
    absent.named(rows);
    return fresh.length;
  }

  /** The batch as it came. */
  private void segments(Db cache, Map<Long, Slice> slices, HeaderRows rows) throws SQLException {
    Slice slice = HeaderWriter.sliceOf(slices, rows.number[0]);
    for (SegmentPart part : rows.parts) {
      HeaderColumns run = new HeaderColumns(part.to() - part.from());
      for (int i = part.from(); i < part.to(); i++) {
        add(cache, run, slice.row(rows.number[i]), rows, i, 0);
      }
      keys.add(run.key, run.row, run.size());
      Segments.save(cache, run, part);
    }
  }

  /** Few headers, or such as fill holes. */
  private void oneByOne(Db cache, Map<Long, Slice> slices, HeaderRows rows, int[] fresh)
      throws SQLException {
    Map<Long, FullRun> runs = new TreeMap<>();
    for (int i : rows.byNumber(fresh)) {
      Slice slice = HeaderWriter.sliceOf(slices, rows.number[i]);
      FullRun run = runs.computeIfAbsent(slice.id(), any -> new FullRun(16));
      int ancestors = rows.referenceStart[i + 1] - rows.referenceStart[i];
      add(cache, run.columns(), slice.row(rows.number[i]), rows, i, ancestors);
      run.details().add(rows.details, i);
    }
    for (FullRun run : runs.values()) {
      keys.add(run.columns().key, run.columns().row, run.size());
      SegmentChanges.insert(cache, run);
    }
  }

  private void add(Db cache, HeaderColumns run, long id, HeaderRows rows, int i, int ancestors)
      throws SQLException {
    run.add(
        id,
        rows.key[i],
        rows.date[i],
        subject(cache, rows, i),
        author(cache, rows, i),
        rows.references,
        rows.referenceStart[i],
        rows.referenceStart[i] + ancestors);
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
    return Arrays.copyOf(fresh, count);
  }

  private int subject(Db cache, HeaderRows rows, int i) throws SQLException {
    int id =
        subjects.id(
            cache,
            rows.subjectHash[i],
            rows.newSubjects,
            rows.texts.octets(),
            rows.subjectFrom(i),
            rows.subjectTo(i));
    return SubjectIds.of(id, rows.reply[i]);
  }

  private int author(Db cache, HeaderRows rows, int i) throws SQLException {
    return authors.id(
        cache,
        rows.authorHash[i],
        rows.newAuthors,
        rows.texts.octets(),
        rows.subjectTo(i),
        rows.authorTo(i));
  }

  /**
   * Whether the whole batch is new and in one slice, with nothing between its first and last header
   * and no segment around them: one may reach over a gap that was not fetched.
   */
  private static boolean isAlone(
      Db cache, Map<Long, Slice> slices, HeaderRows rows, int[] fresh, NumberRanges present)
      throws SQLException {
    if (rows.parts.isEmpty() || fresh.length < rows.size) {
      return false;
    }
    long first = rows.number[0];
    long last = rows.number[rows.size - 1];
    Slice slice = HeaderWriter.sliceOf(slices, first);
    return slice.holds(last)
        && present.countIn(first, last) == 0
        && Segments.bounds(cache, slice.row(first), slice.row(last)).isEmpty();
  }
}
