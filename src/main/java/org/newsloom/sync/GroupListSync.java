package org.newsloom.sync;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ActiveGroup;
import org.newsloom.nntp.GroupDescription;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpPool;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.ServerBusyException;
import org.newsloom.store.GroupRecord;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/** Keeps the full list of a server's groups. */
public final class GroupListSync {
  private static final Logger LOG = System.getLogger(GroupListSync.class.getName());

  /** Clocks of servers are wrong by minutes; a group told of twice does no harm. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;
  private final Clock clock;

  /** Ready; asks nobody yet. */
  public GroupListSync(Store store, ServerConnections connections, Jobs jobs, Clock clock) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Fetches the whole list with descriptions; gives the number of groups. */
  public TaskFuture<Integer> refresh(String server) {
    return jobs.submit(
        "groups of " + server,
        () -> {
          Instant asked = clock.instant();
          Map<Newsgroup, ActiveGroup> active = new LinkedHashMap<>();
          Map<Newsgroup, String> texts = new HashMap<>();
          Counts counts = new Counts();
          NntpPool.Job<Boolean> listing =
              connection -> {
                counts.orActive(connection).forEach(group -> active.put(group.group(), group));
                descriptions(connection).forEach(text -> texts.put(text.group(), text.text()));
                return true;
              };
          try {
            connections.run(server, Lane.INTERACTIVE, listing);
          } catch (ServerProblemException e) {
            if (!counts.tookTheLink) {
              throw e;
            }
            connections.run(server, Lane.INTERACTIVE, listing);
          }
          List<GroupRecord> records =
              active.values().stream()
                  .map(group -> record(group, texts.getOrDefault(group.group(), "")))
                  .toList();
          Waiting.on(store.groups().replaceAll(server, records, asked));
          return records.size();
        });
  }

  /**
   * Asks for groups that are new since the server was asked last (RFC 3977 section 7.3), and gives
   * those that were not in the list; fetches the whole list where there is none yet, and then gives
   * nothing.
   */
  public TaskFuture<List<Newsgroup>> newGroups(String server) {
    return jobs.submit(
        "new groups of " + server,
        () -> {
          Instant asked = clock.instant();
          Optional<Instant> listed = Waiting.on(store.groups().listed(server));
          if (listed.isEmpty()) {
            var _ = refresh(server).get();
            return List.of();
          }
          // A time to come was noted when the clock was wrong: nobody knows how much is new.
          Instant since =
              listed.get().isAfter(asked.plus(OVERLAP))
                  ? Instant.EPOCH
                  : listed.get().minus(OVERLAP);
          List<ActiveGroup> told =
              connections.run(server, Lane.BULK, connection -> connection.newGroups(since));
          Map<Newsgroup, GroupRecord> fresh = new LinkedHashMap<>();
          for (ActiveGroup group : told) {
            boolean known =
                Waiting.on(
                        store.groups().find(new org.newsloom.store.GroupRef(server, group.group())))
                    .isPresent();
            if (!known) {
              fresh.put(group.group(), record(group, ""));
            }
          }
          Waiting.on(store.groups().addAll(server, List.copyOf(fresh.values()), asked));
          return List.copyOf(fresh.keySet());
        });
  }

  /**
   * Asks for LIST COUNTS where it is offered, since low and high water marks alone say little of
   * how much there is (RFC 6048 section 2.2). It is worth one question: whatever comes of it, the
   * list that all servers have does.
   */
  private static final class Counts {
    private boolean asked;
    private boolean tookTheLink;

    List<ActiveGroup> orActive(NntpConnection connection) throws IOException, NntpReplyException {
      if (asked || !connection.capabilities().has("LIST", "COUNTS")) {
        return connection.listActive();
      }
      asked = true;
      List<ActiveGroup> counted = List.of();
      try {
        counted = connection.listCounts();
      } catch (ServerBusyException e) {
        throw e;
      } catch (NntpReplyException e) {
        LOG.log(Level.DEBUG, "LIST COUNTS", e);
      } catch (IOException e) {
        tookTheLink = true;
        LOG.log(Level.DEBUG, "LIST COUNTS", e);
        throw e;
      }
      return counted.isEmpty() ? connection.listActive() : counted;
    }
  }

  /** A server without descriptions is none the worse for it. */
  private static List<GroupDescription> descriptions(NntpConnection connection) throws IOException {
    try {
      return connection.listNewsgroups();
    } catch (NntpReplyException e) {
      return List.of();
    }
  }

  private static GroupRecord record(ActiveGroup group, String description) {
    String status =
        switch (group.posting()) {
          case ALLOWED -> "y";
          case FORBIDDEN -> "n";
          case MODERATED -> "m";
          case CLOSED -> "x";
          case JUNK -> "j";
          case ALIAS -> group.alias().map(other -> "=" + other).orElse("");
          case UNKNOWN -> "";
        };
    return new GroupRecord(
        group.group(),
        description,
        status,
        Math.max(0, group.low()),
        Math.max(0, group.high()),
        group.count());
  }
}
