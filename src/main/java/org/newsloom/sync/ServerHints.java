package org.newsloom.sync;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpPool;
import org.newsloom.nntp.NntpProtocolException;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.ServerBusyException;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Small lists that help who reads and writes, and that nobody needs: a server is asked for them
 * when they are first wanted, and only where it says that it has them (RFC 3977 section 5.2). One
 * that cannot be asked, refuses or answers rubbish is one without them.
 */
public final class ServerHints {
  private static final Logger LOG = System.getLogger(ServerHints.class.getName());

  /** More newsgroups than these are no advice. */
  private static final int MOST_SUGGESTED = 500;

  private final ServerConnections connections;
  private final Jobs jobs;
  private final Map<ServerAccount, Distributions> distributions = new ConcurrentHashMap<>();
  private final Map<ServerAccount, Moderators> moderators = new ConcurrentHashMap<>();

  /** Ready; asks nobody yet. */
  public ServerHints(ServerConnections connections, Jobs jobs) {
    this.connections = connections;
    this.jobs = jobs;
  }

  /** One of the lists. */
  @FunctionalInterface
  private interface Listing<T> {
    List<T> of(NntpConnection connection) throws IOException, NntpReplyException;
  }

  /** The newsgroups that a server recommends to newcomers, in its order (RFC 6048 section 2.6). */
  public TaskFuture<List<Newsgroup>> suggested(String server) {
    return jobs.submit(
        "suggested groups of " + server,
        () ->
            asked(
                    server,
                    connection ->
                        list(connection, "SUBSCRIPTIONS", NntpConnection::listSubscriptions))
                .orElse(List.of())
                .stream()
                .distinct()
                .limit(MOST_SUGGESTED)
                .toList());
  }

  /** What a server says of the field Distribution. */
  public TaskFuture<Distributions> distributions(String server) {
    return jobs.submit(
        "distributions of " + server,
        () ->
            once(
                server,
                distributions,
                connection ->
                    Distributions.of(
                        list(connection, "DISTRIBUTIONS", NntpConnection::listDistributions),
                        list(connection, "DISTRIB.PATS", NntpConnection::listDistribPats)),
                Distributions.NONE));
  }

  /** Where a server sends what is posted to moderated newsgroups. */
  public TaskFuture<Moderators> moderators(String server) {
    return jobs.submit(
        "moderators of " + server,
        () ->
            once(
                server,
                moderators,
                connection ->
                    Moderators.of(list(connection, "MODERATORS", NntpConnection::listModerators)),
                Moderators.UNKNOWN));
  }

  /** What was told stays as long as the program runs and the server's settings are the same. */
  private <T> T once(
      String server, Map<ServerAccount, T> known, NntpPool.Job<T> question, T nothing)
      throws InterruptedException {
    ServerAccount account;
    try {
      account = connections.account(server);
    } catch (ServerProblemException e) {
      return nothing;
    }
    T before = known.get(account);
    if (before != null) {
      return before;
    }
    Optional<T> answer = asked(server, question);
    answer.ifPresent(it -> known.put(account, it));
    return answer.orElse(nothing);
  }

  private <T> Optional<T> asked(String server, NntpPool.Job<T> question)
      throws InterruptedException {
    if (connections.isOffline()) {
      return Optional.empty();
    }
    try {
      return Optional.of(connections.run(server, Lane.INTERACTIVE, question));
    } catch (ServerProblemException e) {
      LOG.log(Level.DEBUG, "hints of " + server, e);
      return Optional.empty();
    }
  }

  private static <T> List<T> list(NntpConnection connection, String kind, Listing<T> listing)
      throws IOException, NntpReplyException {
    if (!connection.isOpen() || !connection.capabilities().has("LIST", kind)) {
      return List.of();
    }
    try {
      return listing.of(connection);
    } catch (ServerBusyException e) {
      throw e;
    } catch (NntpReplyException | NntpProtocolException e) {
      LOG.log(Level.DEBUG, "LIST " + kind, e);
      return List.of();
    }
  }
}
