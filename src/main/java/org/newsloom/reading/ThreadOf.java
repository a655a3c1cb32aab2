package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.article.Xref;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;
import org.newsloom.threading.Forest;
import org.newsloom.threading.Linking;
import org.newsloom.threading.ThreadColumns;
import org.newsloom.threading.ThreadOrder;
import org.newsloom.threading.Threader;

/**
 * The whole thread of one article, over all groups here, with ancestors of which nothing but the
 * article itself was ever fetched.
 */
public final class ThreadOf {
  /** Rounds of asking: each may show ancestors that were not named before. */
  private static final int MOST_ROUNDS = 4;

  private static final int MOST_ASKED = 100;

  private final Store store;
  private final ThreadLists lists;
  private final BodyFetch bodies;
  private final ArticleParser parser;
  private final Jobs jobs;

  /** Reads from the store, and asks servers where that is wanted. */
  public ThreadOf(
      Store store, ThreadLists lists, BodyFetch bodies, ArticleParser parser, Jobs jobs) {
    this.store = store;
    this.lists = lists;
    this.bodies = bodies;
    this.parser = parser;
    this.jobs = jobs;
  }

  /** The thread depth first, as the cache has it; empty where the id is known nowhere. */
  public CompletableFuture<List<ArticleRow>> thread(MessageId id) {
    return jobs.submit(
        "thread of " + id,
        () -> {
          Known known = known(id);
          addKept(known, Fetch.CACHE_ONLY);
          return rows(id, known);
        });
  }

  /**
   * The same after the servers were asked for missing ancestors. Fails with {@link
   * ServerProblemException} where they could not be asked.
   */
  public CompletableFuture<List<ArticleRow>> complete(MessageId id) {
    return jobs.submit(
        "thread of " + id,
        () -> {
          Known known = known(id);
          addKept(known, Fetch.FROM_SERVERS);
          return rows(id, known);
        });
  }

  private enum Fetch {
    CACHE_ONLY,
    FROM_SERVERS
  }

  /** What is known of a thread: its articles, and what the user did with them. */
  private static final class Known {
    final Map<MessageId, Overview> overviews = new LinkedHashMap<>();
    final Map<MessageId, ServerGroup> groups = new HashMap<>();
    final Map<MessageId, ArticleState> states = new HashMap<>();
    final HandLinks byHand;
    Optional<ServerGroup> home = Optional.empty();

    Known(HandLinks byHand) {
      this.byHand = byHand;
    }
  }

  /** The members of the thread in each group that carries it. */
  private Known known(MessageId id) throws InterruptedException {
    Known known = new Known(HandLinks.now(store));
    Set<ServerGroup> looked = new HashSet<>();
    for (String server : Waiting.on(store.servers().names())) {
      for (Xref.Place place : Waiting.on(store.headers().places(server, id))) {
        lookInto(new ServerGroup(server, place.group()), id, known, looked);
      }
    }
    if (known.overviews.isEmpty()) {
      // Perhaps a placeholder: somebody answers it, and it is not here.
      for (GroupRef group : Waiting.on(store.headers().groups())) {
        if (known.overviews.isEmpty()) {
          lookInto(Refs.of(group), id, known, looked);
        }
      }
    }
    return known;
  }

  private void lookInto(ServerGroup group, MessageId id, Known known, Set<ServerGroup> looked)
      throws InterruptedException {
    if (!looked.add(group)) {
      return;
    }
    ThreadList list = lists.build(group, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL));
    OptionalInt row = lists.row(list, id);
    if (row.isEmpty()) {
      return;
    }
    if (known.home.isEmpty()) {
      known.home = Optional.of(group);
    }
    int root = list.root(row.getAsInt());
    List<Long> numbers = new ArrayList<>();
    Map<Long, ArticleState> states = new HashMap<>();
    for (int at = root; at < root + list.subtreeSize(root); at++) {
      if (!list.isPlaceholder(at)) {
        numbers.add(list.number(at));
        states.put(list.number(at), list.marks().state(at));
      }
    }
    Map<Long, Overview> found = Waiting.on(store.headers().overviews(Refs.of(group), numbers));
    for (long number : numbers) {
      Overview overview = found.get(number);
      if (overview != null
          && known.overviews.putIfAbsent(overview.id(), known.byHand.placed(overview)) == null) {
        known.groups.put(overview.id(), group);
        known.states.put(overview.id(), states.getOrDefault(number, ArticleState.FRESH));
      }
    }
  }

  /** Adds ancestors of which only the octets are here, or can be had. */
  private void addKept(Known known, Fetch fetch)
      throws InterruptedException, ServerProblemException {
    Set<MessageId> asked = new HashSet<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<MessageId> missing = new LinkedHashSet<>();
      for (Overview overview : known.overviews.values()) {
        missing.addAll(overview.references().ids().reversed());
      }
      missing.removeAll(known.overviews.keySet());
      missing.removeAll(asked);
      boolean found = false;
      for (MessageId id : missing) {
        if (asked.size() < MOST_ASKED && asked.add(id)) {
          found |= add(id, known, fetch);
        }
      }
      if (!found) {
        return;
      }
    }
  }

  private boolean add(MessageId id, Known known, Fetch fetch)
      throws InterruptedException, ServerProblemException {
    Optional<byte[]> octets =
        fetch == Fetch.CACHE_ONLY
            ? Waiting.on(store.bodies().get(id))
            : Futures.joined(bodies.octets(id));
    if (octets.isEmpty()) {
      return false;
    }
    Article article = parser.parse(octets.get());
    known.overviews.put(
        id,
        known.byHand.placed(
            new Overview(
                0,
                id,
                article.subject(),
                article.from(),
                article.date(),
                article.references(),
                octets.get().length,
                article.text().lines().count(),
                Xref.NONE,
                List.of())));
    return true;
  }

  private List<ArticleRow> rows(MessageId id, Known known) {
    if (known.overviews.isEmpty() || known.home.isEmpty()) {
      return List.of();
    }
    List<Overview> overviews = List.copyOf(known.overviews.values());
    List<MessageId> references = new ArrayList<>();
    overviews.forEach(overview -> references.addAll(overview.references().ids()));
    Forest forest =
        Threader.thread(
            ThreadColumns.of(overviews), Linking.REFERENCES, ThreadOrder.OLDEST_ROOT_FIRST);
    List<ArticleRow> rows = new ArrayList<>();
    for (int thread = 0; thread < forest.threadCount(); thread++) {
      List<ArticleRow> one = rowsOf(forest, forest.root(thread), overviews, references, known);
      // A loop that was cut, or a namesake, may leave more than one thread; the asked one counts.
      if (one.stream().anyMatch(row -> row.id().equals(id))) {
        return List.copyOf(one);
      }
      rows.addAll(one);
    }
    return List.copyOf(rows);
  }

  private static List<ArticleRow> rowsOf(
      Forest forest, int root, List<Overview> overviews, List<MessageId> references, Known known) {
    ServerGroup home = known.home.orElseThrow();
    int end = root + forest.subtreeSize(root);
    MessageId[] ids = new MessageId[end - root];
    List<ArticleRow> rows = new ArrayList<>();
    for (int at = root; at < end; at++) {
      OptionalInt row = forest.row(at);
      ids[at - root] =
          row.isPresent()
              ? overviews.get(row.getAsInt()).id()
              : references.get(forest.missingReference(at).orElseThrow());
      OptionalInt above = forest.parent(at);
      Optional<MessageId> parent =
          above.isEmpty() ? Optional.empty() : Optional.of(ids[above.getAsInt() - root]);
      MessageId id = ids[at - root];
      if (row.isEmpty()) {
        rows.add(ArticleRows.placeholder(id, home, parent, ids[0], forest.depth(at)));
      } else {
        rows.add(
            ArticleRows.article(
                overviews.get(row.getAsInt()),
                known.groups.getOrDefault(id, home),
                parent,
                ids[0],
                forest.depth(at),
                known.states.getOrDefault(id, ArticleState.FRESH)));
      }
    }
    return rows;
  }
}
