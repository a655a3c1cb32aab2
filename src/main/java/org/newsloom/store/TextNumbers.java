package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.Segments.Bounds;

/**
 * The numbers of texts in the index, and which headers they belong to. Numbers ascend in the order
 * in which texts come, which is how FTS5 takes them fastest, and none is given to a second text:
 * what was once read of them stays true. All readers share what was read: of a text 16 to 32
 * octets, of a header in a segment with texts 4.
 */
final class TextNumbers {
  /** Numbers and keys that come in one row: to fetch each in its own costs more than to find it. */
  private static final int IN_ONE_ROW = 100_000;

  /** Of so many texts that came since the last time the headers are looked up one by one. */
  private static final int FEW = 64;

  private static final int[] NONE = {};

  private static final String LATER =
      """
      select group_concat(id || ',' || key), max(id) from (
        select id, key from indexed_text where id > ? order by id limit ?)\
      """;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final LongIntMap byKey = new LongIntMap();
  private long last;

  /** Columns of segments by their first rows, all of them with what came up to the last number. */
  private final TreeMap<Long, Known> columns = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record Known(Bounds segment, int[] numbers) {}

  /** Gives an article's text its number; empty if it has one. */
  static OptionalLong give(Db cache, long key) throws SQLException {
    return cache.run("insert or ignore into indexed_text(key) values(?)", key) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(cache.lastId());
  }

  /** The number of an article's text. */
  static OptionalLong of(Db cache, long key) throws SQLException {
    return cache.number("select id from indexed_text where key = ?", key);
  }

  /** The keys of texts. */
  static List<Long> keys(Db cache, PrimitiveIterator.OfInt numbers) throws SQLException {
    List<Long> keys = new ArrayList<>();
    while (numbers.hasNext()) {
      OptionalLong key =
          cache.number("select key from indexed_text where id = ?", numbers.nextInt());
      if (key.isPresent()) {
        keys.add(key.getAsLong());
      }
    }
    return keys;
  }

  /** Reads what came since the last time; to be asked for before any number of what was found. */
  void refresh(Db cache) throws SQLException {
    lock.writeLock().lock();
    boolean known = false;
    try {
      List<Long> later = new ArrayList<>();
      while (addLater(cache, later)) {
        // The next ones.
      }
      if (!later.isEmpty() && later.size() <= FEW && !columns.isEmpty()) {
        long[] keys = later.stream().mapToLong(Long::longValue).toArray();
        HashIndex.HEADERS.find(cache, keys, (_, row) -> forget(row));
      }
      known = later.size() <= FEW;
    } finally {
      if (!known) {
        // Many came, or not all could be read: where they belong is worked out anew.
        columns.clear();
      }
      lock.writeLock().unlock();
    }
  }

  private void forget(long row) {
    Map.Entry<Long, Known> at = columns.floorEntry(row);
    if (at != null && row <= at.getValue().segment().last()) {
      columns.remove(at.getKey());
    }
  }

  private boolean addLater(Db cache, List<Long> later) throws SQLException {
    try (ResultSet row = cache.prepare(LATER, last, IN_ONE_ROW).executeQuery()) {
      byte[] list = row.next() ? row.getBytes(1) : null;
      if (list == null) {
        return false;
      }
      long[] id = {0};
      NumberList.each(
          list,
          number -> {
            if (id[0] == 0) {
              id[0] = number;
            } else {
              byKey.put(number, (int) id[0]);
              id[0] = 0;
              if (later.size() <= FEW) {
                later.add(number);
              }
            }
          });
      last = row.getLong(2);
      return true;
    }
  }

  /** Numbers of the texts of articles, 0 for those without one; empty where none has one. */
  int[] of(long[] keys, int count) {
    lock.readLock().lock();
    try {
      return numbers(keys, count);
    } finally {
      lock.readLock().unlock();
    }
  }

  private int[] numbers(long[] keys, int count) {
    int[] numbers = new int[count];
    boolean some = false;
    for (int i = 0; i < count && byKey.size() > 0; i++) {
      numbers[i] = byKey.get(keys[i]);
      some |= numbers[i] != 0;
    }
    return some ? numbers : NONE;
  }

  /** Those of a segment, which are kept as long as it stays as it is. */
  int[] of(Db cache, Bounds segment) throws SQLException, DamagedException {
    lock.readLock().lock();
    try {
      Known known = columns.get(segment.first());
      if (known != null && known.segment().equals(segment)) {
        return known.numbers();
      }
    } finally {
      lock.readLock().unlock();
    }
    long[] keys = Segments.keys(cache, segment);
    if (keys.length < segment.size()) {
      throw new DamagedException();
    }
    lock.writeLock().lock();
    try {
      int[] numbers = numbers(keys, segment.size());
      columns.put(segment.first(), new Known(segment, numbers));
      return numbers;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The number of one. */
  int of(long key) {
    int[] numbers = of(new long[] {key}, 1);
    return numbers.length == 0 ? 0 : numbers[0];
  }
}
