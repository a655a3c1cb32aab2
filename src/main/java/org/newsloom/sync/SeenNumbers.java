package org.newsloom.sync;

import java.util.Arrays;
import org.newsloom.article.NumberRanges;

/** The article numbers that came in one window. */
final class SeenNumbers {
  private long[] numbers = new long[1_024];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  NumberRanges build() {
    return NumberRanges.ofNumbers(Arrays.copyOf(numbers, size));
  }

  void clear() {
    size = 0;
  }
}
