package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.reading.Desk;
import org.newsloom.store.GroupRef;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.TaskFuture;

/** Headers arrive all and once, whatever the server and the link do. */
class HeaderFetchTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");
  private static final int ARTICLES = 3_000;
  private static final String OLD = "Mon, 02 Nov 2026 10:00:00 +0000";
  private static final String YOUNG = "Tue, 03 Nov 2026 10:00:00 +0000";

  @TempDir Path profile;
  private GeneratedServer server;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    server = new GeneratedServer(1_000, ARTICLES);
    desk = Desk.open(profile, Duration.ofSeconds(1)).with("far", server.port());
  }

  @AfterEach
  void stop() throws IOException {
    desk.close();
    server.close();
  }

  private FetchResult fetch(FetchRange range) {
    return await(desk.headers.fetch(GROUP, range, ProgressListener.NONE));
  }

  private NumberRanges present() {
    return await(desk.store.headers().present(new GroupRef(GROUP.server(), GROUP.group())));
  }

  @Test
  void newestHeadersComeFirst() {
    fetch(new FetchRange.All());
    List<Long> highs =
        server.commands.stream()
            .filter(command -> command.startsWith("OVER"))
            .map(command -> Long.parseLong(command.substring(command.lastIndexOf('-') + 1)))
            .toList();
    // The first command only notes how far back the fetch is to go.
    assertThat(highs.subList(1, highs.size())).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(highs.get(1)).isEqualTo(3_999);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 300, 513, 514, 2_999})
  void cutLinkGoesOnWhereItWasCut(int rows) {
    server.cutAfterRows.set(rows);
    assertThat(fetch(new FetchRange.All()).total()).isEqualTo(ARTICLES);
    assertThat(present()).isEqualTo(NumberRanges.of(1_000, 3_999));
  }

  @Test
  void fetchCancelledHalfwayIsFinishedByTheNextLookForNewArticles() throws Exception {
    CountDownLatch halfway = new CountDownLatch(1);
    TaskFuture<FetchResult> fetch =
        desk.headers.fetch(
            GROUP,
            new FetchRange.All(),
            progress -> {
              if (progress.done() > 500) {
                halfway.countDown();
              }
            });
    halfway.await();
    fetch.cancel(true);
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(ARTICLES);
    assertThat(present()).isEqualTo(NumberRanges.of(1_000, 3_999));
  }

  @Test
  void finishedFetchAsksForNoRowAgain() {
    fetch(new FetchRange.All());
    fetch(new FetchRange.Newer());
    fetch(new FetchRange.All());
    assertThat(server.rowsSentTwice()).isZero();
  }

  @Test
  void silentServerIsATimeoutThatLosesNothing() {
    server.stallAfterRows.set(700);
    try {
      fetch(new FetchRange.All());
    } catch (CompletionException e) {
      assertThat(((ServerProblemException) e.getCause()).problem().kind())
          .isEqualTo(ServerProblem.Kind.TIMEOUT);
    }
    server.stallAfterRows.set(-1);
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(ARTICLES);
  }

  @Test
  void newerFetchBringsOnlyWhatCameSince() {
    fetch(new FetchRange.Last(100));
    server.articles.put(4_000L, "a4000");
    FetchResult result = fetch(new FetchRange.Newer());
    assertThat(result.added()).isEqualTo(1);
    assertThat(result.total()).isEqualTo(101);
  }

  @Test
  void allBringsWhatAnEarlierFetchLeftOut() {
    fetch(new FetchRange.Last(100));
    assertThat(fetch(new FetchRange.All()).total()).isEqualTo(ARTICLES);
    assertThat(server.rowsSentTwice()).isZero();
  }

  @Test
  void lastCountsArticlesAndNotNumbers() {
    for (long number = 3_990; number < 3_999; number++) {
      server.articles.remove(number);
    }
    assertThat(fetch(new FetchRange.Last(10)).total()).isEqualTo(10);
  }

  @Test
  void rowThatIsNoRowIsFetchedByHead() {
    server.brokenRows.put(2_000L, "2000\tnothing but this");
    FetchResult result = fetch(new FetchRange.All());
    assertThat(result.defects()).isEqualTo(1);
    assertThat(result.total()).isEqualTo(ARTICLES);
    assertThat(server.commands).contains("HEAD 2000");
  }

  @Test
  void rowWithoutANumberIsFoundByWhatIsMissingBesideIt() {
    server.brokenRows.put(2_000L, "rubbish without any tab");
    assertThat(fetch(new FetchRange.All()).total()).isEqualTo(ARTICLES);
  }

  @Test
  void rowWithoutAMessageIdIsFetchedByHead() {
    server.brokenRows.put(
        2_000L,
        "2000\tA subject\tAnn <ann@example.org>\tMon, 02 Nov 2026 10:00:00 +0000\t\t\t1\t1");
    FetchResult result = fetch(new FetchRange.All());
    assertThat(result.total()).isEqualTo(ARTICLES);
    assertThat(result.defects()).isEqualTo(1);
  }

  @Test
  void numbersThatBeginAnewKeepTheReadMarks() {
    fetch(new FetchRange.All());
    await(desk.reading.marks().read(List.of(new MessageId("a3999@example.org"))));
    server.articles.clear();
    for (long number = 1; number <= 200; number++) {
      server.articles.put(number, "a" + (3_799 + number));
    }
    FetchResult result = fetch(new FetchRange.Newer());
    assertThat(result.total()).isEqualTo(200);
    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(199);
  }

  @Test
  void numbersThatPassedTheOldOnesWithOtherArticlesBeginAnewToo() {
    fetch(new FetchRange.All());
    await(desk.reading.marks().read(List.of(new MessageId("a3999@example.org"))));
    server.articles.clear();
    for (long number = 1; number <= 4_100; number++) {
      server.articles.put(number, "a" + (number + 100));
    }
    FetchResult result = fetch(new FetchRange.Newer());
    assertThat(result.total()).isEqualTo(4_100);
    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(4_099);
  }

  @Test
  void numbersThatAllBecameHigherKeepTheReadMarks() {
    fetch(new FetchRange.All());
    await(desk.reading.marks().read(List.of(new MessageId("a3999@example.org"))));
    server.shift(10_000);
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(ARTICLES);
    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(ARTICLES - 1);
  }

  @Test
  void machinesThatTakeTurnsKeepTheMarksAndFillNoDisk() {
    fetch(new FetchRange.Last(50));
    await(desk.reading.marks().read(List.of(new MessageId("a3999@example.org"))));
    for (int turn = 0; turn < 5; turn++) {
      server.shift(turn % 2 == 0 ? 1_000 : -1_000);
      fetch(new FetchRange.Last(50));
    }
    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(49);
    GroupRef ref = new GroupRef(GROUP.server(), GROUP.group());
    assertThat(await(desk.store.headers().purgeEnded(ref, 0)))
        .as("headers of two numberings that ended")
        .isEqualTo(100);
  }

  @Test
  void headersStayWhereTheServerLetAllOfThemGo() {
    fetch(new FetchRange.All());
    server.articles.clear();
    server.articles.put(9_000L, "a9000");
    fetch(new FetchRange.Newer());
    assertThat(present())
        .isEqualTo(NumberRanges.of(1_000, 3_999).plus(NumberRanges.ofNumbers(9_000)));
  }

  @Test
  void aMachineThatCountsOtherwiseGivesNoHeadersToTheNumbersOfTheFirst() {
    server.cutAfterRows.set(700);
    server.whenCut = () -> server.shift(7);
    assertThatThrownBy(() -> fetch(new FetchRange.All()))
        .hasRootCauseMessage("number 3999 of " + GROUP + " means another article than before")
        .hasStackTraceContaining("Several machines seem to stand behind 127.0.0.1");
    fetch(new FetchRange.All());
    assertThat(present()).isEqualTo(NumberRanges.of(1_007, 4_006));
    GroupRef ref = new GroupRef(GROUP.server(), GROUP.group());
    assertThat(await(desk.store.headers().ids(ref, List.of(1_007L, 3_500L, 4_006L))))
        .containsEntry(1_007L, new MessageId("a1000@example.org"))
        .containsEntry(3_500L, new MessageId("a3493@example.org"))
        .containsEntry(4_006L, new MessageId("a3999@example.org"));
  }

  @Test
  void aPlaceholderGivesItsNumberToTheFirstArticle() {
    server.articles.clear();
    server.articles.put(1L, "placeholder");
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(1);
    for (long number = 1; number <= 5; number++) {
      server.articles.put(number, "a" + number);
    }
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(5);
  }

  @Test
  void newArticlesAloneAreNoReasonToFetchAllAgain() {
    fetch(new FetchRange.All());
    server.articles.put(4_000L, "a4000");
    server.commands.clear();
    assertThat(fetch(new FetchRange.Newer()).total()).isEqualTo(ARTICLES + 1);
    assertThat(server.commands).contains("STAT 3999", "OVER 4000-4000");
    assertThat(server.rowsSentTwice()).isZero();
  }

  @Test
  void emptyGroupIsNoProblem() {
    assertThat(isFetched()).isFalse();
    server.articles.clear();
    assertThat(fetch(new FetchRange.All()).total()).isZero();
    assertThat(isFetched()).isTrue();
  }

  private boolean isFetched() {
    return await(desk.reading.newsgroups().counts(GROUP)).fetched();
  }

  @Test
  void groupThatIsNotCarriedIsAProblemOfItsOwn() {
    assertThatThrownBy(() ->
            await(
                desk.headers.fetch(
                    Desk.group("far", "misc.none"), new FetchRange.All(), ProgressListener.NONE)))
        .cause()
        .isInstanceOfSatisfying(
            ServerProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(ServerProblem.Kind.NO_SUCH_GROUP));
  }

  @Test
  void nothingIsKeptThatIsOlderThanTheDateAskedFor() {
    server.brokenRows.put(3_800L, GeneratedServer.row(3_800, "a3800", OLD));
    for (long number = 3_700; number < 4_000; number++) {
      server.brokenRows.putIfAbsent(number, GeneratedServer.row(number, "a" + number, YOUNG));
    }
    FetchResult result = fetch(new FetchRange.Since(Instant.parse("2026-11-03T00:00:00Z")));
    assertThat(result.added()).isEqualTo(299);
    assertThat(present())
        .isEqualTo(NumberRanges.of(3_700, 3_799).plus(NumberRanges.of(3_801, 3_999)));
  }

  @Test
  void theDateAskedForStopsTheFetchAtTheFirstWindowThatIsOlder() {
    fetch(new FetchRange.Since(Instant.parse("2026-11-03T00:00:00Z")));
    assertThat(present().isEmpty()).isTrue();
    assertThat(server.sent).hasSizeLessThan(ARTICLES).isNotEmpty();
  }

  @Test
  void whatWasTooOldForADateIsBroughtByALaterFetchOfAll() {
    server.brokenRows.put(3_999L, GeneratedServer.row(3_999, "a3999", YOUNG));
    fetch(new FetchRange.Since(Instant.parse("2026-11-03T00:00:00Z")));
    assertThat(present()).isEqualTo(NumberRanges.of(3_999, 3_999));
    assertThat(fetch(new FetchRange.Newer()).added()).isZero();
    assertThat(fetch(new FetchRange.All()).total()).isEqualTo(ARTICLES);
  }
}
