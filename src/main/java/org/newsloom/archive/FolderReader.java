package org.newsloom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.newsloom.article.Defect;

/**
 * Reads folders of one file an article, and the folders in them: maildirs, of which {@code tmp} is
 * left out, and trees such as those of old news spools. Files whose names begin with a dot are none
 * of it. In the order of their names, numbers by their size.
 */
public final class FolderReader implements ArchiveReader {
  private static final int DEEPEST = 40;

  private final Path folder;
  private final Iterator<Path> files;
  private final List<Defect> defects = new ArrayList<>();

  /**
   * A folder.
   *
   * @throws IOException where it cannot be read
   */
  public FolderReader(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> isArticle(folder.relativize(file)))
              .sorted(new NumbersBySize())
              .toList()
              .iterator();
    }
  }

  private static boolean isArticle(Path file) {
    Path parent = file.getParent();
    boolean unfinished = parent != null && parent.getFileName().toString().equals("tmp");
    return !unfinished && !file.getFileName().toString().startsWith(".");
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    while (files.hasNext()) {
      Path file = files.next();
      try (InputStream in = PackedFiles.open(file)) {
        byte[] octets = in.readNBytes(MAX_OCTETS + 1);
        if (octets.length <= MAX_OCTETS) {
          return Optional.of(octets);
        }
        note(file, "longer than " + MAX_OCTETS + " octets: passed over");
      } catch (IOException e) {
        note(file, "cannot be read");
      }
    }
    return Optional.empty();
  }

  private void note(Path file, String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect(folder.relativize(file).toString(), what));
    }
  }

  @Override
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  @Override
  public void close() {
    // Each file is closed once it is read.
  }
}
