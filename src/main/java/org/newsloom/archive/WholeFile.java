package org.newsloom.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that has its name once it is whole; until then an older one is as it was. A link stays one
 * and the file that it leads to is replaced. What is no file, such as a device or a pipe, is
 * written to as it is.
 */
public final class WholeFile implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final int MOST_NAMES = 100;

  private final Path target;
  private final Path part;
  private final OutputStream out;

  private WholeFile(Path target, Path part, OutputStream out) {
    this.target = target;
    this.part = part;
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /**
   * Begins a file.
   *
   * @throws IOException where it cannot be written
   */
  public static WholeFile at(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new WholeFile(file, file, Files.newOutputStream(file, StandardOpenOption.WRITE));
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    for (int i = 1; ; i++) {
      Path part = target.resolveSibling(target.getFileName() + (i == 1 ? "" : "." + i) + ".part");
      try {
        return new WholeFile(
            target, part, Files.newOutputStream(part, StandardOpenOption.CREATE_NEW));
      } catch (FileAlreadyExistsException e) {
        if (i == MOST_NAMES) {
          throw e;
        }
      }
    }
  }

  /** Where to write. */
  public OutputStream out() {
    return out;
  }

  /**
   * The file is whole.
   *
   * @throws IOException where its end cannot be written, or its name not be given
   */
  public void finish() throws IOException {
    out.close();
    if (!part.equals(target)) {
      // Else the name may be on the disk before what it names.
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Throws away what is not finished. */
  @Override
  public void close() throws IOException {
    out.close();
    if (!part.equals(target)) {
      Files.deleteIfExists(part);
    }
  }
}
