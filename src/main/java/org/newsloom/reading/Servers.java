package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerReport;

/** The news servers of the user. */
public final class Servers {
  Servers() {}

  /** All servers, in the order they were added. */
  public CompletableFuture<List<ServerAccount>> all() {
    throw new UnsupportedOperationException();
  }

  /** One server; empty where there is none of that name. */
  public CompletableFuture<Optional<ServerAccount>> named(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Connects and logs in without saving anything; fails with {@link
   * org.newsloom.sync.ServerProblemException}.
   *
   * @param password empty for none
   */
  public CompletableFuture<ServerReport> check(ServerAccount account, Optional<String> password) {
    throw new UnsupportedOperationException();
  }

  /** Checks a server that is saved, with the password that is saved. */
  public CompletableFuture<ServerReport> check(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a server or changes the one of that name.
   *
   * @param password empty to keep what is saved
   */
  public CompletableFuture<Void> save(ServerAccount account, Optional<String> password) {
    throw new UnsupportedOperationException();
  }

  /** Forgets a server with its password and subscriptions; read marks and articles stay. */
  public CompletableFuture<Void> remove(String name) {
    throw new UnsupportedOperationException();
  }
}
