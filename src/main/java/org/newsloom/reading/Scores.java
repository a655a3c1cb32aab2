package org.newsloom.reading;

import java.util.Arrays;

/**
 * The scores of a newsgroup's articles, those alone that are not 0.
 *
 * @param numbers article numbers, ascending
 * @param values the score of each
 */
@SuppressWarnings("ArrayRecordComponent") // made once, shared, never written to
record Scores(long[] numbers, int[] values) {
  static final Scores NONE = new Scores(new long[0], new int[0]);

  int of(long number) {
    int at = Arrays.binarySearch(numbers, number);
    return at < 0 ? 0 : values[at];
  }

  boolean isEmpty() {
    return numbers.length == 0;
  }
}
