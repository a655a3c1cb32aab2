package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Articles on their way. */
public final class Outbox {
  Outbox() {}

  /** Puts an article in and removes the draft it was made from in one transaction */
  public CompletableFuture<OutboxEntry> add(
      String server, MessageId id, byte[] octets, OptionalLong draft) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<OutboxEntry>> find(long id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<OutboxEntry>> all() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<OutboxEntry> change(long id, OutboxEntry.State state, String reply) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> remove(long id) {
    throw new UnsupportedOperationException();
  }
}
