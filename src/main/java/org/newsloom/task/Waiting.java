package org.newsloom.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits for a future on the thread of a job, where waiting is cheap. */
public final class Waiting {
  private Waiting() {}

  /**
   * The result; what the future failed with is thrown as it is where it is unchecked, else within a
   * {@link CompletionException}.
   */
  public static <T> T on(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }
}
