package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;

/**
 * Columns of headers, derived from their rows so that a large group is read in a blink. A segment
 * holds exactly the headers whose rows lie from its first to its last one: whoever adds or removes
 * such a row drops the segment in the same transaction. Rows that no segment holds are read one by
 * one, so that a missing segment costs time and nothing else; {@link #gather} makes new ones.
 */
final class Segments {
  /** Headers of a full segment. */
  static final int ROWS = 8192;

  /** Fewer than these are not worth one. */
  static final int LEAST = 256;

  /** So many headers outside of well filled segments are worth gathering. */
  static final int MOST_LOOSE = 2 * ROWS;

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

  /** Stores a run as a segment; no other one may overlap it. */
  static void save(Db cache, HeaderColumns run) throws SQLException {
    cache.run(
        "insert into segment(first, last, size, newest, list, links) values(?,?,?,?,?,?)",
        run.firstRow(),
        run.lastRow(),
        run.size(),
        run.newest(),
        run.packList(),
        run.packLinks());
  }

  /** Drops the segments that overlap the rows from one to another. */
  static void drop(Db cache, long from, long to) throws SQLException {
    cache.run(
        """
        delete from segment where first = (
          select first from segment where first < ? order by first desc limit 1) and last >= ?\
        """,
        from,
        from);
    cache.run("delete from segment where first between ? and ?", from, to);
  }

  /** All headers of a slice, run by run. */
  static Layout read(Db cache, Slice slice, Wanted wanted, Sink sink) throws SQLException {
    int loose = 0;
    boolean damaged = false;
    long next = slice.firstRow();
    String sql =
        wanted == Wanted.LIST
            ? "select first, last, list from segment where first between ? and ? order by first"
            : "select first, last, list, links from segment where first between ? and ?"
                + " order by first";
    // One statement open all the time keeps what is read between as it was at its beginning.
    try (ResultSet row = cache.prepare(sql, slice.firstRow(), slice.lastRow()).executeQuery()) {
      while (row.next()) {
        long first = row.getLong(1);
        HeaderColumns run = unpack(row, wanted);
        if (run == null) {
          damaged = true;
          continue;
        }
        HeaderColumns before = rows(cache, next, first - 1);
        loose += before.size() + (run.size() < ROWS / 2 ? run.size() : 0);
        if ((before.size() > 0 && !sink.run(before)) || !sink.run(run)) {
          return new Layout(loose, damaged);
        }
        next = row.getLong(2) + 1;
      }
    }
    HeaderColumns last = rows(cache, next, slice.lastRow());
    loose += last.size();
    if (last.size() > 0) {
      sink.run(last);
    }
    return new Layout(loose, damaged);
  }

  /** Takes runs of headers in any order. */
  interface Look {
    void at(HeaderColumns columns);
  }

  private record Outline(long first, long last, int newest) {}

  /**
   * Headers of a slice, those runs first that have the newest ones.
   *
   * @param isWorthIt whether a run of which no header is newer than that is still wanted
   */
  static void readNewest(Db cache, Slice slice, Wanted wanted, IntPredicate isWorthIt, Look look)
      throws SQLException {
    List<Outline> outlines =
        cache.list(
            "select first, last, newest from segment where first between ? and ? order by first",
            row -> new Outline(row.getLong(1), row.getLong(2), row.getInt(3)),
            slice.firstRow(),
            slice.lastRow());
    long next = slice.firstRow();
    for (Outline one : outlines) {
      look.at(rows(cache, next, one.first() - 1));
      next = one.last() + 1;
    }
    look.at(rows(cache, next, slice.lastRow()));
    outlines.sort(Comparator.comparingInt(Outline::newest).reversed());
    for (Outline one : outlines) {
      if (!isWorthIt.test(one.newest())) {
        break;
      }
      look.at(run(cache, one, wanted));
    }
  }

  private static HeaderColumns run(Db cache, Outline one, Wanted wanted) throws SQLException {
    try (ResultSet row =
        cache
            .prepare(
                wanted == Wanted.LIST
                    ? "select first, last, list from segment where first = ?"
                    : "select first, last, list, links from segment where first = ?",
                one.first())
            .executeQuery()) {
      HeaderColumns run = row.next() ? unpack(row, wanted) : null;
      return run != null ? run : rows(cache, one.first(), one.last());
    }
  }

  private static @Nullable HeaderColumns unpack(ResultSet row, Wanted wanted) throws SQLException {
    try {
      HeaderColumns run = HeaderColumns.ofList(row.getBytes(3));
      return switch (wanted) {
        case LIST -> run;
        case LIST_AND_PARENTS -> run.withParents(row.getBytes(4));
        case LIST_AND_LINKS -> run.withLinks(row.getBytes(4));
      };
    } catch (DamagedException e) {
      // Its rows are read one by one.
      return null;
    }
  }

  /** The headers from one row to another, read one by one. */
  static HeaderColumns rows(Db cache, long from, long to) throws SQLException {
    return rows(cache, from, to, Integer.MAX_VALUE);
  }

  private static HeaderColumns rows(Db cache, long from, long to, int limit) throws SQLException {
    HeaderColumns run = new HeaderColumns(16);
    if (from > to) {
      return run;
    }
    long[] ancestors = new long[64];
    try (ResultSet row =
        cache
            .prepare(
                """
                select id, key, date, subject, author, refs from header
                where id between ? and ? order by id limit ?\
                """,
                from,
                to,
                limit)
            .executeQuery()) {
      while (row.next()) {
        byte @Nullable [] octets = row.getBytes(6);
        int count = octets == null ? 0 : octets.length / Long.BYTES;
        if (octets != null) {
          ancestors = count > ancestors.length ? new long[count] : ancestors;
          ByteBuffer.wrap(octets).asLongBuffer().get(ancestors, 0, count);
        }
        run.add(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getInt(4),
            row.getInt(5),
            ancestors,
            0,
            count);
      }
    }
    return run;
  }

  /** How many segments are not what their rows say. */
  static long wrong(Db cache) throws SQLException {
    long wrong = 0;
    long before = Long.MIN_VALUE;
    try (ResultSet row =
        cache
            .prepare("select first, last, list, links from segment order by first")
            .executeQuery()) {
      while (row.next()) {
        long first = row.getLong(1);
        long last = row.getLong(2);
        HeaderColumns run = unpack(row, Wanted.LIST_AND_LINKS);
        wrong += run == null || first <= before || !run.isSameAs(rows(cache, first, last)) ? 1 : 0;
        before = last;
      }
    }
    return wrong;
  }

  /** Drops the segments of a slice that are not what was written. */
  static int dropDamaged(Db cache, Slice slice) throws SQLException {
    List<Long> damaged = new ArrayList<>();
    try (ResultSet row =
        cache
            .prepare(
                "select first, last, list, links from segment where first between ? and ?",
                slice.firstRow(),
                slice.lastRow())
            .executeQuery()) {
      while (row.next()) {
        if (unpack(row, Wanted.LIST_AND_LINKS) == null) {
          damaged.add(row.getLong(1));
        }
      }
    }
    return damaged.isEmpty()
        ? 0
        : cache.transaction(() -> {
          for (long first : damaged) {
            cache.run("delete from segment where first = ?", first);
          }
          return damaged.size();
        });
  }

  /** The rows that a segment holds, from its first to its last. */
  private record Bounds(long first, long last) {}

  /**
   * Makes one segment of headers that have none or only a small one.
   *
   * @param from the row to begin at
   * @return the row to go on at; -1 at the end of the slice
   */
  static long gather(Db cache, Slice slice, long from) throws SQLException {
    List<Bounds> full =
        cache.list(
            """
            select first, last from segment
            where first between ? and ? and size >= ? order by first\
            """,
            row -> new Bounds(row.getLong(1), row.getLong(2)),
            slice.firstRow(),
            slice.lastRow(),
            ROWS / 2);
    long next = Math.max(from, slice.firstRow());
    for (Bounds one : full) {
      long went = one.last() < next ? -1 : gatherBetween(cache, next, one.first() - 1);
      if (went >= 0) {
        return went;
      }
      next = Math.max(next, one.last() + 1);
    }
    return gatherBetween(cache, next, slice.lastRow());
  }

  /** Returns where to go on, or -1 where there are no headers. */
  private static long gatherBetween(Db cache, long from, long to) throws SQLException {
    HeaderColumns run = rows(cache, from, to, ROWS);
    if (run.size() == 0) {
      return -1;
    }
    long end = run.size() < ROWS ? to : run.lastRow();
    return cache.transaction(() -> {
      drop(cache, from, end);
      if (run.size() >= LEAST) {
        save(cache, run);
      }
      return end + 1;
    });
  }
}
