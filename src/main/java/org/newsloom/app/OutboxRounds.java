package org.newsloom.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.Outbox;
import org.newsloom.task.Jobs;

/**
 * Tries from time to time to send what waits in the outbox while a window is open: what was written
 * offline, and what was on its way when the link or the program ended.
 */
final class OutboxRounds implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OutboxRounds.class.getName());
  private static final Duration BETWEEN = Duration.ofMinutes(2);

  private final Outbox outbox;
  private final BooleanSupplier offline;
  private final Jobs jobs;
  private @Nullable Future<?> running;

  OutboxRounds(Outbox outbox, BooleanSupplier offline, Jobs jobs) {
    this.outbox = outbox;
    this.offline = offline;
    this.jobs = jobs;
  }

  synchronized void start() {
    if (running == null) {
      running = jobs.submit("outbox rounds", this::go);
    }
  }

  private Void go() throws InterruptedException {
    while (true) {
      if (!offline.getAsBoolean()) {
        try {
          outbox.sendWaiting().get();
        } catch (ExecutionException e) {
          LOG.log(Level.WARNING, "The outbox could not be looked at", e.getCause());
        }
      }
      Thread.sleep(BETWEEN);
    }
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.cancel(true);
    }
  }
}
