package org.newsloom.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The wish that a job stop, given to the job when it starts and kept by whoever may stop it. A wish
 * once uttered stays. Safe for use by several threads.
 */
public final class Cancellation {
  private final Object lock = new Object();
  private final Map<Object, Runnable> actions = new LinkedHashMap<>();
  private volatile boolean cancelled;

  /** Nobody has wished anything yet. */
  public Cancellation() {}

  /**
   * Asks the job to stop: runs on the calling thread what {@link #onCancel} was given, in that
   * order, each once. A second call does nothing. An action that fails does not keep the others
   * from running; the first failure is thrown at the end.
   */
  public void cancel() {
    List<Runnable> due;
    synchronized (lock) {
      cancelled = true;
      due = List.copyOf(actions.values());
      actions.clear();
    }
    RuntimeException first = null;
    for (Runnable action : due) {
      try {
        action.run();
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Whether the job should stop. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs the action when the wish comes, or at once where it has come already. For what a job hangs
   * on and cannot look up from: closing a socket ends the read. Close the registration when the job
   * no longer uses it, or the next job on that socket is hit.
   */
  public Registration onCancel(Runnable action) {
    synchronized (lock) {
      if (!cancelled) {
        // A key of its own, so that one action given twice is two registrations.
        Object key = new Object();
        actions.put(key, action);
        return () -> forget(key);
      }
    }
    action.run();
    return () -> {};
  }

  /**
   * For the loop of a job, between two steps.
   *
   * @throws CancellationException if the job should stop
   */
  public void throwIfCancelled() {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
  }

  private void forget(Object key) {
    synchronized (lock) {
      actions.remove(key);
    }
  }

  /** One action that waits for the wish; closing it takes the action back. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
