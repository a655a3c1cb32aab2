package org.newsloom.threading;

import java.util.Arrays;

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
    // As long as what is sorted and no longer: there may be many short sorts in one long array.
    int size = to - from;
    int[] source = Arrays.copyOfRange(values, from, to);
    int[] target = new int[size];
    for (long width = SHORT_RUN; width < size; width *= 2) {
      for (long left = 0; left < size; left += 2 * width) {
        merge(
            source,
            target,
            (int) left,
            (int) Math.min(left + width, size),
            (int) Math.min(left + 2 * width, size),
            order);
      }
      int[] swap = source;
      source = target;
      target = swap;
    }
    System.arraycopy(source, 0, values, from, size);
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
