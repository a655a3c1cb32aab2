package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.newsloom.store.StoreThreads.Files;

/**
 * Bulk writes one after the other in one transaction on the cache: a commit and an index cost far
 * less for many rows at once. A write is answered once the transaction is on disk, never before.
 * Where one fails, everything is taken back and the others are run again, each in a transaction of
 * its own. Lives on the writer's thread.
 */
final class SharedTransaction {
  /** Enough to make commits cheap; few enough that nobody waits long for one. */
  private static final int MOST_ROWS = 32_768;

  /** From so many rows on, the next write is worth waiting for. */
  private static final int BULK_ROWS = 4_096;

  private static final long PATIENCE_MILLIS = 15;
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  /** One write and how it is answered. */
  interface Member {
    /** Does the work; the changes that it tells of are told after the commit. */
    void run(Files files, Consumer<StoreChange> tell) throws SQLException;

    void committed();

    void failed(Throwable problem);
  }

  /** What is held back for the end of the transaction. */
  interface HeldBack {
    void write(Files files) throws SQLException;
  }

  private record Ran(Member member, List<StoreChange> changes) {}

  private final Files files;
  private final Consumer<StoreChange> tell;
  private final HeldBack heldBack;
  private final Runnable afterFailure;
  private final List<Ran> members = new ArrayList<>();
  private int rows;
  private long begun;

  /**
   * No write yet.
   *
   * @param heldBack writes what was held back for the end of the transaction
   * @param afterFailure drops what was held in memory
   */
  SharedTransaction(
      Files files, Consumer<StoreChange> tell, HeldBack heldBack, Runnable afterFailure) {
    this.files = files;
    this.tell = tell;
    this.heldBack = heldBack;
    this.afterFailure = afterFailure;
  }

  boolean isOpen() {
    return !members.isEmpty();
  }

  boolean isFull() {
    return rows >= MOST_ROWS || (isOpen() && System.nanoTime() - begun > MOST_NANOS);
  }

  /** How long the next write is worth waiting for before this is committed. */
  long patienceMillis() {
    return rows < BULK_ROWS ? 0 : PATIENCE_MILLIS;
  }

  void add(Member member, int weight) {
    try {
      if (members.isEmpty()) {
        files.cache().begin();
        begun = System.nanoTime();
      }
      run(member);
      rows += weight;
    } catch (SQLException | RuntimeException | Error e) {
      List<Ran> others = takeBack();
      others.forEach(other -> alone(other.member()));
      member.failed(e);
    }
  }

  private void run(Member member) throws SQLException {
    List<StoreChange> changes = new ArrayList<>();
    member.run(files, changes::add);
    members.add(new Ran(member, changes));
  }

  /** Puts everything on disk, then answers. */
  void commit() {
    if (members.isEmpty()) {
      return;
    }
    try {
      heldBack.write(files);
      files.cache().commit();
    } catch (SQLException | RuntimeException | Error e) {
      List<Ran> others = takeBack();
      if (others.size() == 1) {
        others.getFirst().member().failed(e);
      } else {
        others.forEach(other -> alone(other.member()));
      }
      return;
    }
    List<Ran> done = List.copyOf(members);
    clear();
    for (Ran one : done) {
      one.changes().forEach(tell);
      one.member().committed();
    }
  }

  private void alone(Member member) {
    try {
      files.cache().begin();
      run(member);
    } catch (SQLException | RuntimeException | Error e) {
      takeBack();
      member.failed(e);
      return;
    }
    commit();
  }

  private List<Ran> takeBack() {
    files.cache().rollback();
    List<Ran> taken = List.copyOf(members);
    clear();
    afterFailure.run();
    return taken;
  }

  private void clear() {
    members.clear();
    rows = 0;
  }
}
