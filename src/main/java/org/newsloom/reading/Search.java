package org.newsloom.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Wildmat;
import org.newsloom.language.Languages;
import org.newsloom.mime.ArticleParser;
import org.newsloom.search.Highlighter;
import org.newsloom.search.QueryNode;
import org.newsloom.search.QueryProblem;
import org.newsloom.search.SearchQuery;
import org.newsloom.search.Snippet;
import org.newsloom.store.FullTextQuery;
import org.newsloom.store.GroupRef;
import org.newsloom.store.SearchPage;
import org.newsloom.store.SearchScope;
import org.newsloom.store.SearchTally;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Search over everything in the cache, each article once. Words are answered by the index; what no
 * index holds (marks, counts, attachments, patterns) is looked at in the articles that the words
 * leave.
 */
public final class Search {
  private static final int PAGE = 200;

  /** Articles that are looked at one by one before a search gives up. */
  private static final int MOST_LOOKED_AT = 5_000;

  private static final int SNIPPET = 160;

  private final Store store;
  private final ThreadLists lists;
  private final OpenThreads threads;
  private final BodyCounts bodyCounts;
  private final ArticleParser parser;
  private final Jobs jobs;
  private final Clock clock;
  private final OwnThreads own;
  private final BodyTags tags;

  /** Reads from the store; the parser reads the bodies that snippets are cut from. */
  public Search(
      Store store,
      ThreadLists lists,
      ArticleParser parser,
      Languages languages,
      Jobs jobs,
      Clock clock) {
    this.tags = new BodyTags(languages);
    this.store = store;
    this.lists = lists;
    this.threads = new OpenThreads(store, lists, jobs);
    this.bodyCounts = new BodyCounts(store);
    this.parser = parser;
    this.jobs = jobs;
    this.clock = clock;
    this.own = new OwnThreads(store);
  }

  /** Understands what was typed; any text is a query. */
  public SearchQuery parse(String text) {
    return SearchQuery.parse(text, clock);
  }

  /**
   * Searches, newest first.
   *
   * @param group only in this group; empty for everywhere
   * @param limit hits at most, at least 1
   */
  public CompletableFuture<SearchResult> run(
      SearchQuery query, Optional<ServerGroup> group, int limit) {
    return run(query, group, Optional.empty(), SearchOrder.NEWEST, limit);
  }

  /**
   * Searches in an order, beside an open article.
   *
   * @param open the article whose thread {@code in:thread} means
   * @param limit hits at most, at least 1
   */
  public CompletableFuture<SearchResult> run(
      SearchQuery query,
      Optional<ServerGroup> group,
      Optional<MessageId> open,
      SearchOrder order,
      int limit) {
    return jobs.submitUrgent("search", () -> search(query, group, open, order, limit));
  }

  /**
   * Articles of a newsgroup that were found in another way than by the index, as hits, newest
   * first; those that are not in the cache are left out.
   *
   * @param ids at most a few thousand
   * @param words what is marked in them
   */
  CompletableFuture<SearchResult> found(ServerGroup group, List<MessageId> ids, SearchQuery words) {
    return jobs.submit("articles found", () -> hits(group, ids, words));
  }

  private SearchResult hits(ServerGroup group, List<MessageId> ids, SearchQuery query)
      throws InterruptedException {
    threads.heedRules();
    List<GroupRef> groups = List.of(Refs.of(group));
    List<Candidate> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      Conditions conditions = new Conditions(store, lists, threads, parser, tags, Optional.empty());
      FullTextQuery these =
          new FullTextQuery.Articles(ids.stream().map(store.headers()::key).toList());
      SearchScope scope =
          new SearchScope(
              groups,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Math.min(SearchScope.MOST, ids.size()));
      for (var hit : Waiting.on(store.searchIndex().search(these, scope)).hits()) {
        found.add(conditions.candidate(hit));
      }
      Candidate.loadRows(found, threads);
    }
    Highlighter words = new Highlighter(query);
    return new SearchResult(
        found.stream().map(one -> hit(words, one)).toList(),
        false,
        found.size(),
        found.size(),
        words(query),
        List.of());
  }

  /**
   * The same hits with what was read and flagged since. Whether their threads are watched or
   * ignored stays as it was found.
   */
  public CompletableFuture<List<SearchHit>> remarked(List<SearchHit> hits) {
    return jobs.submit("marks of hits", () -> marked(hits));
  }

  /**
   * How what a search finds is spread over newsgroups, authors and years: of all that the index
   * finds, up to 200,000 articles, and where more is to be looked at of the newest 5,000.
   *
   * @param group only in this group; empty for everywhere
   * @param open the article whose thread {@code in:thread} means
   */
  public CompletableFuture<Facets> facets(
      SearchQuery query, Optional<ServerGroup> group, Optional<MessageId> open) {
    return jobs.submit(
        "facets",
        () -> {
          Plan plan = plan(query, group);
          if (plan.findsNothing()) {
            return Facets.NONE;
          }
          FacetCounting counting = new FacetCounting(clock.getZone());
          if (plan.rest().isEmpty()) {
            SearchTally tally =
                Waiting.on(store.searchIndex().tally(text(query), plan.scope(1), clock.getZone()));
            counting.add(tally);
            return counting.facets(!tally.complete());
          }
          Conditions conditions = new Conditions(store, lists, threads, parser, tags, open);
          // All in one page, since each looks through the index anew, and one more to tell of
          // others.
          return counting.facets(visit(plan, conditions, FacetCounting.MOST + 1, counting::add));
        });
  }

  /**
   * Of each hit of a search the words around what was found, in the order of the hits. To find
   * takes little, to look into every text more: ask for those that are seen.
   */
  public CompletableFuture<List<Excerpt>> excerpts(SearchQuery query, List<SearchHit> hits) {
    return jobs.submitUrgent(
        "excerpts",
        () -> {
          Highlighter words = new Highlighter(query);
          Map<MessageId, byte[]> bodies =
              Waiting.on(store.bodies().get(hits.stream().map(hit -> hit.row().id()).toList()));
          return hits.stream()
              .map(hit ->
                  Optional.ofNullable(bodies.get(hit.row().id()))
                      .map(body -> excerpt(words, parser.parse(body).text()))
                      .orElse(Excerpt.NONE))
              .toList();
        });
  }

  private static Excerpt excerpt(Highlighter words, String text) {
    Snippet snippet = Snippet.of(text, words, SNIPPET);
    return new Excerpt(snippet.text(), marks(snippet.marks()));
  }

  private List<SearchHit> marked(List<SearchHit> hits) throws InterruptedException {
    Map<ServerGroup, NumberRanges> read = new HashMap<>();
    for (SearchHit hit : hits) {
      ServerGroup group = hit.row().group();
      if (!read.containsKey(group)) {
        read.put(group, Waiting.on(store.marks().read(Refs.of(group))));
      }
    }
    Set<MessageId> flagged = Waiting.on(store.marks().flagged());
    return hits.stream()
        .map(hit -> {
          ArticleRow row = hit.row();
          boolean isRead =
              read.getOrDefault(row.group(), NumberRanges.EMPTY).contains(row.number());
          return hit.with(row.with(row.state().with(isRead, flagged.contains(row.id()))));
        })
        .toList();
  }

  private SearchResult search(
      SearchQuery query,
      Optional<ServerGroup> group,
      Optional<MessageId> open,
      SearchOrder order,
      int limit)
      throws InterruptedException {
    threads.heedRules();
    Plan plan = plan(query, group);
    List<SearchHit> hits = new ArrayList<>();
    boolean more = false;
    if (!plan.findsNothing()) {
      Conditions conditions = new Conditions(store, lists, threads, parser, tags, open);
      List<Candidate> found = new ArrayList<>();
      more =
          order == SearchOrder.NEWEST
              ? collect(plan, conditions, limit, found)
              : collectBest(plan, conditions, limit, found);
      if (order == SearchOrder.RELEVANCE) {
        HitRanking.sort(query, found, store);
      }
      Candidate.loadRows(found, threads);
      Highlighter words = new Highlighter(query);
      for (Candidate one : found) {
        hits.add(hit(words, one));
      }
    }
    List<GroupRef> counted = plan.groups().isEmpty() ? known() : plan.groups();
    long articles = 0;
    long bodies = 0;
    for (GroupRef one : counted) {
      articles += Waiting.on(store.headers().present(one)).count();
      bodies += bodyCounts.of(one);
    }
    long waiting = Waiting.on(store.bodies().pending());
    return new SearchResult(
        hits, more, Math.max(0, bodies - waiting), articles, words(query), problems(query));
  }

  /** Whether there are more hits than fit. */
  private boolean collect(Plan plan, Conditions conditions, int limit, List<Candidate> found)
      throws InterruptedException {
    // Without more to look at, the first page is all: one hit more tells of others.
    int page = plan.rest().isPresent() ? PAGE : Math.min(PAGE - 1, limit) + 1;
    return visit(
        plan,
        conditions,
        page,
        candidate -> {
          boolean room = found.size() < limit;
          if (room) {
            found.add(candidate);
          }
          return room;
        });
  }

  /** The same of the best hits, by what the index knows. */
  private boolean collectBest(Plan plan, Conditions conditions, int limit, List<Candidate> found)
      throws InterruptedException {
    Optional<QueryNode> rest = plan.rest();
    int page = rest.isPresent() ? MOST_LOOKED_AT : Math.min(SearchScope.MOST - 1, limit) + 1;
    SearchPage best = Waiting.on(store.searchIndex().best(text(plan.query()), plan.scope(page)));
    for (org.newsloom.store.SearchHit hit : best.hits()) {
      Candidate candidate = conditions.candidate(hit);
      if (rest.isEmpty() || conditions.holds(rest.get(), candidate)) {
        if (found.size() == limit) {
          return true;
        }
        found.add(candidate);
      }
    }
    return !best.complete() || best.hits().size() == page;
  }

  /**
   * Shows what is found to the visitor, newest first and each article once, until it takes one no
   * more.
   *
   * @param pageSize how many are asked of the index at a time
   * @return whether there are, or may be, more than the visitor took
   */
  private boolean visit(
      Plan plan, Conditions conditions, int pageSize, Predicate<Candidate> visitor)
      throws InterruptedException {
    FullTextQuery text = text(plan.query());
    Optional<QueryNode> rest = plan.rest();
    SearchScope scope = plan.scope(pageSize);
    Set<MessageId> seen = new HashSet<>();
    for (int lookedAt = 0; rest.isEmpty() || lookedAt < MOST_LOOKED_AT; ) {
      SearchPage page = Waiting.on(store.searchIndex().search(text, scope));
      for (org.newsloom.store.SearchHit hit : page.hits()) {
        lookedAt++;
        Candidate candidate = conditions.candidate(hit);
        if (!seen.add(hit.overview().id())
            || (rest.isPresent() && !conditions.holds(rest.get(), candidate))) {
          continue;
        }
        if (!visitor.test(candidate)) {
          return true;
        }
      }
      if (page.hits().size() < scope.limit()) {
        return !page.complete();
      }
      scope = scope.after(page.hits().getLast());
    }
    return true;
  }

  private FullTextQuery text(SearchQuery query) throws InterruptedException {
    FullTextQuery text = IndexQuery.of(query.root());
    List<FullTextQuery> all = new ArrayList<>();
    if (IndexQuery.isAll(query.root(), QueryNode.State.FLAGGED)) {
      all.add(
          new FullTextQuery.Articles(
              Waiting.on(store.marks().flagged()).stream().map(store.headers()::key).toList()));
    }
    if (IndexQuery.isAll(query.root(), QueryNode.State.MINE)) {
      all.add(new FullTextQuery.Articles(own.articles()));
    }
    if (IndexQuery.isAll(query.root(), QueryNode.State.TO_ME)) {
      all.add(new FullTextQuery.Articles(own.answers()));
    }
    for (String id : IndexQuery.ids(query.root())) {
      all.add(
          new FullTextQuery.Articles(
              MessageId.parse(id).stream().map(store.headers()::key).toList()));
    }
    if (all.isEmpty()) {
      return text;
    }
    all.add(text);
    return new FullTextQuery.And(List.copyOf(all));
  }

  private static SearchHit hit(Highlighter words, Candidate candidate) {
    ArticleRow row = candidate.row();
    return new SearchHit(row, marks(words.marks(row.subject(), QueryNode.Field.SUBJECT)));
  }

  private static List<SearchHit.Mark> marks(List<org.newsloom.search.Mark> found) {
    return found.stream().map(mark -> new SearchHit.Mark(mark.from(), mark.to())).toList();
  }

  private List<String> problems(SearchQuery query) {
    Stream<String> languages =
        query.languages().stream()
            .filter(language -> !tags.knows(language))
            .map(language ->
                Locale.of(language.tag()).getDisplayLanguage(Locale.ENGLISH)
                    + " cannot be told from other languages here, so lang:"
                    + language.tag()
                    + " finds nothing.");
    return Stream.concat(query.problems().stream().map(QueryProblem::sentence), languages).toList();
  }

  private static List<String> words(SearchQuery query) {
    return query.positiveWords().stream()
        .map(words -> words.text().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /**
   * How a query is answered.
   *
   * @param groups where to look; empty for everywhere, or where nothing fits
   * @param rest what has to be looked at in each article that the index gives
   */
  private record Plan(
      SearchQuery query, List<GroupRef> groups, boolean everywhere, Optional<QueryNode> rest) {
    boolean findsNothing() {
      return query.isEmpty() || (groups.isEmpty() && !everywhere);
    }

    /** The first page in the times of the query. */
    SearchScope scope(int limit) {
      Optional<Instant> from = Optional.empty();
      Optional<Instant> before = Optional.empty();
      for (QueryNode.Written written : IndexQuery.written(query.root())) {
        if (!written.from().equals(Instant.MIN)) {
          from = Optional.of(later(from, written.from()));
        }
        if (!written.before().equals(Instant.MAX)) {
          before = Optional.of(earlier(before, written.before()));
        }
      }
      return new SearchScope(groups, from, before, Optional.empty(), limit);
    }
  }

  private Plan plan(SearchQuery query, Optional<ServerGroup> group) throws InterruptedException {
    QueryNode root = query.root();
    Optional<String> wildmat = IndexQuery.wildmat(root);
    List<GroupRef> groups;
    if (group.isPresent()) {
      groups = List.of(Refs.of(group.get()));
    } else if (wildmat.isPresent()) {
      Wildmat fits = Wildmat.of(wildmat.get());
      groups = known().stream().filter(ref -> fits.matches(ref.group().name())).toList();
    } else {
      groups = List.of();
    }
    return new Plan(
        query,
        groups,
        group.isEmpty() && wildmat.isEmpty(),
        IndexQuery.rest(IndexQuery.withinScope(root, group.isEmpty())));
  }

  private List<GroupRef> known() throws InterruptedException {
    return Waiting.on(store.headers().groups());
  }

  private static Instant later(Optional<Instant> a, Instant b) {
    return a.isPresent() && a.get().isAfter(b) ? a.get() : b;
  }

  private static Instant earlier(Optional<Instant> a, Instant b) {
    return a.isPresent() && a.get().isBefore(b) ? a.get() : b;
  }
}
