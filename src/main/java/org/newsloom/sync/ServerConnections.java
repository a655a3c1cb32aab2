package org.newsloom.sync;

import java.io.IOException;
import java.net.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.newsloom.nntp.Credentials;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.Login;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpPool;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.Security;
import org.newsloom.nntp.ServerAddress;
import org.newsloom.nntp.Timeouts;
import org.newsloom.store.ServerRecords;

/**
 * The links to the servers: one pool each, opened when it is first wanted from what the store and
 * the password keeper know. Knows how it stands with each server, and whether the user is offline.
 */
public final class ServerConnections implements AutoCloseable {
  private final ServerRecords records;
  private final Passwords passwords;
  private final ConnectionLog log;
  private final Timeouts timeouts;
  private final Clock clock;
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final Map<String, ConnectionState> states = new ConcurrentHashMap<>();
  private final List<Consumer<ConnectionState>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean offline;

  /** No link is made before somebody wants one. */
  public ServerConnections(
      ServerRecords records,
      Passwords passwords,
      ConnectionLog log,
      Timeouts timeouts,
      Clock clock) {
    this.records = records;
    this.passwords = passwords;
    this.log = log;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /** A server's pool with what it was made from. */
  private record Link(ServerAccount account, NntpPool pool) {}

  /** How it stands with each server that was ever asked. */
  public List<ConnectionState> states() {
    return List.copyOf(states.values());
  }

  /** Every change from now on goes to the listener, on the thread that talks to the server. */
  public void listen(Consumer<ConnectionState> listener) {
    listeners.add(listener);
  }

  /** Whether the user works offline. */
  public boolean isOffline() {
    return offline;
  }

  /** Goes offline, closing all links, or online again. */
  public void setOffline(boolean wanted) {
    offline = wanted;
    for (String server : List.copyOf(links.keySet())) {
      if (wanted) {
        forget(server);
        tell(new ConnectionState.Offline(server));
      } else {
        tell(new ConnectionState.Idle(server));
      }
    }
    if (!wanted) {
      states.replaceAll((server, state) ->
          state instanceof ConnectionState.Offline ? new ConnectionState.Idle(server) : state);
    }
  }

  /** Closes the links of a server whose record or password changed; the next job makes new ones. */
  public void forget(String server) {
    Link link = links.remove(server);
    if (link != null) {
      link.pool().close();
    }
  }

  /**
   * The pool of a server; blocks while its record is read.
   *
   * @throws ServerProblemException if there is no such server, or the user works offline
   */
  public NntpPool pool(String server) throws ServerProblemException {
    return link(server).pool();
  }

  /** The account of a server, for the network's jobs; blocks while its record is read. */
  ServerAccount account(String server) throws ServerProblemException {
    return link(server).account();
  }

  /** What went wrong with a server, in a person's words. */
  public ServerProblem explain(String server, Exception failure) {
    Link link = links.get(server);
    return new Problems(
            link == null
                ? ServerAccount.of(server, server, ServerAccount.Security.TLS)
                : link.account())
        .of(failure);
  }

  /**
   * Does a job on one of the server's connections, on the calling thread, which must be no UI's.
   */
  <T> T run(String server, Lane lane, NntpPool.Job<T> job)
      throws ServerProblemException, InterruptedException {
    Link link = link(server);
    if (!(states.get(server) instanceof ConnectionState.Connected)) {
      tell(new ConnectionState.Connecting(server));
    }
    AtomicBoolean isConnected = new AtomicBoolean();
    try {
      return link.pool()
          .run(
              lane,
              connection -> {
                isConnected.set(true);
                tell(
                    new ConnectionState.Connected(
                        server, connection.tlsVersion(), connection.isPostingAllowed()));
                return job.run(connection);
              });
    } catch (IOException | NntpReplyException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopped while talking to " + server);
      }
      if (offline) {
        throw new ServerProblemException(Problems.offline(server), e);
      }
      Problems problems = new Problems(link.account());
      ServerProblem problem = isConnected.get() ? problems.inSession(e) : problems.of(e);
      if (problem.kind().blame() != ServerProblem.Blame.NOT_FOUND) {
        tell(new ConnectionState.Troubled(server, problem));
      }
      throw new ServerProblemException(problem, e);
    }
  }

  Clock clock() {
    return clock;
  }

  /** Tries a server that may not be saved yet; nothing is remembered of it. */
  NntpConnection open(ServerAccount account, Optional<String> password)
      throws ServerProblemException {
    try {
      return NntpConnection.open(
          address(account), login(account, password), timeouts, log.of(account.name()));
    } catch (IOException | NntpReplyException e) {
      throw new ServerProblemException(new Problems(account).of(e), e);
    }
  }

  @Override
  public void close() {
    List.copyOf(links.keySet()).forEach(this::forget);
  }

  private Link link(String server) throws ServerProblemException {
    if (offline) {
      throw new ServerProblemException(Problems.offline(server));
    }
    Link link = links.get(server);
    if (link != null) {
      return link;
    }
    ServerAccount account =
        records
            .find(server)
            .join()
            .map(Accounts::fromRecord)
            .orElseThrow(() -> new ServerProblemException(Problems.noSuchServer(server)));
    return links.computeIfAbsent(server, name -> new Link(account, newPool(account)));
  }

  private NntpPool newPool(ServerAccount account) {
    return new NntpPool(
        address(account),
        login(account, Optional.empty()),
        timeouts,
        account.connections(),
        log.of(account.name()),
        clock);
  }

  /** A password given beforehand wins over the one that is kept. */
  private Login login(ServerAccount account, Optional<String> given) {
    return new Login() {
      @Override
      public Optional<Credentials> credentials() {
        if (account.user().isEmpty()) {
          return Optional.empty();
        }
        return given
            .or(() -> passwords.of(account))
            .map(password -> new Credentials(account.user(), password));
      }

      @Override
      public boolean allowsClearText() {
        return account.allowCleartextPassword();
      }
    };
  }

  private static ServerAddress address(ServerAccount account) {
    Security security =
        switch (account.security()) {
          case TLS -> Security.TLS;
          case STARTTLS -> Security.STARTTLS;
          case NONE -> Security.NONE;
        };
    return new ServerAddress(
        account.host(),
        account.port(),
        security,
        account.caFile(),
        account.proxy().map(ProxyAddress::forSockets).orElse(Proxy.NO_PROXY));
  }

  private void tell(ConnectionState state) {
    if (!state.equals(states.put(state.server(), state))) {
      listeners.forEach(listener -> listener.accept(state));
    }
  }
}
