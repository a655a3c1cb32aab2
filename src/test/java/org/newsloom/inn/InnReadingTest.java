package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.inn.NewsDesk.at;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.inn.Feed.Item;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.ThreadList;
import org.newsloom.store.GroupRef;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerQuestion;

/** Reads newsgroups of a real INN through the program's own services. */
@Tag("inn")
class InnReadingTest {
  private static final int MANY = 2_000;
  private static final int THREAD = 10;

  @TempDir Path profile;
  private final List<Newsgroup> made = new ArrayList<>();
  private final String run = Long.toString(System.nanoTime(), 36);
  private NewsDesk desk;
  private Newsgroup group;

  @BeforeEach
  void start() {
    Inn.needed();
    desk = NewsDesk.open(profile);
    group = newGroup();
  }

  @AfterEach
  void stop() {
    if (desk != null) {
      desk.close();
    }
    made.forEach(Inn::remove);
  }

  private Newsgroup newGroup() {
    Newsgroup fresh = Inn.newGroup();
    made.add(fresh);
    return fresh;
  }

  private MessageId id(int number) {
    return new MessageId("n" + number + "." + run + "@feed.invalid");
  }

  /** In each thread of ten, an article answers the one half as far from the root. */
  private static int parent(int number) {
    int place = number % THREAD;
    return place == 0 ? -1 : number - place + place / 2;
  }

  private static String body(int number) {
    return "Article " + number + " on rivers, Flüsse, 河流.\n\n.a line with a dot\n..two\nEnd\n";
  }

  private Item item(int number, Newsgroup... groups) {
    List<MessageId> ancestors = new ArrayList<>();
    for (int at = parent(number); at >= 0; at = at % THREAD == 0 ? -1 : parent(at)) {
      ancestors.addFirst(id(at));
    }
    return new Item(
        id(number),
        List.of(groups),
        (ancestors.isEmpty() ? "" : "Re: ") + "Thread " + number / THREAD,
        ancestors,
        body(number));
  }

  private void feed(int count) throws IOException {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(i, group));
    }
    Feed.bring(items);
  }

  @Test
  void fetchesTwoThousandHeadersAndNoneTwice() throws IOException {
    feed(MANY);
    FetchResult first = desk.fetch(group);
    assertThat(first.added()).isEqualTo(MANY);
    assertThat(first.total()).isEqualTo(MANY);
    assertThat(first.defects()).isZero();
    assertThat(desk.fetch(group).added()).isZero();
  }

  @Test
  void threadsTwoThousandArticlesAsTheyWereWritten() throws IOException {
    feed(MANY);
    ThreadList list = desk.threads(group);
    List<ArticleRow> rows = await(desk.desk.reading.threadLists().rows(list, 0, list.size()));
    Map<MessageId, Optional<MessageId>> expected = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      expected.put(id(i), parent(i) < 0 ? Optional.empty() : Optional.of(id(parent(i))));
    }
    Map<MessageId, Optional<MessageId>> parents = new HashMap<>();
    rows.forEach(row -> parents.put(row.id(), row.parent()));
    assertThat(rows).hasSize(MANY);
    assertThat(parents).isEqualTo(expected);
    assertThat(list.threadCount()).isEqualTo(MANY / THREAD);
  }

  @Test
  void readsTwoThousandArticlesAsTheyWereWritten() throws IOException {
    feed(MANY);
    desk.fetch(group);
    assertThat(await(desk.desk.reading.fetching().bodies(at(group))))
        .isEqualTo(BodyFetchResult.of(MANY, 0));
    desk.desk.reading.fetching().setOffline(true);
    for (int i = 0; i < MANY; i++) {
      assertThat(desk.show(id(i)).orElseThrow().article().text()).isEqualTo(body(i));
    }
  }

  @Test
  void findsAWordOfABody() throws IOException {
    feed(30);
    desk.fetch(group);
    await(desk.desk.reading.fetching().bodies(at(group)));
    await(desk.desk.reading.indexing().finish());
    var search = desk.desk.reading.search();
    SearchResult result =
        await(search.run(search.parse("河流 \"Article 17\""), Optional.of(at(group)), 100));
    assertThat(result.hits()).extracting(hit -> hit.row().id()).containsExactly(id(17));
  }

  @Test
  void newestArticlesComeAlone() throws IOException {
    feed(50);
    await(desk.desk.reading.fetching().headers(at(group), new FetchRange.Last(7)));
    assertThat(await(desk.desk.store.headers().present(new GroupRef(NewsDesk.SERVER, group))))
        .isEqualTo(NumberRanges.of(44, 50));
  }

  @Test
  void newArticlesComeWithoutTheOldOnes() throws IOException {
    feed(20);
    desk.fetch(group);
    Feed.bring(List.of(item(20, group), item(21, group)));
    FetchResult later =
        await(desk.desk.reading.fetching().headers(at(group), new FetchRange.Newer()));
    assertThat(later.added()).isEqualTo(2);
    assertThat(later.total()).isEqualTo(22);
  }

  /**
   * By XPAT, in encoded words, by XHDR where the word is not ASCII, and in a field of no overview.
   */
  @Test
  void findsOnTheServerWhatWasNeverFetched() throws IOException {
    Feed.bring(
        List.of(
            new Item(id(0), List.of(group), "Old BOILER [leaks], again!", List.of(), "x\n"),
            new Item(id(1), List.of(group), "=?utf-8?B?Qm9pbGVyIMOkw6Q=?=", List.of(), "x\n"),
            new Item(id(2), List.of(group), "Nothing", List.of(), "x\n"),
            new Item(id(3), List.of(group), "=?iso-8859-1?Q?K=E4lte?=", List.of(), "x\n")));
    assertThat(found("Subject", "boiler")).containsExactly(id(1), id(0));
    assertThat(found("Subject", "[leaks], boil")).containsExactly(id(0));
    assertThat(found("Subject", "kälte")).containsExactly(id(3));
    assertThat(found("Subject", "neverwritten")).isEmpty();
    assertThat(found("Path", "feed.invalid")).containsExactly(id(3), id(2), id(1), id(0));
    assertThat(found("X-Nobody-Has", "a")).isEmpty();
  }

  private List<MessageId> found(String field, String words) {
    return await(
            desk.desk
                .reading
                .searchOnServer()
                .run(at(group), ServerQuestion.of(field, words, ServerQuestion.ALL), _ -> {}))
        .finds()
        .ids();
  }

  @Test
  void emptyGroupIsAnEmptyList() {
    FetchResult result = desk.fetch(group);
    assertThat(result.added()).isZero();
    assertThat(result.total()).isZero();
    assertThat(desk.threads(group).size()).isZero();
  }

  @Test
  void groupOfWhichEverythingExpiredIsAnEmptyList() throws IOException {
    feed(3);
    for (int i = 0; i < 3; i++) {
      Inn.cancel(id(i));
    }
    Inn.control("renumber", group.name());
    assertThat(desk.fetch(group).total()).isZero();
    assertThat(desk.threads(group).size()).isZero();
  }

  @Test
  void expiredNumbersLeaveNoTrace() throws IOException {
    feed(30);
    for (int gone : List.of(0, 1, 2, 11, 12, 20, 29)) {
      Inn.cancel(id(gone));
    }
    Inn.control("renumber", group.name());
    FetchResult result = desk.fetch(group);
    assertThat(result.total()).isEqualTo(23);
    assertThat(result.defects()).isZero();
    assertThat(desk.fetch(group).added()).isZero();
    ThreadList list = desk.threads(group);
    // Three answers miss the root of the first thread; only one misses that of the last.
    assertThat(list.isPlaceholder(desk.row(list, id(0)))).isTrue();
    assertThat(list.isPlaceholder(desk.row(list, id(21)))).isFalse();
    assertThat(list.threadCount()).isEqualTo(3);
  }

  @Test
  void cancelledArticleIsNoLongerOnTheServer() throws IOException {
    feed(3);
    desk.fetch(group);
    Inn.cancel(id(1));
    assertThat(desk.show(id(1))).isEmpty();
    assertThat(desk.show(id(2))).isPresent();
  }

  @Test
  void articleThatWasReadStaysAfterItWasCancelled() throws IOException {
    feed(1);
    desk.fetch(group);
    assertThat(desk.show(id(0))).isPresent();
    Inn.cancel(id(0));
    assertThat(desk.show(id(0)).orElseThrow().article().text()).isEqualTo(body(0));
  }

  @Test
  void crosspostIsOneArticle() throws IOException {
    Newsgroup other = newGroup();
    Feed.bring(List.of(item(0, group, other)));
    desk.fetch(group);
    await(desk.desk.reading.marks().read(List.of(id(0))));
    assertThat(desk.fetch(other).total()).isEqualTo(1);
    assertThat(await(desk.desk.reading.newsgroups().counts(at(other))).unread()).isZero();
  }

  @Test
  void furtherColumnsOfTheOverviewDoNotShiftTheOthers() throws Exception {
    Newsgroup other = newGroup();
    List<String> format =
        desk.desk.connections.pool(NewsDesk.SERVER).run(Lane.BULK, NntpConnection::listOverviewFmt);
    assertThat(format).containsSubsequence("Xref:full", "Newsgroups:full");
    Feed.bring(List.of(item(0, group, other), item(1, group, other)));
    ThreadList list = desk.threads(group);
    ArticleRow row = await(desk.desk.reading.threadLists().rows(list, 1, 2)).getFirst();
    assertThat(row.id()).isEqualTo(id(1));
    assertThat(row.subject()).isEqualTo("Re: Thread 0");
    assertThat(row.from().address()).isEqualTo("feeder@feed.invalid");
    assertThat(row.newsgroups()).containsExactlyInAnyOrder(group, other);
    assertThat(row.lines()).isEqualTo(body(1).lines().count());
  }

  @Test
  void newGroupIsToldOfOnce() {
    await(desk.desk.reading.newsgroups().refreshDirectory(NewsDesk.SERVER));
    Newsgroup fresh = newGroup();
    assertThat(await(desk.lists.newGroups(NewsDesk.SERVER))).containsExactly(fresh);
    assertThat(await(desk.lists.newGroups(NewsDesk.SERVER))).isEmpty();
  }

  @Test
  void listOfGroupsHasDescriptionsAndStandings() {
    var directory = await(desk.desk.reading.newsgroups().refreshDirectory(NewsDesk.SERVER));
    var readOnly =
        directory.find(Inn.READ_ONLY.name(), 10).stream()
            .filter(one -> one.group().equals(at(Inn.READ_ONLY)))
            .findFirst()
            .orElseThrow();
    assertThat(readOnly.status()).isEqualTo("n");
    assertThat(readOnly.description()).isEqualTo("A group of the tests");
  }
}
