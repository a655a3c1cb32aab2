package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.sync.Accounts;
import org.newsloom.sync.Passwords;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerCheck;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerReport;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/** The news servers of the user. */
public final class Servers {
  private final Store store;
  private final Passwords passwords;
  private final ServerConnections connections;
  private final ServerCheck check;
  private final Jobs jobs;

  /** Keeps servers in the store and their passwords apart from it. */
  public Servers(
      Store store,
      Passwords passwords,
      ServerConnections connections,
      ServerCheck check,
      Jobs jobs) {
    this.store = store;
    this.passwords = passwords;
    this.connections = connections;
    this.check = check;
    this.jobs = jobs;
  }

  /** All servers. */
  public CompletableFuture<List<ServerAccount>> all() {
    return jobs.submit(
        "servers",
        () -> Waiting.on(store.servers().all()).stream().map(Accounts::fromRecord).toList());
  }

  /** One server; empty where there is none of that name. */
  public CompletableFuture<Optional<ServerAccount>> named(String name) {
    return jobs.submit(
        "server " + name, () -> Waiting.on(store.servers().find(name)).map(Accounts::fromRecord));
  }

  /**
   * Connects and logs in without saving anything; fails with {@link
   * org.newsloom.sync.ServerProblemException}.
   *
   * @param password empty for the one that is kept, if any
   */
  public CompletableFuture<ServerReport> check(ServerAccount account, Optional<String> password) {
    return check.check(account, password);
  }

  /** Checks a server that is saved, with the password that is saved. */
  public CompletableFuture<ServerReport> check(String name) {
    return check.check(name);
  }

  /**
   * Adds a server or changes the one of that name. Fails with {@link IllegalArgumentException}
   * where the name is that of the imported newsgroups, or where the account has a {@linkplain
   * ServerAccount#problem problem}.
   *
   * @param password empty to keep what is saved
   */
  public CompletableFuture<Void> save(ServerAccount account, Optional<String> password) {
    return jobs.submit(
            "server " + account.name(),
            () -> {
              if (account.name().equals(LocalArticles.SERVER)) {
                throw new IllegalArgumentException(
                    LocalArticles.SERVER + " is the name of what you import: choose another.");
              }
              account
                  .problem()
                  .ifPresent(sentence -> {
                    throw new IllegalArgumentException(sentence);
                  });
              Waiting.on(store.servers().save(Accounts.toRecord(account)));
              if (password.isPresent()) {
                passwords.keep(account, password.get());
              }
              connections.forget(account.name());
              return account.name();
            })
        .thenAccept(any -> {});
  }

  /** Forgets a server with its password and subscriptions; read marks and articles stay. */
  public CompletableFuture<Boolean> remove(String name) {
    return jobs.submit(
        "server " + name,
        () -> {
          Optional<ServerAccount> account =
              Waiting.on(store.servers().find(name)).map(Accounts::fromRecord);
          if (account.isEmpty()) {
            return false;
          }
          for (SubscriptionRecord subscription : Waiting.on(store.subscriptions().all())) {
            if (subscription.group().server().equals(name)) {
              Waiting.on(store.subscriptions().unsubscribe(subscription.group()));
            }
          }
          Waiting.on(store.servers().remove(name));
          passwords.forget(account.get());
          connections.forget(name);
          return true;
        });
  }
}
