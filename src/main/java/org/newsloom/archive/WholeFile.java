package org.newsloom.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that has its name once it is whole; until then an older one is as it was. A link stays one
 * and the file that it leads to is replaced. What is no file, such as a device or a pipe, is
 * written to as it is. A file that a process has open is not replaced under one of the names that
 * lead to it that way, such as {@code /dev/fd/3}: whoever opened it has other plans.
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
    if (isOpenFile(file)) {
      throw new AccessDeniedException(file.toString());
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

  /** Whether a name leads to its file by way of a file that a process has open. */
  private static boolean isOpenFile(Path file) throws IOException {
    Path at = file.toAbsolutePath();
    for (int links = 0; links < MOST_NAMES && Files.exists(at); links++) {
      Path folder = at.getParent();
      if (folder == null) {
        return false;
      }
      Path real = folder.toRealPath();
      if (real.startsWith("/proc") || real.startsWith("/dev/fd")) {
        return true;
      }
      if (!Files.isSymbolicLink(at)) {
        return false;
      }
      at = real.resolve(Files.readSymbolicLink(at));
    }
    return false;
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
