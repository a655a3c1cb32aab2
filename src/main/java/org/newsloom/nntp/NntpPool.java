package org.newsloom.nntp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server, at most four where its operators do not allow more. A job borrows
 * one, alone; where two or more are allowed, one is kept free for a person who waits. Connections
 * that were idle for a while are closed before the server does it.
 *
 * <p>Locking: {@code lock} guards all fields below it and is never held while a socket is used.
 */
public final class NntpPool implements AutoCloseable {
  /** What is decent on Usenet where a server's operators do not allow more. */
  public static final int MAX_CONNECTIONS = 4;

  /** What is asked for where they do. */
  static final int MOST_CONNECTIONS = 20;

  /** How many connections are used where nothing else was said. */
  public static final int USUAL_CONNECTIONS = 2;

  /** Servers close idle links after 60 seconds to half an hour; this is before most of them. */
  private static final Duration IDLE = Duration.ofSeconds(50);

  private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

  /** What is done with a borrowed connection. */
  @FunctionalInterface
  public interface Job<T> {
    /** Talks; the connection is not to be kept. May be run twice, where no reply came at first. */
    T run(NntpConnection connection) throws IOException, NntpReplyException;
  }

  private record Idle(NntpConnection connection, Instant since) {}

  private final ServerAddress address;
  private final Login login;
  private final Timeouts timeouts;
  private final DialogueListener listener;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<NntpConnection> lent = new HashSet<>();
  private int limit;
  private int taken;
  private int takenByBulk;
  private int peopleWaiting;
  private boolean closed;
  private @Nullable Thread closer;

  /**
   * A pool that connects when the first job comes.
   *
   * @param connections how many at once, 1 to {@value #MAX_CONNECTIONS}, and to {@value
   *     #MOST_CONNECTIONS} only where a person said that the server's operators allow it
   * @param clock tells how long a connection was idle
   */
  public NntpPool(
      ServerAddress address,
      Login login,
      Timeouts timeouts,
      int connections,
      DialogueListener listener,
      Clock clock) {
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("1 to " + MOST_CONNECTIONS + " connections");
    }
    this.address = address;
    this.login = login;
    this.timeouts = timeouts;
    this.limit = connections;
    this.listener = listener;
    this.clock = clock;
  }

  /** How many connections are used at once; fewer than at first where the server wants fewer. */
  public int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs a job on a connection, which is waited for where all are lent.
   *
   * @throws IOException where the link cannot be had or is lost; also when the pool is closed
   * @throws InterruptedException where the thread is interrupted while it waits for its turn
   */
  public <T> T run(Lane lane, Job<T> job)
      throws IOException, NntpReplyException, InterruptedException {
    take(lane);
    try {
      Optional<NntpConnection> pooled = pooled();
      if (pooled.isPresent()) {
        NntpConnection connection = pooled.get();
        int before = connection.replies();
        try {
          return use(connection, job);
        } catch (PostOutcomeUnknownException e) {
          throw e;
        } catch (IOException | ServerBusyException e) {
          // A server may close an idle link without a word, or with a 400: a fresh one is the cure.
          if (connection.replies() != before || isClosed()) {
            throw e;
          }
        }
      }
      return use(fresh(lane), job);
    } finally {
      giveBack(lane);
    }
  }

  private <T> T use(NntpConnection connection, Job<T> job) throws IOException, NntpReplyException {
    boolean keep = false;
    try {
      lend(connection);
      T result = job.run(connection);
      keep = true;
      return result;
    } catch (ServerBusyException e) {
      throw e;
    } catch (NntpReplyException e) {
      keep = true;
      throw e;
    } finally {
      takeBack(connection, keep && connection.isOpen());
    }
  }

  /** Opens a connection; where the server has no place for one more, waits for one it has. */
  private NntpConnection fresh(Lane lane)
      throws IOException, NntpReplyException, InterruptedException {
    while (true) {
      try {
        return NntpConnection.open(address, login, timeouts, listener);
      } catch (ServerBusyException e) {
        lock.lock();
        try {
          int others = taken - 1;
          if (others < 1 && idle.isEmpty()) {
            throw e;
          }
          limit = Math.max(1, Math.min(limit, others + idle.size()));
          release(lane);
        } finally {
          lock.unlock();
        }
        boolean again = false;
        try {
          take(lane);
          again = true;
        } finally {
          if (!again) {
            // The caller's own giving back counts this one.
            reserve(lane);
          }
        }
        Optional<NntpConnection> pooled = pooled();
        if (pooled.isPresent()) {
          return pooled.get();
        }
      }
    }
  }

  private void take(Lane lane) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (lane == Lane.INTERACTIVE) {
        peopleWaiting++;
      }
      try {
        while (!closed && !mayTake(lane)) {
          freed.await();
        }
      } finally {
        if (lane == Lane.INTERACTIVE) {
          peopleWaiting--;
        }
        freed.signalAll();
      }
      if (closed) {
        throw new IOException("the connections to " + address + " are closed");
      }
      reserve(lane);
      startCloser();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayTake(Lane lane) {
    if (lane == Lane.INTERACTIVE) {
      return taken < limit;
    }
    return taken < limit && peopleWaiting == 0 && takenByBulk < Math.max(1, limit - 1);
  }

  private void reserve(Lane lane) {
    lock.lock();
    try {
      taken++;
      takenByBulk += lane == Lane.BULK ? 1 : 0;
    } finally {
      lock.unlock();
    }
  }

  private void release(Lane lane) {
    taken--;
    takenByBulk -= lane == Lane.BULK ? 1 : 0;
    freed.signalAll();
  }

  private void giveBack(Lane lane) {
    lock.lock();
    try {
      release(lane);
    } finally {
      lock.unlock();
    }
  }

  private Optional<NntpConnection> pooled() {
    lock.lock();
    try {
      return Optional.ofNullable(idle.pollLast()).map(Idle::connection);
    } finally {
      lock.unlock();
    }
  }

  private void lend(NntpConnection connection) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the connections to " + address + " are closed");
      }
      lent.add(connection);
    } finally {
      lock.unlock();
    }
  }

  private void takeBack(NntpConnection connection, boolean keep) {
    boolean kept;
    lock.lock();
    try {
      lent.remove(connection);
      kept = keep && !closed && taken + idle.size() <= limit;
      if (kept) {
        idle.addLast(new Idle(connection, clock.instant()));
      }
    } finally {
      lock.unlock();
    }
    if (!kept) {
      leave(connection);
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the connections that nobody used for a while. */
  void closeIdle() {
    for (Optional<NntpConnection> old = tooLongIdle(); old.isPresent(); old = tooLongIdle()) {
      leave(old.get());
      giveBack(Lane.INTERACTIVE);
    }
  }

  /** One that is to be closed; it counts as taken until the server was told. */
  private Optional<NntpConnection> tooLongIdle() {
    lock.lock();
    try {
      Idle oldest = idle.peekFirst();
      if (oldest == null || oldest.since().isAfter(clock.instant().minus(IDLE))) {
        return Optional.empty();
      }
      idle.removeFirst();
      reserve(Lane.INTERACTIVE);
      return Optional.of(oldest.connection());
    } finally {
      lock.unlock();
    }
  }

  /** How many connections wait for a job. */
  int idleCount() {
    lock.lock();
    try {
      return idle.size();
    } finally {
      lock.unlock();
    }
  }

  private void startCloser() {
    if (closer == null) {
      closer =
          Thread.ofVirtual()
              .name("nntp-idle-" + address)
              .start(() -> {
                try {
                  while (!isClosed()) {
                    Thread.sleep(IDLE_CHECK);
                    closeIdle();
                  }
                } catch (InterruptedException _) {
                  // The pool was closed.
                }
              });
    }
  }

  /** A link that is still whole is left with QUIT, so that the server does not count it on. */
  private static void leave(NntpConnection connection) {
    if (connection.isOpen()) {
      connection.quit();
    }
  }

  /** Takes leave of the server; jobs under way are cancelled and fail with an IOException. */
  @Override
  public void close() {
    List<NntpConnection> resting = new ArrayList<>();
    List<NntpConnection> working;
    lock.lock();
    try {
      closed = true;
      while (!idle.isEmpty()) {
        resting.add(idle.removeFirst().connection());
      }
      working = List.copyOf(lent);
      if (closer != null) {
        closer.interrupt();
      }
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    resting.forEach(NntpConnection::quit);
    working.forEach(NntpConnection::close);
  }
}
