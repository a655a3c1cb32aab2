package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Articles that are being written. */
public final class Drafts {
  Drafts() {}

  /** Saves under its id, or a new one for 0; returns it as saved */
  public CompletableFuture<Draft> save(Draft draft) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<Draft>> find(long id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<Draft>> all() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> remove(long id) {
    throw new UnsupportedOperationException();
  }
}
