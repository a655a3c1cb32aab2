package org.newsloom.store;

/**
 * Hashes to small numbers, no objects; values are at least 1. A key and its value lie side by side:
 * to look one up costs one reach into memory.
 */
final class LongIntMap {
  private static final int FIRST_SLOTS = 1024;

  /** Key, value, key, value, ... */
  private long[] table = new long[2 * FIRST_SLOTS];

  private int size;

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

  void clear() {
    table = new long[2 * FIRST_SLOTS];
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
