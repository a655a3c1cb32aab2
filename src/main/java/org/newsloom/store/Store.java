package org.newsloom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.store.StoreException.Kind;
import org.newsloom.store.StoreThreads.Priority;

/**
 * The files of one profile, open; hands out the services that use them. Every service answers by a
 * future that is completed once the change is on disk, or with a {@link StoreException}, or with an
 * {@link IllegalArgumentException} for a write that names a server that is not kept here. Futures
 * complete on virtual threads of the store's own.
 */
public final class Store implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  /** Eight megabytes. */
  private static final int PAGES_AT_ONCE = 1_000;

  private final StoreFiles files;
  private final Optional<ProfileLock> lock;
  private final StoreThreads threads;
  private final List<StoreNotice> notices;
  private final ServerRecords servers;
  private final Identities identities;
  private final GroupRecords groups;
  private final Subscriptions subscriptions;
  private final Folders folders;
  private final KeyedHash hash;
  private final Headers headers;
  private final Bodies bodies;
  private final LocalArticles locals;
  private final Marks marks;
  private final StateExchange exchange;
  private final ThreadLinks threadLinks;
  private final Drafts drafts;
  private final Outbox outbox;
  private final SentArticles sent;
  private final Searches searches;
  private final LearntArticles learntArticles;
  private final NoticeRecords noticeRecords;
  private final SearchIndex searchIndex;
  private final ClockTrust clockTrust;

  private Store(
      StoreFiles files,
      Optional<ProfileLock> lock,
      Optional<StoreThreads.Files> writer,
      HeaderDecoder decoder,
      Clock clock)
      throws SQLException, IOException {
    this.files = files;
    this.lock = lock;
    this.notices = new CopyOnWriteArrayList<>(files.notices());
    List<StoreThreads.Files> readers = new ArrayList<>();
    try {
      for (int i = 0; i < StoreFiles.READERS; i++) {
        readers.add(files.openReader());
      }
      hash = StoreFiles.hash(readers.getFirst().cache());
      threads = new StoreThreads(writer, readers, this::damageMet);
      servers = new ServerRecords(threads);
      identities = new Identities(threads);
      groups = new GroupRecords(threads);
      subscriptions = new Subscriptions(threads);
      folders = new Folders(threads);
      headers = new Headers(threads, hash, decoder, clock);
      bodies = new Bodies(threads, hash, clock);
      locals = new LocalArticles(threads, bodies);
      marks = new Marks(threads, hash, clock);
      exchange = new StateExchange(threads, marks);
      threadLinks = new ThreadLinks(threads, clock);
      drafts = new Drafts(threads, clock);
      outbox = new Outbox(threads, clock);
      sent = new SentArticles(threads);
      searches = new Searches(threads, clock);
      learntArticles = new LearntArticles(threads, clock);
      noticeRecords = new NoticeRecords(threads, hash);
      searchIndex = new SearchIndex(threads, hash);
      clockTrust = new ClockTrust(threads);
    } catch (SQLException | IOException | RuntimeException e) {
      readers.forEach(StoreThreads::close);
      throw e;
    }
  }

  /** Opens a profile that has all of its files in one folder. */
  public static Store open(Path folder, HeaderDecoder decoder, Clock clock) {
    return open(folder, folder, decoder, clock);
  }

  /**
   * Opens a profile for reading and writing; makes what is not there. If the user's file is damaged
   * the store is read-only and {@link #notices} say so. Takes a while: not for the FX thread.
   *
   * @param data the folder of what cannot be had again: {@code user.db}, its backups, the lock
   * @param cache the folder of what can: {@code cache.db}
   * @throws StoreException LOCKED if another process has it open, READ_ONLY if a folder cannot be
   *     written to or the profile is of a newer version
   */
  public static Store open(Path data, Path cache, HeaderDecoder decoder, Clock clock) {
    ProfileLock lock;
    try {
      Files.createDirectories(data);
      Files.createDirectories(cache);
      lock = ProfileLock.take(data);
    } catch (IOException e) {
      throw new StoreException(
          Kind.READ_ONLY,
          "The profile folder "
              + data
              + " cannot be written to: make it yours to write, or choose another.",
          e);
    }
    Optional<StoreThreads.Files> writer = Optional.empty();
    try {
      StoreFiles files = new StoreFiles(data, cache, clock);
      writer = files.openWriter();
      Store store = new Store(files, Optional.of(lock), writer, decoder, clock);
      if (files.isCacheNew() && writer.isPresent()) {
        store.bodies.restoreKept();
      }
      return store;
    } catch (SQLException | IOException | RuntimeException e) {
      writer.ifPresent(StoreThreads::close);
      release(lock);
      throw asStoreException(e, data);
    }
  }

  /** Opens for reading a profile that has all of its files in one folder. */
  public static Store openReader(Path folder, HeaderDecoder decoder, Clock clock) {
    return openReader(folder, folder, decoder, clock);
  }

  /**
   * Opens a profile for reading, beside a process that writes to it or without the right to write.
   *
   * @param data the folder of {@code user.db}
   * @param cache the folder of {@code cache.db}
   * @throws StoreException IO if there is no profile
   */
  public static Store openReader(Path data, Path cache, HeaderDecoder decoder, Clock clock) {
    try {
      return new Store(
          new StoreFiles(data, cache, clock), Optional.empty(), Optional.empty(), decoder, clock);
    } catch (SQLException | IOException | RuntimeException e) {
      throw asStoreException(e, data);
    }
  }

  /**
   * Puts a backup in the place of a damaged user file, which is set aside under another name. The
   * profile must be closed.
   *
   * @return where the damaged file is now
   */
  public static Path restoreBackup(Path folder, Path backup, Clock clock) {
    try (ProfileLock _ = ProfileLock.take(folder)) {
      Path user = folder.resolve(StoreFiles.USER);
      Path aside = folder.resolve("user-damaged-" + Backups.stamp(clock.instant()) + ".db");
      Path copy = folder.resolve("user-restored.db");
      Files.copy(backup, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(user, aside);
      for (String tail : List.of("-wal", "-shm")) {
        Path beside = folder.resolve(StoreFiles.USER + tail);
        if (Files.exists(beside)) {
          // A log of the damaged file, played into the backup, would damage that too.
          Files.move(beside, aside.resolveSibling(aside.getFileName() + tail));
        }
      }
      Files.move(copy, user, StandardCopyOption.ATOMIC_MOVE);
      return aside;
    } catch (IOException e) {
      throw new StoreException(Kind.IO, "The backup could not be put in place.", e);
    }
  }

  private static StoreException asStoreException(Exception e, Path folder) {
    return switch (e) {
      case StoreException known -> known;
      case SQLException sql -> SqlErrors.translate(sql);
      default -> new StoreException(Kind.IO, "The profile " + folder + " cannot be opened.", e);
    };
  }

  private static void release(ProfileLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the profile's lock was not released", e);
    }
  }

  private void damageMet(StoreException problem) {
    if (!threads.isReadOnly()
        && notices.stream().noneMatch(any -> any.kind() == StoreNotice.Kind.CACHE_DAMAGED)) {
      LOG.log(System.Logger.Level.ERROR, "damage in the profile", problem);
      files.cacheIsDamaged();
      notices.add(
          new StoreNotice(
              StoreNotice.Kind.CACHE_DAMAGED,
              "The file with fetched articles is damaged. Restart Newsloom: it is then set aside"
                  + " and a new one begun.",
              Optional.empty()));
    }
  }

  /** Whether nothing can be changed. */
  public boolean isReadOnly() {
    return threads.isReadOnly();
  }

  /** What the person must be told about their files. */
  public List<StoreNotice> notices() {
    return List.copyOf(notices);
  }

  /** The news servers. */
  public ServerRecords servers() {
    return servers;
  }

  /** Who the person is in what they post. */
  public Identities identities() {
    return identities;
  }

  /** What newsgroups servers have. */
  public GroupRecords groups() {
    return groups;
  }

  /** The newsgroups that the person reads. */
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /** The folders of newsgroups. */
  public Folders folders() {
    return folders;
  }

  /** Headers of newsgroups. */
  public Headers headers() {
    return headers;
  }

  /** Octets of articles. */
  public Bodies bodies() {
    return bodies;
  }

  /** Imported articles. */
  public LocalArticles locals() {
    return locals;
  }

  /** Read marks, flags, tags, watched and ignored threads. */
  public Marks marks() {
    return marks;
  }

  /** The same and subscriptions, for exchange with other machines. */
  public StateExchange exchange() {
    return exchange;
  }

  /** Articles that the person hung elsewhere in threads. */
  public ThreadLinks threadLinks() {
    return threadLinks;
  }

  /** Articles that are being written. */
  public Drafts drafts() {
    return drafts;
  }

  /** Articles on their way. */
  public Outbox outbox() {
    return outbox;
  }

  /** Articles that were posted. */
  public SentArticles sent() {
    return sent;
  }

  /** Saved searches and recent queries. */
  public Searches searches() {
    return searches;
  }

  /** What the person called junk, or no junk. */
  public LearntArticles learntArticles() {
    return learntArticles;
  }

  /** NoCeM notices that were checked. */
  public NoticeRecords noticeRecords() {
    return noticeRecords;
  }

  /** Whether the clock is believed. */
  public ClockTrust clockTrust() {
    return clockTrust;
  }

  /** Full-text search. */
  public SearchIndex searchIndex() {
    return searchIndex;
  }

  /**
   * Tells of every change after it was committed, in order, on the writer's thread: be short, and
   * do not wait for the store there.
   *
   * @return run it to listen no more
   */
  public Runnable listen(Consumer<StoreChange> listener) {
    return threads.listen(listener);
  }

  /**
   * Gives pages of the cache that hold nothing any more back to the disk, some at a time, behind
   * everything else.
   *
   * @return how many pages were given back
   */
  public CompletableFuture<Long> giveBackSpace() {
    return threads
        .write(
            Priority.IDLE,
            (files, tell) -> {
              long before = files.cache().number("pragma freelist_count").orElse(0);
              files.cache().runThrough("pragma incremental_vacuum(" + PAGES_AT_ONCE + ")");
              return before - files.cache().number("pragma freelist_count").orElse(0);
            })
        .thenCompose(given ->
            given < PAGES_AT_ONCE
                ? CompletableFuture.completedFuture(given)
                : giveBackSpace().thenApply(more -> given + more));
  }

  /** Looks at every page and index of both files, and at what SQLite cannot know. */
  public CompletableFuture<List<IntegrityProblem>> integrityCheck() {
    return threads.read(files -> {
      List<IntegrityProblem> problems = new ArrayList<>();
      // Its backup is what can be looked at; that one is sound.
      notices.stream()
          .filter(notice -> notice.kind() == StoreNotice.Kind.USER_FILE_DAMAGED)
          .forEach(
              notice -> problems.add(new IntegrityProblem(StoreFiles.USER, notice.sentence())));
      problems.addAll(IntegrityCheck.run(files, hash));
      return problems;
    });
  }

  /**
   * Rebuilds what is derived: indexes, search indexes of subjects and authors, what is known to be
   * here. Bodies are queued for the index again.
   *
   * @return the problems that remain
   */
  public CompletableFuture<List<IntegrityProblem>> repair() {
    return threads
        .write(Priority.IDLE, (both, tell) -> IntegrityCheck.rebuild(both))
        .thenCompose(done -> integrityCheck());
  }

  /** For tests: lets the cache grow to so many pages and no further, as a full disk would. */
  void limitPages(int pages) {
    threads
        .write(
            Priority.USER,
            (both, tell) -> {
              both.cache().script("pragma max_page_count = " + pages);
              return true;
            })
        .join();
  }

  /** Waits for what was asked for, then closes the files; not for the FX thread. */
  @Override
  public void close() {
    if (!threads.isReadOnly()) {
      try {
        var _ = threads.write(Priority.LAST_WORK, (both, tell) -> tidy(both)).get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        // Nothing of worth is lost: the planner's statistics are made again next time.
        LOG.log(System.Logger.Level.DEBUG, "closing without optimising", e);
      }
    }
    threads.close();
    lock.ifPresent(Store::release);
  }

  private static boolean tidy(StoreThreads.Files both) throws SQLException {
    both.cache().script("pragma optimize");
    return true;
  }
}
