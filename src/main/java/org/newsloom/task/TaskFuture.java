package org.newsloom.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The future of a service: {@code get} and {@code join} fail at once on a thread claimed by {@link
 * UiThread#claim}, done or not, so that a wait in the user interface is found by the first test
 * that walks through it and not by a slow server. A result known to be there is read with {@link
 * #resultNow} or {@link #getNow}. Every stage derived from such a future is one too.
 *
 * @param <T> what is awaited
 */
public class TaskFuture<T> extends CompletableFuture<T> {
  /** A future that nobody has completed yet. */
  public TaskFuture() {}

  /** The same outcome as {@code source}, guarded; cancelling it cancels the source. */
  public static <T> TaskFuture<T> guarding(CompletableFuture<T> source) {
    TaskFuture<T> guarded =
        new TaskFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            boolean now = super.cancel(mayInterruptIfRunning);
            source.cancel(mayInterruptIfRunning);
            return now;
          }
        };
    var _ =
        source.whenComplete((result, failure) -> {
          if (failure == null) {
            guarded.complete(result);
          } else {
            guarded.completeExceptionally(failure);
          }
        });
    return guarded;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new TaskFuture<>();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    UiThread.mustNotWait();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    UiThread.mustNotWait();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    UiThread.mustNotWait();
    return super.join();
  }
}
