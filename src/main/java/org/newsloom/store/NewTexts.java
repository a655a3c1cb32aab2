package org.newsloom.store;

/**
 * Tells roughly which subjects and authors were decoded already, so that new ones can be decoded
 * before the writer's turn comes. Where it errs, the writer decodes, or a text is decoded twice;
 * nothing depends on it. Safe for threads.
 */
final class NewTexts {
  /** Half a megabyte. */
  private static final int BITS = 1 << 22;

  private static final int MOST = BITS / 4;

  private final long[] seen = new long[BITS / Long.SIZE];
  private int count;

  /** Whether the hash was not asked for before, as far as is known. */
  synchronized boolean isNew(long hash) {
    int bit = (int) (hash >>> 20) & (BITS - 1);
    long mask = 1L << bit;
    if ((seen[bit / Long.SIZE] & mask) != 0) {
      return false;
    }
    if (++count > MOST) {
      java.util.Arrays.fill(seen, 0);
      count = 0;
    }
    seen[bit / Long.SIZE] |= mask;
    return true;
  }
}
