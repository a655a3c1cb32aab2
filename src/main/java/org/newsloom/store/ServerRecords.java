package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** News servers by name. */
public final class ServerRecords {
  ServerRecords() {}

  public CompletableFuture<List<ServerRecord>> all() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<ServerRecord>> find(String name) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> save(ServerRecord server) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> rename(String from, String to) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> remove(String name) {
    throw new UnsupportedOperationException();
  }
}
