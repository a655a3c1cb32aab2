package org.newsloom.ui;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.newsloom.sync.ServerProblem;
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
    Optional<ServerProblem> problem = problemOf(failure);
    if (problem.isPresent()) {
      return new Failure(problem.get().sentence(), problem.get().detail());
    }
    Throwable cause = causeOf(failure);
    String message = cause.getMessage();
    String sentence =
        cause instanceof Error || message == null || !message.endsWith(".")
            ? "That did not work; nothing was changed."
            : message;
    return new Failure(sentence, cause.toString());
  }

  /**
   * The words for what a service's future failed with where files are read or written.
   *
   * @param sentence said where a file is the reason
   */
  static Failure ofFile(Throwable failure, String sentence) {
    Throwable cause = causeOf(failure);
    return cause instanceof IOException ? new Failure(sentence, cause.toString()) : of(failure);
  }

  /** What is wrong with the server, where that is the reason. */
  static Optional<ServerProblem> problemOf(Throwable failure) {
    return causeOf(failure) instanceof ServerProblemException problem
        ? Optional.of(problem.problem())
        : Optional.empty();
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
