package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.PackedColumns.Column;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;
import org.newsloom.store.PackedColumns.Writer;

/**
 * Rows by hashes: of headers by the keys of their articles, of subjects and authors by their raw
 * octets. Hashes fall everywhere, so an index that takes them one by one writes most of itself anew
 * for each batch. Here many of them are sorted and written as one block for each of 256 parts, by
 * their first octet; blocks are put together when a part has many. Few hashes go into a table
 * instead. Written by a {@link HashIndexWriter}.
 *
 * <p>What was removed may still be found here: whoever looks something up goes on to the row.
 */
enum HashIndex {
  HEADERS("header", "select key, id from header"),
  SUBJECTS("subject", "select hash, id from subject"),
  AUTHORS("author", "select hash, id from author");

  /** A table of (key, id), for few. */
  final String rows;

  /** A table of blocks. */
  final String blocks;

  /** All that have rows of their own. */
  final String all;

  final String insertRow;
  final String allRows;
  final String rowCount;
  final String deleteRow;
  final String findRow;
  final String anyRow;
  final String insertBlock;
  final String deleteBlock;
  final String blocksOfPart;
  final String blockIdsOfPart;
  final String block;
  final String lastBlock;

  HashIndex(String name, String all) {
    rows = "key_" + name;
    blocks = "block_" + name;
    this.all = all;
    allRows = "select key, id from " + rows;
    rowCount = "select count(*) from " + rows;
    insertRow = "insert or ignore into " + rows + "(key, id) values(?,?)";
    deleteRow = "delete from " + rows + " where key = ? and id = ?";
    findRow = "select id from " + rows + " where key = ?";
    anyRow = "select 1 from " + rows + " limit 1";
    insertBlock = "insert into " + blocks + "(id, octets) values(?,?)";
    deleteBlock = "delete from " + blocks + " where id = ?";
    blocksOfPart = "select octets from " + blocks + " where id between ? and ?";
    blockIdsOfPart = "select id from " + blocks + " where id between ? and ? order by id";
    block = "select octets from " + blocks + " where id = ?";
    lastBlock = "select max(id & " + ((1L << ID_BITS) - 1) + ") from " + blocks;
  }

  /** A block's id is its part, and the number of the block in it. */
  static final int ID_BITS = 40;

  static final int PARTS = 256;
  private static final int PART_SHIFT = 56;

  static int part(long key) {
    return (int) (key >>> PART_SHIFT);
  }

  static long blockId(int part, long number) {
    return ((long) part << ID_BITS) | number;
  }

  /** One block, unpacked where it is looked at. */
  record Block(Column keys, Column rows) {
    /** Null for octets that are not what was written. */
    static @Nullable Block of(byte[] octets) {
      try {
        Reader in = Reader.of(octets);
        return new Block(in.column(), in.column());
      } catch (DamagedException e) {
        return null;
      }
    }
  }

  static byte[] pack(long[] keys, long[] rows) {
    Writer out = new Writer(64 + keys.length * 16);
    out.ascending(keys, keys.length);
    out.longs(rows, 0, rows.length);
    return out.toOctets();
  }

  List<byte[]> blocks(Db cache, int part) throws SQLException {
    return cache.list(
        blocksOfPart, row -> row.getBytes(1), blockId(part, 0), blockId(part + 1, 0) - 1);
  }

  /** The rows that a key may have, ascending, each once; some may be gone. */
  long[] rows(Db cache, long key) throws SQLException {
    List<Long> all = new ArrayList<>(1);
    find(cache, new long[] {key}, (index, row) -> all.add(row));
    return all.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
  }

  /** Takes what was found. */
  interface Sink {
    void found(int index, long row) throws SQLException;
  }

  /**
   * The rows that keys may have; some may be gone, some may be told twice. Cheaper for many at once
   * than one by one.
   *
   * @param sink takes the index of a key and a row
   */
  void find(Db cache, long[] wanted, Sink sink) throws SQLException {
    long[] sorted = wanted.clone();
    long[] index = new long[wanted.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = i;
    }
    sort(sorted, index, sorted.length);
    int from = 0;
    while (from < sorted.length) {
      int part = part(sorted[from]);
      int to = from;
      while (to < sorted.length && part(sorted[to]) == part) {
        to++;
      }
      for (byte[] octets : blocks(cache, part)) {
        Block block = Block.of(octets);
        if (block != null) {
          find(block, sorted, index, from, to, sink);
        }
      }
      from = to;
    }
    findRows(cache, sorted, index, sink);
  }

  private static void find(Block block, long[] sorted, long[] index, int from, int to, Sink sink)
      throws SQLException {
    for (int i = from; i < to; i++) {
      int at = block.keys().search(sorted[i]);
      while (at < block.keys().size() && block.keys().at(at) == sorted[i]) {
        sink.found((int) index[i], block.rows().at(at++));
      }
    }
  }

  private void findRows(Db cache, long[] sorted, long[] index, Sink sink) throws SQLException {
    if (sorted.length > 1 && !cache.exists(anyRow)) {
      return;
    }
    PreparedStatement find = cache.prepare(findRow);
    for (int i = 0; i < sorted.length; i++) {
      find.setLong(1, sorted[i]);
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          sink.found((int) index[i], row.getLong(1));
        }
      }
    }
  }

  /** Whether a block is not what was written. */
  boolean isDamaged(Db cache) throws SQLException {
    for (int part = 0; part < PARTS; part++) {
      for (byte[] octets : blocks(cache, part)) {
        if (Block.of(octets) == null) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many rows the index knows; those of damaged blocks do not count. */
  long size(Db cache) throws SQLException {
    long size = cache.number(rowCount).orElse(0);
    for (int part = 0; part < PARTS; part++) {
      for (byte[] octets : blocks(cache, part)) {
        Block block = Block.of(octets);
        size += block == null ? 0 : block.keys().size();
      }
    }
    return size;
  }

  /** Gives each row that the index knows, in no order. */
  void all(Db cache, Row row) throws SQLException {
    for (int part = 0; part < PARTS; part++) {
      for (byte[] octets : blocks(cache, part)) {
        Block block = Block.of(octets);
        for (int i = 0; block != null && i < block.keys().size(); i++) {
          row.take(block.keys().at(i), block.rows().at(i));
        }
      }
    }
    try (ResultSet found = cache.prepare(allRows).executeQuery()) {
      while (found.next()) {
        row.take(found.getLong(1), found.getLong(2));
      }
    }
  }

  /** Takes one row of the index. */
  interface Row {
    void take(long hash, long id);
  }

  /** Sorts keys by their unsigned value, and rows with them: keys are hashes, spread evenly. */
  static void sort(long[] keys, long[] rows, int count) {
    if (count < 2) {
      return;
    }
    // A counting sort by the leading bits leaves about one key in each place.
    int bits = Math.clamp(32 - Integer.numberOfLeadingZeros(count), 8, 20);
    int shift = Long.SIZE - bits;
    int[] place = new int[(1 << bits) + 1];
    for (int i = 0; i < count; i++) {
      place[(int) (keys[i] >>> shift) + 1]++;
    }
    for (int i = 1; i < place.length; i++) {
      place[i] += place[i - 1];
    }
    long[] sortedKeys = new long[count];
    long[] sortedRows = new long[count];
    for (int i = 0; i < count; i++) {
      int at = place[(int) (keys[i] >>> shift)]++;
      sortedKeys[at] = keys[i];
      sortedRows[at] = rows[i];
    }
    for (int i = 1; i < count; i++) {
      long key = sortedKeys[i];
      long row = sortedRows[i];
      int at = i;
      while (at > 0 && Long.compareUnsigned(sortedKeys[at - 1], key) > 0) {
        sortedKeys[at] = sortedKeys[at - 1];
        sortedRows[at] = sortedRows[at - 1];
        at--;
      }
      sortedKeys[at] = key;
      sortedRows[at] = row;
    }
    System.arraycopy(sortedKeys, 0, keys, 0, count);
    System.arraycopy(sortedRows, 0, rows, 0, count);
  }
}
