package org.newsloom.threading;

import java.util.Arrays;

/** A map from 64-bit keys to small numbers, open addressing, never more than half full. */
final class LongIndex {
  /** What {@link #get} gives for a key that is not there. */
  static final int ABSENT = -1;

  private long[] keys;
  private int[] values;
  private int shift;
  private int size;

  LongIndex(int expected) {
    allocate(Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4));
  }

  private void allocate(int slots) {
    keys = new long[slots];
    values = new int[slots];
    Arrays.fill(values, ABSENT);
    shift = 64 - Integer.numberOfTrailingZeros(slots);
  }

  int get(long key) {
    return values[slot(key)];
  }

  /** Keeps the value that is there, or else puts the given one; gives what is there now. */
  int putIfAbsent(long key, int value) {
    int slot = slot(key);
    if (values[slot] != ABSENT) {
      return values[slot];
    }
    keys[slot] = key;
    values[slot] = value;
    if (++size > keys.length / 2) {
      grow();
    }
    return value;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> shift);
    while (values[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    allocate(oldKeys.length * 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != ABSENT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
