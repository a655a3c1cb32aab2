package org.newsloom.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.newsloom.article.DateCode;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.store.SubscriptionRecord;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.HeaderFetch;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/**
 * Fetching, as far as a front end starts it. Progress comes as {@link Change.FetchProgressed};
 * cancelling a future stops the fetch, and what came until then is kept. A group is fetched once at
 * a time: a second wish waits for the first and then asks for what is still missing.
 */
public final class Fetching {
  /** Rows of the threads on screen that are fetched ahead; more would never be read. */
  private static final int MOST_ON_SCREEN = 200;

  /** Of very many texts that were chosen, so many are looked up and asked for in one go. */
  private static final int MOST_AT_ONCE = 500;

  private final Store store;
  private final HeaderFetch headers;
  private final BodyFetch bodies;
  private final ServerConnections connections;
  private final Supplier<ReadingSettings> settings;
  private final ChangeFeed feed;
  private final Jobs jobs;
  private final Clock clock;
  private final Ahead ahead;

  /** Fetches through these; the settings are asked for before each step. */
  // Eight: where the network, the store and the settings meet, and nowhere else.
  public Fetching(
      Store store,
      HeaderFetch headers,
      BodyFetch bodies,
      ServerConnections connections,
      Supplier<ReadingSettings> settings,
      ChangeFeed feed,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.headers = headers;
    this.bodies = bodies;
    this.connections = connections;
    this.settings = settings;
    this.feed = feed;
    this.jobs = jobs;
    this.clock = clock;
    this.ahead = new Ahead(bodies, jobs);
  }

  /** Fetches headers of a group. */
  public CompletableFuture<FetchResult> headers(ServerGroup group, FetchRange range) {
    if (group.isLocal()) {
      return nothingNew(group);
    }
    TaskFuture<FetchResult> fetch =
        headers.fetch(
            group, range, progress -> feed.offer(new Change.FetchProgressed(group, progress)));
    var _ = fetch.whenComplete((result, problem) -> ended(group));
    var _ =
        fetch.thenAccept(result -> {
          if (settings.get().prefetch()) {
            fetchRecent(group);
          }
        });
    return fetch;
  }

  private void ended(ServerGroup group) {
    feed.settled(group);
    feed.offer(new Change.FetchEnded(group));
  }

  /** Tells that all newsgroups of a look in the background were looked into. */
  public void roundEnded() {
    feed.offer(new Change.RoundEnded());
  }

  /** Of imported articles there are no others anywhere. */
  private CompletableFuture<FetchResult> nothingNew(ServerGroup group) {
    return store
        .headers()
        .present(Refs.of(group))
        .thenApply(here ->
            new FetchResult(
                group,
                0,
                here.count(),
                here.isEmpty() ? 0 : here.high(here.rangeCount() - 1),
                0,
                Duration.ZERO));
  }

  /**
   * Fetches what is new in a group; where nothing was ever fetched, as many headers as the settings
   * say. For a group that is opened or refreshed.
   */
  public CompletableFuture<FetchResult> newest(ServerGroup group) {
    return jobs.submit(
        "new articles of " + group,
        () -> {
          boolean first = Waiting.on(store.headers().fetched(Refs.of(group))).isEmpty();
          int most = settings.get().firstFetch();
          FetchRange range = first && most > 0 ? new FetchRange.Last(most) : new FetchRange.Newer();
          return Futures.joined(headers(group, range));
        });
  }

  /** Fetches what is new {@linkplain #newest(List) in all subscribed groups}. */
  public CompletableFuture<List<FetchResult>> allSubscribed() {
    return jobs.submit(
        "new articles",
        () -> {
          List<ServerGroup> all = new ArrayList<>();
          for (SubscriptionRecord one : Waiting.on(store.subscriptions().all())) {
            all.add(Refs.of(one.group()));
          }
          return newestIn(all);
        });
  }

  /**
   * Fetches what is new in groups, one after the other. A group that fails does not keep the others
   * from their turn; each failure comes as {@link Change.FetchFailed}, and a server in trouble is
   * not asked again. Gives what the groups brought, or fails in the end with the first problem that
   * there was.
   */
  public CompletableFuture<List<FetchResult>> newest(List<ServerGroup> groups) {
    List<ServerGroup> wanted = List.copyOf(groups);
    return jobs.submit("new articles", () -> newestIn(wanted));
  }

  private List<FetchResult> newestIn(List<ServerGroup> groups)
      throws InterruptedException, ServerProblemException {
    List<FetchResult> results = new ArrayList<>();
    List<ServerProblemException> problems = new ArrayList<>();
    List<String> troubled = new ArrayList<>();
    for (ServerGroup group : groups) {
      if (troubled.contains(group.server()) || group.isLocal()) {
        continue;
      }
      try {
        results.add(Futures.joined(newest(group)));
      } catch (ServerProblemException e) {
        feed.offer(new Change.FetchFailed(e.problem()));
        problems.add(e);
        if (e.problem().kind() != ServerProblem.Kind.NO_SUCH_GROUP) {
          troubled.add(group.server());
        }
      }
    }
    roundEnded();
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
    return List.copyOf(results);
  }

  /** The same as {@link #newest}, for looks that nobody waits for: failures come as changes. */
  public CompletableFuture<FetchResult> inBackground(ServerGroup group) {
    CompletableFuture<FetchResult> fetch = newest(group);
    return fetch.whenComplete((result, failure) -> {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof ServerProblemException problem) {
        feed.offer(new Change.FetchFailed(problem.problem()));
      }
    });
  }

  /** Fetches the bodies of a group that are not here yet. */
  public CompletableFuture<BodyFetchResult> bodies(ServerGroup group) {
    return bodies.missing(
        group, progress -> feed.offer(new Change.FetchProgressed(group, progress)));
  }

  /**
   * Fetches the texts of rows and of what stands below them, where they are not here yet; the first
   * trouble ends it, and what came is kept.
   */
  public CompletableFuture<BodyFetchResult> bodies(ThreadList list, int[] rows) {
    BitSet wanted = new BitSet();
    for (int row : rows) {
      wanted.set(row, row + list.subtreeSize(row));
    }
    return jobs.submit(
        "texts of rows",
        () -> {
          long fetched = 0;
          long unavailable = 0;
          for (int row = wanted.nextSetBit(0); row >= 0; ) {
            List<Long> numbers = new ArrayList<>();
            for (; row >= 0 && numbers.size() < MOST_AT_ONCE; row = wanted.nextSetBit(row + 1)) {
              if (!list.isPlaceholder(row)) {
                numbers.add(list.number(row));
              }
            }
            Map<Long, MessageId> ids =
                Waiting.on(store.headers().ids(Refs.of(list.group()), numbers));
            BodyFetchResult some = Futures.joined(bodies.ahead(ids.values()));
            fetched += some.fetched();
            unavailable += some.unavailable();
          }
          return BodyFetchResult.of(fetched, unavailable);
        });
  }

  /** Fetches the texts of articles, where they are not here yet. */
  public CompletableFuture<BodyFetchResult> bodies(List<MessageId> ids) {
    return bodies.ahead(ids);
  }

  /**
   * Tells which rows are on screen; their threads are fetched ahead, if the settings say so.
   *
   * @param from the first row
   * @param to after the last row
   */
  public void looksAt(ThreadList list, int from, int to) {
    if (!settings.get().prefetch() || connections.isOffline() || from >= to) {
      return;
    }
    var _ =
        jobs.submit(
            "rows on screen",
            () -> {
              int first = list.root(from);
              int last = list.root(to - 1);
              int end =
                  Math.min(first + MOST_ON_SCREEN, Math.max(to, last + list.subtreeSize(last)));
              end = Math.min(Math.max(end, from), list.size());
              List<MessageId> ids = new ArrayList<>();
              list.texts().load(list.headers(), list.rows(), first, end);
              for (int row = first; row < end; row++) {
                if (!list.isPlaceholder(row) && !list.marks().isBodyHere(row)) {
                  list.text(row).id().ifPresent(ids::add);
                }
              }
              ahead.screen(ids);
              return ids.size();
            });
  }

  /** How many texts of a group are here. */
  public CompletableFuture<TextCounts> texts(ServerGroup group) {
    GroupRef ref = Refs.of(group);
    return store
        .bodies()
        .numbersWithBody(ref)
        .thenCombine(
            store.headers().present(ref),
            (bodies, headers) -> new TextCounts(bodies.count(), headers.count()));
  }

  /** Whether the user works offline. */
  public boolean isOffline() {
    return connections.isOffline();
  }

  /** Goes offline, closing all links, or online again. */
  public void setOffline(boolean offline) {
    if (offline) {
      ahead.clear();
    }
    connections.setOffline(offline);
  }

  /** Articles of the last days whose bodies are missing, newest first. */
  private void fetchRecent(ServerGroup group) {
    var _ =
        jobs.submit(
            "recent articles of " + group,
            () -> {
              GroupRef ref = Refs.of(group);
              GroupHeaders all = Waiting.on(store.headers().headers(ref));
              NumberRanges here = Waiting.on(store.bodies().numbersWithBody(ref));
              Instant since = clock.instant().minus(Duration.ofDays(settings.get().prefetchDays()));
              List<Long> numbers = new ArrayList<>();
              for (int i = all.size() - 1; i >= 0 && numbers.size() < 1_000; i--) {
                if (all.date()[i] >= DateCode.of(since) && !here.contains(all.number()[i])) {
                  numbers.add(all.number()[i]);
                }
              }
              Map<Long, MessageId> ids = Waiting.on(store.headers().ids(ref, numbers));
              ahead.recent(numbers.stream().filter(ids::containsKey).map(ids::get).toList());
              return ids.size();
            });
  }
}
