package org.newsloom.sync;

import java.io.Serial;

/** A server could not be used; futures of this package and of {@code reading} fail with it. */
public final class ServerProblemException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ServerProblem problem;

  /** Carries the problem; its sentence is the message. */
  public ServerProblemException(ServerProblem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** Carries the problem and what caused it. */
  public ServerProblemException(ServerProblem problem, Throwable cause) {
    super(problem.sentence(), cause);
    this.problem = problem;
  }

  /** What is wrong. */
  public ServerProblem problem() {
    return problem;
  }
}
