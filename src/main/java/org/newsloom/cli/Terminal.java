package org.newsloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command talks to. It may be another process than this one that was called, so nothing here
 * may be taken from {@link System}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param folder the folder that relative file names start from
 * @param isInteractive whether standard error is a terminal, so that progress may be shown there
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, Path folder, boolean isInteractive) {
  private static final int MAX_FILE = 64 << 20;

  /** The octets of a file, or of standard input for {@code -}. */
  byte[] read(String file) {
    try {
      if (file.equals("-")) {
        byte[] octets = in.readNBytes(MAX_FILE + 1);
        if (octets.length > MAX_FILE) {
          throw Failure.failed("The input is larger than 64 MB.");
        }
        return octets;
      }
      Path path = folder.resolve(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw Failure.failed("The file " + file + " cannot be read.");
      }
      if (Files.size(path) > MAX_FILE) {
        throw Failure.failed("The file " + file + " is larger than 64 MB.");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }

  /** A line for the person, to standard error. */
  void say(String line) {
    err.println(line);
    err.flush();
  }
}
