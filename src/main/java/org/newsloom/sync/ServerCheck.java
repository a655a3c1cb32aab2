package org.newsloom.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerReport.Encryption;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/** Tries a server: connects, encrypts, logs in, and tells what it found. */
public final class ServerCheck {
  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;

  /** Ready; asks nobody yet. */
  public ServerCheck(Store store, ServerConnections connections, Jobs jobs) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
  }

  /**
   * Tries a server that need not be saved. Fails with {@link ServerProblemException}.
   *
   * @param password empty to use the one that is kept, if any
   */
  public TaskFuture<ServerReport> check(ServerAccount account, Optional<String> password) {
    return jobs.submit("check of " + account.name(), () -> tried(account, password));
  }

  /** Tries a server that is saved. */
  public TaskFuture<ServerReport> check(String name) {
    return jobs.submit(
        "check of " + name,
        () -> {
          ServerAccount account =
              Waiting.on(store.servers().find(name))
                  .map(Accounts::fromRecord)
                  .orElseThrow(() -> new ServerProblemException(Problems.noSuchServer(name)));
          return tried(account, Optional.empty());
        });
  }

  private ServerReport tried(ServerAccount account, Optional<String> password)
      throws ServerProblemException {
    try (NntpConnection connection = connections.open(account, password)) {
      connection.logIn();
      ServerReport report =
          new ServerReport(
              account.name(),
              connection.greeting().toString(),
              connection.isPostingAllowed(),
              connection
                  .certificate()
                  .map(own -> new Encryption(connection.tlsVersion(), CertificateLine.of(own))),
              List.copyOf(connection.capabilities().names()),
              connection.capabilities().has("COMPRESS", "DEFLATE"),
              clockAhead(connection),
              messageOfTheDay(connection));
      connection.quit();
      return report;
    } catch (IOException | NntpReplyException e) {
      throw new ServerProblemException(new Problems(account).of(e), e);
    }
  }

  private Optional<Duration> clockAhead(NntpConnection connection) throws IOException {
    try {
      return Optional.of(Duration.between(connections.clock().instant(), connection.date()));
    } catch (NntpReplyException _) {
      return Optional.empty();
    }
  }

  private static List<String> messageOfTheDay(NntpConnection connection) throws IOException {
    if (!connection.capabilities().has("LIST", "MOTD")) {
      return List.of();
    }
    try {
      return connection.listMotd();
    } catch (NntpReplyException _) {
      return List.of();
    }
  }
}
