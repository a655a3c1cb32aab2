package org.newsloom.threading;

/**
 * A map from 64-bit keys to small numbers, open addressing, never more than half full. A key and
 * its value lie side by side: to look one up costs one reach into memory.
 */
final class LongIndex {
  /** What {@link #get} gives for a key that is not there. */
  static final int ABSENT = -1;

  /** Key, value + 1, key, value + 1, ...; 0 for a place that is free. */
  private long[] table;

  private int shift;
  private int size;

  LongIndex(int expected) {
    allocate(Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4));
  }

  private void allocate(int slots) {
    table = new long[2 * slots];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
  }

  int get(long key) {
    return (int) table[slot(key) + 1] - 1;
  }

  /** Keeps the value that is there, or else puts the given one; gives what is there now. */
  int putIfAbsent(long key, int value) {
    int slot = slot(key);
    if (table[slot + 1] != 0) {
      return (int) table[slot + 1] - 1;
    }
    table[slot] = key;
    table[slot + 1] = value + 1L;
    if (++size > table.length / 4) {
      grow();
    }
    return value;
  }

  private int slot(long key) {
    int mask = table.length - 1;
    int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> shift) << 1;
    while (table[slot + 1] != 0 && table[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    allocate(old.length);
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = slot(old[i]);
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }
}
