package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Wildmat;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/** Reads the sample newsgroups from end to end. */
class SampleReadingTest {
  private static final ServerGroup POLITICS = Desk.group("sample", "alt.politics.usa");
  private static final MessageId MISSION = new MessageId("mission-1@newsgrouper.org.invalid");

  @TempDir Path profile;
  private SampleServer server;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
    desk = Desk.open(profile).with("sample", server.port());
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private FetchResult fetch() {
    return await(desk.reading.fetching().headers(POLITICS, new FetchRange.All()));
  }

  private ThreadList open(ThreadListOptions options) {
    return await(desk.reading.threadLists().open(POLITICS, options));
  }

  @Test
  void fetchesAllHeadersOfAGroup() {
    FetchResult result = fetch();
    assertThat(result.added()).isEqualTo(result.total()).isPositive();
  }

  @Test
  void fetchesNothingTwice() {
    fetch();
    assertThat(fetch().added()).isZero();
  }

  @Test
  void openedThreadListHoldsEveryHeaderOnce() {
    FetchResult result = fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    long articles = 0;
    for (int row = 0; row < list.size(); row++) {
      articles += list.isPlaceholder(row) ? 0 : 1;
    }
    assertThat(articles).isEqualTo(result.total());
  }

  @Test
  void numbersOfSomeRowsAreThoseOfEach() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int[] odd =
        java.util.stream.IntStream.range(0, list.size())
            .map(row -> list.size() - 1 - row)
            .filter(row -> row % 3 != 1)
            .toArray();
    assertThat(list.numbers(odd))
        .isEqualTo(
            NumberRanges.ofNumbers(
                Arrays.stream(odd)
                    .filter(row -> !list.isPlaceholder(row))
                    .mapToLong(list::number)
                    .toArray()));
  }

  @Test
  void opensTheArticlesOfAWholeThread() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int root = 0;
    while (list.subtreeSize(root) < 5) {
      root += list.subtreeSize(root);
    }
    int end = root + list.subtreeSize(root);
    List<Optional<ShownArticle>> thread = await(desk.reading.articles().open(list, root, end));
    assertThat(thread).hasSize(end - root);
    for (int row = root; row < end; row++) {
      Optional<ShownArticle> one = thread.get(row - root);
      assertThat(one.isPresent()).isEqualTo(!list.isPlaceholder(row));
      long number = list.number(row);
      one.ifPresent(it -> assertThat(it.number()).isEqualTo(number));
    }
    // What is here is shown without the server too.
    server.close();
    assertThat(await(desk.reading.articles().open(list, root, end))).isEqualTo(thread);
  }

  @Test
  void listIsNarrowedToSubjectsAndAuthorsWithAllWords() {
    fetch();
    ThreadList whole = open(ThreadListOptions.USUAL);
    await(whole.load(0, whole.size()));
    ThreadList some =
        await(
            desk.reading
                .threadLists()
                .changed(whole, whole.options().withWords("  ABERNATHY   re: ")));
    await(some.load(0, some.size()));
    List<Long> expected =
        java.util.stream.IntStream.range(0, whole.size())
            .filter(row -> {
              String words =
                  (whole.text(row).subject() + " " + whole.text(row).author())
                      .toLowerCase(java.util.Locale.ROOT);
              return !whole.isPlaceholder(row)
                  && words.contains("abernathy")
                  && words.contains("re:");
            })
            .mapToObj(whole::number)
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(java.util.stream.IntStream.range(0, some.size()).mapToObj(some::number))
        .isEqualTo(expected);
    assertThat(await(desk.reading.threadLists().again(some)).size()).isEqualTo(expected.size());
    ThreadList again =
        await(desk.reading.threadLists().changed(some, some.options().withWords("")));
    assertThat(again.size()).isEqualTo(whole.size());
  }

  @Test
  void narrowedRowsStandBelowTheNextOneThatIsLeft() {
    fetch();
    ThreadList whole = open(ThreadListOptions.USUAL);
    ThreadList some =
        await(desk.reading.threadLists().changed(whole, whole.options().withWords("a")));
    for (int row = 0; row < some.size(); row++) {
      int up = whole.parent(whole.rowOf(some.number(row)));
      while (up >= 0 && (whole.isPlaceholder(up) || some.rowOf(whole.number(up)) < 0)) {
        up = whole.parent(up);
      }
      int expected = up < 0 ? -1 : some.rowOf(whole.number(up));
      assertThat(some.parent(row)).isEqualTo(expected);
      assertThat(some.depth(row)).isEqualTo(expected < 0 ? 0 : some.depth(expected) + 1);
      int size = 1;
      for (int below = row + 1;
          below < some.size() && some.depth(below) > some.depth(row);
          below++) {
        size++;
      }
      assertThat(some.subtreeSize(row)).isEqualTo(size);
    }
    assertThat(some.size()).isPositive();
  }

  @Test
  void flagsAndWatchedThreadsAreCounted() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    Marks marks = desk.reading.marks();
    Undo flagged = await(marks.flag(List.of(MISSION)));
    Undo watched = await(marks.toggleWatch(list, 0));
    assertThat(await(marks.counts())).isEqualTo(new MarkCounts(1, 1));
    await(flagged.undo());
    await(watched.undo());
    assertThat(await(marks.counts())).isEqualTo(MarkCounts.NONE);
  }

  @Test
  void textsOfRowsComeWithThoseOfTheirAnswers() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int root =
        java.util.stream.IntStream.range(0, list.size())
            .filter(row -> list.depth(row) == 0 && list.replies(row) > 2)
            .findFirst()
            .orElseThrow();
    int articles = list.replies(root) + (list.isPlaceholder(root) ? 0 : 1);
    assertThat(list.marks().isBodyHere(root + 1)).isFalse();
    BodyFetchResult result =
        await(desk.reading.fetching().bodies(list, new int[] {root, root + 1}));
    assertThat(result).isEqualTo(BodyFetchResult.of(articles, 0));
    ThreadMarks after = await(desk.reading.threadLists().marks(list));
    for (int row = 0; row < list.size(); row++) {
      boolean within = row >= root && row < root + list.subtreeSize(root);
      assertThat(after.isBodyHere(row)).isEqualTo(within && !list.isPlaceholder(row));
    }
    assertThat(await(desk.reading.fetching().bodies(list, new int[] {root})))
        .isEqualTo(BodyFetchResult.of(0, 0));
  }

  @Test
  void rowsBelowARowAreItsSubtree() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    for (int row = 0; row < list.size(); row++) {
      for (int below = row + 1; below < row + list.subtreeSize(row); below++) {
        assertThat(list.depth(below)).isGreaterThan(list.depth(row));
        assertThat(list.root(below)).isEqualTo(list.root(row));
      }
    }
  }

  @Test
  void wordsOfRowsAreLoadedOnDemand() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int row = await(desk.reading.threadLists().find(list, MISSION)).orElseThrow();
    await(list.load(row, row + 1));
    assertThat(list.text(row).subject())
        .isEqualTo("From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen in AI Power Shift");
  }

  @Test
  void flatListIsNewestFirst() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT));
    for (int row = 1; row < list.size(); row++) {
      assertThat(list.date(row).orElseThrow()).isBeforeOrEqualTo(list.date(row - 1).orElseThrow());
    }
  }

  @Test
  void opensAnArticleFromTheServerAndThenFromTheCache() {
    fetch();
    String text = await(desk.reading.articles().open(MISSION)).orElseThrow().article().text();
    desk.reading.fetching().setOffline(true);
    assertThat(await(desk.reading.articles().open(MISSION)).orElseThrow().article().text())
        .isEqualTo(text)
        .contains("Qwen");
  }

  @Test
  void articleThatNobodyHasIsAbsent() {
    assertThat(await(desk.reading.articles().open(new MessageId("nobody@example.invalid"))))
        .isEmpty();
  }

  @Test
  void markedArticleIsReadAndTheListStays() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int before = list.marks().unread();
    await(desk.reading.marks().read(POLITICS, NumberRanges.ofNumbers(list.number(0))));
    ThreadMarks marks = await(desk.reading.threadLists().marks(list));
    assertThat(marks.isRead(0)).isTrue();
    assertThat(marks.unread()).isEqualTo(before - 1);
  }

  @Test
  void undoTakesACatchUpBack() {
    FetchResult result = fetch();
    Undo undo = await(desk.reading.marks().catchUp(POLITICS));
    assertThat(await(desk.reading.newsgroups().counts(POLITICS)).unread()).isZero();
    await(undo.undo());
    assertThat(await(desk.reading.newsgroups().counts(POLITICS)).unread())
        .isEqualTo(result.total());
  }

  @Test
  void severalNewsgroupsAreFetchedAndReadInOneGo() {
    List<ServerGroup> both = List.of(POLITICS, Desk.group("sample", "uk.d-i-y"));
    assertThat(await(desk.reading.fetching().newest(both)))
        .extracting(FetchResult::group)
        .isEqualTo(both);
    List<Long> before = unread(both);
    assertThat(before).allMatch(count -> count > 0);
    Undo undo = await(desk.reading.marks().catchUp(both));
    assertThat(unread(both)).containsExactly(0L, 0L);
    assertThat(undo.changed()).isEqualTo(before.stream().mapToLong(count -> count).sum());
    await(undo.undo());
    assertThat(unread(both)).isEqualTo(before);
  }

  private List<Long> unread(List<ServerGroup> groups) {
    return await(desk.reading.newsgroups().counts(groups)).stream()
        .map(SubscribedGroup::unread)
        .toList();
  }

  @Test
  void ignoredThreadLeavesTheListAndTheCounts() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int thread = list.subtreeSize(0);
    long articles = list.replies(0) + 1L;
    long before = await(desk.reading.newsgroups().counts(POLITICS)).unread();
    Undo undo = await(desk.reading.marks().toggleIgnoreThread(list, 0));
    assertThat(await(desk.reading.threadLists().again(list)).size())
        .isEqualTo(list.size() - thread);
    assertThat(await(desk.reading.newsgroups().counts(POLITICS)).unread())
        .isEqualTo(before - articles);
    await(undo.undo());
    assertThat(await(desk.reading.threadLists().again(list)).size()).isEqualTo(list.size());
    assertThat(await(desk.reading.newsgroups().counts(POLITICS)).unread()).isEqualTo(before);
  }

  @Test
  void watchedThreadIsMarkedInAllItsRows() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int root = list.root(await(desk.reading.threadLists().find(list, MISSION)).orElseThrow());
    await(desk.reading.marks().toggleWatch(list, root));
    ThreadMarks marks = await(desk.reading.threadLists().marks(list));
    for (int row = 0; row < list.size(); row++) {
      assertThat(marks.isWatched(row)).isEqualTo(list.root(row) == root);
    }
  }

  @Test
  void flagIsSeenInTheListAndOnTheArticle() {
    fetch();
    await(desk.reading.marks().flag(List.of(MISSION)));
    ThreadList list = open(ThreadListOptions.USUAL);
    int row = await(desk.reading.threadLists().find(list, MISSION)).orElseThrow();
    assertThat(list.marks().isFlagged(row)).isTrue();
    assertThat(await(desk.reading.articles().open(MISSION)).orElseThrow().state().isFlagged())
        .isTrue();
  }

  @Test
  void searchFindsWordsOfBodiesOnceTheyAreFetchedAndIndexed() {
    fetch();
    assertThat(await(desk.reading.fetching().bodies(POLITICS)).fetched()).isPositive();
    await(desk.reading.indexing().finish());
    SearchResult result =
        await(desk.reading.search().run(desk.reading.search().parse("无奈"), Optional.empty(), 100));
    assertThat(result.hits()).extracting(hit -> hit.row().id()).contains(MISSION);
    assertThat(result.isPartial()).isFalse();
    SearchHit hit =
        result.hits().stream()
            .filter(one -> one.row().id().equals(MISSION))
            .findFirst()
            .orElseThrow();
    Excerpt excerpt =
        await(desk.reading.search().excerpts(desk.reading.search().parse("无奈"), List.of(hit)))
            .getFirst();
    SearchHit.Mark mark = excerpt.marks().getFirst();
    assertThat(excerpt.text().substring(mark.from(), mark.to())).contains("无奈");
  }

  @Test
  void searchTellsHowManyBodiesItCouldLookInto() {
    FetchResult fetched = fetch();
    await(desk.reading.articles().open(MISSION));
    await(desk.reading.indexing().finish());
    SearchResult result =
        await(
            desk.reading
                .search()
                .run(desk.reading.search().parse("Qwen"), Optional.of(POLITICS), 100));
    assertThat(result.bodiesSearched()).isEqualTo(1);
    assertThat(result.articles()).isEqualTo(fetched.total());
  }

  @Test
  void hitsTellWhatWasReadAndFlaggedSince() {
    fetch();
    Search search = desk.reading.search();
    List<SearchHit> hits =
        await(search.run(search.parse("subject:Qwen"), Optional.empty(), 2)).hits();
    await(desk.reading.marks().read(List.of(hits.get(0).row().id())));
    await(desk.reading.marks().flag(List.of(hits.get(1).row().id())));
    assertThat(await(search.remarked(hits)))
        .extracting(hit -> hit.row().state())
        .containsExactly(
            new ArticleState(true, false, false, false),
            new ArticleState(false, true, false, false));
  }

  @Test
  void searchForUnreadHeedsMarks() {
    fetch();
    Search search = desk.reading.search();
    var unread = search.parse("subject:Qwen is:unread");
    int before = await(search.run(unread, Optional.empty(), 100)).hits().size();
    await(desk.reading.marks().read(List.of(MISSION)));
    assertThat(await(search.run(unread, Optional.empty(), 100)).hits()).hasSize(before - 1);
  }

  @Test
  void wholeListOfGroupsIsSearchedWhileTyping() {
    GroupDirectory directory = await(desk.reading.newsgroups().refreshDirectory("sample"));
    assertThat(directory.size()).isEqualTo(server.groups().size());
    assertThat(directory.find("politics usa", 10))
        .extracting(ListedGroup::group)
        .contains(POLITICS);
    assertThat(directory.find("ALT.*.us? usa", 10))
        .extracting(ListedGroup::group)
        .containsExactly(POLITICS);
    assertThat(directory.find("politics*", 10)).isEmpty();
    assertThat(directory.matching(Wildmat.of("alt.*")))
        .allMatch(group -> group.group().group().name().startsWith("alt."));
  }

  @Test
  void subscribedGroupsKeepTheUsersOrder() {
    ServerGroup other = Desk.group("sample", server.groups().getLast().name());
    await(desk.reading.newsgroups().subscribe(List.of(other, POLITICS)));
    await(desk.reading.newsgroups().reorder(List.of(POLITICS)));
    assertThat(await(desk.reading.newsgroups().subscribed()))
        .extracting(SubscribedGroup::group)
        .containsExactly(POLITICS, other);
  }

  @Test
  void lastArticlesAreAsManyAsWereAskedFor() {
    FetchResult result = await(desk.reading.fetching().headers(POLITICS, new FetchRange.Last(5)));
    assertThat(result.total()).isEqualTo(5);
  }

  @Test
  void threadOfAnArticleIsTheRowsOfItsThread() {
    fetch();
    ThreadList list = open(ThreadListOptions.USUAL);
    int row = await(desk.reading.threadLists().find(list, MISSION)).orElseThrow();
    int root = list.root(row);
    assertThat(await(desk.reading.threads().thread(MISSION))).hasSize(list.subtreeSize(root));
  }

  @Test
  void everythingIsWholeInTheEnd() {
    fetch();
    assertThat(await(desk.reading.integrity().check())).allMatch(IntegrityReport::isOk);
  }
}
