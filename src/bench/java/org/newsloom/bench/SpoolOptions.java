package org.newsloom.bench;

/**
 * What a synthetic group is; the same options give the same octets.
 *
 * @param articles how many articles, 1 to 100 million
 * @param seed decides everything that looks random
 * @param first the number of the first article
 * @param gap numbers that are left out in the middle of the group, 0 for none
 */
record SpoolOptions(int articles, long seed, long first, long gap) {
  SpoolOptions {
    if (articles < 1 || articles > 100_000_000 || first < 1 || gap < 0) {
      throw new IllegalArgumentException(
          "A synthetic group has 1 to 100,000,000 articles, numbers from 1 on and no negative gap.");
    }
  }

  static SpoolOptions of(int articles) {
    return new SpoolOptions(articles, 1, 1, 0);
  }

  /** Slots before the gap. */
  int half() {
    return articles / 2;
  }

  long number(int slot) {
    return first + slot + (slot >= half() ? gap : 0);
  }

  /** The first slot whose number is not lower; may be beyond the last. */
  long slotFrom(long number) {
    long slot = number - first;
    if (slot < half()) {
      return Math.max(0, slot);
    }
    return Math.max(half(), slot - gap);
  }

  /** The name of its files. */
  String name() {
    return articles + "-" + seed + "-" + first + "-" + gap;
  }
}
