package org.newsloom.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a server is asked again: longer after each failure, 5 to 60 seconds, with
 * some chance in it, so that not everybody comes back in the same second.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = 60_000;

  private final RandomGenerator random;
  private final Pause pause;

  Backoff(RandomGenerator random, Pause pause) {
    this.random = random;
    this.pause = pause;
  }

  /** Waits; a test does not. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  /** The wait after so many failures in a row, at least 1. */
  Duration delay(int failures) {
    long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 8));
    long least = Math.max(FIRST_MILLIS, full / 2);
    return Duration.ofMillis(least + (long) (random.nextDouble() * (full - least)));
  }

  void pause(int failures) throws InterruptedException {
    pause.sleep(delay(failures));
  }
}
