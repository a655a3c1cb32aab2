package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The numbers of texts in the index. They ascend in the order in which texts come, which is how
 * FTS5 takes them fastest, and none is given to a second text: what was once read of them stays
 * true. All readers share what was read; a text takes 16 to 32 octets of it.
 */
final class TextNumbers {
  /** Numbers and keys that come in one row: to fetch each in its own costs more than to find it. */
  private static final int IN_ONE_ROW = 100_000;

  private static final String LATER =
      """
      select group_concat(id || ',' || key), max(id) from (
        select id, key from indexed_text where id > ? order by id limit ?)\
      """;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final LongIntMap byKey = new LongIntMap();
  private long last;

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

  /** The keys of texts, in no order. */
  static List<Long> keys(Db cache, Iterable<Integer> numbers) throws SQLException {
    List<Long> keys = new ArrayList<>();
    for (int number : numbers) {
      OptionalLong key = cache.number("select key from indexed_text where id = ?", number);
      if (key.isPresent()) {
        keys.add(key.getAsLong());
      }
    }
    return keys;
  }

  /** Reads what came since the last time. */
  void refresh(Db cache) throws SQLException {
    lock.writeLock().lock();
    try {
      while (addLater(cache)) {
        // The next ones.
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean addLater(Db cache) throws SQLException {
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
            }
          });
      last = row.getLong(2);
      return true;
    }
  }

  /** Numbers of the texts of articles, 0 for those without one. */
  int[] of(long[] keys, int count) {
    int[] numbers = new int[count];
    lock.readLock().lock();
    try {
      for (int i = 0; i < count; i++) {
        numbers[i] = byKey.get(keys[i]);
      }
    } finally {
      lock.readLock().unlock();
    }
    return numbers;
  }

  /** The number of one. */
  int of(long key) {
    return of(new long[] {key}, 1)[0];
  }

  /** How many texts were read of. */
  int size() {
    lock.readLock().lock();
    try {
      return byKey.size();
    } finally {
      lock.readLock().unlock();
    }
  }
}
