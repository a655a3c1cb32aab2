package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerReport;

/** News servers in memory; a trial ends when a test says so. */
final class LocalServers implements NewsServers {
  final List<ServerAccount> saved = new ArrayList<>();
  final List<Optional<String>> passwords = new ArrayList<>();
  final List<ServerAccount> tried = new ArrayList<>();
  CompletableFuture<ServerReport> answer = new CompletableFuture<>();
  boolean keyring = true;

  static final ServerReport GOOD =
      new ServerReport(
          "Example",
          "200 news.example.org ready",
          true,
          Optional.of(new ServerReport.Encryption("TLSv1.3", "news.example.org")),
          List.of(),
          false,
          Optional.empty(),
          List.of());

  @Override
  public CompletableFuture<List<ServerAccount>> all() {
    return CompletableFuture.completedFuture(List.copyOf(saved));
  }

  @Override
  public CompletableFuture<ServerReport> check(ServerAccount account, Optional<String> password) {
    tried.add(account);
    return answer;
  }

  @Override
  public CompletableFuture<Void> save(ServerAccount account, Optional<String> password) {
    saved.add(account);
    passwords.add(password);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Boolean> remove(String name) {
    return CompletableFuture.completedFuture(saved.removeIf(it -> it.name().equals(name)));
  }

  @Override
  public CompletableFuture<Boolean> hasKeyring() {
    return CompletableFuture.completedFuture(keyring);
  }
}
