package org.newsloom.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells of most keys that are in no index that they are not, without looking there: a Bloom filter
 * of two bits a key. Keys are hashes, so that their own bits serve.
 */
final class KeyFilter {
  private static final int BITS_A_KEY = 16;

  /** Two megabytes. */
  private static final int LEAST_KEYS = 1 << 20;

  /** Of more in the index each one is looked up: the filter takes sixteen megabytes at most. */
  private static final int MOST_KEYS = 1 << 21;

  private final long[] bits;
  private final int capacity;
  private int size;

  private KeyFilter(int capacity) {
    this.capacity = capacity;
    this.bits = new long[capacity / Long.SIZE * BITS_A_KEY];
  }

  /**
   * Of the keys in an index, with room for at least as many more; empty where they are too many.
   */
  static Optional<KeyFilter> of(Db cache, HashIndex index) throws SQLException {
    long there = index.size(cache);
    if (there > MOST_KEYS) {
      return Optional.empty();
    }
    KeyFilter filter = new KeyFilter(Math.max(LEAST_KEYS, Integer.highestOneBit((int) there) * 4));
    index.all(cache, (key, row) -> filter.add(key));
    return Optional.of(filter);
  }

  /** Whether more keys came than it has room for, so that it tells little. */
  boolean isFull() {
    return size > capacity;
  }

  void add(long key) {
    size++;
    set(place(key));
    set(place(Long.rotateLeft(key, Integer.SIZE)));
  }

  /** False where the key was never added. */
  boolean mayHold(long key) {
    return isSet(place(key)) && isSet(place(Long.rotateLeft(key, Integer.SIZE)));
  }

  /** The number of a bit; the capacity is a power of two. */
  private int place(long key) {
    return (int) key & (capacity * BITS_A_KEY - 1);
  }

  private void set(int bit) {
    bits[bit / Long.SIZE] |= 1L << bit;
  }

  private boolean isSet(int bit) {
    return (bits[bit / Long.SIZE] >>> bit & 1) != 0;
  }
}
