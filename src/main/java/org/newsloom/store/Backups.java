package org.newsloom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the user's file, made by SQLite itself on a clean start; the newest one of each of the
 * last three days stays. A job that runs every few minutes thus cannot push out the copies of other
 * days, and what was set up today is in today's copy.
 */
final class Backups {
  private static final System.Logger LOG = System.getLogger(Backups.class.getName());
  private static final int KEPT = 3;
  private static final int DAY_DIGITS = 8;

  /** Octets from which on one copy a day has to do: copying would hold up every start. */
  private static final long LARGE = 64L << 20;

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

  /** Puts a new one in the place of today's; removes those of days that are one too many. */
  void make(Db user, Instant now) throws IOException, SQLException {
    List<Path> before = all(now);
    String today = prefix(now);
    List<Path> ofToday =
        before.stream()
            .filter(backup -> backup.getFileName().toString().startsWith(today))
            .toList();
    if (!ofToday.isEmpty() && Files.size(ofToday.getLast()) > LARGE) {
      return;
    }
    Files.createDirectories(folder);
    Path target = folder.resolve(name(now));
    Path unfinished = folder.resolve("unfinished.db");
    Files.deleteIfExists(unfinished);
    user.script("vacuum into '" + unfinished.toString().replace("'", "''") + "'");
    // Only a whole copy gets a backup's name: a crash leaves "unfinished" behind, and the old ones.
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    List<Path> ofOtherDays = new ArrayList<>(before);
    ofOtherDays.removeAll(ofToday);
    List<Path> leaving =
        new ArrayList<>(ofOtherDays.subList(0, Math.max(0, ofOtherDays.size() - KEPT + 1)));
    leaving.addAll(ofToday);
    leaving.remove(target);
    for (Path old : leaving) {
      Files.deleteIfExists(old);
    }
  }

  /** How the names of a day's backups begin; days are those of UTC, as the stamps are. */
  private static String prefix(Instant now) {
    return "user-" + stamp(now).substring(0, DAY_DIGITS);
  }

  /**
   * All, the oldest first. What is named by a time to come was made when the clock was wrong: it
   * counts as older than all others, else it would push them out and be offered in their place.
   */
  private List<Path> all(Instant now) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("user-[0-9-]+\\.db"))
          .sorted(
              Comparator.comparing((Path file) -> !isAhead(file, now))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static boolean isAhead(Path backup, Instant now) {
    return backup.getFileName().toString().compareTo(name(now)) > 0;
  }

  private static String name(Instant time) {
    return "user-" + stamp(time) + ".db";
  }

  /** The newest one that is sound. */
  Optional<Path> newestGood(Instant now) throws IOException {
    for (Path backup : all(now).reversed()) {
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
