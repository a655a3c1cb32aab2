package org.newsloom.reading;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.sync.ServerGroup;

/** The group list: what is subscribed, and what could be. */
public final class Newsgroups {
  Newsgroups() {}

  /** All subscribed groups in the user's order, with counts. */
  public CompletableFuture<List<SubscribedGroup>> subscribed() {
    throw new UnsupportedOperationException();
  }

  /** One group with its counts, subscribed or not. */
  public CompletableFuture<SubscribedGroup> counts(ServerGroup group) {
    throw new UnsupportedOperationException();
  }

  /** The full list of the server's groups as it was last fetched. */
  public CompletableFuture<GroupDirectory> directory(String server) {
    throw new UnsupportedOperationException();
  }

  /** Fetches the full list of the server's groups anew. */
  public CompletableFuture<GroupDirectory> refreshDirectory(String server) {
    throw new UnsupportedOperationException();
  }

  /** Adds groups at the end of the list; those subscribed already stay where they are. */
  public CompletableFuture<Void> subscribe(Collection<ServerGroup> groups) {
    throw new UnsupportedOperationException();
  }

  /** Takes groups off the list; their read marks are kept. */
  public CompletableFuture<Void> unsubscribe(Collection<ServerGroup> groups) {
    throw new UnsupportedOperationException();
  }

  /** Puts the list in this order; groups that are not named come after. */
  public CompletableFuture<Void> reorder(List<ServerGroup> order) {
    throw new UnsupportedOperationException();
  }
}
