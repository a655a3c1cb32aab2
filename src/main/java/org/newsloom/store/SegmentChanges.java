package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.Segments.Bounds;

/**
 * What changes a slice that is stored already: headers that come late, headers that go, small
 * pieces that are put together. Within a transaction, on the writer's thread.
 */
final class SegmentChanges {
  private SegmentChanges() {}

  /** Adds headers of one slice, none of which is here: into the segments that they fall in. */
  static void insert(Db cache, FullRun run) throws SQLException {
    int at = 0;
    long first = run.columns().row[0];
    long last = run.columns().row[run.size() - 1];
    FullRun loose = new FullRun(run.size());
    for (Bounds segment : Segments.bounds(cache, first, last)) {
      while (at < run.size() && run.columns().row[at] < segment.first()) {
        loose.add(run, at++);
      }
      int from = at;
      while (at < run.size() && run.columns().row[at] <= segment.last()) {
        at++;
      }
      if (at > from) {
        insert(cache, segment, run.part(from, at));
      }
    }
    while (at < run.size()) {
      loose.add(run, at++);
    }
    if (loose.size() > 0) {
      LooseHeaders.insert(cache, loose);
    }
  }

  private static void insert(Db cache, Bounds segment, FullRun late) throws SQLException {
    FullRun whole;
    try {
      whole = FullRun.merged(Segments.full(cache, segment), late);
    } catch (DamagedException e) {
      // What is left are these; the others are found missing by the next look at the group.
      whole = late;
    }
    Segments.remove(cache, segment);
    Segments.save(cache, whole);
  }

  /**
   * Takes headers out, of one segment or of the loose ones.
   *
   * @param from the row to begin at
   * @param removed takes the numbers that went
   * @return the row to go on at; -1 at the end of the slice
   */
  static long remove(
      Db cache, Slice slice, NumberRanges numbers, long from, NumberRanges.Builder removed)
      throws SQLException {
    long begin = Math.max(from, slice.firstRow());
    List<Bounds> segments =
        cache.list(
            """
            select first, last, size, newest, serial from segment
            where first between coalesce(
              (select max(first) from segment where first < ?1), ?1) and ?2 and last >= ?1
            order by first limit 1\
            """,
            Bounds::of,
            begin,
            slice.lastRow());
    OptionalLong loose = LooseHeaders.first(cache, begin, slice.lastRow());
    if (segments.isEmpty() && loose.isEmpty()) {
      return -1;
    }
    if (segments.isEmpty()
        || (loose.isPresent() && loose.getAsLong() < segments.getFirst().first())) {
      long end = segments.isEmpty() ? slice.lastRow() : segments.getFirst().first() - 1;
      return removeLoose(cache, slice, numbers, loose.getAsLong(), end, removed);
    }
    Bounds segment = segments.getFirst();
    if (numbers.countIn(slice.number(segment.first()), slice.number(segment.last())) > 0) {
      remove(cache, slice, segment, numbers, removed);
    }
    return segment.last() + 1;
  }

  private static long removeLoose(
      Db cache, Slice slice, NumberRanges numbers, long from, long to, NumberRanges.Builder removed)
      throws SQLException {
    HeaderColumns run = LooseHeaders.columns(cache, from, to, Segments.ROWS);
    for (int i = 0; i < run.size(); i++) {
      long number = slice.number(run.row[i]);
      if (numbers.contains(number)) {
        LooseHeaders.remove(cache, run.row[i], run.row[i]);
        removed.add(number, number);
      }
    }
    return run.size() < Segments.ROWS ? to + 1 : run.lastRow() + 1;
  }

  private static void remove(
      Db cache, Slice slice, Bounds segment, NumberRanges numbers, NumberRanges.Builder removed)
      throws SQLException {
    FullRun left = new FullRun(segment.size());
    try {
      FullRun whole = Segments.full(cache, segment);
      for (int i = 0; i < whole.size(); i++) {
        long number = slice.number(whole.columns().row[i]);
        if (numbers.contains(number)) {
          removed.add(number, number);
        } else {
          left.add(whole, i);
        }
      }
      if (left.size() == whole.size()) {
        return;
      }
    } catch (DamagedException e) {
      long first = slice.number(segment.first());
      long last = slice.number(segment.last());
      if (numbers.countIn(first, last) < last - first + 1) {
        // Which of them go cannot be told: whoever reads the group has it mended first.
        return;
      }
      removed.add(first, last);
    }
    Segments.remove(cache, segment);
    if (left.size() > 0) {
      Segments.save(cache, left);
    }
  }

  /**
   * Makes one segment of headers that have none or only a small one; never across a gap that may
   * still be fetched, since all windows that come later would have to be worked into it.
   *
   * @param fetched the numbers that were asked for
   * @param from the row to begin at
   * @return the row to go on at; -1 at the end of the slice
   */
  static long gather(Db cache, HashIndexWriter keys, Slice slice, NumberRanges fetched, long from)
      throws SQLException {
    long begin = slice.firstRow();
    NumberRanges unknown =
        fetched.missingIn(slice.number(slice.firstRow()), slice.number(slice.lastRow()));
    for (int i = 0; i <= unknown.rangeCount(); i++) {
      boolean atEnd = i == unknown.rangeCount();
      if (!atEnd && unknown.high(i) - unknown.low(i) < Segments.LEAST) {
        continue;
      }
      long end = atEnd ? slice.lastRow() : slice.row(unknown.low(i)) - 1;
      long went = gatherStretch(cache, keys, Math.max(begin, from), end);
      if (went >= 0) {
        return went;
      }
      begin = atEnd ? end : slice.row(unknown.high(i)) + 1;
    }
    return -1;
  }

  private static long gatherStretch(Db cache, HashIndexWriter keys, long from, long to)
      throws SQLException {
    long next = from;
    for (Bounds one : Segments.bounds(cache, from, to)) {
      if (one.size() >= Segments.ROWS / 2) {
        long went = gatherBetween(cache, keys, next, one.first() - 1);
        if (went >= 0) {
          return went;
        }
        next = one.last() + 1;
      }
    }
    return gatherBetween(cache, keys, next, to);
  }

  /** Returns where to go on, or -1 where there is nothing to put together. */
  private static long gatherBetween(Db cache, HashIndexWriter keys, long from, long to)
      throws SQLException {
    if (from > to) {
      return -1;
    }
    Pieces pieces = new Pieces(cache, from);
    for (Bounds one : Segments.bounds(cache, from, to)) {
      if (!pieces.addLoose(one.first() - 1) || !pieces.add(one)) {
        break;
      }
    }
    if (!pieces.isClosed) {
      pieces.addLoose(to);
    }
    if (!pieces.areWorthIt()) {
      return -1;
    }
    pieces.putTogether(keys);
    return pieces.isClosed ? pieces.next : to + 1;
  }

  /** Headers that become one segment. */
  private static final class Pieces {
    private final Db cache;
    private final FullRun all = new FullRun(Segments.ROWS);
    private final List<Bounds> segments = new ArrayList<>();
    private boolean hasLoose;

    /** The row up to which everything is in. */
    private long next;

    /** Whether no more goes in. */
    private boolean isClosed;

    Pieces(Db cache, long from) {
      this.cache = cache;
      this.next = from;
    }

    /** Adds loose headers; returns whether there is room for more. */
    boolean addLoose(long to) throws SQLException {
      FullRun loose = LooseHeaders.full(cache, next, to, Segments.ROWS - all.size());
      all.addAll(loose);
      hasLoose |= loose.size() > 0;
      isClosed = all.size() >= Segments.ROWS;
      next = isClosed ? all.columns().lastRow() + 1 : Math.max(next, to + 1);
      return !isClosed;
    }

    /** Adds a small segment; returns whether there is room for more. */
    boolean add(Bounds segment) throws SQLException {
      try {
        all.addAll(Segments.full(cache, segment));
        segments.add(segment);
      } catch (DamagedException e) {
        // Not what was written: it is mended elsewhere, and nothing is put together across it.
        isClosed = true;
      }
      next = segment.last() + 1;
      isClosed |= all.size() >= Segments.ROWS;
      return !isClosed;
    }

    boolean areWorthIt() {
      return all.size() >= Segments.LEAST && (hasLoose || segments.size() > 1);
    }

    void putTogether(HashIndexWriter keys) throws SQLException {
      for (Bounds segment : segments) {
        Segments.remove(cache, segment);
      }
      HeaderColumns columns = all.columns();
      LooseHeaders.remove(cache, columns.firstRow(), columns.lastRow());
      keys.removeRows(cache, columns.key, columns.row, columns.size());
      Segments.save(cache, all);
      keys.add(columns.key, columns.row, columns.size());
      keys.write(cache);
    }
  }
}
