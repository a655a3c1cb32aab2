package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** What the person posted. */
public final class SentArticles {
  SentArticles() {}

  public CompletableFuture<Void> add(SentArticle article, byte[] octets) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> isOwn(MessageId id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<SentArticle>> newest(int limit) {
    throw new UnsupportedOperationException();
  }
}
