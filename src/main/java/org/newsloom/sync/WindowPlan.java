package org.newsloom.sync;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.NumberRanges;
import org.newsloom.nntp.NumberWindow;

/**
 * Cuts the numbers that are wanted into windows, newest first. The first windows are small, so that
 * something shows at once; then each is as wide as promises {@value #ROWS} rows, so that a group
 * with gaps of millions takes no longer than one without.
 */
final class WindowPlan {
  private static final int ROWS = 8_192;
  private static final long FIRST = 512;
  private static final long WIDEST = 1L << 24;

  private long width;

  WindowPlan() {
    this(FIRST);
  }

  /** Begins with windows of that width. */
  WindowPlan(long width) {
    this.width = width;
  }

  /** The next windows below the top of what is wanted, at most so many, newest first. */
  List<NumberWindow> next(NumberRanges wanted, int most) {
    List<NumberWindow> windows = new ArrayList<>();
    for (int range = wanted.rangeCount() - 1; range >= 0 && windows.size() < most; range--) {
      long low = wanted.low(range);
      long high = wanted.high(range);
      while (high >= low && windows.size() < most) {
        long from = high - low < width ? low : high - width + 1;
        windows.add(new NumberWindow(from, high));
        if (from == 0) {
          break; // below 0 there is nothing
        }
        high = from - 1;
      }
    }
    return windows;
  }

  /** Learns from what came: so many rows for so many numbers asked. */
  void learn(long numbers, long rows) {
    long promising = rows == 0 ? WIDEST : (long) ((double) numbers / rows * ROWS);
    // Four times as wide at most: the next stretch may be dense again.
    width = Math.clamp(Math.min(promising, width * 4), FIRST, WIDEST);
  }
}
