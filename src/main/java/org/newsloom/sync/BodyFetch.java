package org.newsloom.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Xref;
import org.newsloom.nntp.ArticleOctets;
import org.newsloom.nntp.ArticleStat;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.ServerRecord;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.Progress;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/**
 * Brings whole articles into the store: one that somebody waits for, those of a group that are
 * missing, ancestors that no group here has.
 */
public final class BodyFetch {
  /** Articles that one worker fetches before it lets others have the connection. */
  private static final int AT_ONCE = 16;

  /** Articles one after the other that cannot be had before it is the server's affair. */
  private static final int MOST_IN_A_ROW = 8;

  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;

  /** Ready; asks nobody yet. */
  public BodyFetch(Store store, ServerConnections connections, Jobs jobs) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
  }

  /** Which article has that number on its server; empty where none has. */
  public TaskFuture<Optional<MessageId>> idOf(ServerGroup group, long number) {
    return jobs.submit(
        "article " + number + " of " + group,
        () ->
            connections.run(
                group.server(),
                Lane.INTERACTIVE,
                connection -> {
                  connection.select(group.group());
                  return connection.stat(number).flatMap(ArticleStat::id);
                }));
  }

  /**
   * The octets of an article, from the store or else from the servers, ahead of everything that
   * runs in the background. Empty where no server has it (any more).
   *
   * <p>Fails with {@link ServerProblemException} where no server that could have it could be asked.
   */
  public TaskFuture<Optional<byte[]>> octets(MessageId id) {
    return jobs.submit("article " + id, () -> find(id, Lane.INTERACTIVE));
  }

  /**
   * Fetches the articles of a group whose bodies are missing, newest first. Cancelling the future
   * stops it; what came is kept. An article that the server refuses, mixes up or breaks off is set
   * aside, and the others are fetched; many of them in a row are a failure.
   */
  public TaskFuture<BodyFetchResult> missing(ServerGroup group, ProgressListener listener) {
    return jobs.submit("bodies of " + group, () -> fetchMissing(group, listener));
  }

  /**
   * Fetches these articles in the background, one after the other, those first that stand first.
   * What cannot be had is left out.
   */
  public TaskFuture<BodyFetchResult> ahead(Collection<MessageId> ids) {
    List<MessageId> wanted = List.copyOf(ids);
    return jobs.submit(
        "articles ahead",
        () -> {
          long fetched = 0;
          long gone = 0;
          for (MessageId id : wanted) {
            if (Waiting.on(store.bodies().has(id))) {
              continue;
            }
            if (find(id, Lane.BULK).isPresent()) {
              fetched++;
            } else {
              gone++;
            }
          }
          return BodyFetchResult.of(fetched, gone);
        });
  }

  private Optional<byte[]> find(MessageId id, Lane lane)
      throws ServerProblemException, InterruptedException {
    Optional<byte[]> kept = Waiting.on(store.bodies().get(id));
    if (kept.isPresent()) {
      return kept;
    }
    Optional<ServerProblemException> trouble = Optional.empty();
    for (Source source : sources(id)) {
      if (Waiting.on(store.bodies().isUnavailable(source.server(), id))) {
        continue;
      }
      try {
        Optional<byte[]> found = ask(source, id, lane);
        if (found.isPresent()) {
          Waiting.on(store.bodies().put(id, found.get()));
          return found;
        }
        Waiting.on(store.bodies().markUnavailable(source.server(), id));
      } catch (ServerProblemException e) {
        if (trouble.isEmpty()) {
          trouble = Optional.of(e);
        }
      }
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return Optional.empty();
  }

  /** A server that may have an article, and where it filed it. */
  private record Source(String server, List<Xref.Place> places) {}

  /** All servers, those first that listed the article. */
  private List<Source> sources(MessageId id) throws InterruptedException {
    List<Source> listed = new ArrayList<>();
    List<Source> others = new ArrayList<>();
    for (ServerRecord server : Waiting.on(store.servers().all())) {
      List<Xref.Place> places = Waiting.on(store.headers().places(server.name(), id));
      (places.isEmpty() ? others : listed).add(new Source(server.name(), places));
    }
    listed.addAll(others);
    return listed;
  }

  private Optional<byte[]> ask(Source source, MessageId id, Lane lane)
      throws ServerProblemException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return connections.run(
            source.server(), lane, connection -> article(connection, id, source.places()));
      } catch (ServerProblemException e) {
        // A link that was cut in the middle is worth one more; somebody is waiting.
        if (attempt > 1 || e.problem().kind() != ServerProblem.Kind.CUT_LINK) {
          throw e;
        }
      }
    }
  }

  /**
   * By Message-ID, or else by number: some old servers know no other way. What comes by number is
   * taken only if it is the article that was asked for.
   */
  private static Optional<byte[]> article(
      NntpConnection connection, MessageId id, List<Xref.Place> places)
      throws IOException, NntpReplyException {
    Optional<NntpReplyException> refused = Optional.empty();
    try {
      Optional<byte[]> found = verified(connection.article(id), id);
      if (found.isPresent()) {
        return found;
      }
    } catch (NntpReplyException e) {
      if (places.isEmpty() || !isAboutTheCommand(e)) {
        throw e;
      }
      refused = Optional.of(e);
    }
    for (Xref.Place place : places) {
      try {
        connection.group(place.group());
        Optional<byte[]> found = verified(connection.article(place.number()), id);
        if (found.isPresent()) {
          return found;
        }
      } catch (NntpReplyException e) {
        if (!isAboutTheCommand(e) && e.code() != 411) {
          throw e;
        }
        refused = Optional.of(e);
      }
    }
    if (refused.isPresent() && refused.get().code() != 411) {
      throw refused.get();
    }
    return Optional.empty();
  }

  /** Some servers know no Message-IDs, or only within a newsgroup that was selected (412). */
  private static boolean isAboutTheCommand(NntpReplyException refused) {
    return refused.code() / 10 == 50 || refused.code() == 412;
  }

  /** Whether it is the one: a server out of step, or renumbered, may send another article. */
  private static Optional<byte[]> verified(Optional<ArticleOctets> answer, MessageId id) {
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    byte[] octets = answer.get().octets();
    Optional<MessageId> own = HeadRow.read(octets).id();
    boolean right =
        own.isPresent() ? own.get().equals(id) : answer.get().id().equals(Optional.of(id));
    return right || (own.isEmpty() && answer.get().number() == 0)
        ? Optional.of(octets)
        : Optional.empty();
  }

  private BodyFetchResult fetchMissing(ServerGroup group, ProgressListener listener)
      throws ServerProblemException, InterruptedException {
    List<Wanted> wanted = wanted(group);
    Tally tally = new Tally();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      listener.progressed(new Progress("Fetching articles", from, wanted.size()));
      bring(group, wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)), tally);
    }
    listener.progressed(new Progress("Fetching articles", wanted.size(), wanted.size()));
    return tally.result();
  }

  /** How the articles of a fetch fared. */
  private static final class Tally {
    private long fetched;
    private long gone;
    private long setAside;
    private int inARow;
    private Optional<ServerProblem> trouble = Optional.empty();

    void add(boolean isFetched) {
      fetched += isFetched ? 1 : 0;
      gone += isFetched ? 0 : 1;
      inARow = 0;
    }

    void setAside(ServerProblemException why) throws ServerProblemException {
      setAside++;
      trouble = trouble.or(() -> Optional.of(why.problem()));
      if (++inARow >= MOST_IN_A_ROW) {
        throw why;
      }
    }

    BodyFetchResult result() {
      return new BodyFetchResult(fetched, gone, setAside, trouble);
    }
  }

  /** An article that is listed in a group and not here. */
  private record Wanted(long number, MessageId id) {}

  private List<Wanted> wanted(ServerGroup group) throws InterruptedException {
    GroupRef ref = new GroupRef(group.server(), group.group());
    GroupHeaders headers = Waiting.on(store.headers().headers(ref));
    NumberRanges here = Waiting.on(store.bodies().numbersWithBody(ref));
    List<Long> numbers = new ArrayList<>();
    for (int row = headers.size() - 1; row >= 0; row--) {
      if (!here.contains(headers.number()[row])) {
        numbers.add(headers.number()[row]);
      }
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += 1_000) {
      List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + 1_000));
      Map<Long, MessageId> ids = Waiting.on(store.headers().ids(ref, some));
      for (long number : some) {
        MessageId id = ids.get(number);
        if (id != null && !Waiting.on(store.bodies().isUnavailable(group.server(), id))) {
          wanted.add(new Wanted(number, id));
        }
      }
    }
    return wanted;
  }

  /** Some articles over one borrowed connection; each is stored when it is here. */
  private void bring(ServerGroup group, List<Wanted> some, Tally tally)
      throws ServerProblemException, InterruptedException {
    List<Wanted> left = new ArrayList<>(some);
    while (!left.isEmpty()) {
      int before = left.size();
      try {
        bringOnce(group, left, tally);
      } catch (ServerProblemException e) {
        if (!mayBeOfOneArticle(e.problem())) {
          throw e;
        }
        if (left.size() == before) {
          bringAlone(group, left.removeFirst(), tally);
        }
      }
    }
  }

  /** An article that stands in the way of others. */
  private void bringAlone(ServerGroup group, Wanted one, Tally tally)
      throws ServerProblemException, InterruptedException {
    try {
      bringOnce(group, new ArrayList<>(List.of(one)), tally);
    } catch (ServerProblemException e) {
      if (!mayBeOfOneArticle(e.problem())) {
        throw e;
      }
      tally.setAside(e);
    }
  }

  private static boolean mayBeOfOneArticle(ServerProblem problem) {
    return switch (problem.kind()) {
      case CUT_LINK, RUBBISH, REFUSED, PERMISSION -> true;
      default -> false;
    };
  }

  private void bringOnce(ServerGroup group, List<Wanted> left, Tally tally)
      throws ServerProblemException, InterruptedException {
    List<Got> got = new ArrayList<>();
    try {
      connections.run(
          group.server(),
          Lane.BULK,
          connection -> {
            Map<MessageId, Wanted> open = new LinkedHashMap<>();
            left.forEach(wanted -> open.put(wanted.id(), wanted));
            connection.articles(
                List.copyOf(open.keySet()),
                (id, answer) -> {
                  Optional<byte[]> octets = verified(answer, id);
                  Wanted wanted = open.get(id);
                  if (octets.isPresent() && wanted != null) {
                    got.add(new Got(wanted, octets));
                    open.remove(id);
                  }
                });
            for (Wanted wanted : open.values()) {
              Xref.Place place = new Xref.Place(group.group(), wanted.number());
              got.add(new Got(wanted, article(connection, wanted.id(), List.of(place))));
            }
            return left;
          });
    } finally {
      List<CompletableFuture<?>> stored = new ArrayList<>();
      for (Got one : got) {
        one.octets().ifPresent(octets -> stored.add(store.bodies().put(one.wanted().id(), octets)));
      }
      for (CompletableFuture<?> one : stored) {
        Waiting.on(one);
      }
      for (Got one : got) {
        if (one.octets().isEmpty()) {
          Waiting.on(store.bodies().markUnavailable(group.server(), one.wanted().id()));
        }
        tally.add(one.octets().isPresent());
        left.remove(one.wanted());
      }
    }
  }

  private record Got(Wanted wanted, Optional<byte[]> octets) {}
}
