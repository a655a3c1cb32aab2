package org.newsloom.store;

import java.nio.file.Path;
import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** The files of one profile. */
public final class Store implements AutoCloseable {
  Store() {}

  public static Store open(Path folder, HeaderDecoder decoder, Clock clock) {
    throw new UnsupportedOperationException();
  }

  public static Store openReader(Path folder, HeaderDecoder decoder, Clock clock) {
    throw new UnsupportedOperationException();
  }

  public boolean isReadOnly() {
    throw new UnsupportedOperationException();
  }

  public List<StoreNotice> notices() {
    throw new UnsupportedOperationException();
  }

  public ServerRecords servers() {
    throw new UnsupportedOperationException();
  }

  public Identities identities() {
    throw new UnsupportedOperationException();
  }

  public GroupRecords groups() {
    throw new UnsupportedOperationException();
  }

  public Subscriptions subscriptions() {
    throw new UnsupportedOperationException();
  }

  public Headers headers() {
    throw new UnsupportedOperationException();
  }

  public Bodies bodies() {
    throw new UnsupportedOperationException();
  }

  public Marks marks() {
    throw new UnsupportedOperationException();
  }

  public Drafts drafts() {
    throw new UnsupportedOperationException();
  }

  public Outbox outbox() {
    throw new UnsupportedOperationException();
  }

  public SentArticles sent() {
    throw new UnsupportedOperationException();
  }

  public Searches searches() {
    throw new UnsupportedOperationException();
  }

  public SearchIndex searchIndex() {
    throw new UnsupportedOperationException();
  }

  /** Returns what ends the listening */
  public Runnable listen(Consumer<StoreChange> listener) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<IntegrityProblem>> integrityCheck() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<StoreNotice>> repair() {
    throw new UnsupportedOperationException();
  }

  public void close() {
    throw new UnsupportedOperationException();
  }
}
