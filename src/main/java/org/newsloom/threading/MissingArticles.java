package org.newsloom.threading;

import java.util.Arrays;

/**
 * Articles that others name as ancestors and that are not there. What several References tell of
 * their order is put together, so that answers to one missing article, or to missing articles of
 * one thread, stay together.
 */
final class MissingArticles {
  private static final int NONE = -1;

  private final LongIndex index = new LongIndex(64);
  private int size;

  /** Where in the pool of references the article was first named. */
  private int[] reference = new int[64];

  /** An ancestor that is there, or NONE. */
  private int[] known = new int[64];

  /** The next older missing article, or NONE. */
  private int[] older = new int[64];

  /** Union-find over the links of {@link #older}: two in one set are linked already. */
  private int[] set = new int[64];

  /** The missing article of that key. */
  int of(long key, int referenceIndex) {
    int found = index.putIfAbsent(key, size);
    if (found == size) {
      if (size == reference.length) {
        reference = Arrays.copyOf(reference, size * 2);
        known = Arrays.copyOf(known, size * 2);
        older = Arrays.copyOf(older, size * 2);
        set = Arrays.copyOf(set, size * 2);
      }
      reference[size] = referenceIndex;
      known[size] = NONE;
      older[size] = NONE;
      set[size] = size;
      size++;
    }
    return found;
  }

  int size() {
    return size;
  }

  int reference(int missing) {
    return reference[missing];
  }

  /** An article that is there stands above the missing one; the first to say so counts. */
  void linkToKnown(int missing, int article) {
    if (known[missing] == NONE) {
      known[missing] = article;
    }
  }

  /** One missing article stands above another; the first to say so counts, loops are not made. */
  void linkToOlder(int missing, int olderMissing) {
    int one = setOf(missing);
    int other = setOf(olderMissing);
    if (older[missing] == NONE && one != other) {
      older[missing] = olderMissing;
      set[one] = other;
    }
  }

  /**
   * For each missing article the nearest article above it that is there, or else {@code -2 - t}
   * where t is the oldest missing article above it, itself included.
   */
  int[] resolve() {
    int[] above = new int[size];
    Arrays.fill(above, NONE);
    for (int start = 0; start < size; start++) {
      int end = start;
      while (above[end] == NONE && known[end] == NONE && older[end] != NONE) {
        end = older[end];
      }
      int answer = above[end] != NONE ? above[end] : known[end] != NONE ? known[end] : -2 - end;
      for (int m = start; m != end; m = older[m]) {
        above[m] = answer;
      }
      above[end] = answer;
    }
    return above;
  }

  private int setOf(int missing) {
    int at = missing;
    while (set[at] != at) {
      set[at] = set[set[at]];
      at = set[at];
    }
    return at;
  }
}
