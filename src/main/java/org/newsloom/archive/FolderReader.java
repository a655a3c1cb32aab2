package org.newsloom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.Defect;

/**
 * Reads folders of one file an article, and the folders in them: maildirs, of which only {@code
 * cur} and {@code new} are looked at, and trees such as those of old news spools. Files whose names
 * begin with a dot are none of it. In the order of their names, numbers by their size. A batch or
 * an mbox of several articles among the files gives all of its articles. Links to files are
 * followed, those to folders are not.
 */
public final class FolderReader implements ArchiveReader {
  private static final Pattern LETTERS = Pattern.compile(".*[:;!]2,([A-Za-z]*)");
  private static final int DEEPEST = 40;
  private static final int BUFFER = 16 * 1024;
  private static final int HEAD = 16;
  private static final String MMDF = "\u0001\u0001\u0001\u0001";

  private final Path folder;
  private final Iterator<Path> files;
  private final List<Defect> defects = new ArrayList<>();

  /** An archive among the files that is being read. */
  private Optional<ArchiveReader> inner = Optional.empty();

  private Path current;

  /** The second article of it, which was read to see whether there is one. */
  private Optional<byte[]> second = Optional.empty();

  /**
   * A folder.
   *
   * @throws IOException where it cannot be read
   */
  public FolderReader(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.current = this.folder;
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        this.folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Look(found));
    found.sort(new NumbersBySize());
    files = found.iterator();
  }

  /** Collects the files that are articles. */
  private final class Look extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    private Path asked = Path.of("");
    private boolean isMaildir;

    Look(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      boolean isUnfinished = name(dir).equals("tmp") && isMaildir(dir.resolveSibling(""));
      return isUnfinished ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (Files.isDirectory(file)) {
        note(file, attributes.isDirectory() ? "lies too deep" : "is a link to a folder");
      } else if (!name(file).startsWith(".")
          && Files.isRegularFile(file)
          && !isMaildir(file.resolveSibling(""))) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      note(file, "cannot be read");
      return FileVisitResult.CONTINUE;
    }

    /** What lies in it beside its parts is the programs' own. */
    private boolean isMaildir(Path dir) {
      if (!dir.equals(asked)) {
        asked = dir;
        isMaildir =
            Files.isDirectory(dir.resolve("cur"))
                && (Files.isDirectory(dir.resolve("new")) || Files.isDirectory(dir.resolve("tmp")));
      }
      return isMaildir;
    }
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    while (true) {
      Optional<byte[]> article = ofInner();
      if (article.isPresent() || !files.hasNext()) {
        return article;
      }
      current = files.next();
      try {
        article = open(current);
      } catch (IOException e) {
        note(current, "cannot be read");
      }
      if (article.isPresent()) {
        return article;
      }
    }
  }

  private Optional<byte[]> ofInner() throws IOException {
    Optional<byte[]> waiting = second;
    second = Optional.empty();
    if (waiting.isPresent() || inner.isEmpty()) {
      return waiting;
    }
    try {
      Optional<byte[]> next = inner.get().next();
      if (next.isPresent()) {
        return next;
      }
    } catch (IOException e) {
      note(current, "cannot be read to its end");
    }
    inner.get().defects().forEach(defect -> note(current, defect.where() + ": " + defect.what()));
    inner.get().close();
    inner = Optional.empty();
    return Optional.empty();
  }

  /** The article that a file is; or the first of several, the others being those of the inner. */
  @SuppressWarnings("MustBeClosedChecker") // closed at the end of the archive, or with this
  private Optional<byte[]> open(Path file) throws IOException {
    byte[] octets = octets(file);
    String head = new String(octets, 0, Math.min(HEAD, octets.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("#! rnews ")) {
      inner = Optional.of(RnewsReader.open(file));
      return inner.get().next();
    }
    if (head.startsWith("From ") || head.startsWith(MMDF)) {
      // The one that is open is closed with this, whatever comes of it.
      inner = Optional.of(MboxReader.open(file));
      Optional<byte[]> first = inner.get().next();
      second = inner.get().next();
      if (second.isPresent()) {
        return first;
      }
      inner.get().close();
      inner = Optional.empty();
    }
    if (octets.length > MAX_OCTETS) {
      note(file, "longer than " + MAX_OCTETS + " octets: passed over");
      return Optional.empty();
    }
    return Optional.of(octets);
  }

  private byte[] octets(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = PackedFiles.open(file)) {
      for (int count = in.read(buffer);
          count >= 0 && out.size() <= MAX_OCTETS;
          count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      if (out.size() == 0 || !PackedFiles.isBrokenOff(e)) {
        throw e;
      }
      note(file, "the compressed file is broken off");
    }
    return out.toByteArray();
  }

  private void note(Path file, String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect(folder.relativize(file).toString(), what));
    }
  }

  /** The letters in the name of a maildir's file; the comma stands behind what a system allows. */
  @Override
  public Marks marks() {
    Matcher letters = LETTERS.matcher(name(current));
    return letters.matches() && inner.isEmpty()
        ? new Marks(letters.group(1).contains("S"), letters.group(1).contains("F"))
        : Marks.NONE;
  }

  @Override
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  @Override
  public void close() throws IOException {
    if (inner.isPresent()) {
      inner.get().close();
    }
  }
}
