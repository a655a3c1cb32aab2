package org.newsloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * What a command talks to. It may be another process than this one that was called, so nothing here
 * may be taken from {@link System}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param folder the folder that relative file names start from
 * @param isInteractive whether standard error is a terminal, so that progress may be shown there
 * @param screen how standard output looks to a person
 * @param outputUnwanted whether standard output failed because its reader has gone
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path folder,
    boolean isInteractive,
    Screen screen,
    BooleanSupplier outputUnwanted) {
  private static final int MAX_FILE = 64 << 20;

  /** One whose output is no terminal. */
  public Terminal(
      InputStream in, PrintStream out, PrintStream err, Path folder, boolean isInteractive) {
    this(in, out, err, folder, isInteractive, Screen.NONE, () -> false);
  }

  boolean isOutputUnwanted() {
    return outputUnwanted.getAsBoolean();
  }

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
      if (Files.isDirectory(path)) {
        throw Failure.failed(file + " is a folder: name the files in it.");
      }
      if (!Files.isReadable(path)) {
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
