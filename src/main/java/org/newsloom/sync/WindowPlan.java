package org.newsloom.sync;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.NumberRanges;
import org.newsloom.nntp.NumberWindow;

/**
 * Cuts the numbers that are wanted into windows, newest first. The first windows are small, so that
 * something shows at once; then each is as wide as promises {@value #ROWS} rows. As long as nothing
 * comes at all, each is four times as wide as the one before, so that a gap of any size costs a few
 * dozen commands.
 */
final class WindowPlan {
  /** A few less than fill a batch: the rest of a window would be a batch of its own. */
  private static final int ROWS = 8_000;

  private static final long FIRST = 512;
  private static final long WIDEST = 1L << 60;
  private static final int GROWTH = 4;

  private long width;

  /** Whether nothing was in the last windows. */
  private boolean inGap;

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
    long wide = width;
    for (int range = wanted.rangeCount() - 1; range >= 0 && windows.size() < most; range--) {
      long low = wanted.low(range);
      long high = wanted.high(range);
      while (high >= low && windows.size() < most) {
        long from = high - low < wide ? low : high - wide + 1;
        windows.add(new NumberWindow(from, high));
        wide = inGap ? Math.min(wide * GROWTH, WIDEST) : wide;
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
    inGap = rows == 0;
    long promising = rows == 0 ? WIDEST : (long) ((double) numbers / rows * ROWS);
    // Not much wider than what was asked last: the next stretch may be dense again.
    long last = inGap ? Math.max(width, numbers) : width;
    width =
        Math.clamp(Math.min(promising, Math.min(last, WIDEST / GROWTH) * GROWTH), FIRST, WIDEST);
  }
}
