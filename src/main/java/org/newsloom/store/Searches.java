package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Saved searches and recent queries. */
public final class Searches {
  Searches() {}

  public CompletableFuture<List<SavedSearch>> saved() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> save(SavedSearch search) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> remove(String name) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> used(String query) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<String>> recent(int limit) {
    throw new UnsupportedOperationException();
  }
}
