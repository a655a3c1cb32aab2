package org.newsloom.reading;

import java.util.concurrent.CompletableFuture;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/**
 * Fetching, as far as a front end starts it. Progress comes as {@link Change.FetchProgressed};
 * cancelling a future stops the fetch, and what came until then is kept. A group is fetched once at
 * a time: a second wish joins the first.
 */
public final class Fetching {
  Fetching() {}

  /** Fetches headers of a group. */
  public CompletableFuture<FetchResult> headers(ServerGroup group, FetchRange range) {
    throw new UnsupportedOperationException();
  }

  /** Fetches what is new in all subscribed groups. */
  public CompletableFuture<Void> allSubscribed() {
    throw new UnsupportedOperationException();
  }

  /** Fetches the bodies of a group that are not here yet. */
  public CompletableFuture<BodyFetchResult> bodies(ServerGroup group) {
    throw new UnsupportedOperationException();
  }

  /** Tells which rows are on screen; their threads are fetched ahead, if the settings say so. */
  public void looksAt(ThreadList list, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Whether the user works offline. */
  public boolean isOffline() {
    throw new UnsupportedOperationException();
  }

  /** Goes offline, closing all links, or online again. */
  public void setOffline(boolean offline) {
    throw new UnsupportedOperationException();
  }
}
