package org.newsloom.sync;

import java.util.function.Consumer;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.TaskFuture;

/**
 * Searches a header field of one newsgroup where the articles are, on its server: by XPAT where
 * that finds the words, else by looking at each value that HDR or XHDR gives. The headers of what
 * was found come into the store; the numbers between them count as unknown as before.
 */
public final class ServerSearch {
  /** Articles that one search finds at most. */
  public static final int MOST = 1_000;

  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;
  private final HeaderDecoder decoder;
  private final Backoff backoff;

  /** Ready; asks nobody yet. The decoder reads the values as they are shown. */
  public ServerSearch(
      Store store,
      ServerConnections connections,
      Jobs jobs,
      HeaderDecoder decoder,
      Retrying retrying) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
    this.decoder = decoder;
    this.backoff = retrying.backoff();
  }

  /**
   * Searches, newest first, at most {@link #MOST} articles. Cancelling the future stops at once;
   * what was found until then is in the store.
   *
   * <p>Fails with {@link ServerProblemException} where the server cannot be used after some
   * attempts, or offers no way to search that field.
   *
   * @param listener hears how many numbers of how many were looked at
   * @param meanwhile is given all that was found so far, whenever that is more, on the thread of
   *     the search
   */
  public TaskFuture<ServerFinds> search(
      ServerGroup group,
      ServerQuestion question,
      ProgressListener listener,
      Consumer<ServerFinds> meanwhile) {
    return jobs.submit(
        "search in " + group,
        () ->
            new ServerSearchRun(
                    store, connections, decoder, backoff, group, question, listener, meanwhile)
                .search());
  }
}
