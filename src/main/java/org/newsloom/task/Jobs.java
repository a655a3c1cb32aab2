package org.newsloom.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs network jobs, one named virtual thread each, written as blocking code from top to bottom.
 * How many may talk to one server at a time is the connection pool's affair. SQLite does not belong
 * here: a native call holds the thread that carries the virtual one.
 */
public final class Jobs implements AutoCloseable {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private final Duration patience;
  private final Map<Thread, String> running = new ConcurrentHashMap<>();

  /** Those of them that can be done another time. */
  private final Set<Thread> background = ConcurrentHashMap.newKeySet();

  private final RightOfWay rightOfWay = new RightOfWay();
  private boolean closed;

  /**
   * Ready to run.
   *
   * @param patience how long {@link #close} lets jobs finish by themselves
   */
  public Jobs(Duration patience) {
    this.patience = patience;
  }

  /**
   * Starts the job at once. The future fails with what the job threw; cancelling the future
   * interrupts the thread, which ends a read from a socket too. After {@link #close} the future
   * fails with {@link RejectedExecutionException}.
   *
   * @param name the thread's name, for logs and stack traces
   */
  public <T> TaskFuture<T> submit(String name, Callable<T> job) {
    return submit(name, job, false);
  }

  /**
   * The same for what can as well be done another time, or sleeps most of the time: {@link #close}
   * interrupts it at once.
   */
  public <T> TaskFuture<T> submitBackground(String name, Callable<T> job) {
    return submit(name, job, true);
  }

  /**
   * The same for what a person waits for and what takes a moment of the processor at most: those
   * jobs stand still meanwhile that {@link #giveWay}.
   */
  public <T> TaskFuture<T> submitUrgent(String name, Callable<T> job) {
    rightOfWay.begin();
    TaskFuture<T> future = submit(name, job, false);
    var _ = future.whenComplete((_, _) -> rightOfWay.end());
    return future;
  }

  /**
   * For bulk work between two steps: waits while a person waits, and a second longer, but never for
   * more than two seconds.
   */
  public void giveWay() throws InterruptedException {
    rightOfWay.give();
  }

  private <T> TaskFuture<T> submit(String name, Callable<T> job, boolean isBackground) {
    Job<T> future = new Job<>();
    Thread thread = Thread.ofVirtual().name(name).unstarted(() -> run(future, job));
    future.thread = thread;
    synchronized (this) {
      if (closed) {
        future.completeExceptionally(
            new RejectedExecutionException("no job starts any more: " + name));
        return future;
      }
      running.put(thread, name);
      if (isBackground) {
        background.add(thread);
      }
    }
    thread.start();
    return future;
  }

  /** The names of the jobs that run now, sorted. */
  public List<String> running() {
    return running.values().stream().sorted().toList();
  }

  /**
   * Takes no more jobs, interrupts those in the background, waits for the others that run,
   * interrupts what is left after the patience given and waits a second more. Never waits longer
   * than both together.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    background.forEach(Thread::interrupt);
    if (!await(patience)) {
      running.keySet().forEach(Thread::interrupt);
      await(AFTER_INTERRUPT);
    }
  }

  private boolean await(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    boolean interrupted = false;
    for (Thread thread : running.keySet()) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return running.isEmpty();
  }

  private <T> void run(Job<T> future, Callable<T> job) {
    try {
      if (!future.isDone()) {
        future.complete(job.call());
      }
    } catch (InterruptedException e) {
      CancellationException cancelled = new CancellationException("interrupted");
      cancelled.initCause(e);
      future.completeExceptionally(cancelled);
    } catch (Throwable e) { // an Error must reach whoever waits, or they wait for ever
      future.completeExceptionally(e);
    } finally {
      running.remove(Thread.currentThread());
      background.remove(Thread.currentThread());
    }
  }

  private static final class Job<T> extends TaskFuture<T> {
    private volatile @Nullable Thread thread;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean now = super.cancel(mayInterruptIfRunning);
      Thread worker = thread;
      if (now && worker != null) {
        worker.interrupt();
      }
      return now;
    }
  }
}
