package org.newsloom.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.newsloom.archive.ArchiveReader;
import org.newsloom.archive.ArchiveWriter;
import org.newsloom.archive.FolderReader;
import org.newsloom.archive.FolderWriter;
import org.newsloom.archive.MboxReader;
import org.newsloom.archive.MboxWriter;
import org.newsloom.archive.Newsrc;
import org.newsloom.archive.PackedFiles;
import org.newsloom.archive.RnewsReader;
import org.newsloom.archive.WholeFile;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.OverviewBatch;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.Store;
import org.newsloom.store.Subscriptions;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.HeadRow;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Articles from archives into local newsgroups, and from newsgroups into archives. Octets go in and
 * out as they are.
 */
public final class Archives {
  /** Articles that are kept in one transaction. */
  private static final int STEP = 500;

  /** Octets of articles that are held in memory before they are kept. */
  private static final long MOST_HELD = 16L * 1024 * 1024;

  private static final String RNEWS_MARK = "#! rnews ";
  private static final String MMDF_MARK = "\u0001\u0001\u0001\u0001";

  /** Octets at the beginning of a file that tell what it is. */
  private static final int LOOK = 64;

  private final Store store;
  private final BodyFetch bodies;
  private final Jobs jobs;

  /** Over these. */
  public Archives(Store store, BodyFetch bodies, Jobs jobs) {
    this.store = store;
    this.bodies = bodies;
    this.jobs = jobs;
  }

  /** How articles lie in an archive. */
  public enum Format {
    /** One file, see RFC 4155. */
    MBOX,
    /** One file as servers exchange them (RFC 5537 section 4.2); read only. */
    RNEWS,
    /** A folder of one file an article. */
    MAILDIR,
    /** A folder of files that mail programs open; read as a maildir is. */
    EML
  }

  /**
   * What a file or folder is by its first octets; empty for a file that is neither, or that cannot
   * be read.
   */
  public CompletableFuture<Optional<Format>> formatOf(Path file) {
    return jobs.submit("look at " + file.getFileName(), () -> look(file));
  }

  private static Optional<Format> look(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(Format.MAILDIR);
    }
    try (InputStream in = PackedFiles.open(file)) {
      String head = new String(in.readNBytes(LOOK), StandardCharsets.UTF_8).stripLeading();
      String text = head.startsWith("\ufeff") ? head.substring(1) : head;
      if (text.startsWith(RNEWS_MARK)) {
        return Optional.of(Format.RNEWS);
      }
      return text.startsWith("From ") || text.startsWith(MMDF_MARK)
          ? Optional.of(Format.MBOX)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The newsgroup for an archive: {@code talk.politics.mbox.gz} goes to local.talk.politics. */
  public static Newsgroup groupFor(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    String name =
        (last == null ? "" : last.toString())
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.(gz|zst|zip)$", "")
            .replaceAll("\\.(mbox|mbx|mmdf|rnews|maildir|txt)$", "")
            .replaceAll("[^a-z0-9.+_-]+", "-")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[.-]+|[.-]+$", "");
    return Newsgroup.parse("local." + (name.isEmpty() ? "archive" : name)).orElseThrow();
  }

  /** What local newsgroups stand under in the place of a server. */
  public static final String SERVER = LocalArticles.SERVER;

  /** The local newsgroup of that name. */
  public static ServerGroup local(Newsgroup group) {
    return new ServerGroup(LocalArticles.SERVER, group);
  }

  /**
   * What an import brought.
   *
   * @param added articles that are new in the newsgroup
   * @param skipped those that it had already, and what is no article
   * @param defects what was wrong in the archive
   */
  public record Imported(long added, long skipped, List<Defect> defects) {
    /** Takes a copy of the list. */
    public Imported {
      defects = List.copyOf(defects);
    }
  }

  /**
   * Brings articles into a local newsgroup and subscribes to it. An import that was cancelled or
   * cut off is done again to go on: what is here already is skipped.
   *
   * <p>The future fails with {@link IOException} where the archive cannot be read.
   *
   * @param file the file or folder
   * @param done is told how many articles have been read
   */
  public CompletableFuture<Imported> importAll(
      Format format, Path file, Newsgroup group, LongConsumer done) {
    return jobs.submit(
        "import into " + group,
        () -> {
          try (ArchiveReader archive = open(format, file)) {
            return read(archive, group, done);
          }
        });
  }

  @SuppressWarnings("MustBeClosedChecker") // the caller does
  private static ArchiveReader open(Format format, Path file) throws IOException {
    return switch (format) {
      case MBOX -> MboxReader.open(file);
      case RNEWS -> RnewsReader.open(file);
      case MAILDIR, EML -> new FolderReader(file);
    };
  }

  private Imported read(ArchiveReader archive, Newsgroup group, LongConsumer done)
      throws InterruptedException, IOException {
    long added = 0;
    long all = 0;
    List<LocalArticles.Incoming> step = new ArrayList<>();
    List<ArchiveReader.Marks> marks = new ArrayList<>();
    long held = 0;
    for (Optional<byte[]> next = archive.next(); next.isPresent(); next = archive.next()) {
      byte[] octets = next.get();
      all++;
      if (isBlank(octets)) {
        continue;
      }
      step.add(new LocalArticles.Incoming(id(octets), octets));
      marks.add(archive.marks());
      held += octets.length;
      if (step.size() == STEP || held > MOST_HELD) {
        added += keep(group, step, marks);
        step.clear();
        marks.clear();
        held = 0;
        done.accept(all);
      }
    }
    added += keep(group, step, marks);
    done.accept(all);
    return new Imported(added, all - added, archive.defects());
  }

  private static boolean isBlank(byte[] octets) {
    for (byte octet : octets) {
      if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
        return false;
      }
    }
    return true;
  }

  /** The article's own, or one made of its octets: the same article has the same one again. */
  private static MessageId id(byte[] octets) {
    return HeadRow.read(octets)
        .id()
        .orElseGet(() -> new MessageId(digest(octets) + "@without-id.newsloom.invalid"));
  }

  private static String digest(byte[] octets) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private long keep(
      Newsgroup group, List<LocalArticles.Incoming> step, List<ArchiveReader.Marks> marks)
      throws InterruptedException {
    if (step.isEmpty()) {
      return 0;
    }
    List<Long> numbers = Waiting.on(store.locals().add(group, step));
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    NumberRanges.Builder asked = new NumberRanges.Builder();
    NumberRanges.Builder read = new NumberRanges.Builder();
    List<MessageId> flagged = new ArrayList<>();
    long added = 0;
    for (int i = 0; i < step.size(); i++) {
      long number = numbers.get(i);
      if (number > 0) {
        if (marks.get(i).read()) {
          read.add(number, number);
        }
        if (marks.get(i).flagged()) {
          flagged.add(step.get(i).id());
        }
        row(batch, number, step.get(i).id(), step.get(i).octets());
        asked.add(number, number);
        added++;
      }
    }
    if (added > 0) {
      Waiting.on(store.headers().addOverviews(Refs.of(local(group)), batch.build(), asked.build()));
      // At once, so that what was stopped half way is in the list too.
      Waiting.on(store.subscriptions().subscribe(Refs.of(local(group))));
      Waiting.on(store.marks().markRead(Refs.of(local(group)), read.build()));
      for (MessageId id : flagged) {
        Waiting.on(store.marks().flag(id, true));
      }
    }
    return added;
  }

  private static void row(OverviewBatch.Builder batch, long number, MessageId id, byte[] octets) {
    HeadRow.ofArticle(octets).withoutXref().addTo(batch, number, Optional.of(id));
    byte[] size = Integer.toString(octets.length).getBytes(StandardCharsets.US_ASCII);
    batch.field(OverviewBatch.Field.BYTES, size, 0, size.length);
  }

  /**
   * Makes the headers of local newsgroups again that the cache lost; nothing where all are here.
   */
  public CompletableFuture<Long> restore() {
    return jobs.submit("headers of imported articles", this::restoreAll);
  }

  private long restoreAll() throws InterruptedException {
    long restored = 0;
    for (Newsgroup group : Waiting.on(store.locals().groups())) {
      GroupRef ref = Refs.of(local(group));
      NumberRanges here = Waiting.on(store.headers().fetched(ref));
      long high = Waiting.on(store.locals().high(group));
      if (high == 0 || here.missingIn(1, high).isEmpty()) {
        continue;
      }
      for (long after = 0; after < high; ) {
        List<LocalArticles.Numbered> page = Waiting.on(store.locals().articles(group, after, STEP));
        if (page.isEmpty()) {
          break;
        }
        restored += restore(ref, here, page);
        after = page.getLast().number();
      }
    }
    return restored;
  }

  private long restore(GroupRef ref, NumberRanges here, List<LocalArticles.Numbered> page)
      throws InterruptedException {
    Map<MessageId, byte[]> octets =
        Waiting.on(store.bodies().get(page.stream().map(LocalArticles.Numbered::id).toList()));
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    NumberRanges.Builder asked = new NumberRanges.Builder();
    long restored = 0;
    for (LocalArticles.Numbered one : page) {
      byte[] raw = octets.get(one.id());
      if (raw != null && !here.contains(one.number())) {
        row(batch, one.number(), one.id(), raw);
        asked.add(one.number(), one.number());
        restored++;
      }
    }
    if (restored > 0) {
      Waiting.on(store.headers().addOverviews(ref, batch.build(), asked.build()));
    }
    return restored;
  }

  /**
   * What an export wrote.
   *
   * @param written articles in the archive
   * @param missing those whose text is neither here nor on a server
   */
  public record Exported(long written, long missing) {}

  /** An article to be written, and what is known of it. */
  public record Chosen(MessageId id, boolean read, boolean flagged) {}

  /**
   * Writes articles in their order; those that are not here are asked for.
   *
   * <p>The future fails with {@link IOException} where the archive cannot be written; an mbox file
   * that was there before is untouched then.
   *
   * @param to the file or folder
   * @param done is told how many articles have been looked at
   */
  public CompletableFuture<Exported> export(
      List<Chosen> articles, Format format, Path to, LongConsumer done) {
    List<Chosen> all = List.copyOf(articles);
    return jobs.submit(
        "export",
        () -> {
          try (ArchiveWriter archive = create(format, to)) {
            Exported exported = write(all, archive, done);
            archive.finish();
            return exported;
          }
        });
  }

  @SuppressWarnings("MustBeClosedChecker") // the caller does
  private static ArchiveWriter create(Format format, Path to) throws IOException {
    return switch (format) {
      case MBOX -> new MboxWriter(to);
      case MAILDIR -> FolderWriter.maildir(to);
      case EML -> FolderWriter.eml(to);
      case RNEWS -> throw new IllegalArgumentException("batches are for servers");
    };
  }

  private Exported write(List<Chosen> all, ArchiveWriter archive, LongConsumer done)
      throws InterruptedException, IOException {
    long written = 0;
    for (int i = 0; i < all.size(); i++) {
      Optional<byte[]> octets = octets(all.get(i).id());
      if (octets.isPresent()) {
        archive.add(octets.get(), about(all.get(i)));
        written++;
      }
      done.accept(i + 1L);
    }
    return new Exported(written, all.size() - written);
  }

  /**
   * Subscribes to the newsgroups of a {@code .newsrc} and marks as read what it says; marks that
   * are here already stay.
   *
   * @param text the file
   * @param server whose numbers it tells
   */
  public CompletableFuture<Imported> importNewsrc(String text, String server) {
    Newsrc file = Newsrc.parse(text);
    return jobs.submit(
        "import of a .newsrc",
        () -> {
          Waiting.on(
              store
                  .subscriptions()
                  .addAll(
                      file.lines().stream()
                          .map(line ->
                              new Subscriptions.Placed(
                                  new GroupRef(server, line.group()), line.subscribed()))
                          .toList()));
          Map<GroupRef, NumberRanges> read = new HashMap<>();
          for (Newsrc.Line line : file.lines()) {
            if (!line.read().isEmpty()) {
              read.put(new GroupRef(server, line.group()), line.read());
            }
            if (read.size() == STEP) {
              Waiting.on(store.marks().markRead(read));
              read.clear();
            }
          }
          Waiting.on(store.marks().markRead(read));
          return new Imported(file.lines().size(), file.defects().size(), file.defects());
        });
  }

  /**
   * Writes the newsgroups of a server in their order, and what has been read of them: those that
   * are subscribed, and between them those that once were or that another newsreader's file named;
   * at the end any others of which something has been read.
   */
  public CompletableFuture<Exported> exportNewsrc(String server, Path to) {
    return jobs.submit(
        "export of a .newsrc",
        () -> {
          List<Newsrc.Line> lines = new ArrayList<>();
          Set<GroupRef> placed = new HashSet<>();
          for (Subscriptions.Placed one : Waiting.on(store.subscriptions().places(server))) {
            placed.add(one.group());
            lines.add(
                new Newsrc.Line(
                    one.group().group(),
                    one.subscribed(),
                    Waiting.on(store.marks().read(one.group()))));
          }
          for (GroupRef one : Waiting.on(store.marks().everRead(server))) {
            NumberRanges read = Waiting.on(store.marks().read(one));
            if (!placed.contains(one) && !read.isEmpty()) {
              lines.add(new Newsrc.Line(one.group(), false, read));
            }
          }
          try (WholeFile file = WholeFile.at(to)) {
            String text = new Newsrc(lines, List.of()).text();
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.finish();
          }
          return new Exported(lines.size(), 0);
        });
  }

  private Optional<byte[]> octets(MessageId id) throws InterruptedException {
    try {
      return Futures.joined(bodies.octets(id));
    } catch (ServerProblemException e) {
      return Optional.empty(); // counted as missing
    }
  }

  private ArchiveWriter.About about(Chosen chosen) throws InterruptedException {
    Optional<Overview> overview = Waiting.on(store.headers().overview(chosen.id()));
    return new ArchiveWriter.About(
        overview.map(it -> it.from().address()).orElse(""),
        overview.map(Overview::subject).orElse(""),
        overview.flatMap(Overview::date).orElse(Instant.EPOCH),
        chosen.read(),
        chosen.flagged());
  }
}
