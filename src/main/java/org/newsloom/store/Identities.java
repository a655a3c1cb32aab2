package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Identities by name. */
public final class Identities {
  Identities() {}

  public CompletableFuture<List<IdentityRecord>> all() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<IdentityRecord>> find(String name) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> save(IdentityRecord identity) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> remove(String name) {
    throw new UnsupportedOperationException();
  }
}
