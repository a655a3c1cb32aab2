package org.newsloom.store;

import java.sql.SQLException;
import java.util.Optional;
import org.newsloom.article.NumberRanges;

/**
 * What the cache holds of one epoch of a group.
 *
 * @param fetched numbers that were asked for, the answer being stored
 * @param present numbers that have a header here
 */
record Holding(NumberRanges fetched, NumberRanges present) {
  static final Holding NONE = new Holding(NumberRanges.EMPTY, NumberRanges.EMPTY);

  static Holding of(Db cache, long server, String group, long epoch) throws SQLException {
    return find(cache, server, group, epoch).orElse(NONE);
  }

  /** Empty where nothing was ever asked for; of an empty group {@link #NONE} is kept. */
  static Optional<Holding> find(Db cache, long server, String group, long epoch)
      throws SQLException {
    return cache.first(
        "select fetched, present from holding where server = ? and grp = ? and epoch = ?",
        row -> new Holding(RangeCodec.decode(row.getBytes(1)), RangeCodec.decode(row.getBytes(2))),
        server,
        group,
        epoch);
  }

  void save(Db cache, long server, String group, long epoch) throws SQLException {
    cache.run(
        "insert or replace into holding(server, grp, epoch, fetched, present) values(?,?,?,?,?)",
        server,
        group,
        epoch,
        RangeCodec.encode(fetched),
        RangeCodec.encode(present));
  }

  /** The highest number that is known to have been given out; 0 for none. */
  long high() {
    return Math.max(last(fetched), last(present));
  }

  private static long last(NumberRanges ranges) {
    return ranges.isEmpty() ? 0 : ranges.high(ranges.rangeCount() - 1);
  }
}
