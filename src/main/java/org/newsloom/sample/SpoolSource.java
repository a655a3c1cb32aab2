package org.newsloom.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.newsloom.archive.RnewsReader;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Xref;

/** Fills a spool at start: from the articles in the program itself or from batches. */
final class SpoolSource {
  private static final System.Logger LOG = System.getLogger(SpoolSource.class.getName());
  private static final String GROUPS = "groups.txt";
  private static final String INDEX = "index.txt";

  private SpoolSource() {}

  /** The sample newsgroups. */
  static Spool samples() throws IOException {
    Spool spool = new Spool();
    for (String line : lines(GROUPS)) {
      String[] cells = line.split("\t", -1);
      spool.add(
          new SpoolGroup(
              new Newsgroup(cells[0]),
              SpoolGroup.Status.of(cells[1]),
              Instant.parse(cells[2] + "T00:00:00Z"),
              cells[3]));
    }
    Instant last = Instant.EPOCH;
    for (String name : lines(INDEX)) {
      byte[] raw = resource("articles/" + name);
      last = arrival(raw).orElse(last);
      if (spool.file(raw, last, Xref.NONE).isEmpty()) {
        throw new IOException("the sample article " + name + " has no group or is there twice");
      }
    }
    return spool;
  }

  /** The groups and articles of batches, in their order. */
  static Spool batches(List<Path> files) throws IOException {
    Spool spool = new Spool();
    Instant last = Instant.EPOCH;
    for (Path file : files) {
      String description = "Articles of " + file.getFileName();
      try (RnewsReader batch = RnewsReader.open(file)) {
        for (Optional<byte[]> raw = batch.next(); raw.isPresent(); raw = batch.next()) {
          last = arrival(raw.get()).orElse(last);
          spool.addMissingGroups(Spool.newsgroups(RawHead.of(raw.get())), last, description);
          spool.file(raw.get(), last, Xref.NONE);
        }
        batch.defects().stream()
            .limit(10)
            .forEach(defect -> LOG.log(System.Logger.Level.WARNING, "{0}: {1}", file, defect));
      }
    }
    return spool;
  }

  /** Names of the files with sample articles, in the order of their arrival. */
  static List<String> sampleNames() throws IOException {
    return lines(INDEX);
  }

  /** A file beside this class. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = SpoolSource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program is incomplete: " + name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  /** When an article is held to have come in: when it says that it was injected or written. */
  private static Optional<Instant> arrival(byte[] raw) {
    RawHead head = RawHead.of(raw);
    return head.value("Injection-Date")
        .or(() -> head.value("NNTP-Posting-Date"))
        .flatMap(DateField::parse)
        .or(() -> head.value("Date").flatMap(DateField::parse));
  }

  private static List<String> lines(String name) throws IOException {
    return new String(resource(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
