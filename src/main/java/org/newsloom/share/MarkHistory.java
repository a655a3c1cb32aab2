package org.newsloom.share;

import java.util.Arrays;
import org.newsloom.article.NumberRanges;

/**
 * When article numbers were last marked, and whether as read or as unread; immutable. Kept as
 * ranges, so that a million articles that were caught up with are one. Of two histories the later
 * mark counts, number by number; of two marks of the same time the one that says read.
 */
final class MarkHistory {
  static final MarkHistory EMPTY = new MarkHistory(new long[0], new long[0], new long[0]);

  /** Ranges that do not overlap, ascending. */
  private final long[] low;

  private final long[] high;

  /** Twice the time, one more where it says read: the larger one is the one that counts. */
  private final long[] code;

  private MarkHistory(long[] low, long[] high, long[] code) {
    this.low = low;
    this.high = high;
    this.code = code;
  }

  /** All of these numbers marked in the same way at the same time. */
  static MarkHistory of(NumberRanges numbers, boolean read, long time) {
    Builder all = new Builder();
    for (int i = 0; i < numbers.rangeCount(); i++) {
      all.add(numbers.low(i), numbers.high(i), read, time);
    }
    return all.build();
  }

  /** Collects ranges that do not overlap, in ascending order. */
  static final class Builder {
    private long[] low = new long[8];
    private long[] high = new long[8];
    private long[] code = new long[8];
    private int size;

    /**
     * Adds a range.
     *
     * @return false if it does not stand behind the one before, or is none; then it is left out
     */
    boolean add(long from, long to, boolean read, long time) {
      if (from < 0 || to < from || (size > 0 && from <= high[size - 1])) {
        return false;
      }
      add(from, to, (time << 1) | (read ? 1 : 0));
      return true;
    }

    private void add(long from, long to, long how) {
      if (size > 0 && code[size - 1] == how && high[size - 1] == from - 1) {
        high[size - 1] = to;
        return;
      }
      if (size == low.length) {
        low = Arrays.copyOf(low, 2 * size);
        high = Arrays.copyOf(high, 2 * size);
        code = Arrays.copyOf(code, 2 * size);
      }
      low[size] = from;
      high[size] = to;
      code[size++] = how;
    }

    MarkHistory build() {
      return size == 0
          ? EMPTY
          : new MarkHistory(
              Arrays.copyOf(low, size), Arrays.copyOf(high, size), Arrays.copyOf(code, size));
    }
  }

  int size() {
    return low.length;
  }

  long low(int index) {
    return low[index];
  }

  long high(int index) {
    return high[index];
  }

  boolean isRead(int index) {
    return (code[index] & 1) == 1;
  }

  long time(int index) {
    return code[index] >> 1;
  }

  /** Both histories as one. */
  MarkHistory plus(MarkHistory other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Builder both = new Builder();
    int mine = 0;
    int theirs = 0;
    long at = 0;
    while (mine < size() || theirs < other.size()) {
      long start = mine < size() ? Math.max(at, low[mine]) : Long.MAX_VALUE;
      long otherStart = theirs < other.size() ? Math.max(at, other.low[theirs]) : Long.MAX_VALUE;
      long from = Math.min(start, otherStart);
      boolean isMine = mine < size() && start == from;
      boolean isTheirs = theirs < other.size() && otherStart == from;
      long end = isMine ? high[mine] : mine < size() ? start - 1 : Long.MAX_VALUE;
      long otherEnd =
          isTheirs ? other.high[theirs] : theirs < other.size() ? otherStart - 1 : Long.MAX_VALUE;
      long to = Math.min(end, otherEnd);
      both.add(from, to, Math.max(isMine ? code[mine] : 0, isTheirs ? other.code[theirs] : 0));
      if (to == Long.MAX_VALUE) {
        break;
      }
      at = to + 1;
      mine += isMine && high[mine] == to ? 1 : 0;
      theirs += isTheirs && other.high[theirs] == to ? 1 : 0;
    }
    return both.build();
  }

  boolean isEmpty() {
    return low.length == 0;
  }

  /** The numbers that were last marked read. */
  NumberRanges read() {
    return numbers(true);
  }

  /** The numbers that were last marked unread. */
  NumberRanges unread() {
    return numbers(false);
  }

  private NumberRanges numbers(boolean read) {
    NumberRanges.Builder numbers = new NumberRanges.Builder();
    for (int i = 0; i < size(); i++) {
      if (isRead(i) == read) {
        numbers.add(low[i], high[i]);
      }
    }
    return numbers.build();
  }

  /** The highest number; 0 for none. */
  long highest() {
    return isEmpty() ? 0 : high[size() - 1];
  }

  /** The time of the latest mark; 0 for none. */
  long newest() {
    long newest = 0;
    for (long one : code) {
      newest = Math.max(newest, one >> 1);
    }
    return newest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MarkHistory that
        && Arrays.equals(low, that.low)
        && Arrays.equals(high, that.high)
        && Arrays.equals(code, that.code);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(low) + Arrays.hashCode(code);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(isRead(i) ? " r" : " u").append(low[i]).append('-').append(high[i]);
      text.append('@').append(time(i));
    }
    return text.toString().strip();
  }
}
