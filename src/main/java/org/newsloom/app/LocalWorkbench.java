package org.newsloom.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.newsloom.cli.Place;
import org.newsloom.cli.Workbench;
import org.newsloom.settings.ProfilePaths;
import org.newsloom.store.Store;
import org.newsloom.store.StoreException;
import org.newsloom.store.StoreNotice;

/** Opens profiles for the commands of this process. */
final class LocalWorkbench implements Workbench {
  /** Another command may be at work on the profile for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final Clock clock;
  private final String version;

  LocalWorkbench(Clock clock, String version) {
    this.clock = clock;
    this.version = version;
  }

  @Override
  public Services open(Place place, Access access, PrintStream err) {
    ProfilePaths paths = Profiles.paths(place);
    Store store = store(paths, access, clock);
    if (access == Access.REPAIR) {
      store = withBackup(store, paths, err);
    }
    OpenProfile profile = new OpenProfile(paths, store, clock, version);
    try {
      profile.notices().forEach(notice -> err.println("newsloom: " + notice));
      if (place.verbose()) {
        profile.log().listen(line -> err.println(line));
      }
      if (place.offline()) {
        profile.connections().setOffline(true);
      }
      profile.restoreImported();
      if (access != Access.READ || place.sample()) {
        openSample(profile, place);
      }
    } catch (RuntimeException e) {
      profile.close();
      throw e;
    }
    return profile;
  }

  /** Puts the newest sound backup in the place of a user file that is damaged. */
  private Store withBackup(Store damaged, ProfilePaths paths, PrintStream err) {
    Optional<Path> backup =
        damaged.notices().stream()
            .filter(notice -> notice.kind() == StoreNotice.Kind.BACKUP_OFFERED)
            .findFirst()
            .flatMap(StoreNotice::file);
    if (backup.isEmpty()) {
      return damaged;
    }
    damaged.close();
    Path aside = Store.restoreBackup(paths.data(), backup.get(), clock);
    err.println(
        "newsloom: The damaged file was set aside as "
            + aside.getFileName()
            + ", and the backup "
            + backup.get().getFileName()
            + " took its place.");
    return store(paths, Access.REPAIR, clock);
  }

  private static void openSample(OpenProfile profile, Place place) {
    if (profile.isReadOnly()) {
      return;
    }
    try {
      boolean known = profile.sample().resume().get();
      if (place.sample() && !known) {
        profile.sample().explore().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** A command that only looks does not wait for others, and does without writing if it must. */
  static Store store(ProfilePaths paths, Access access, Clock clock) {
    boolean exists = Files.exists(paths.userDatabase());
    try {
      return access == Access.READ && exists
          ? Store.open(paths.data(), paths.cache(), Profiles.decoder(), clock)
          : waitForStore(paths, clock);
    } catch (StoreException e) {
      if (exists && canLook(access, e.kind())) {
        return Store.openReader(paths.data(), paths.cache(), Profiles.decoder(), clock);
      }
      throw e;
    }
  }

  /**
   * Opens the databases, waiting a while for another command to end.
   *
   * @throws InUse if a window has them open and has to do the work
   * @throws StoreException if they cannot be opened for another reason
   */
  private static Store waitForStore(ProfilePaths paths, Clock clock) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return Store.open(paths.data(), paths.cache(), Profiles.decoder(), clock);
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.LOCKED || System.nanoTime() > deadline) {
          throw e;
        }
        if (Handover.isAnswered(Profiles.socket(paths))) {
          throw new InUse();
        }
        pause();
      }
    }
  }

  /** Whether the command can do without writing, which is not possible for this reason. */
  private static boolean canLook(Access access, StoreException.Kind reason) {
    return switch (reason) {
      case LOCKED -> access == Access.READ;
      case READ_ONLY, FULL -> access == Access.READ || access == Access.FETCH;
      case CORRUPT, IO -> false;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  @Override
  public int openWindow(Place place, Optional<String> address, PrintStream err) {
    Optional<String> missing = WindowNeeds.missing();
    if (missing.isPresent()) {
      err.println("newsloom: " + missing.get());
      return 1;
    }
    return Window.open(place, address, clock, version, err);
  }
}
