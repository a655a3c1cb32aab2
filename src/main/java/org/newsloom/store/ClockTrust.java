package org.newsloom.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.StoreThreads.Priority;

/**
 * Whether this machine's clock is to be believed where something is let go of because it is old. A
 * clock that leaps ahead, by a flat battery or a wrong setting, would make everything old at once:
 * it is believed again when it is back, or has gone on for a week from where it leapt to.
 */
public final class ClockTrust {
  /** The clock is looked at every few hours; more than that is a leap, or a long holiday. */
  private static final Duration LEAP = Duration.ofDays(14);

  private static final Duration PROOF = Duration.ofDays(7);

  private static final String BELIEVED = "clock believed";
  private static final String DOUBTED = "clock doubted";

  private final StoreThreads threads;

  ClockTrust(StoreThreads threads) {
    this.threads = threads;
  }

  /** Looks at the clock, notes what it says, and tells whether it is believed; at first it is. */
  public CompletableFuture<Boolean> believes(Instant now) {
    return threads.write(
        Priority.IDLE, (files, tell) -> files.cache().transaction(() -> look(files.cache(), now)));
  }

  private static boolean look(Db cache, Instant now) throws SQLException {
    Optional<Instant> believed = noted(cache, BELIEVED);
    Optional<Instant> doubted = noted(cache, DOUBTED);
    boolean leapt = believed.isPresent() && now.isAfter(believed.get().plus(LEAP));
    if (leapt && doubted.isPresent() && isStep(doubted.get(), now)) {
      leapt = now.isBefore(doubted.get().plus(PROOF));
    } else if (leapt) {
      note(cache, DOUBTED, now);
    }
    if (!leapt) {
      note(cache, BELIEVED, now);
      cache.run("delete from meta where name = ?", DOUBTED);
    }
    return !leapt;
  }

  /** Whether the clock went on from a time as clocks do while a program is opened now and then. */
  private static boolean isStep(Instant from, Instant to) {
    return !to.isBefore(from) && !to.isAfter(from.plus(LEAP).plus(PROOF));
  }

  private static Optional<Instant> noted(Db cache, String name) throws SQLException {
    return cache.first(
        "select value from meta where name = ?",
        row -> Instant.ofEpochSecond(row.getLong(1)),
        name);
  }

  private static void note(Db cache, String name, Instant time) throws SQLException {
    cache.run("insert or replace into meta(name, value) values(?,?)", name, time.getEpochSecond());
  }
}
