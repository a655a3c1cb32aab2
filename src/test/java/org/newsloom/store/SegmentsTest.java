package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;

/** What was put into segments comes out of them, whatever happens to them. */
final class SegmentsTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Profile.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void windowsAndLateHeadersAreAllThere() throws SQLException {
    Random random = new Random(3);
    List<Long> numbers = new ArrayList<>();
    for (long at = 5_000; at < 12_000; at += 1 + random.nextInt(3)) {
      numbers.add(at);
    }
    // Windows from the newest on, then what was left out, one by one and in another order.
    List<Long> later = new ArrayList<>();
    for (int to = numbers.size(); to > 0; to -= 700) {
      Profile.Lines lines = new Profile.Lines();
      for (long number : numbers.subList(Math.max(0, to - 700), to)) {
        if (random.nextInt(50) == 0) {
          later.addFirst(number);
        } else {
          add(lines, number, random);
        }
      }
      lines.into(store, USA);
    }
    assertThat(segments()).isPositive();
    assertSound();
    for (long number : later) {
      Profile.Lines lines = new Profile.Lines();
      add(lines, number, random);
      lines.into(store, USA);
    }
    assertSound();

    await(store.headers().gatherSegments(USA));

    assertThat(segments()).isEqualTo(1);
    assertSound();
    assertThat(await(store.headers().headers(USA)).number())
        .containsExactly(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  @Test
  void aWindowThatFallsIntoAGapOfASegmentIsPutIntoIt() throws SQLException {
    window(2_300, 2_300).into(store, USA);
    window(2_501, 5_999).into(store, USA);
    await(store.headers().gatherSegments(USA));
    assertThat(segments()).isEqualTo(1);

    window(2_301, 2_400).into(store, USA);
    window(2_401, 2_500).into(store, USA);
    window(6_000, 6_999).into(store, USA);

    assertSound();
    assertThat(await(store.headers().headers(USA)).number())
        .hasSize(4_700)
        .contains(2_300, 2_400, 2_401, 2_500, 6_999);
    assertThat(await(store.headers().ids(USA, List.of(2_500L))))
        .containsEntry(2_500L, Profile.id("2500@x"));
  }

  @Test
  void nothingIsPutTogetherAcrossNumbersThatAreStillToBeFetched() throws SQLException {
    // As a fetch does: the lowest number first, then windows from the newest down.
    window(1, 1).into(store, USA);
    window(8_000, 8_299).into(store, USA);
    window(7_700, 7_999).into(store, USA);
    await(store.headers().gatherSegments(USA));
    assertThat(segments()).isEqualTo(1);

    window(7_400, 7_699).into(store, USA);
    window(7_100, 7_399).into(store, USA);

    assertThat(segments()).isEqualTo(3);
    assertSound();
    for (int from = 7_000; from > 0; from -= 100) {
      window(Math.max(2, from), from + 99).into(store, USA);
    }
    await(store.headers().gatherSegments(USA));

    assertThat(segments()).isEqualTo(2);
    assertSound();
    assertThat(await(store.headers().headers(USA)).number()).hasSize(8_201);
  }

  @Test
  void theNewestPartOfALargeGroupIsReadAlone() {
    for (int from = 1; from <= 4_000; from += 400) {
      window(from, from + 399).into(store, USA);
    }
    for (int number = 4_001; number <= 4_010; number++) {
      window(number, number).into(store, USA);
    }
    long[] all = await(store.headers().linkedHeaders(USA)).headers().number();

    LinkedHeaders newest = await(store.headers().newestLinkedHeaders(USA, 500)).orElseThrow();

    // Whole segments: the loose ones, and as many as it takes.
    assertThat(newest.headers().number()).isEqualTo(Arrays.copyOfRange(all, 3_200, 4_010));
    assertThat(newest.links().key()).hasSize(810);
    assertThat(await(store.headers().newestLinkedHeaders(USA, 2_000))).isEmpty();
    assertThat(await(store.headers().newestLinkedHeaders(Profile.MISC, 1))).isEmpty();
  }

  @Test
  void expiredHeadersAreInNoSegment() throws SQLException {
    window(1, 1_000).into(store, USA);
    assertThat(segments()).isEqualTo(1);

    await(store.headers().expire(USA, NumberRanges.of(400, 500)));

    assertThat(await(store.headers().headers(USA)).number()).hasSize(899).doesNotContain(450);
    assertSound();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "links"})
  void damagedSegmentsAreDroppedAndTheirHeadersFetchedAgain(String damage) throws Exception {
    window(1, 1_000).into(store, USA);
    window(1_001, 2_000).into(store, USA);
    run(
        "update segment set %1$s = zeroblob(length(%1$s)) where first & 0xffffff = 1"
            .replace("%1$s", damage));

    LinkedHeaders damaged = await(store.headers().linkedHeaders(USA));

    assertThat(damaged.headers().number()).hasSize(1_000).contains(1_001, 2_000);
    assertThat(eventuallyMissing()).isEqualTo(NumberRanges.of(1, 1_000));
    window(1, 1_000).into(store, USA);
    assertThat(await(store.headers().headers(USA)).number()).hasSize(2_000);
    assertSound();
  }

  @Test
  void damageInWhatIsReadOneByOneIsMendedToo() throws Exception {
    window(1, 1_000).into(store, USA);
    run("update segment_block set octets = zeroblob(10) where id & 0xffffff = 257");
    assertThat(await(store.integrityCheck()))
        .extracting(IntegrityProblem::what)
        .anyMatch(what -> what.contains("damaged"));

    assertThat(await(store.headers().overviews(USA, List.of(300L)))).isEmpty();

    assertThat(eventuallyMissing()).isEqualTo(NumberRanges.of(1, 1_000));
    window(1, 1_000).into(store, USA);
    assertThat(await(store.headers().overviews(USA, List.of(300L)))).hasSize(1);
    assertSound();
  }

  /** What counts as never fetched, once the segment was dropped. */
  private NumberRanges eventuallyMissing() throws InterruptedException {
    NumberRanges missing = NumberRanges.EMPTY;
    for (int i = 0; i < 500 && missing.isEmpty(); i++) {
      Thread.sleep(10);
      missing = await(store.headers().fetched(USA)).missingIn(1, 1_000);
    }
    return missing;
  }

  @Test
  void bodiesWithoutAHeaderGoOnceTheyAreOld() {
    window(1, 700).into(store, USA);
    for (int number = 1; number <= 700; number++) {
      await(store.bodies().put(Profile.id(number + "@x"), new byte[] {'a'}));
      await(store.bodies().put(Profile.id(number + "@alone"), new byte[] {'b'}));
    }
    await(store.bodies().keep(Profile.id("own@alone"), new byte[] {'c'}));

    assertThat(await(store.bodies().expiry().withoutHeader(Profile.NOW))).isZero();
    assertThat(await(store.bodies().expiry().withoutHeader(Profile.NOW.plusSeconds(1))))
        .isEqualTo(700);

    assertThat(await(store.bodies().get(Profile.id("1@alone")))).isEmpty();
    assertThat(await(store.bodies().get(Profile.id("1@x")))).isPresent();
    assertThat(await(store.bodies().get(Profile.id("own@alone")))).isPresent();
  }

  @Test
  void theIndexByMessageIdIsMadeAnew() throws SQLException {
    for (int from = 1; from < 9_000; from += 3_000) {
      window(from, from + 2_999).into(store, USA);
    }
    assertThat(count("block_header")).isPositive();
    run("delete from block_header where id % 3 = 0");
    assertThat(await(store.integrityCheck()))
        .extracting(IntegrityProblem::what)
        .anyMatch(what -> what.contains("cannot be found by Message-ID"));

    await(store.repair());

    assertSound();
    assertThat(await(store.headers().overview(Profile.id("4711@x")))).isPresent();
  }

  @Test
  void searchFindsTheSameInSegmentsAndInLooseHeaders() {
    for (int from = 1; from < 1_000; from += 100) {
      window(from, from + 99).into(store, USA);
    }
    FullTextQuery query = new FullTextQuery.Phrase(FullTextQuery.Column.SUBJECT, "seven");
    SearchPage loose = await(store.searchIndex().search(query, SearchScope.EVERYWHERE));
    await(store.headers().gatherSegments(USA));

    SearchPage packed = await(store.searchIndex().search(query, SearchScope.EVERYWHERE));

    assertThat(loose.hits()).hasSize(100).isEqualTo(packed.hits());
  }

  @Test
  void everythingOfAHeaderComesBackWhereverItLies() throws SQLException {
    Profile.Lines packed = new Profile.Lines();
    Profile.Lines loose = new Profile.Lines();
    for (long number = 1; number <= 600; number++) {
      whole(packed, number);
      whole(loose, 1_000 + number);
    }
    packed.into(store, USA);
    for (long number = 1_001; number <= 1_600; number++) {
      whole(new Profile.Lines(), number).into(store, USA);
    }
    assertThat(segments()).isEqualTo(1);
    assertWhole(1, 600);
    assertWhole(1_001, 1_600);
    LinkedHeaders before = await(store.headers().linkedHeaders(USA));

    await(store.headers().gatherSegments(USA));

    LinkedHeaders after = await(store.headers().linkedHeaders(USA));
    assertThat(after.headers()).usingRecursiveComparison().isEqualTo(before.headers());
    assertThat(after.links().key()).isEqualTo(before.links().key());
    assertThat(after.links().ancestorCount()).isEqualTo(before.links().ancestorCount());
    assertThat(nearest(after.links())).isEqualTo(nearest(before.links()));

    assertThat(count("header")).isZero();
    assertWhole(1, 600);
    assertWhole(1_001, 1_600);
    assertSound();
  }

  /** The key of the nearest ancestor of each header that names one. */
  private static long[] nearest(GroupLinks links) {
    return IntStream.range(0, links.key().length)
        .filter(row -> links.ancestorCount()[row] > 0)
        .mapToLong(row -> links.references()[links.referenceEnd()[row] - 1])
        .toArray();
  }

  private static Profile.Lines whole(Profile.Lines lines, long number) {
    String xref =
        number % 3 == 0 ? "news.example.org alt.politics.usa:" + number + " misc.test:7" : "";
    return lines.add(
        number,
        number + "@über.example",
        "Subject " + number,
        "Ann " + number % 7 + " <ann@example.org>",
        Profile.NOW.plusSeconds(number),
        xref,
        "root" + number % 5 + "@x",
        (number - 1) + "@über.example");
  }

  private void assertWhole(long from, long to) {
    List<Long> numbers = java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
    var found = await(store.headers().overviews(USA, numbers));
    assertThat(found).hasSize(600);
    for (long number : numbers) {
      var one = found.get(number);
      assertThat(one.subject()).isEqualTo("Subject " + number);
      assertThat(one.from().name()).isEqualTo("Ann " + number % 7);
      assertThat(one.date()).contains(Profile.NOW.plusSeconds(number));
      assertThat(one.bytes()).isEqualTo(1_234);
      assertThat(one.lines()).isEqualTo(12);
      assertThat(one.xref().places()).hasSize(number % 3 == 0 ? 2 : 0);
      assertThat(one.references().ids()).hasSize(2);
      assertThat(one.references().ids().getFirst().text()).isEqualTo("root" + number % 5 + "@x");
      assertThat(await(store.headers().overview(one.id()))).contains(one);
    }
  }

  @Test
  void batchesThatComeTogetherAreAllAnsweredAndAllThere() throws SQLException {
    List<java.util.concurrent.CompletableFuture<AddedHeaders>> answers = new ArrayList<>();
    for (int from = 9_001; from > 0; from -= 1_000) {
      answers.add(window(from, from + 999).send(store, USA));
    }
    int added = 0;
    for (var answer : answers) {
      added += await(answer).added();
    }
    assertThat(added).isEqualTo(10_000);
    assertThat(await(store.headers().fetched(USA))).isEqualTo(NumberRanges.of(1, 10_000));
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  @Test
  void whoGivesUpWaitingLosesNoBatchAndSpoilsNone() {
    for (int from = 5_401, size = 600; from > 0; from -= size) {
      Profile.Lines lines = new Profile.Lines();
      for (long number = from; number < from + size; number++) {
        whole(lines, number);
      }
      lines.send(store, USA).cancel(true);
      // A small one in between uses the same memory again.
      whole(new Profile.Lines(), 10_000L + from).send(store, USA).cancel(true);
    }
    await(store.headers().addOverviews(USA, new Profile.Lines().batch(), NumberRanges.EMPTY));
    for (int from = 5_401; from > 0; from -= 600) {
      assertWhole(from, from + 599);
    }
    assertThat(await(store.headers().present(USA)).countIn(10_000, 20_000)).isEqualTo(10);
    assertSound();
  }

  @Test
  void allSizesAtOnceAreThoseOfTheHeaders() throws SQLException {
    for (long from : new long[] {3_000, 1_000, 5_000}) {
      Profile.Lines lines = new Profile.Lines();
      for (long number = from; number < from + 1_000; number += 1 + number % 3) {
        whole(lines, number).field(OverviewBatch.Field.BYTES, "" + number * 7);
      }
      lines.into(store, USA);
    }
    Profile.Lines loose = new Profile.Lines();
    whole(whole(loose, 8_001), 8_002).into(store, USA);
    assertThat(segments()).isPositive();
    await(store.headers().expire(USA, NumberRanges.of(3_100, 3_200)));
    GroupHeaders headers = await(store.headers().headers(USA));
    List<Long> numbers = Arrays.stream(headers.number(), 0, headers.size()).boxed().toList();
    int[] octets = await(store.headers().octets(headers));
    assertThat(Arrays.stream(octets).asLongStream().boxed().toList())
        .isEqualTo(
            await(store.headers().brief(USA, numbers)).values().stream()
                .map(BriefHeader::octets)
                .toList())
        .hasSizeGreaterThan(1_500);
    assertThat(Arrays.stream(octets).distinct().count()).isGreaterThan(100);
    run(
        "update segment_block set octets = zeroblob(20) where id = (select min(first) from segment)");
    assertThat(await(store.headers().octets(headers))).hasSameSizeAs(octets).contains(0);
  }

  /** Lines whose ancestors are each of the three kinds: here, in another window, nowhere. */
  private static Profile.Lines window(long from, long to) {
    Random random = new Random(from);
    Profile.Lines lines = new Profile.Lines();
    for (long number = from; number <= to; number++) {
      add(lines, number, random);
    }
    return lines;
  }

  private static void add(Profile.Lines lines, long number, Random random) {
    String subject = "Subject " + number % 50 + (number % 7 == 0 ? " seven" : "");
    switch (random.nextInt(4)) {
      case 0 -> lines.add(number, number + "@x", subject);
      case 1 -> lines.add(number, number + "@x", subject, (number - 1) + "@x");
      case 2 ->
          lines.add(number, number + "@x", subject, (number - 900) + "@x", (number - 1) + "@x");
      default -> lines.add(number, number + "@x", subject, "gone" + number % 5 + "@x");
    }
  }

  /** The check unpacks each segment, and looks each header up by its Message-ID. */
  private void assertSound() {
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  private long segments() throws SQLException {
    return count("segment");
  }

  private long count(String table) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      return row.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
