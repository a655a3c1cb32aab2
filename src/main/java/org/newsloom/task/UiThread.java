package org.newsloom.task;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which threads paint, so that nothing waits on them. Static, since what a thread is for is a
 * fact of the process.
 */
public final class UiThread {
  private static final Set<Thread> CLAIMED = ConcurrentHashMap.newKeySet();

  private UiThread() {}

  /** From now on the current thread must never wait, until the claim is closed. */
  public static Claim claim() {
    Thread thread = Thread.currentThread();
    CLAIMED.add(thread);
    return () -> CLAIMED.remove(thread);
  }

  /** Whether the current thread is one that paints. */
  public static boolean isCurrent() {
    return !CLAIMED.isEmpty() && CLAIMED.contains(Thread.currentThread());
  }

  /**
   * Call it before anything that may take long.
   *
   * @throws IllegalStateException on a thread that paints
   */
  public static void mustNotWait() {
    if (isCurrent()) {
      throw new IllegalStateException(
          "The thread of the user interface must not wait; hop back with UiExecutor instead.");
    }
  }

  /** What {@link #claim} gives; closing it sets the thread free again. */
  @FunctionalInterface
  public interface Claim extends AutoCloseable {
    @Override
    void close();
  }
}
