package org.newsloom.store;

import org.newsloom.article.NumberRanges;

/** Collects numbers and ranges into one set; ascending input is cheap. */
final class RangeList {
  private final StringBuilder text = new StringBuilder();
  private long low = -1;
  private long high = -1;

  void add(long number) {
    add(number, number);
  }

  void add(long from, long to) {
    if (low >= 0 && from >= low && from - 1 <= high) {
      high = Math.max(high, to);
      return;
    }
    flush();
    low = from;
    high = to;
  }

  NumberRanges toRanges() {
    flush();
    low = -1;
    return text.isEmpty() ? NumberRanges.EMPTY : NumberRanges.parse(text.toString());
  }

  private void flush() {
    if (low >= 0) {
      text.append(text.isEmpty() ? "" : ",").append(low).append('-').append(high);
    }
  }
}
