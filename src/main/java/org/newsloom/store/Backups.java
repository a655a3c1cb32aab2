package org.newsloom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the user's file, made by SQLite itself on each clean start. The newest of each of three
 * days stays: a job that runs every few minutes cannot push out the copies of other days.
 */
final class Backups {
  private static final System.Logger LOG = System.getLogger(Backups.class.getName());
  private static final int KEPT = 3;
  private static final int DAY_DIGITS = 8;
  private static final String PREFIX = "user-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;

  Backups(Path profile) {
    folder = profile.resolve("backups");
  }

  /** A moment as it stands in file names. */
  static String stamp(Instant time) {
    return STAMP.format(time);
  }

  /** Makes one, and removes those that are no longer needed. */
  void make(Db user, Instant now) throws IOException, SQLException {
    List<Path> before = all();
    Files.createDirectories(folder);
    Path target = folder.resolve(name(now));
    Path unfinished = folder.resolve("unfinished.db");
    Files.deleteIfExists(unfinished);
    user.script("vacuum into '" + unfinished.toString().replace("'", "''") + "'");
    // Only a whole copy gets a backup's name: a crash leaves "unfinished" behind, and the old ones.
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    for (Path old : before) {
      if (day(name(old)).equals(day(name(now))) && !old.equals(target)) {
        Files.delete(old);
      }
    }
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      Files.delete(old);
    }
  }

  private static String name(Instant time) {
    return PREFIX + stamp(time) + ".db";
  }

  private static String name(Path backup) {
    return backup.getFileName().toString();
  }

  /** The day in a name; days are those of UTC, as the stamps are. */
  private static String day(String name) {
    return name.substring(0, PREFIX.length() + DAY_DIGITS);
  }

  /** All, the oldest first. */
  List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("user-[0-9-]+\\.db"))
          .sorted()
          .toList();
    }
  }

  /** The newest one that is sound. */
  Optional<Path> newestGood() throws IOException {
    for (Path backup : all().reversed()) {
      try {
        if (StoreFiles.isSound(backup)) {
          return Optional.of(backup);
        }
      } catch (StoreException e) {
        LOG.log(System.Logger.Level.WARNING, "a backup cannot be read", e);
      }
    }
    return Optional.empty();
  }
}
