package org.newsloom.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets bulk work stand still while a person waits for an answer, and for a moment after it: who
 * types asks again with the next letter. On two cores an answer would wait longer for the processor
 * than for anything else.
 */
final class RightOfWay {
  /** How long bulk work stands still after an answer. */
  private static final long AFTER = TimeUnit.SECONDS.toNanos(1);

  /** How long it stands still at most in one go, so that it goes on beside one who never pauses. */
  private static final long MOST = TimeUnit.SECONDS.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int waiting;
  private boolean answered;
  private long lastAnswer;

  /** A person begins to wait. */
  void begin() {
    lock.lock();
    try {
      waiting++;
    } finally {
      lock.unlock();
    }
  }

  /** They have their answer. */
  void end() {
    lock.lock();
    try {
      waiting--;
      answered = true;
      lastAnswer = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** For bulk work between two steps: comes back at once where nobody waits. */
  void give() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long end = System.nanoTime() + MOST;
      for (long left = stillFor(end); left > 0; left = stillFor(end)) {
        var _ = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many nanoseconds bulk work has to stand still as far as is known; 0 or less for none. */
  private long stillFor(long end) {
    long now = System.nanoTime();
    long most = end - now;
    if (waiting > 0) {
      return most;
    }
    return answered ? Math.min(most, lastAnswer + AFTER - now) : 0;
  }
}
