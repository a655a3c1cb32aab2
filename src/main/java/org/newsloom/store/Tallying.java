package org.newsloom.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.DateCode;
import org.newsloom.store.Numberings.Slice;

/** Counts what a search finds by newsgroup, author and year, without reading a single header. */
final class Tallying {
  /** Headers that are counted before one says that there are more. */
  static final int MOST = 200_000;

  /** Of so many different lines From the author is looked up. */
  private static final int MOST_AUTHORS = 1_000;

  private final HeaderScan scan;
  private final boolean hasCopies;
  private final LongIntMap places = new LongIntMap();
  private long[] row = new long[1024];
  private int[] date = new int[1024];
  private int[] author = new int[1024];
  private int size;
  private boolean full;

  Tallying(HeaderScan scan) {
    this.scan = scan;
    this.hasCopies = scan.hasCopies();
  }

  boolean needsKeys() {
    return hasCopies;
  }

  boolean isFull() {
    return full;
  }

  /** Takes a header; of the copies of an article the newest counts. */
  void add(HeaderScan.Header header) {
    int known = hasCopies ? places.get(header.key()) : 0;
    if (known > 0) {
      int at = known - 1;
      if (header.date() > date[at] || (header.date() == date[at] && header.row() > row[at])) {
        put(at, header);
      }
      return;
    }
    if (size == MOST) {
      full = true;
      return;
    }
    if (size == row.length) {
      row = Arrays.copyOf(row, 2 * size);
      date = Arrays.copyOf(date, 2 * size);
      author = Arrays.copyOf(author, 2 * size);
    }
    put(size++, header);
    if (hasCopies) {
      places.put(header.key(), size);
    }
  }

  private void put(int at, HeaderScan.Header header) {
    row[at] = header.row();
    date[at] = header.date();
    author[at] = header.author();
  }

  SearchTally tally(Db cache, ZoneId zone) throws SQLException {
    Map<GroupRef, Integer> groups = new HashMap<>();
    Map<Integer, Integer> years = new HashMap<>();
    Years calendar = new Years(zone);
    for (int i = 0; i < size; ) {
      // Neighbours are mostly of the same newsgroup and of the same year.
      Slice slice = scan.slice(row[i]);
      int year = calendar.of(date[i]);
      int from = i++;
      while (i < size && isOf(slice, row[i]) && calendar.of(date[i]) == year) {
        i++;
      }
      if (slice != null) {
        groups.merge(slice.group(), i - from, Integer::sum);
      }
      years.merge(year, i - from, Integer::sum);
    }
    return new SearchTally(size, !full, groups, most(cache), years);
  }

  private static boolean isOf(@Nullable Slice slice, long row) {
    return slice != null && slice.holdsRow(row);
  }

  /** The authors of most, of equal ones those known for longest first. */
  private List<SearchTally.OfAuthor> most(Db cache) throws SQLException {
    int[] sorted = Arrays.copyOf(author, size);
    Arrays.sort(sorted);
    // One number each, the largest ones the first: how many, and below that the author turned
    // round.
    long[] counts = new long[size];
    int authors = 0;
    for (int i = 0; i < size; ) {
      int from = i++;
      while (i < size && sorted[i] == sorted[from]) {
        i++;
      }
      counts[authors++] = ((long) (i - from) << Integer.SIZE) | (Integer.MAX_VALUE - sorted[from]);
    }
    Arrays.sort(counts, 0, authors);
    List<SearchTally.OfAuthor> most = new ArrayList<>();
    for (int i = authors - 1; i >= Math.max(0, authors - MOST_AUTHORS); i--) {
      int count = (int) (counts[i] >>> Integer.SIZE);
      HeaderReader.author(cache, Integer.MAX_VALUE - (int) counts[i])
          .ifPresent(found -> most.add(new SearchTally.OfAuthor(found, count)));
    }
    return most;
  }

  /** The year of a moment; neighbours are mostly of the same one. */
  private static final class Years {
    private final ZoneId zone;
    private int year;
    private long from = Long.MAX_VALUE;
    private long before = Long.MIN_VALUE;

    Years(ZoneId zone) {
      this.zone = zone;
    }

    int of(int date) {
      long second = DateCode.seconds(date);
      if (second < from || second >= before) {
        year = Instant.ofEpochSecond(second).atZone(zone).getYear();
        from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toEpochSecond();
        before = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toEpochSecond();
      }
      return year;
    }
  }
}
