package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.newsloom.store.HashIndex.Block;

/**
 * Writes a {@link HashIndex} once a transaction: right at its end, not in its middle. One for each
 * index, on the writer's thread.
 */
final class HashIndexWriter {
  /** Fewer keys than these are rows of a table. */
  private static final int LEAST_BLOCK_KEYS = 2_048;

  /** A part with so many small blocks has them put together. */
  private static final int MOST_SMALL_BLOCKS = 48;

  /** A block of more keys stays as it is. */
  private static final int LARGE_BLOCK_KEYS = 1 << 14;

  private final HashIndex of;
  private long[] keys = new long[1024];
  private long[] rows = new long[1024];
  private int count;

  /** The number of the next block in each part; 0 for not yet known. */
  private long nextBlock;

  private int smallBlocks;

  HashIndexWriter(HashIndex of) {
    this.of = of;
  }

  void forget() {
    count = 0;
    nextBlock = 0;
  }

  /** Notes rows that were inserted: the first ones of two arrays. */
  void add(long[] hashes, long[] ids, int size) {
    reserve(size);
    System.arraycopy(hashes, 0, keys, count, size);
    System.arraycopy(ids, 0, rows, count, size);
    count += size;
  }

  /** Notes one row. */
  void add(long hash, long id) {
    reserve(1);
    keys[count] = hash;
    rows[count++] = id;
  }

  private void reserve(int more) {
    if (count + more > keys.length) {
      int capacity = Math.max(count + more, 2 * keys.length);
      keys = Arrays.copyOf(keys, capacity);
      rows = Arrays.copyOf(rows, capacity);
    }
  }

  /** Writes what was noted. */
  void write(Db cache) throws SQLException {
    HashIndex.sort(keys, rows, count);
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
    PreparedStatement insert = cache.prepare(of.insertRow);
    for (int i = 0; i < count; i++) {
      insert.setLong(1, keys[i]);
      insert.setLong(2, rows[i]);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /** Takes rows out of the table, before they are noted again. */
  void removeRows(Db cache, long[] hashes, long[] ids, int size) throws SQLException {
    if (!cache.exists(of.anyRow)) {
      return;
    }
    PreparedStatement delete = cache.prepare(of.deleteRow);
    for (int i = 0; i < size; i++) {
      delete.setLong(1, hashes[i]);
      delete.setLong(2, ids[i]);
      delete.addBatch();
    }
    delete.executeBatch();
  }

  private void writeBlocks(Db cache) throws SQLException {
    if (nextBlock == 0) {
      nextBlock = cache.number(of.lastBlock).orElse(0) + 1;
      smallBlocks = countSmall(cache);
    }
    if (smallBlocks >= MOST_SMALL_BLOCKS) {
      for (int part = 0; part < HashIndex.PARTS; part++) {
        putTogether(cache, part, nextBlock);
      }
      nextBlock++;
      smallBlocks = 0;
    }
    PreparedStatement insert = cache.prepare(of.insertBlock);
    int from = 0;
    while (from < count) {
      int part = HashIndex.part(keys[from]);
      int to = from;
      while (to < count && HashIndex.part(keys[to]) == part) {
        to++;
      }
      insert.setLong(1, HashIndex.blockId(part, nextBlock));
      insert.setBytes(
          2,
          HashIndex.pack(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(rows, from, to)));
      insert.addBatch();
      from = to;
    }
    insert.executeBatch();
    nextBlock++;
    smallBlocks++;
  }

  /** Blocks of one part that may be put together; parts are filled alike. */
  private int countSmall(Db cache) throws SQLException {
    int small = 0;
    for (byte[] block : of.blocks(cache, 0)) {
      Block one = Block.of(block);
      small += one != null && one.keys().size() < LARGE_BLOCK_KEYS ? 1 : 0;
    }
    return small;
  }

  private void putTogether(Db cache, int part, long number) throws SQLException {
    List<Long> ids =
        cache.list(
            of.blockIdsOfPart,
            row -> row.getLong(1),
            HashIndex.blockId(part, 0),
            HashIndex.blockId(part + 1, 0) - 1);
    long[] allKeys = new long[1024];
    long[] allRows = new long[1024];
    int size = 0;
    PreparedStatement delete = cache.prepare(of.deleteBlock);
    for (long id : ids) {
      Block block = cache.first(of.block, row -> row.getBytes(1), id).map(Block::of).orElse(null);
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
      HashIndex.sort(allKeys, allRows, size);
      cache.run(
          of.insertBlock,
          HashIndex.blockId(part, number),
          HashIndex.pack(Arrays.copyOf(allKeys, size), Arrays.copyOf(allRows, size)));
    }
  }

  /** Makes it anew of everything that has a row; more may be added and written. */
  void rebuild(Db cache) throws SQLException {
    forget();
    cache.run("delete from " + of.rows);
    cache.run("delete from " + of.blocks);
    try (ResultSet row = cache.prepare(of.all).executeQuery()) {
      while (row.next()) {
        add(row.getLong(1), row.getLong(2));
      }
    }
    write(cache);
  }
}
