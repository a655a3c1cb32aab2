package org.newsloom.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes one file an article into a folder: a maildir, or files that mail programs open. */
public final class FolderWriter implements ArchiveWriter {
  private static final int MOST_LETTERS = 60;

  /** The name of an article's file. */
  private interface Naming {
    String of(About about, int count);
  }

  private final Path folder;
  private final Path unfinished;
  private final Naming naming;
  private int written;

  private FolderWriter(Path folder, Path unfinished, Naming naming) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.naming = naming;
  }

  /**
   * A maildir; its three folders are made where they are missing.
   *
   * @throws IOException where it cannot be written
   */
  public static FolderWriter maildir(Path folder) throws IOException {
    for (String part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(folder.resolve(part));
    }
    String run = Long.toHexString(System.nanoTime());
    return new FolderWriter(
        folder.resolve("cur"),
        folder.resolve("tmp").resolve(run + ".newsloom"),
        (about, count) ->
            String.format(
                Locale.ROOT,
                "%d.N%s_%d.newsloom:2,%s%s",
                about.date().getEpochSecond(),
                run,
                count,
                about.flagged() ? "F" : "",
                about.read() ? "S" : ""));
  }

  /**
   * Files that end in {@code .eml}, named by their subjects.
   *
   * @throws IOException where it cannot be written
   */
  public static FolderWriter eml(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new FolderWriter(
        folder,
        folder.resolve(".part"),
        (about, count) -> String.format(Locale.ROOT, "%06d-%s.eml", count, word(about.subject())));
  }

  private static String word(String subject) {
    String word =
        subject
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    int end =
        word.offsetByCodePoints(0, Math.min(MOST_LETTERS, word.codePointCount(0, word.length())));
    return word.isEmpty() ? "article" : word.substring(0, end);
  }

  @Override
  public void add(byte[] octets, About about) throws IOException {
    Path file;
    do {
      written++;
      file = folder.resolve(naming.of(about, written));
    } while (Files.exists(file));
    Files.write(unfinished, octets);
    Files.move(unfinished, file);
  }

  @Override
  public void finish() {
    // Each file is whole once it is written.
  }

  @Override
  public void close() {
    // Each file is closed once it is written.
  }
}
