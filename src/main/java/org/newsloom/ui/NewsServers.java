package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.Servers;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerReport;

/** The news servers, as far as windows change them. Nothing here waits. */
interface NewsServers {
  CompletableFuture<List<ServerAccount>> all();

  /** Connects and logs in without saving; cancelling the future ends the attempt. */
  CompletableFuture<ServerReport> check(ServerAccount account, Optional<String> password);

  CompletableFuture<Void> save(ServerAccount account, Optional<String> password);

  CompletableFuture<Boolean> remove(String name);

  /** Whether the system keeps passwords for us; asked off the FX thread. */
  CompletableFuture<Boolean> hasKeyring();

  /** The services' servers. */
  static NewsServers of(Servers servers, CompletableFuture<Boolean> keyring) {
    return new NewsServers() {
      @Override
      public CompletableFuture<List<ServerAccount>> all() {
        return servers.all();
      }

      @Override
      public CompletableFuture<ServerReport> check(
          ServerAccount account, Optional<String> password) {
        return servers.check(account, password);
      }

      @Override
      public CompletableFuture<Void> save(ServerAccount account, Optional<String> password) {
        return servers.save(account, password);
      }

      @Override
      public CompletableFuture<Boolean> remove(String name) {
        return servers.remove(name);
      }

      @Override
      public CompletableFuture<Boolean> hasKeyring() {
        return keyring;
      }
    };
  }
}
