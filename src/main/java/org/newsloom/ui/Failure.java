package org.newsloom.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.newsloom.sync.ServerProblemException;

/**
 * A failure in words for the person.
 *
 * @param sentence what happened and what to do
 * @param detail the technical side; may be empty
 */
record Failure(String sentence, String detail) {
  /** The words for what a service's future failed with. */
  static Failure of(Throwable failure) {
    Throwable cause = causeOf(failure);
    if (cause instanceof ServerProblemException problem) {
      return new Failure(problem.problem().sentence(), problem.problem().detail());
    }
    String message = cause.getMessage();
    String sentence =
        cause instanceof Error || message == null || !message.endsWith(".")
            ? "That did not work; nothing was changed."
            : message;
    return new Failure(sentence, cause.toString());
  }

  /** Whether the person stopped it, so that there is nothing to tell. */
  static boolean isCancelled(Throwable failure) {
    return causeOf(failure) instanceof CancellationException;
  }

  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
