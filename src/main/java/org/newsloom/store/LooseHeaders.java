package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Headers in rows of their own: those that came few at a time and are in no segment yet. */
final class LooseHeaders {
  private static final int AT_ONCE = 512;

  private LooseHeaders() {}

  /** Inserts headers, none of which is here. */
  static void insert(Db cache, FullRun run) throws SQLException {
    PreparedStatement insert =
        cache.prepare(
            """
            insert or ignore into header(
              id, key, subject, author, date, octets, lines, flags, msgid, refs)
            values(?,?,?,?,?,?,?,?,?,?)\
            """);
    HeaderColumns columns = run.columns();
    HeaderDetails details = run.details();
    int pending = 0;
    for (int i = 0; i < run.size(); i++) {
      insert.setLong(1, columns.row[i]);
      insert.setLong(2, columns.key[i]);
      insert.setInt(3, columns.subject[i]);
      insert.setInt(4, columns.author[i]);
      insert.setInt(5, columns.date[i]);
      insert.setLong(6, details.octets[i]);
      insert.setLong(7, details.lines[i]);
      insert.setInt(8, details.flags[i]);
      insert.setString(9, details.id(i));
      insert.setBytes(
          10, ancestors(columns.references, columns.referencesFrom(i), columns.referenceEnd[i]));
      insert.addBatch();
      if (++pending == AT_ONCE) {
        insert.executeBatch();
        pending = 0;
      }
    }
    if (pending > 0) {
      insert.executeBatch();
    }
    crossposts(cache, run);
  }

  private static byte @Nullable [] ancestors(long[] references, int from, int to) {
    if (from == to) {
      return null;
    }
    ByteBuffer keys = ByteBuffer.allocate((to - from) * Long.BYTES);
    keys.asLongBuffer().put(references, from, to - from);
    return keys.array();
  }

  private static void crossposts(Db cache, FullRun run) throws SQLException {
    for (int i = 0; i < run.size(); i++) {
      if (!run.details().xref[i].isEmpty()) {
        cache.run(
            "insert or replace into crosspost(id, xref) values(?,?)",
            run.columns().row[i],
            run.details().xref[i]);
      }
    }
  }

  /** The first row from one to another; empty for none. */
  static OptionalLong first(Db cache, long from, long to) throws SQLException {
    return from > to
        ? OptionalLong.empty()
        : cache.number("select min(id) from header where id between ? and ?", from, to);
  }

  /** How many there are from one row to another. */
  static long count(Db cache, long from, long to) throws SQLException {
    return from > to
        ? 0
        : cache.number("select count(*) from header where id between ? and ?", from, to).orElse(0);
  }

  /** The columns of the headers from one row to another, the first ones. */
  static HeaderColumns columns(Db cache, long from, long to, int limit) throws SQLException {
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
        ancestors = addColumns(row, run, ancestors);
      }
    }
    return run;
  }

  private static long[] addColumns(ResultSet row, HeaderColumns run, long[] room)
      throws SQLException {
    long[] ancestors = room;
    byte @Nullable [] octets = row.getBytes(6);
    int count = octets == null ? 0 : octets.length / Long.BYTES;
    if (octets != null) {
      ancestors = count > ancestors.length ? new long[count] : ancestors;
      ByteBuffer.wrap(octets).asLongBuffer().get(ancestors, 0, count);
    }
    run.add(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        ancestors,
        0,
        count);
    return ancestors;
  }

  /** The headers from one row to another whole, the first ones. */
  static FullRun full(Db cache, long from, long to, int limit) throws SQLException {
    FullRun run = new FullRun(16);
    if (from > to) {
      return run;
    }
    long[] ancestors = new long[64];
    try (ResultSet row =
        cache
            .prepare(
                """
                select h.id, h.key, h.date, h.subject, h.author, h.refs, h.octets, h.lines, h.flags,
                  h.msgid, c.xref
                from header h left join crosspost c on c.id = h.id
                where h.id between ? and ? order by h.id limit ?\
                """,
                from,
                to,
                limit)
            .executeQuery()) {
      while (row.next()) {
        ancestors = addColumns(row, run.columns(), ancestors);
        String xref = row.getString(11);
        run.details()
            .add(
                row.getLong(7),
                row.getLong(8),
                row.getInt(9),
                row.getString(10),
                xref == null ? "" : xref);
      }
    }
    return run;
  }

  /** Takes the headers from one row to another out; returns how many there were. */
  static int remove(Db cache, long from, long to) throws SQLException {
    cache.run(
        """
        delete from key_header where (key, id) in (
          select key, id from header where id between ? and ?)\
        """,
        from,
        to);
    cache.run("delete from crosspost where id between ? and ?", from, to);
    return cache.run("delete from header where id between ? and ?", from, to);
  }
}
