package org.newsloom.sync;

import java.util.random.RandomGenerator;

/** How patient the fetching is with servers that fail for a while. */
public final class Retrying {
  private final Backoff backoff;

  private Retrying(Backoff backoff) {
    this.backoff = backoff;
  }

  /** Waits 5 to 60 seconds, longer after each failure. */
  public static Retrying usual() {
    return new Retrying(new Backoff(RandomGenerator.getDefault(), Thread::sleep));
  }

  /** Tries again without waiting: for tests and for servers on this machine. */
  public static Retrying atOnce() {
    return new Retrying(new Backoff(RandomGenerator.getDefault(), time -> {}));
  }

  Backoff backoff() {
    return backoff;
  }
}
