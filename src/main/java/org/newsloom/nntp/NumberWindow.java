package org.newsloom.nntp;

/**
 * Article numbers asked for at once.
 *
 * @param low the first, at least 0
 * @param high the last, included, not below {@code low}
 */
public record NumberWindow(long low, long high) {
  /** Throws {@link IllegalArgumentException} for bounds that are no range. */
  public NumberWindow {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("not a range of article numbers: " + low + "-" + high);
    }
  }

  /** Whether the number lies inside. */
  public boolean contains(long number) {
    return number >= low && number <= high;
  }

  /** The range as commands want it: {@code 5-9}. */
  @Override
  public String toString() {
    return low + "-" + high;
  }
}
