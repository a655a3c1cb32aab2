package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.settings.KeepRule;
import org.newsloom.store.SentArticle;
import org.newsloom.sync.ServerGroup;

/** What goes when it is old, and what never does. */
final class RetentionTest {
  private static final ServerGroup GROUP = Desk.group("here", "misc.old");
  private static final int ARTICLES = 2_000;

  @TempDir Path profile;
  private Desk desk;

  @BeforeEach
  void openWithAnArticleADay() {
    desk = Desk.open(profile).with(GROUP.server(), 1);
    await(desk.reading.newsgroups().subscribe(List.of(GROUP)));
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    Instant now = Instant.now();
    for (int number = 1; number <= ARTICLES; number++) {
      Instant date = now.minus(Duration.ofDays(ARTICLES - number)).minusSeconds(60);
      batch.row(number);
      field(batch, OverviewBatch.Field.SUBJECT, "Subject " + number / 10);
      field(batch, OverviewBatch.Field.FROM, "ann@example.org");
      field(
          batch,
          OverviewBatch.Field.DATE,
          DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
      field(batch, OverviewBatch.Field.MESSAGE_ID, "<" + id(number).text() + ">");
      // Threads of ten.
      int root = number / 10 * 10;
      field(
          batch,
          OverviewBatch.Field.REFERENCES,
          number == root || root == 0 ? "" : "<" + id(root).text() + ">");
    }
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(1, ARTICLES)));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void field(OverviewBatch.Builder batch, OverviewBatch.Field field, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    batch.field(field, octets, 0, octets.length);
  }

  private static MessageId id(int number) {
    return new MessageId(number + "@example.org");
  }

  private void rule(KeepRule.Kind kind, int amount) {
    assertThat(
            await(
                desk.reading
                    .groupPreferences()
                    .change(GROUP, own -> own.withKeep(Optional.of(new KeepRule(kind, amount))))))
        .isTrue();
  }

  private NumberRanges here() {
    return await(desk.store.headers().present(Refs.of(GROUP)));
  }

  @Test
  void nothingGoesAsLongAsNobodySaysSo() {
    assertThat(await(desk.reading.retention().apply())).isZero();
    assertThat(here()).isEqualTo(NumberRanges.of(1, ARTICLES));
  }

  @Test
  void articlesGoByTheirAge() {
    rule(KeepRule.Kind.DAYS, 100);

    assertThat(await(desk.reading.retention().apply())).isEqualTo(1_900);

    assertThat(here()).isEqualTo(NumberRanges.of(1_901, ARTICLES));
    assertThat(await(desk.reading.retention().apply())).isZero();
    assertThat(await(desk.store.integrityCheck())).isEmpty();
  }

  @Test
  void theNewestStay() {
    KeepRule newest = new KeepRule(KeepRule.Kind.NEWEST, 300);
    assertThat(await(desk.reading.retention().wouldGo(GROUP, newest))).isEqualTo(1_700);
    assertThat(await(desk.reading.retention().wouldGo(GROUP, KeepRule.EVERYTHING))).isZero();
    rule(KeepRule.Kind.NEWEST, 300);

    assertThat(await(desk.reading.retention().apply())).isEqualTo(1_700);

    assertThat(here()).isEqualTo(NumberRanges.of(1_701, ARTICLES));
  }

  @Test
  void theUsualRuleHoldsWhereThereIsNoOther() {
    desk.settings = desk.settings.withKeep(new KeepRule(KeepRule.Kind.NEWEST, 10));
    await(desk.reading.retention().apply());
    assertThat(here()).isEqualTo(NumberRanges.of(1_991, ARTICLES));

    assertThat(await(desk.reading.groupPreferences().of(GROUP)).keep()).isEmpty();
  }

  @Test
  void aRuleForEverythingBeatsTheUsualOne() {
    desk.settings = desk.settings.withKeep(new KeepRule(KeepRule.Kind.NEWEST, 10));
    rule(KeepRule.Kind.ALL, 0);

    assertThat(await(desk.reading.retention().apply())).isZero();
  }

  @Test
  void whatIsFlaggedWatchedOrOwnStays() {
    await(desk.reading.marks().flag(List.of(id(17))));
    ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    await(desk.reading.marks().toggleWatch(list, list.rowOf(505)));
    await(
        desk.store
            .sent()
            .add(
                new SentArticle(id(42), GROUP.server(), "Own", "misc.old", Instant.now()),
                new byte[] {'a'}));
    rule(KeepRule.Kind.DAYS, 5);

    await(desk.reading.retention().apply());

    assertThat(here())
        .isEqualTo(
            NumberRanges.of(17, 17)
                .plus(NumberRanges.of(42, 42))
                .plus(NumberRanges.of(500, 509))
                .plus(NumberRanges.of(1_996, ARTICLES)));
  }

  @Test
  void whatWentIsNotAskedForAgainAndItsMarksStay() {
    await(desk.reading.marks().read(GROUP, NumberRanges.of(1, 50)));
    rule(KeepRule.Kind.NEWEST, 100);

    await(desk.reading.retention().apply());

    assertThat(await(desk.store.headers().fetched(Refs.of(GROUP))))
        .isEqualTo(NumberRanges.of(1, ARTICLES));
    assertThat(await(desk.store.marks().read(Refs.of(GROUP)))).isEqualTo(NumberRanges.of(1, 50));
  }

  @Test
  void bodiesGoWithTheirHeadersAndTheFileBecomesSmaller() throws Exception {
    byte[] octets = new byte[40_000];
    new java.util.Random(1).nextBytes(octets);
    for (int number = 1; number <= ARTICLES; number += 4) {
      await(desk.store.bodies().put(id(number), octets));
    }
    Path file = profile.resolve("cache.db");
    await(desk.store.giveBackSpace());
    rule(KeepRule.Kind.NEWEST, 40);
    long before = pages(file);

    await(desk.reading.retention().apply());

    assertThat(await(desk.store.bodies().numbersWithBody(Refs.of(GROUP))).count()).isEqualTo(10);
    assertThat(pages(file)).isLessThan(before / 4);
  }

  /** Texts of 10,000 octets that cannot be compressed, of every tenth article. */
  private void putTexts() {
    byte[] octets = new byte[10_000];
    java.util.Random random = new java.util.Random(1);
    for (int number = 10; number <= ARTICLES; number += 10) {
      random.nextBytes(octets);
      await(desk.store.bodies().put(id(number), octets));
    }
  }

  /** As if texts had been stored ten days earlier. */
  private void storedEarlier(String which) throws Exception {
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + profile.resolve("cache.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("update body set stored = stored - 864000 where " + which);
    }
  }

  private NumberRanges texts() {
    return await(desk.store.bodies().numbersWithBody(Refs.of(GROUP)));
  }

  @Test
  void textsBeyondTheirRoomGoOldestFirstAndHeadersStay() throws Exception {
    putTexts();
    storedEarlier("1");
    assertThat(texts().count()).isEqualTo(200);

    await(desk.reading.retention().apply());
    assertThat(texts().count()).isEqualTo(200);

    desk.settings = desk.settings.withTextsMegabytes(1);
    await(desk.reading.retention().apply());

    // What deflating adds leaves room for 99.
    assertThat(texts())
        .isEqualTo(
            NumberRanges.ofNumbers(LongStream.iterate(1_020, n -> n + 10).limit(99).toArray()));
    assertThat(here()).isEqualTo(NumberRanges.of(1, ARTICLES));
    assertThat(await(desk.store.integrityCheck())).isEmpty();
  }

  @Test
  void textsOfTheDaysThatAreFetchedAheadStay() throws Exception {
    putTexts();
    storedEarlier("id <= 20");
    desk.settings = desk.settings.withTextsMegabytes(1);

    await(desk.reading.retention().apply());

    assertThat(texts().count()).isEqualTo(180);
  }

  @Test
  void textsOfFlaggedWatchedAndOwnArticlesStay() throws Exception {
    putTexts();
    storedEarlier("1");
    await(desk.reading.marks().flag(List.of(id(50))));
    ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    await(desk.reading.marks().toggleWatch(list, list.rowOf(505)));
    await(
        desk.store
            .sent()
            .add(
                new SentArticle(id(80), GROUP.server(), "Own", "misc.old", Instant.now()),
                new byte[] {'a'}));
    desk.settings = desk.settings.withTextsMegabytes(1);

    await(desk.reading.retention().apply());

    for (int number : List.of(50, 80, 500, ARTICLES)) {
      assertThat(await(desk.store.bodies().has(id(number)))).as("%d", number).isTrue();
    }
    assertThat(await(desk.store.bodies().has(id(510)))).isFalse();
  }

  @Test
  void aNewsgroupThatIsNotSubscribedAnyMoreHasTheUsualRule() {
    rule(KeepRule.Kind.NEWEST, 300);
    await(desk.reading.newsgroups().unsubscribe(List.of(GROUP)));
    assertThat(await(desk.reading.retention().apply())).isZero();

    desk.settings = desk.settings.withKeep(new KeepRule(KeepRule.Kind.DAYS, 100));
    await(desk.reading.retention().apply());

    assertThat(here()).isEqualTo(NumberRanges.of(1_901, ARTICLES));
  }

  private long applyAt(Instant time) {
    Clock clock = Clock.fixed(time, ZoneOffset.UTC);
    try (Retention retention =
        new Retention(
            desk.store, desk.reading.threadLists(), () -> desk.settings, desk.jobs, clock)) {
      return await(retention.apply());
    }
  }

  @Test
  void nothingGoesByAClockThatLeapsAhead() {
    Instant now = Instant.now();
    rule(KeepRule.Kind.DAYS, ARTICLES + 10);
    assertThat(applyAt(now)).isZero();

    Instant wrong = now.plus(Duration.ofDays(3_650));
    assertThat(applyAt(wrong)).isZero();
    assertThat(applyAt(wrong.plus(Duration.ofDays(2)))).isZero();
    assertThat(applyAt(wrong.plus(Duration.ofDays(3_650)))).isZero();
    assertThat(applyAt(now.plus(Duration.ofDays(3)))).isZero();

    assertThat(here()).isEqualTo(NumberRanges.of(1, ARTICLES));
  }

  @Test
  void aClockThatGoesOnFromWhereItLeaptToIsBelievedAfterAWeek() {
    Instant now = Instant.now();
    rule(KeepRule.Kind.DAYS, ARTICLES);
    assertThat(applyAt(now)).isZero();

    Instant back = now.plus(Duration.ofDays(100));
    assertThat(applyAt(back)).isZero();
    assertThat(applyAt(back.plus(Duration.ofDays(8)))).isBetween(107L, 109L);
  }

  @Test
  void theNewestStayWhateverTheClockSays() {
    rule(KeepRule.Kind.NEWEST, 300);
    assertThat(applyAt(Instant.parse("2005-01-01T00:00:00Z"))).isEqualTo(1_700);
  }

  private static long pages(Path file) throws java.sql.SQLException {
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var row = statement.executeQuery("pragma page_count")) {
      return row.getLong(1);
    }
  }
}
