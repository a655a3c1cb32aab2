package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** The bytes of articles. */
public final class Bodies {
  Bodies() {}

  public CompletableFuture<Void> put(MessageId id, byte[] octets) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<byte[]>> get(MessageId id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> has(MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** Keeps the bytes of an own, flagged or imported article in the user's file */
  public CompletableFuture<Void> keep(MessageId id, byte[] octets) {
    throw new UnsupportedOperationException();
  }

  /** The numbers of a group whose bodies are here */
  public CompletableFuture<NumberRanges> numbersWithBody(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> markUnavailable(String server, MessageId id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> isUnavailable(String server, MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** Indexes up to n waiting bodies; returns how many still wait */
  public CompletableFuture<Integer> indexPending(int n, Function<byte[], String> textOf) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Integer> expireBefore(Instant time) {
    throw new UnsupportedOperationException();
  }
}
