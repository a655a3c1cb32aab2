package org.newsloom.cli;

import java.io.Serial;

/** A command ends here: one plain sentence and the exit code of the contract. */
final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_FOUND = 3;
  static final int REFUSED = 4;
  static final int NETWORK = 5;

  private final int exitCode;

  Failure(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  static Failure failed(String sentence) {
    return new Failure(FAILED, sentence);
  }

  static Failure usage(String sentence) {
    return new Failure(USAGE, sentence);
  }

  static Failure notFound(String sentence) {
    return new Failure(NOT_FOUND, sentence);
  }
}
