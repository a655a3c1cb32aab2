package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of headers by the keys of their articles: a table beside the headers and not an index on
 * them, so that a million rows are put in sorted, once a transaction, which takes half the time.
 * Right at the end of each transaction, not in the middle of one.
 */
final class KeyIndex {
  /** The rows that were inserted and from the first to the last of which there are no others. */
  private record Run(long first, long last, int size) {}

  private final List<Run> runs = new ArrayList<>();

  void forget() {
    runs.clear();
  }

  /**
   * Notes rows that were inserted.
   *
   * @param alone whether there are no other headers between the first and the last of them
   */
  void add(Db cache, HeaderColumns run, boolean alone) throws SQLException {
    if (alone) {
      runs.add(new Run(run.firstRow(), run.lastRow(), run.size()));
      return;
    }
    PreparedStatement insert =
        cache.prepare("insert or ignore into key_header(key, id) values(?,?)");
    for (int i = 0; i < run.size(); i++) {
      insert.setLong(1, run.key[i]);
      insert.setLong(2, run.row[i]);
      insert.addBatch();
    }
    if (run.size() > 0) {
      insert.executeBatch();
    }
  }

  /** Writes what was noted; at the end of a transaction. */
  void write(Db cache) throws SQLException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long size = 0;
    for (Run run : runs) {
      first = Math.min(first, run.first());
      last = Math.max(last, run.last());
      size += run.size();
    }
    if (runs.size() > 1 && count(cache, first, last, size + 1) == size) {
      insert(cache, first, last);
    } else {
      for (Run run : runs) {
        insert(cache, run.first(), run.last());
      }
    }
    runs.clear();
  }

  private static long count(Db cache, long first, long last, long most) throws SQLException {
    return cache
        .number(
            "select count(*) from (select 1 from header where id between ? and ? limit ?)",
            first,
            last,
            most)
        .orElse(0);
  }

  private static void insert(Db cache, long first, long last) throws SQLException {
    cache.run(
        """
        insert or ignore into key_header(key, id)
        select key, id from header where id between ? and ? order by key, id\
        """,
        first,
        last);
  }

  /** Takes the rows from one to another out, before their headers go. */
  static void remove(Db cache, long first, long last) throws SQLException {
    cache.run(
        """
        delete from key_header where (key, id) in (
          select key, id from header where id between ? and ?)\
        """,
        first,
        last);
  }

  /** Makes it anew. */
  static void rebuild(Db cache) throws SQLException {
    cache.run("delete from key_header");
    insert(cache, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
