package org.newsloom.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.store.StoreException.Kind;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Opens the two files of a profile, whatever state they are in: a damaged cache is set aside and a
 * new one begun, a damaged user file is never written to. Nothing is ever deleted.
 */
final class StoreFiles {
  static final String USER = "user.db";
  static final String CACHE = "cache.db";
  static final int READERS = 3;

  /** Left by a session that met damage in the cache: the next one sets it aside. */
  private static final String CACHE_DAMAGED = "cache-damaged";

  private final Path data;
  private final Path cacheFolder;
  private final Clock clock;
  private final Backups backups;
  private final List<StoreNotice> notices = new ArrayList<>();
  private boolean cacheIsNew;

  /**
   * Names the two folders, which may be one.
   *
   * @param data where what cannot be had again is, with its backups
   * @param cache where what can be fetched again is
   */
  StoreFiles(Path data, Path cache, Clock clock) {
    this.data = data;
    this.cacheFolder = cache;
    this.clock = clock;
    this.backups = new Backups(data);
  }

  /** What a person must be told. */
  List<StoreNotice> notices() {
    return notices;
  }

  /** Whether the cache was begun anew just now. */
  boolean isCacheNew() {
    return cacheIsNew;
  }

  /** Opens for writing; empty if the user's file is damaged and may only be read. */
  Optional<StoreThreads.Files> openWriter() throws SQLException, IOException {
    Path user = data.resolve(USER);
    if (Files.exists(user) && !isSound(user)) {
      userIsDamaged(user);
      return Optional.empty();
    }
    Db userDb = Db.openWriter(user, SynchronousMode.FULL);
    try {
      int version = Schema.versionOf(userDb);
      if (version > 0) {
        backUp(userDb);
      }
      Schema.USER.migrate(userDb);
      return Optional.of(new StoreThreads.Files(userDb, openCache()));
    } catch (SQLException | IOException | RuntimeException e) {
      userDb.close();
      throw e;
    }
  }

  private void backUp(Db user) {
    try {
      backups.make(user, clock.instant());
    } catch (IOException | SQLException e) {
      boolean full = e instanceof SQLException sql && SqlErrors.translate(sql).kind() == Kind.FULL;
      notices.add(
          new StoreNotice(
              StoreNotice.Kind.BACKUP_FAILED,
              "No backup of your marks, drafts and settings could be made: "
                  + (full ? "the disk is full." : e.getMessage()),
              Optional.empty()));
    }
  }

  private void userIsDamaged(Path user) throws IOException {
    notices.add(
        new StoreNotice(
            StoreNotice.Kind.USER_FILE_DAMAGED,
            "The file with your marks, drafts and settings is damaged. It was left as it is, and"
                + " nothing is written until it is replaced.",
            Optional.of(user)));
    backups
        .newestGood(clock.instant())
        .ifPresent(backup ->
            notices.add(
                new StoreNotice(
                    StoreNotice.Kind.BACKUP_OFFERED,
                    "A sound backup is here. To put it in the place of the damaged file, close Newsloom"
                        + " and run “newsloom check --repair”.",
                    Optional.of(backup))));
  }

  private Db openCache() throws SQLException, IOException {
    Path cache = cacheFolder.resolve(CACHE);
    boolean damaged = Files.exists(cacheFolder.resolve(CACHE_DAMAGED));
    if (Files.exists(cache) && (damaged || !looksSound(cache))) {
      setAside(cache);
    }
    cacheIsNew = !Files.exists(cache);
    Db db = Db.openWriter(cache, SynchronousMode.NORMAL);
    try {
      Schema.CACHE.migrate(db);
      IntegrityCheck.indexTextsThatWait(db);
      seed(db);
      return db;
    } catch (SQLException | RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private void setAside(Path cache) throws IOException {
    String stamp = Backups.stamp(clock.instant());
    Path aside = cache.resolveSibling("cache-damaged-" + stamp + ".db");
    for (int i = 2; Files.exists(aside); i++) {
      aside = cache.resolveSibling("cache-damaged-" + stamp + "-" + i + ".db");
    }
    Files.move(cache, aside);
    for (String tail : List.of("-wal", "-shm")) {
      Path beside = cache.resolveSibling(CACHE + tail);
      if (Files.exists(beside)) {
        Files.move(
            beside,
            aside.resolveSibling(aside.getFileName() + tail),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.deleteIfExists(cacheFolder.resolve(CACHE_DAMAGED));
    notices.add(
        new StoreNotice(
            StoreNotice.Kind.CACHE_SET_ASIDE,
            "The file with fetched articles was damaged. It was set aside and a new one begun; your"
                + " marks and drafts are safe, articles are fetched again as you read.",
            Optional.of(aside)));
  }

  /** Notes damage met while working, for the next start. */
  void cacheIsDamaged() {
    try {
      Files.writeString(cacheFolder.resolve(CACHE_DAMAGED), "set aside at the next start\n");
    } catch (IOException e) {
      throw new StoreException(Kind.IO, "The profile cannot be written to.", e);
    }
  }

  /** A random seed a file: no article can be made to collide with another one on purpose. */
  private static void seed(Db cache) throws SQLException {
    if (!cache.exists("select 1 from meta where name = 'seed'")) {
      byte[] seed = new byte[2 * Long.BYTES];
      new SecureRandom().nextBytes(seed);
      cache.transaction(
          () -> cache.run("insert into meta(name, value) values('seed', ?)", (Object) seed));
    }
  }

  static KeyedHash hash(Db cache) throws SQLException {
    ByteBuffer seed =
        ByteBuffer.wrap(
            cache
                .first("select value from meta where name = 'seed'", row -> row.getBytes(1))
                .orElseGet(() -> new byte[2 * Long.BYTES]));
    return new KeyedHash(seed.getLong(), seed.getLong());
  }

  /** Opens for reading; the files must be there. */
  StoreThreads.Files openReader() throws SQLException, IOException {
    Path user = data.resolve(USER);
    Path source = isReadable(user) ? user : backups.newestGood(clock.instant()).orElse(user);
    Db userDb = reader(source, Schema.USER);
    try {
      return new StoreThreads.Files(userDb, reader(cacheFolder.resolve(CACHE), Schema.CACHE));
    } catch (SQLException | RuntimeException e) {
      userDb.close();
      throw e;
    }
  }

  private static Db reader(Path file, Schema schema) throws SQLException {
    Db db = reader(file);
    try {
      schema.demandThis(db);
      return db;
    } catch (SQLException | RuntimeException e) {
      db.close();
      throw e;
    }
  }

  /**
   * Reads together with whoever writes. Without the right or the room for the file by which that is
   * done, which is when nobody writes either, what the file itself holds is read.
   */
  private static Db reader(Path file) throws SQLException {
    if (!Files.exists(file)) {
      throw new StoreException(Kind.IO, "There is no profile in " + file.getParent() + " yet.");
    }
    try {
      return shared(file);
    } catch (SQLException e) {
      if (SqlErrors.isNotShared(e) && !isLogNeeded(file)) {
        return Db.openImmutable(file);
      }
      throw e;
    }
  }

  private static Db shared(Path file) throws SQLException {
    Db db = Db.openReader(file);
    try {
      db.exists("select 1 from sqlite_master");
      return db;
    } catch (SQLException e) {
      db.close();
      throw e;
    }
  }

  /** Whether the file alone may be older than what a process that was killed had saved. */
  private static boolean isLogNeeded(Path file) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.isWritable(file.toAbsolutePath().getParent())
        && Files.exists(log)
        && log.toFile().length() > 0;
  }

  private static boolean isReadable(Path user) {
    if (!Files.exists(user)) {
      return false;
    }
    try (Db db = reader(user)) {
      return db.exists("select 1 from server union all select 1") && Schema.versionOf(db) > 0;
    } catch (SQLException e) {
      return notSoundOrThrow(e);
    }
  }

  /** Whether every page of the file is as it should be. */
  static boolean isSound(Path file) {
    try (Db db = Db.openReader(file)) {
      return db.first("pragma quick_check(1)", row -> row.getString(1))
          .filter("ok"::equals)
          .isPresent();
    } catch (SQLException e) {
      return notSoundOrThrow(e);
    }
  }

  /**
   * A quick look at a file that may be large: what cannot be told at once is found while working,
   * and noted for the next start.
   */
  private static boolean looksSound(Path file) {
    try (Db db = Db.openReader(file)) {
      int version = Schema.versionOf(db);
      if (version > Schema.CACHE.version()) {
        // Its tables may be others: the migration refuses it.
        return true;
      }
      if (version == 0) {
        // A file that was begun and never finished; the migration goes on with it.
        return db.list("select name from sqlite_master", row -> row.getString(1)).isEmpty();
      }
      for (String table : List.of("meta", "holding", "subject", "author", "header", "body")) {
        db.exists("select * from " + table + " order by 1 desc limit 1");
        db.exists("select * from " + table + " order by 1 limit 1");
      }
      return db.exists("select 1 from meta where name = 'seed'");
    } catch (SQLException e) {
      return notSoundOrThrow(e);
    }
  }

  /**
   * False where the file itself is at fault; everything else, such as a full disk or a file that
   * cannot be opened, is thrown: a good file must not be set aside for that.
   */
  private static boolean notSoundOrThrow(SQLException e) {
    if (SqlErrors.isDamage(e)) {
      return false;
    }
    throw SqlErrors.translate(e);
  }
}
