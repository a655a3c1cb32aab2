package org.newsloom.threading;

/** A stable merge sort of ints by any order, without boxing. */
final class IntSort {
  /** Compares two of the numbers sorted. */
  @FunctionalInterface
  interface Order {
    int compare(int a, int b);
  }

  private static final int SHORT_RUN = 24;

  private IntSort() {}

  /** Sorts {@code values[from..to)}. */
  static void sort(int[] values, int from, int to, Order order) {
    for (int run = from; run < to; run += SHORT_RUN) {
      insert(values, run, Math.min(run + SHORT_RUN, to), order);
    }
    if (to - from <= SHORT_RUN) {
      return;
    }
    int[] source = values;
    boolean inPlace = true;
    int[] target = new int[to];
    for (long width = SHORT_RUN; width < to - from; width *= 2) {
      for (long left = from; left < to; left += 2 * width) {
        merge(
            source,
            target,
            (int) left,
            (int) Math.min(left + width, to),
            (int) Math.min(left + 2 * width, to),
            order);
      }
      int[] swap = source;
      source = target;
      target = swap;
      inPlace = !inPlace;
    }
    if (!inPlace) {
      System.arraycopy(source, from, values, from, to - from);
    }
  }

  private static void insert(int[] values, int from, int to, Order order) {
    for (int i = from + 1; i < to; i++) {
      int value = values[i];
      int at = i;
      while (at > from && order.compare(values[at - 1], value) > 0) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }

  private static void merge(int[] source, int[] target, int from, int middle, int to, Order order) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      if (right >= to || (left < middle && order.compare(source[left], source[right]) <= 0)) {
        target[at] = source[left++];
      } else {
        target[at] = source[right++];
      }
    }
  }
}
