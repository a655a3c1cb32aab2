package org.newsloom.store;

/** Hashes to small numbers, 12 octets an entry, no objects; values are at least 1. */
final class LongIntMap {
  private static final int FIRST_SLOTS = 1024;

  private long[] keys = new long[FIRST_SLOTS];
  private int[] values = new int[FIRST_SLOTS];
  private int size;

  int size() {
    return size;
  }

  /** The value, or 0 for none. */
  int get(long key) {
    return values[slot(key)];
  }

  void put(long key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (values[slot] == 0) {
      size++;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** All keys. */
  long[] keys() {
    long[] all = new long[size];
    int at = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (values[slot] != 0) {
        all[at++] = keys[slot];
      }
    }
    return all;
  }

  void clear() {
    keys = new long[FIRST_SLOTS];
    values = new int[FIRST_SLOTS];
    size = 0;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
