package org.newsloom.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.Corpus;
import org.newsloom.archive.RnewsReader;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.score.ScoreFile;
import org.newsloom.search.QueryNode.State;
import org.newsloom.search.SearchQuery;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.SentArticle;
import org.newsloom.sync.HeadRow;
import org.newsloom.sync.ServerGroup;

/**
 * Searches find what a look into every single article finds, in the same order: over real articles
 * of many years and charsets, and some of our own in scripts that those lack. There are fewer
 * articles than one search looks at, so that nothing is left out.
 */
class SearchReferenceTest {
  private static final int MOST = 3_000;
  private static final String COBOL = "local.cobol";

  @TempDir static Path folder;
  private static final Set<MessageId> TAKEN = new HashSet<>();
  private static SearchReference reference;
  private static MessageId openArticle;
  private static Desk desk;

  @BeforeAll
  static void fill() throws IOException {
    reference = new SearchReference(Instant.now());
    desk = Desk.open(folder.resolve("profile"));
    bring("local.politics", "usenet/20ng-1993.rnews.gz", 12, 1_000);
    bring(COBOL, "usenet/comp.lang.cobol.rnews.gz", 1, 1_000);
    bring("local.lists", "usenet/lists-mime-2017-2026.rnews.gz", 4, 1_000);
    bring("local.mime", "usenet/mime-testmsgs.rnews.gz", 2, 1_000);
    bring("local.old", "usenet/old-headers-1985-1992.rnews.gz", 1, 1_000);
    Map<MessageId, byte[]> singles = read("usenet/misc-real-headers.rnews.gz", 1, 100);
    bring("local.single", singles);
    bring("local.single-again", singles);
    bring("local.own", SearchReferenceArticles.all());
    assertThat(reference.articles()).hasSizeBetween(2_500, MOST);
    await(desk.reading.indexing().finish());
    mark();
  }

  @AfterAll
  static void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private static void bring(String group, String batch, int each, int most) throws IOException {
    bring(group, read(batch, each, most));
  }

  /** Every so-and-so-manieth article that has a Message-ID of its own. */
  private static Map<MessageId, byte[]> read(String batch, int each, int most) throws IOException {
    Map<MessageId, byte[]> articles = new LinkedHashMap<>();
    try (RnewsReader reader = RnewsReader.open(Corpus.path(batch))) {
      int at = 0;
      for (Optional<byte[]> next = reader.next();
          next.isPresent() && articles.size() < most;
          next = reader.next()) {
        Optional<MessageId> id = HeadRow.read(next.get()).id();
        if (at++ % each == 0 && id.isPresent() && TAKEN.add(id.get())) {
          articles.put(id.get(), next.get());
        }
      }
    }
    return articles;
  }

  private static void bring(String group, Map<MessageId, byte[]> articles) throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (Map.Entry<MessageId, byte[]> one : articles.entrySet()) {
      batch.write(("#! rnews " + one.getValue().length + "\n").getBytes(UTF_8));
      batch.write(one.getValue());
      reference.add(group, one.getKey(), one.getValue());
    }
    Path file = folder.resolve(group + ".rnews");
    Files.write(file, batch.toByteArray());
    Archives.Imported imported =
        await(
            desk.reading
                .archives()
                .importAll(Archives.Format.RNEWS, file, new Newsgroup(group), _ -> {}));
    assertThat(imported.added()).as(group).isEqualTo(articles.size());
  }

  private static ServerGroup group(String name) {
    return Archives.local(new Newsgroup(name));
  }

  private static ThreadList list(String group) {
    return await(
        desk.reading
            .threadLists()
            .open(group(group), ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL)));
  }

  private static List<ArticleRow> rows(ThreadList list) {
    return await(desk.reading.threadLists().rows(list, 0, list.size()));
  }

  /** Threads as they are shown, and marks of every kind; both sides are told the same. */
  private static void mark() {
    reference.articles().stream()
        .flatMap(one -> one.groups.stream())
        .distinct()
        .forEach(name -> {
          List<ArticleRow> rows = rows(list(name));
          for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).missing()) {
              SearchReference.Known one = reference.article(rows.get(i).id());
              one.root = Optional.of(rows.get(i).root());
              one.replies =
                  rows.subList(i + 1, end(rows, i)).stream().filter(row -> !row.missing()).count();
            }
          }
        });
    List<MessageId> ids =
        reference.articles().stream().map(one -> one.id).sorted(reference.order()).toList();
    List<MessageId> read =
        Stream.iterate(0, i -> i < ids.size(), i -> i + 3).map(ids::get).toList();
    await(desk.reading.marks().read(read));
    note(read, State.READ);
    List<MessageId> flagged =
        Stream.iterate(0, i -> i < ids.size(), i -> i + 50).map(ids::get).toList();
    await(desk.reading.marks().flag(flagged));
    note(flagged, State.FLAGGED);
    markThreads();
    await(
        desk.reading
            .scoring()
            .save(ScoreFile.parse("[" + COBOL + "]\nScore: 7\nSubject: cobol\n")));
    reference.articles().stream()
        .filter(one -> one.groups.contains(COBOL) && one.subject.matches("(?i).*cobol.*"))
        .forEach(one -> one.score = 7);
  }

  /** In the newsgroup with the longest threads. */
  private static void markThreads() {
    ThreadList list = list(COBOL);
    List<ArticleRow> rows = rows(list);
    List<Integer> longThreads =
        Stream.iterate(0, i -> i < rows.size(), i -> end(rows, i))
            .filter(i -> end(rows, i) - i > 10)
            .toList();
    int watched = longThreads.get(0);
    await(desk.reading.marks().toggleWatch(list, watched));
    note(ids(rows.subList(watched, end(rows, watched))), State.WATCHED);
    int ignored = longThreads.get(1) + 1;
    await(desk.reading.marks().toggleIgnoreSubthread(list, ignored));
    note(ids(rows.subList(ignored, end(rows, ignored))), State.IGNORED);
    note(ids(rows.subList(ignored, end(rows, ignored))), State.READ);
    int own = longThreads.get(2);
    while (rows.get(own).missing() || rows.get(own).depth() == 0 || end(rows, own) == own + 1) {
      own++;
    }
    ArticleRow mine = rows.get(own);
    await(
        desk.store
            .sent()
            .add(
                new SentArticle(
                    mine.id(), LocalArticles.SERVER, mine.subject(), COBOL, Instant.EPOCH),
                new byte[] {'x'}));
    note(List.of(mine.id()), State.MINE);
    note(List.of(mine.parent().orElseThrow()), State.REPLIED);
    note(
        ids(rows.stream().filter(row -> row.parent().equals(Optional.of(mine.id()))).toList()),
        State.TO_ME);
    openArticle = ids(rows.subList(longThreads.get(3), end(rows, longThreads.get(3)))).getLast();
  }

  /** Behind the last row that is deeper. */
  private static int end(List<ArticleRow> rows, int row) {
    int end = row + 1;
    while (end < rows.size() && rows.get(end).depth() > rows.get(row).depth()) {
      end++;
    }
    return end;
  }

  private static List<MessageId> ids(List<ArticleRow> rows) {
    return rows.stream().filter(row -> !row.missing()).map(ArticleRow::id).toList();
  }

  private static void note(List<MessageId> ids, State state) {
    ids.forEach(id -> reference.article(id).states.add(state));
  }

  /**
   * What came of one query.
   *
   * @param count how much a look into each article found
   * @param difference what the search found instead; empty where it is the same
   */
  private record Outcome(int count, Optional<String> difference) {}

  /** Some queries at once, as people and the program itself ask. */
  private static List<Outcome> outcomes(List<String> queries, IntFunction<Optional<String>> group) {
    return IntStream.range(0, queries.size())
        .parallel()
        .mapToObj(at -> outcome(queries.get(at), group.apply(at)))
        .toList();
  }

  private static Outcome outcome(String typed, Optional<String> group) {
    SearchQuery query = desk.reading.search().parse(typed);
    List<MessageId> expected = reference.find(query, group, openArticle);
    return new Outcome(expected.size(), difference(typed, query, group, expected));
  }

  private static Optional<String> difference(
      String typed, SearchQuery query, Optional<String> group, List<MessageId> expected) {
    SearchResult result =
        await(
            desk.reading
                .search()
                .run(
                    query,
                    group.map(SearchReferenceTest::group),
                    Optional.of(openArticle),
                    SearchOrder.NEWEST,
                    MOST));
    List<MessageId> found = result.hits().stream().map(hit -> hit.row().id()).toList();
    // Within one second any order is right, but newer ones must come first.
    List<MessageId> ordered = new ArrayList<>(found);
    ordered.sort(reference.order());
    if (!ordered.equals(expected)) {
      Set<MessageId> missing = new LinkedHashSet<>(expected);
      missing.removeAll(found);
      Set<MessageId> wrong = new LinkedHashSet<>(found);
      wrong.removeAll(expected);
      return Optional.of(
          "%s%s: of %d not found %s, found too much %s"
              .formatted(
                  typed,
                  group.map(" in "::concat).orElse(""),
                  expected.size(),
                  missing.stream().limit(3).toList(),
                  wrong.stream().limit(3).toList()));
    }
    for (int i = 1; i < found.size(); i++) {
      if (reference.written(found.get(i)).getEpochSecond()
          > reference.written(found.get(i - 1)).getEpochSecond()) {
        return Optional.of(typed + ": " + found.get(i) + " is newer than the hit before it");
      }
    }
    return result.more()
        ? Optional.of(typed + ": says that there are more")
        : otherLook(query, group, expected);
  }

  /** What the best first, or the counts, have other than the newest first. */
  private static Optional<String> otherLook(
      SearchQuery query, Optional<String> group, List<MessageId> expected) {
    Search search = desk.reading.search();
    Optional<ServerGroup> where = group.map(SearchReferenceTest::group);
    SearchResult best =
        await(search.run(query, where, Optional.of(openArticle), SearchOrder.RELEVANCE, MOST));
    List<MessageId> found = best.hits().stream().map(hit -> hit.row().id()).toList();
    if (best.more() || found.size() != expected.size() || !expected.containsAll(found)) {
      return Optional.of(query.text() + ": the best are others than the newest");
    }
    if (IndexQuery.rest(query.root()).isPresent()) {
      return Optional.empty();
    }
    Facets facets = await(search.facets(query, where, Optional.empty()));
    int inGroups = facets.groups().stream().mapToInt(Facets.Facet::count).sum();
    return facets.more() || facets.counted() != expected.size() || inGroups != expected.size()
        ? Optional.of(
            "%s: %d counted, %d in newsgroups, not %d"
                .formatted(query.text(), facets.counted(), inGroups, expected.size()))
        : Optional.empty();
  }

  @Test
  void generatedQueriesFindWhatALookIntoEachArticleFinds() {
    QueryGenerator generator = new QueryGenerator(reference, 20_261_123);
    Set<String> queries = new LinkedHashSet<>();
    while (queries.size() < 500) {
      queries.add(generator.next());
    }
    Optional<String> cobol = Optional.of(COBOL);
    Optional<String> lists = Optional.of("local.lists");
    List<Outcome> outcomes =
        outcomes(
            List.copyOf(queries),
            at -> at % 10 > 0 ? Optional.empty() : at % 20 == 0 ? cobol : lists);
    check(outcomes);
    assertThat(outcomes.stream().filter(one -> one.count() > 0).count()).isGreaterThan(300);
  }

  @Test
  void queriesThatPeopleTypeFindWhatALookIntoEachArticleFinds() throws IOException {
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    List<Outcome> outcomes = outcomes(queries, _ -> Optional.empty());
    check(outcomes);
    assertThat(outcomes.stream().filter(one -> one.count() > 0).count()).isGreaterThan(150);
  }

  private static void check(List<Outcome> outcomes) {
    System.out.printf(
        "%d articles, %d queries, %d of them with hits, %d hits%n",
        reference.articles().size(),
        outcomes.size(),
        outcomes.stream().filter(one -> one.count() > 0).count(),
        outcomes.stream().mapToInt(Outcome::count).sum());
    assertThat(outcomes.stream().flatMap(one -> one.difference().stream())).isEmpty();
  }

  private static List<String> queries() throws IOException {
    try (InputStream in = SearchReferenceTest.class.getResourceAsStream("queries.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
