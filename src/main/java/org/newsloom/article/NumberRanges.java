package org.newsloom.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An immutable set of article numbers, kept as sorted ranges: the form in which {@code .newsrc}
 * files and read marks are kept. Numbers run from 0 to {@link Long#MAX_VALUE}.
 */
public final class NumberRanges {
  /** The empty set. */
  public static final NumberRanges EMPTY = new NumberRanges(new long[0]);

  private static final Pattern BLANKS_AT_DASH = Pattern.compile("(?<=\\d)[ \\t]*-[ \\t]*(?=\\d)");

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
    for (String piece : pieces(text)) {
      range(piece).ifPresent(ranges::add);
    }
    return ofRanges(ranges);
  }

  private static String[] pieces(String text) {
    return BLANKS_AT_DASH.matcher(text).replaceAll("-").split("[,\\s]+", -1);
  }

  /** How many pieces of a text {@link #parse} leaves out, since they make no sense. */
  public static int countSenseless(String text) {
    return (int)
        Arrays.stream(pieces(text))
            .filter(piece -> !piece.isEmpty() && range(piece).isEmpty())
            .count();
  }

  private static Optional<long[]> range(String piece) {
    int dash = piece.indexOf('-');
    try {
      long low = Long.parseUnsignedLong(dash < 0 ? piece : piece.substring(0, dash));
      long high = dash < 0 ? low : Long.parseUnsignedLong(piece.substring(dash + 1));
      return low >= 0 && high >= low ? Optional.of(new long[] {low, high}) : Optional.empty();
    } catch (NumberFormatException e) {
      // A piece that is no range says nothing; the rest of the line is still good.
      return Optional.empty();
    }
  }

  /** The set of the given numbers, in any order. */
  public static NumberRanges ofNumbers(long... numbers) {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    Builder ranges = new Builder();
    for (long number : sorted) {
      ranges.add(number, number);
    }
    return ranges.build();
  }

  private static NumberRanges ofRanges(List<long[]> ranges) {
    ranges.sort((a, b) -> Long.compare(a[0], b[0]));
    Builder merged = new Builder();
    for (long[] range : ranges) {
      merged.add(range[0], range[1]);
    }
    return merged.build();
  }

  /** Collects ranges in the order of their first numbers; they may overlap. No object a range. */
  public static final class Builder {
    private long[] bounds = new long[16];
    private int size;

    /** No numbers yet. */
    public Builder() {}

    /**
     * Adds a range, both ends included.
     *
     * @param low not below the {@code low} of the range before
     */
    public Builder add(long low, long high) {
      // "low - 1 touches" is written so that nothing overflows at Long.MAX_VALUE.
      if (size > 0 && low - 1 <= bounds[size - 1]) {
        bounds[size - 1] = Math.max(bounds[size - 1], high);
        return this;
      }
      if (size == bounds.length) {
        bounds = Arrays.copyOf(bounds, size * 2);
      }
      bounds[size++] = low;
      bounds[size++] = high;
      return this;
    }

    /** The set; the builder may go on. */
    public NumberRanges build() {
      return size == 0 ? EMPTY : new NumberRanges(Arrays.copyOf(bounds, size));
    }
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
    if (other.isEmpty() || isEmpty()) {
      return isEmpty() ? other : this;
    }
    Builder merged = new Builder();
    int at = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      for (; at < other.bounds.length && other.bounds[at] < bounds[i]; at += 2) {
        merged.add(other.bounds[at], other.bounds[at + 1]);
      }
      merged.add(bounds[i], bounds[i + 1]);
    }
    for (; at < other.bounds.length; at += 2) {
      merged.add(other.bounds[at], other.bounds[at + 1]);
    }
    return merged.build();
  }

  /** This set without the numbers of the other one. */
  public NumberRanges minus(NumberRanges other) {
    if (other.isEmpty() || isEmpty()) {
      return this;
    }
    Builder left = new Builder();
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
          left.add(from, other.bounds[k] - 1);
        }
        open = other.bounds[k + 1] < to;
        from = open ? other.bounds[k + 1] + 1 : from;
      }
      if (open) {
        left.add(from, to);
      }
    }
    return left.build();
  }

  /** The numbers from {@code low} to {@code high}, both included, that are not in this set. */
  public NumberRanges missingIn(long low, long high) {
    return of(low, high).minus(this);
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
