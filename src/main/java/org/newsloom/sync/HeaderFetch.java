package org.newsloom.sync;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.TaskFuture;

/**
 * Brings the headers of a group into the store, newest first, a window of numbers after the other.
 * What is stored is never asked for again; what was not stored is never taken for known. A fetch
 * that was cut or cancelled at any moment goes on with what is missing, without a word of its own
 * on disk: the numbers that were asked for and stored tell everything.
 */
public final class HeaderFetch {
  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;
  private final HeaderDecoder decoder;
  private final Backoff backoff;
  private final Clock clock;

  /** One fetch of a group at a time; a second one waits and then finds little left to do. */
  private final Map<ServerGroup, ReentrantLock> running = new ConcurrentHashMap<>();

  /** Ready; the decoder reads the dates of {@link FetchRange.Since}. */
  public HeaderFetch(
      Store store,
      ServerConnections connections,
      Jobs jobs,
      HeaderDecoder decoder,
      Retrying retrying,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
    this.decoder = decoder;
    this.backoff = retrying.backoff();
    this.clock = clock;
  }

  /**
   * Fetches headers. Cancelling the future stops at once; what was stored stays.
   *
   * <p>Fails with {@link ServerProblemException} when the server cannot be used after some
   * attempts, with the store's own exception when nothing can be written.
   *
   * @param listener hears how many numbers of how many were looked at
   */
  public TaskFuture<FetchResult> fetch(
      ServerGroup group, FetchRange range, ProgressListener listener) {
    return jobs.submit(
        "headers of " + group,
        () -> {
          ReentrantLock alone = running.computeIfAbsent(group, any -> new ReentrantLock());
          alone.lockInterruptibly();
          try {
            return new HeaderRun(store, connections, jobs, decoder, backoff, clock, group, listener)
                .fetch(range);
          } finally {
            alone.unlock();
          }
        });
  }
}
