package org.newsloom.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.newsloom.article.Xref;

/**
 * Keeps what is posted: one raw file an article, in the order of posting, Xref included, so that an
 * article has the same numbers after a restart.
 */
final class PostFolder {
  private static final System.Logger LOG = System.getLogger(PostFolder.class.getName());
  private static final String SUFFIX = ".eml";

  private final Optional<Path> folder;
  private int next = 1;

  /** Keeps in the folder; without one, nothing is kept. */
  PostFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Files the articles of earlier runs; makes the folder where it is absent. */
  void load(Spool spool, Clock clock) throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    Files.createDirectories(folder.get());
    for (Path file : files(folder.get())) {
      byte[] raw = Files.readAllBytes(file);
      RawHead head = RawHead.of(raw);
      Instant arrived =
          head.value("Injection-Date").flatMap(DateField::parse).orElse(clock.instant());
      Xref wanted = head.value("Xref").map(Spool::xref).orElse(Xref.NONE);
      if (spool.file(raw, arrived, wanted).isEmpty()) {
        LOG.log(System.Logger.Level.WARNING, "{0} has no group here or is there twice", file);
      }
      String name = file.getFileName().toString();
      next = Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())) + 1;
    }
  }

  /**
   * Writes the article, files it, and writes it again with the numbers that it got. What was
   * written is taken away again where it could not be filed.
   *
   * @return what was filed
   * @throws IOException where the disk does not take it; then it is not filed
   */
  Optional<StoredArticle> keep(byte[] article, Function<byte[], Optional<StoredArticle>> file)
      throws IOException {
    if (folder.isEmpty()) {
      return file.apply(article);
    }
    Path path = folder.get().resolve(String.format(Locale.ROOT, "%06d%s", next, SUFFIX));
    write(path, article);
    next++;
    Optional<StoredArticle> stored = file.apply(article);
    if (stored.isEmpty()) {
      Files.delete(path);
      return stored;
    }
    try {
      write(path, stored.get().octets());
    } catch (IOException e) {
      // The article is safe without its numbers; only they may differ after a restart.
      LOG.log(System.Logger.Level.WARNING, "numbers of " + path + " are not kept", e);
    }
    return stored;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().matches("\\d{6,9}\\.eml"))
          .sorted()
          .toList();
    }
  }

  /** Whole or not at all: written beside, forced to disk, moved into place. */
  private static void write(Path path, byte[] octets) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(octets);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
