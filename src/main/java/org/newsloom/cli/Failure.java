package org.newsloom.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Why a file or folder that was named for output could not be written. */
  static Failure unwritable(Path file, IOException why) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return failed("There is no folder " + folder + ": make it first, or name another.");
    }
    return failed(
        switch (why) {
          case FileAlreadyExistsException _ -> file + " is there already: choose another name.";
          case AccessDeniedException _ -> file + " cannot be written: it is not yours to write.";
          default -> file + " cannot be written: see whether its disk is full.";
        });
  }
}
