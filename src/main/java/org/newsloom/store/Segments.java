package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;

/**
 * Headers by the thousand, in packed columns: a large group is read in a blink and stored at the
 * speed of the disk. A segment holds all headers whose rows lie from its first to its last one;
 * others are {@link LooseHeaders loose}, and {@link SegmentChanges} puts those together. A segment
 * that is not what was written is dropped, and its headers are fetched again.
 */
final class Segments {
  /** Headers of a full segment. */
  static final int ROWS = 8192;

  /** Fewer than these are not worth one. */
  static final int LEAST = 256;

  /** So many headers outside of well filled segments are worth gathering. */
  static final int MOST_LOOSE = ROWS;

  private Segments() {}

  /** What of a segment is wanted. */
  enum Wanted {
    LIST,
    /** And keys, and of the ancestors as many as threads need. */
    LIST_AND_PARENTS,
    LIST_AND_LINKS
  }

  /** Takes runs of headers, ascending by row. */
  interface Sink {
    /** Returns false to read no further. */
    boolean run(HeaderColumns columns);
  }

  /** How a slice is laid out. */
  record Layout(int loose, boolean damaged) {
    boolean wantsGathering() {
      return damaged || loose > MOST_LOOSE;
    }
  }

  /**
   * Where a segment lies.
   *
   * @param serial what it has to itself as long as it stays as it is
   */
  record Bounds(long first, long last, int size, int newest, long serial) {
    /** Columns of a row: first, last, size, newest, serial. */
    static Bounds of(ResultSet row) throws SQLException {
      return new Bounds(
          row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4), row.getLong(5));
    }
  }

  /**
   * Stores one segment; nothing else may lie between its rows.
   *
   * @param run its rows, dates, subjects and authors
   */
  static void save(Db cache, HeaderColumns run, SegmentPart part) throws SQLException {
    cache.run(
        "insert into segment(first, last, size, newest, list, links, serial)"
            + " values(?,?,?,?,?,?,random())",
        run.firstRow(),
        run.lastRow(),
        run.size(),
        run.newest(),
        run.packList(),
        part.links());
    PreparedStatement block = cache.prepare("insert into segment_block(id, octets) values(?,?)");
    for (int i = 0; i < part.blocks().size(); i++) {
      block.setLong(1, run.row[i * HeaderDetails.BLOCK]);
      block.setBytes(2, part.blocks().get(i));
      block.addBatch();
    }
    block.executeBatch();
    if (part.crossposts().length > 0) {
      cache.run(
          "insert into segment_crosspost(id, octets) values(?,?)",
          run.firstRow(),
          part.crossposts());
    }
  }

  /** Stores headers as segments of about the same size; nothing else may lie between their rows. */
  static void save(Db cache, FullRun run) throws SQLException {
    int pieces = (run.size() + ROWS - 1) / ROWS;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) run.size() * i / pieces);
      int to = (int) ((long) run.size() * (i + 1) / pieces);
      FullRun piece = pieces == 1 ? run : run.part(from, to);
      save(
          cache,
          piece.columns(),
          SegmentPart.of(0, piece.size(), piece.columns(), piece.details(), piece.columns().row));
    }
  }

  /** The segments that overlap the rows from one to another, ascending. */
  static List<Bounds> bounds(Db cache, long from, long to) throws SQLException {
    return cache.list(
        """
        select first, last, size, newest, serial from segment
        where first between coalesce(
          (select max(first) from segment where first < ?1), ?1) and ?2 and last >= ?1
        order by first\
        """,
        Bounds::of,
        from,
        to);
  }

  /** Takes a segment out. */
  static void remove(Db cache, Bounds segment) throws SQLException {
    remove(cache, segment.first(), segment.last());
  }

  /** Takes all segments out that lie between two rows. */
  static void remove(Db cache, long first, long last) throws SQLException {
    cache.run("delete from segment where first between ? and ?", first, last);
    cache.run("delete from segment_block where id between ? and ?", first, last);
    cache.run("delete from segment_crosspost where id between ? and ?", first, last);
  }

  /**
   * A segment whole.
   *
   * @throws DamagedException if something of it is not what was written
   */
  static FullRun full(Db cache, Bounds segment) throws SQLException, DamagedException {
    HeaderColumns columns = null;
    try (ResultSet row =
        cache
            .prepare(
                "select first, last, list, links from segment where first = ?", segment.first())
            .executeQuery()) {
      columns = row.next() ? unpacked(row, Wanted.LIST_AND_LINKS) : null;
    }
    if (columns == null || columns.size() != segment.size()) {
      throw new DamagedException();
    }
    HeaderDetails details = new HeaderDetails(columns.size());
    for (byte[] block : blocks(cache, segment)) {
      HeaderDetails some = HeaderDetails.ofBlock(block);
      for (int i = 0; i < some.size; i++) {
        details.add(some, i);
      }
    }
    if (details.size != columns.size()) {
      throw new DamagedException();
    }
    HeaderDetails.Crossposts crossposts = crossposts(cache, segment.first());
    for (int i = 0; i < columns.size(); i++) {
      details.xref[i] = crossposts.of(columns.row[i] - segment.first());
    }
    return new FullRun(columns, details);
  }

  private static List<byte[]> blocks(Db cache, Bounds segment) throws SQLException {
    return cache.list(
        "select octets from segment_block where id between ? and ? order by id",
        row -> row.getBytes(1),
        segment.first(),
        segment.last());
  }

  /** The texts of Xref of a segment, by the row that it begins with. */
  static HeaderDetails.Crossposts crossposts(Db cache, long first)
      throws SQLException, DamagedException {
    List<byte[]> packed =
        cache.list(
            "select octets from segment_crosspost where id = ?", row -> row.getBytes(1), first);
    return packed.isEmpty()
        ? HeaderDetails.Crossposts.NONE
        : HeaderDetails.crossposts(packed.getFirst());
  }

  /** The row from which on a slice has about so many headers; its first one for fewer. */
  static long beginningOfLast(Db cache, Slice slice, int count) throws SQLException {
    long from = slice.lastRow() + 1;
    long left = count;
    for (Bounds one : bounds(cache, slice.firstRow(), slice.lastRow()).reversed()) {
      left -= LooseHeaders.count(cache, one.last() + 1, from - 1) + one.size();
      from = one.first();
      if (left <= 0) {
        return from;
      }
    }
    return slice.firstRow();
  }

  /** All headers of a slice, run by run. */
  static Layout read(Db cache, Slice slice, Wanted wanted, Sink sink) throws SQLException {
    return read(cache, slice, slice.firstRow(), wanted, sink);
  }

  /**
   * The same from some row on.
   *
   * @param from not in the middle of a segment
   */
  static Layout read(Db cache, Slice slice, long from, Wanted wanted, Sink sink)
      throws SQLException {
    int loose = 0;
    boolean damaged = false;
    long next = from;
    OptionalLong nextLoose = LooseHeaders.first(cache, next, slice.lastRow());
    String sql =
        wanted == Wanted.LIST
            ? "select first, last, list from segment where first between ? and ? order by first"
            : "select first, last, list, links from segment where first between ? and ?"
                + " order by first";
    // One statement open all the time keeps what is read between as it was at its beginning.
    try (ResultSet row = cache.prepare(sql, from, slice.lastRow()).executeQuery()) {
      while (row.next()) {
        long first = row.getLong(1);
        if (nextLoose.isPresent() && nextLoose.getAsLong() < first) {
          HeaderColumns before = LooseHeaders.columns(cache, next, first - 1, Integer.MAX_VALUE);
          loose += before.size();
          if (before.size() > 0 && !sink.run(before)) {
            return new Layout(loose, damaged);
          }
          nextLoose = LooseHeaders.first(cache, first, slice.lastRow());
        }
        next = row.getLong(2) + 1;
        HeaderColumns run = unpack(row, wanted);
        damaged |= run == null;
        if (run != null) {
          loose += run.size() < ROWS / 2 ? run.size() : 0;
          if (!sink.run(run)) {
            return new Layout(loose, damaged);
          }
        }
      }
    }
    HeaderColumns last = LooseHeaders.columns(cache, next, slice.lastRow(), Integer.MAX_VALUE);
    loose += last.size();
    if (last.size() > 0) {
      sink.run(last);
    }
    return new Layout(loose, damaged);
  }

  /** Takes runs of headers in any order. */
  interface Look {
    /** Whether a run may have what is looked for, by what is known before it is read. */
    boolean mayFit(SearchedRun.Source source) throws SQLException, DamagedException;

    void at(SearchedRun run) throws SQLException, DamagedException;
  }

  /**
   * Headers of a slice, those runs first that have the newest ones; damaged ones are passed over.
   *
   * @param numbers where texts are looked up
   * @param isWorthIt whether a run of which no header is newer than that is still wanted
   */
  static void readNewest(
      Db cache, Slice slice, TextNumbers numbers, IntPredicate isWorthIt, Look look)
      throws SQLException {
    HeaderColumns loose =
        LooseHeaders.columns(cache, slice.firstRow(), slice.lastRow(), Integer.MAX_VALUE);
    try {
      look.at(new SearchedRun(loose.packList(), looseSource(loose, numbers)));
    } catch (DamagedException e) {
      throw new IllegalStateException("what was packed just now is damaged", e);
    }
    List<Bounds> segments = bounds(cache, slice.firstRow(), slice.lastRow());
    segments.sort(Comparator.comparingInt(Bounds::newest).reversed());
    for (Bounds one : segments) {
      if (!isWorthIt.test(one.newest())) {
        break;
      }
      try {
        SearchedRun.Source source = segmentSource(cache, one, numbers);
        if (look.mayFit(source)) {
          Optional<byte[]> list =
              cache.first(
                  "select list from segment where first = ?", row -> row.getBytes(1), one.first());
          if (list.isPresent()) {
            look.at(new SearchedRun(list.get(), source));
          }
        }
      } catch (DamagedException e) {
        // Passed over.
      }
    }
  }

  private static SearchedRun.Source looseSource(HeaderColumns loose, TextNumbers numbers) {
    return new SearchedRun.Source() {
      @Override
      public long[] keys() {
        return loose.key;
      }

      @Override
      public int[] texts() {
        return numbers.of(loose.key, loose.size());
      }
    };
  }

  private static SearchedRun.Source segmentSource(Db cache, Bounds segment, TextNumbers numbers) {
    return new SearchedRun.Source() {
      @Override
      public long[] keys() throws SQLException, DamagedException {
        return Segments.keys(cache, segment);
      }

      @Override
      public int[] texts() throws SQLException, DamagedException {
        return numbers.of(cache, segment);
      }
    };
  }

  /**
   * The keys of a segment's headers.
   *
   * @throws DamagedException if they are not what was written
   */
  static long[] keys(Db cache, Bounds segment) throws SQLException, DamagedException {
    byte[] links =
        cache
            .first(
                "select links from segment where first = ?",
                row -> row.getBytes(1),
                segment.first())
            .orElseThrow(DamagedException::new);
    return HeaderColumns.keys(links);
  }

  /** The columns of one segment; null where it is not here or not what was written. */
  static @Nullable HeaderColumns columns(Db cache, long first, Wanted wanted) throws SQLException {
    try (ResultSet row =
        cache
            .prepare(
                wanted == Wanted.LIST
                    ? "select first, last, list from segment where first = ?"
                    : "select first, last, list, links from segment where first = ?",
                first)
            .executeQuery()) {
      return row.next() ? unpack(row, wanted) : null;
    }
  }

  private static @Nullable HeaderColumns unpack(ResultSet row, Wanted wanted) throws SQLException {
    try {
      return unpacked(row, wanted);
    } catch (DamagedException e) {
      return null;
    }
  }

  private static HeaderColumns unpacked(ResultSet row, Wanted wanted)
      throws SQLException, DamagedException {
    HeaderColumns run = HeaderColumns.ofList(row.getBytes(3));
    return switch (wanted) {
      case LIST -> run;
      case LIST_AND_PARENTS -> run.withParents(row.getBytes(4));
      case LIST_AND_LINKS -> run.withLinks(row.getBytes(4));
    };
  }

  /** The segments between two rows that are not what was written. */
  static List<Bounds> damaged(Db cache, long from, long to) throws SQLException {
    List<Bounds> damaged = new ArrayList<>();
    for (Bounds one : bounds(cache, from, to)) {
      try {
        full(cache, one);
      } catch (DamagedException e) {
        damaged.add(one);
      }
    }
    return damaged;
  }
}
