package org.newsloom.reading;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;

/** The whole thread of one article, over all groups here. */
public final class ThreadOf {
  ThreadOf() {}

  /** The thread depth first, as the cache has it; empty where the id is known nowhere. */
  public CompletableFuture<List<ArticleRow>> thread(MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** The same after the servers were asked for missing ancestors. */
  public CompletableFuture<List<ArticleRow>> complete(MessageId id) {
    throw new UnsupportedOperationException();
  }
}
