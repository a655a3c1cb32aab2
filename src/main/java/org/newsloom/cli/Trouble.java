package org.newsloom.cli;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

/** What a failed command says: one plain sentence on standard error, and its exit code. */
final class Trouble {
  private static final Logger LOG = System.getLogger(Trouble.class.getName());

  private Trouble() {}

  static int explain(Throwable failure, Terminal terminal) {
    Throwable cause = unwrapped(failure);
    return switch (cause) {
      case Workbench.InUse _ -> Cli.IN_USE;
      case Cli.OutputUnwanted _ -> 0;
      case Failure known -> {
        terminal.say("newsloom: " + known.getMessage());
        yield known.exitCode();
      }
      case ServerProblemException server -> {
        ServerProblem problem = server.problem();
        terminal.say("newsloom: " + problem.sentence());
        yield problem.kind().blame().exitCode();
      }
      case CancellationException _ -> {
        terminal.say("newsloom: stopped; what had come is kept.");
        yield Failure.FAILED;
      }
      case UncheckedIOException file -> {
        terminal.say("newsloom: " + file.getMessage());
        yield Failure.FAILED;
      }
      case IllegalArgumentException argument when argument.getMessage() != null -> {
        terminal.say("newsloom: " + argument.getMessage());
        yield Failure.USAGE;
      }
      default -> {
        LOG.log(Level.DEBUG, "A command failed", cause);
        String message = cause.getMessage();
        terminal.say(
            "newsloom: "
                + (message == null
                    ? "failed (" + cause.getClass().getSimpleName() + ")"
                    : message));
        yield Failure.FAILED;
      }
    };
  }

  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
