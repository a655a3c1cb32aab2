package org.newsloom.store;

import java.util.Arrays;

/**
 * Hashes to small numbers, no objects; values are at least 1. A key and its value lie side by side:
 * to look one up costs one reach into memory.
 */
final class LongIntMap {
  private static final int FIRST_SLOTS = 1024;

  /** Key, value, key, value, ... */
  private long[] table;

  private int size;

  LongIntMap() {
    this(0);
  }

  /** A map that has room for so many without growing. */
  LongIntMap(int expected) {
    table = new long[4 * Math.max(FIRST_SLOTS / 2, Integer.highestOneBit(expected) * 2)];
  }

  int size() {
    return size;
  }

  /** The value, or 0 for none. */
  int get(long key) {
    return (int) table[slot(key) + 1];
  }

  void put(long key, int value) {
    if (size * 4 >= table.length) {
      grow();
    }
    int slot = slot(key);
    if (table[slot + 1] == 0) {
      size++;
    }
    table[slot] = key;
    table[slot + 1] = value;
  }

  /** All keys. */
  long[] keys() {
    long[] all = new long[size];
    int at = 0;
    for (int slot = 0; slot < table.length; slot += 2) {
      if (table[slot + 1] != 0) {
        all[at++] = table[slot];
      }
    }
    return all;
  }

  /** Forgets all. The memory is kept where it was used, since as much may come again. */
  void clear() {
    if (size * 16 >= table.length) {
      Arrays.fill(table, 0);
    } else {
      table = new long[2 * FIRST_SLOTS];
    }
    size = 0;
  }

  private int slot(long key) {
    int mask = table.length - 2;
    int slot = ((int) (key ^ (key >>> 32)) << 1) & mask;
    while (table[slot + 1] != 0 && table[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = slot(old[i]);
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }
}
