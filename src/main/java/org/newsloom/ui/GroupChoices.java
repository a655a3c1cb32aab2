package org.newsloom.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Newsgroups;
import org.newsloom.sync.ServerGroup;

/** Choosing newsgroups. Nothing here waits. */
interface GroupChoices {
  /** The server's groups as they were last listed. */
  CompletableFuture<GroupLookup> groups(String server);

  /** Lists them anew; cancelling the future ends the fetch. */
  CompletableFuture<GroupLookup> refresh(String server);

  /** What the server recommends to who has subscribed to nothing there yet. */
  CompletableFuture<List<Newsgroup>> suggested(String server);

  CompletableFuture<Void> subscribe(ServerGroup group);

  CompletableFuture<Void> unsubscribe(ServerGroup group);

  /** The services' groups. */
  static GroupChoices of(Newsgroups newsgroups) {
    return new GroupChoices() {
      @Override
      public CompletableFuture<GroupLookup> groups(String server) {
        return newsgroups.directory(server).thenApply(GroupLookup::of);
      }

      @Override
      public CompletableFuture<GroupLookup> refresh(String server) {
        return newsgroups.refreshDirectory(server).thenApply(GroupLookup::of);
      }

      @Override
      public CompletableFuture<List<Newsgroup>> suggested(String server) {
        return newsgroups.suggestedAtFirst(server);
      }

      @Override
      public CompletableFuture<Void> subscribe(ServerGroup group) {
        return newsgroups.subscribe(List.of(group));
      }

      @Override
      public CompletableFuture<Void> unsubscribe(ServerGroup group) {
        return newsgroups.unsubscribe(List.of(group));
      }
    };
  }
}
