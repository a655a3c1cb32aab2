package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.PackedColumns.Column;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;
import org.newsloom.store.PackedColumns.Writer;

/**
 * The rows of headers by the keys of their articles. Keys fall everywhere, so an index that takes
 * them one by one writes most of itself anew for each batch. Here the keys of many headers are
 * sorted and written as one block for each of 256 parts, by their first octet; blocks are put
 * together when a part has many. Few keys go into a table instead. Written once a transaction:
 * right at its end, not in its middle.
 *
 * <p>What was removed may still be found here: whoever looks something up goes on to the header.
 */
final class KeyIndex {
  private static final int PARTS = 256;
  private static final int PART_SHIFT = 56;
  private static final int ID_BITS = 40;

  /** Fewer keys than these are rows of a table. */
  private static final int LEAST_BLOCK_KEYS = 2_048;

  /** A part with so many small blocks has them put together. */
  private static final int MOST_SMALL_BLOCKS = 24;

  /** A block of more keys stays as it is. */
  private static final int LARGE_BLOCK_KEYS = 1 << 14;

  private long[] keys = new long[1024];
  private long[] rows = new long[1024];
  private int count;

  /** The number of the next block in each part; 0 for not yet known. */
  private long nextBlock;

  private int smallBlocks;

  void forget() {
    count = 0;
    nextBlock = 0;
  }

  /** Notes headers that were inserted. */
  void add(HeaderColumns run) {
    if (count + run.size() > keys.length) {
      int capacity = Math.max(count + run.size(), 2 * keys.length);
      keys = Arrays.copyOf(keys, capacity);
      rows = Arrays.copyOf(rows, capacity);
    }
    System.arraycopy(run.key, 0, keys, count, run.size());
    System.arraycopy(run.row, 0, rows, count, run.size());
    count += run.size();
  }

  /** Writes what was noted. */
  void write(Db cache) throws SQLException {
    sort(keys, rows, count);
    if (count >= LEAST_BLOCK_KEYS) {
      writeBlocks(cache);
    } else if (count > 0) {
      writeRows(cache);
    }
    count = 0;
    if (keys.length > LEAST_BLOCK_KEYS) {
      keys = new long[1024];
      rows = new long[1024];
    }
  }

  private void writeRows(Db cache) throws SQLException {
    PreparedStatement insert =
        cache.prepare("insert or ignore into key_header(key, id) values(?,?)");
    for (int i = 0; i < count; i++) {
      insert.setLong(1, keys[i]);
      insert.setLong(2, rows[i]);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /** Takes headers out of the table, before they are noted again. */
  static void removeRows(Db cache, HeaderColumns run) throws SQLException {
    if (!cache.exists("select 1 from key_header limit 1")) {
      return;
    }
    PreparedStatement delete = cache.prepare("delete from key_header where key = ? and id = ?");
    for (int i = 0; i < run.size(); i++) {
      delete.setLong(1, run.key[i]);
      delete.setLong(2, run.row[i]);
      delete.addBatch();
    }
    delete.executeBatch();
  }

  private void writeBlocks(Db cache) throws SQLException {
    if (nextBlock == 0) {
      nextBlock =
          cache.number("select max(id & " + ((1L << ID_BITS) - 1) + ") from key_block").orElse(0)
              + 1;
      smallBlocks = countSmall(cache);
    }
    if (smallBlocks >= MOST_SMALL_BLOCKS) {
      for (int part = 0; part < PARTS; part++) {
        putTogether(cache, part, nextBlock);
      }
      nextBlock++;
      smallBlocks = 0;
    }
    PreparedStatement insert = cache.prepare("insert into key_block(id, octets) values(?,?)");
    int from = 0;
    while (from < count) {
      int part = part(keys[from]);
      int to = from;
      while (to < count && part(keys[to]) == part) {
        to++;
      }
      insert.setLong(1, blockId(part, nextBlock));
      insert.setBytes(
          2, pack(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(rows, from, to)));
      insert.addBatch();
      from = to;
    }
    insert.executeBatch();
    nextBlock++;
    smallBlocks++;
  }

  /** Blocks of one part that may be put together; parts are filled alike. */
  private static int countSmall(Db cache) throws SQLException {
    int small = 0;
    for (byte[] block : blocks(cache, 0)) {
      Block one = Block.of(block);
      small += one != null && one.keys().size() < LARGE_BLOCK_KEYS ? 1 : 0;
    }
    return small;
  }

  private static void putTogether(Db cache, int part, long number) throws SQLException {
    List<Long> ids =
        cache.list(
            "select id from key_block where id between ? and ? order by id",
            row -> row.getLong(1),
            blockId(part, 0),
            blockId(part + 1, 0) - 1);
    long[] allKeys = new long[1024];
    long[] allRows = new long[1024];
    int size = 0;
    PreparedStatement delete = cache.prepare("delete from key_block where id = ?");
    for (long id : ids) {
      Block block =
          cache
              .first("select octets from key_block where id = ?", row -> row.getBytes(1), id)
              .map(Block::of)
              .orElse(null);
      if (block == null || block.keys().size() >= LARGE_BLOCK_KEYS) {
        // One that is damaged stays, so that a check can tell of it.
        continue;
      }
      int more = block.keys().size();
      if (size + more > allKeys.length) {
        allKeys = Arrays.copyOf(allKeys, Math.max(size + more, 2 * size));
        allRows = Arrays.copyOf(allRows, allKeys.length);
      }
      for (int i = 0; i < more; i++) {
        allKeys[size] = block.keys().at(i);
        allRows[size++] = block.rows().at(i);
      }
      delete.setLong(1, id);
      delete.executeUpdate();
    }
    if (size > 0) {
      sort(allKeys, allRows, size);
      cache.run(
          "insert into key_block(id, octets) values(?,?)",
          blockId(part, number),
          pack(Arrays.copyOf(allKeys, size), Arrays.copyOf(allRows, size)));
    }
  }

  private static int part(long key) {
    return (int) (key >>> PART_SHIFT);
  }

  private static long blockId(int part, long number) {
    return ((long) part << ID_BITS) | number;
  }

  private static byte[] pack(long[] keys, long[] rows) {
    Writer out = new Writer();
    out.ascending(keys, keys.length);
    out.longs(rows, 0, rows.length);
    return out.toOctets();
  }

  private record Block(Column keys, Column rows) {
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

  private static List<byte[]> blocks(Db cache, int part) throws SQLException {
    return cache.list(
        "select octets from key_block where id between ? and ?",
        row -> row.getBytes(1),
        blockId(part, 0),
        blockId(part + 1, 0) - 1);
  }

  /** Sorts keys by their unsigned value, and rows with them: keys are hashes, spread evenly. */
  private static void sort(long[] keys, long[] rows, int count) {
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

  /** The rows that a key may have, ascending, each once; some may be gone. */
  static long[] rows(Db cache, long key) throws SQLException {
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
  static void find(Db cache, long[] wanted, Sink sink) throws SQLException {
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

  private static void findRows(Db cache, long[] sorted, long[] index, Sink sink)
      throws SQLException {
    if (sorted.length > 1 && !cache.exists("select 1 from key_header limit 1")) {
      return;
    }
    PreparedStatement find = cache.prepare("select id from key_header where key = ?");
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
  static boolean isDamaged(Db cache) throws SQLException {
    for (int part = 0; part < PARTS; part++) {
      for (byte[] octets : blocks(cache, part)) {
        if (Block.of(octets) == null) {
          return true;
        }
      }
    }
    return false;
  }

  /** Makes it anew; in a transaction. */
  static void rebuild(Db cache) throws SQLException {
    cache.run("delete from key_header");
    cache.run("delete from key_block");
    cache.run("insert into key_header(key, id) select key, id from header order by key, id");
    KeyIndex index = new KeyIndex();
    for (Segments.Bounds segment : Segments.bounds(cache, Long.MIN_VALUE, Long.MAX_VALUE)) {
      HeaderColumns run =
          Segments.columns(cache, segment.first(), Segments.Wanted.LIST_AND_PARENTS);
      if (run != null) {
        index.add(run);
      }
      if (index.count > 1 << 16) {
        index.write(cache);
      }
    }
    index.write(cache);
  }
}
