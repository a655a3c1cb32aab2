package org.newsloom.reading;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.newsloom.sync.ServerProblemException;

/** Waits for other jobs on the thread of a job. */
final class Futures {
  private Futures() {}

  /**
   * The result of a job of {@code sync}; cancelled with the job that waits.
   *
   * @throws ServerProblemException if the job failed so
   */
  static <T> T joined(CompletableFuture<T> job)
      throws InterruptedException, ServerProblemException {
    try {
      return job.get();
    } catch (InterruptedException e) {
      job.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ServerProblemException problem -> throw problem;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
