package org.newsloom.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable set of article numbers, kept as sorted ranges: the form in which {@code .newsrc}
 * files and read marks are kept. Numbers run from 0 to {@link Long#MAX_VALUE}.
 */
public final class NumberRanges {
  /** The empty set. */
  public static final NumberRanges EMPTY = new NumberRanges(new long[0]);

  /** low, high, low, high, ...: ascending, not touching each other. */
  private final long[] bounds;

  private NumberRanges(long[] bounds) {
    this.bounds = bounds;
  }

  /**
   * One range, both ends included.
   *
   * @throws IllegalArgumentException if {@code low} is negative
   */
  public static NumberRanges of(long low, long high) {
    if (low < 0) {
      throw new IllegalArgumentException("an article number is never negative: " + low);
    }
    return low > high ? EMPTY : new NumberRanges(new long[] {low, high});
  }

  /**
   * Reads {@code 1-20,100,102}, in any order, with blanks and overlaps; pieces that make no sense
   * are left out.
   */
  public static NumberRanges parse(String text) {
    List<long[]> ranges = new ArrayList<>();
    for (String piece : text.split("[,\\s]+", -1)) {
      int dash = piece.indexOf('-');
      try {
        long low = Long.parseUnsignedLong(dash < 0 ? piece : piece.substring(0, dash));
        long high = dash < 0 ? low : Long.parseUnsignedLong(piece.substring(dash + 1));
        if (low >= 0 && high >= low) {
          ranges.add(new long[] {low, high});
        }
      } catch (NumberFormatException e) {
        // A piece that is no range says nothing; the rest of the line is still good.
      }
    }
    return ofRanges(ranges);
  }

  /** The set of the given numbers, in any order. */
  public static NumberRanges ofNumbers(long... numbers) {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    List<long[]> ranges = new ArrayList<>();
    for (long number : sorted) {
      ranges.add(new long[] {number, number});
    }
    return ofRanges(ranges);
  }

  private static NumberRanges ofRanges(List<long[]> ranges) {
    ranges.sort((a, b) -> Long.compare(a[0], b[0]));
    long[] merged = new long[ranges.size() * 2];
    int size = 0;
    for (long[] range : ranges) {
      // "high - 1 touches low" is written so that nothing overflows at Long.MAX_VALUE.
      if (size > 0 && range[0] - 1 <= merged[size - 1]) {
        merged[size - 1] = Math.max(merged[size - 1], range[1]);
      } else {
        merged[size++] = range[0];
        merged[size++] = range[1];
      }
    }
    return size == 0 ? EMPTY : new NumberRanges(Arrays.copyOf(merged, size));
  }

  /** How many ranges there are. */
  public int rangeCount() {
    return bounds.length / 2;
  }

  /** The first number of range {@code index}. */
  public long low(int index) {
    return bounds[2 * index];
  }

  /** The last number of range {@code index}. */
  public long high(int index) {
    return bounds[2 * index + 1];
  }

  /** Whether nothing is in the set. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Whether the number is in the set. */
  public boolean contains(long number) {
    int at = Arrays.binarySearch(bounds, number);
    // A hit is a bound; a miss lies inside a range where its insertion point is odd.
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /** How many numbers are in the set; {@link Long#MAX_VALUE} where that is more. */
  public long count() {
    return countIn(0, Long.MAX_VALUE);
  }

  /** How many numbers of the set lie from {@code low} to {@code high}, both included. */
  public long countIn(long low, long high) {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long from = Math.max(low, bounds[i]);
      long to = Math.min(high, bounds[i + 1]);
      if (from <= to) {
        long here = to - from + 1;
        count = here <= 0 || count + here < 0 ? Long.MAX_VALUE : count + here;
      }
    }
    return count;
  }

  /** This set and the other one together. */
  public NumberRanges plus(NumberRanges other) {
    if (other.isEmpty()) {
      return this;
    }
    List<long[]> ranges = ranges();
    ranges.addAll(other.ranges());
    return ofRanges(ranges);
  }

  /** This set without the numbers of the other one. */
  public NumberRanges minus(NumberRanges other) {
    List<long[]> left = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long from = bounds[i];
      long to = bounds[i + 1];
      while (at < other.bounds.length && other.bounds[at + 1] < from) {
        at += 2;
      }
      boolean open = true;
      for (int k = at; open && k < other.bounds.length && other.bounds[k] <= to; k += 2) {
        if (other.bounds[k] > from) {
          left.add(new long[] {from, other.bounds[k] - 1});
        }
        open = other.bounds[k + 1] < to;
        from = open ? other.bounds[k + 1] + 1 : from;
      }
      if (open) {
        left.add(new long[] {from, to});
      }
    }
    return ofRanges(left);
  }

  /** The numbers from {@code low} to {@code high}, both included, that are not in this set. */
  public NumberRanges missingIn(long low, long high) {
    return of(low, high).minus(this);
  }

  private List<long[]> ranges() {
    List<long[]> ranges = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      ranges.add(new long[] {bounds[i], bounds[i + 1]});
    }
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRanges that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** The form of {@code .newsrc}: {@code 1-20,100,102}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i] != bounds[i + 1]) {
        text.append('-').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }
}
