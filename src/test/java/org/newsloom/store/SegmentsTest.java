package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;

/** Columns that are derived from the rows of headers say what the rows say, or are not used. */
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
  void whatIsReadOfSegmentsIsWhatTheRowsSay() throws SQLException {
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
    assertColumnsEqualRows();
    for (long number : later) {
      Profile.Lines lines = new Profile.Lines();
      add(lines, number, random);
      lines.into(store, USA);
    }
    assertColumnsEqualRows();

    await(store.headers().gatherSegments(USA));

    assertThat(segments()).isEqualTo(1);
    assertColumnsEqualRows();
    assertThat(await(store.headers().headers(USA)).number())
        .containsExactly(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  @Test
  void expiredHeadersAreInNoSegment() throws SQLException {
    window(1, 1_000).into(store, USA);
    assertThat(segments()).isEqualTo(1);

    await(store.headers().expire(USA, NumberRanges.of(400, 500)));

    assertThat(await(store.headers().headers(USA)).number()).hasSize(899).doesNotContain(450);
    assertColumnsEqualRows();
  }

  @Test
  void damagedColumnsAreNotUsedAndMadeAnew() throws SQLException {
    window(1, 1_000).into(store, USA);
    LinkedHeaders before = await(store.headers().linkedHeaders(USA));
    run("update segment set links = zeroblob(length(links))");

    LinkedHeaders damaged = await(store.headers().linkedHeaders(USA));

    assertThat(damaged.headers()).usingRecursiveComparison().isEqualTo(before.headers());
    assertThat(damaged.links().key()).isEqualTo(before.links().key());
    assertThat(damaged.links().ancestorCount()).isEqualTo(before.links().ancestorCount());
    assertThat(nearest(damaged.links())).isEqualTo(nearest(before.links()));
    await(store.headers().gatherSegments(USA));
    assertThat(segments()).isEqualTo(1);
    assertColumnsEqualRows();
  }

  /** The key of the nearest ancestor of each header that names one. */
  private static long[] nearest(GroupLinks links) {
    return IntStream.range(0, links.key().length)
        .filter(row -> links.ancestorCount()[row] > 0)
        .mapToLong(row -> links.references()[links.referenceEnd()[row] - 1])
        .toArray();
  }

  @Test
  void columnsOutOfStepAreFoundAndMended() throws SQLException {
    window(1, 1_000).into(store, USA);
    run("update header set subject = subject + 1 where rowid % 7 = 0");
    assertThat(await(store.integrityCheck()))
        .extracting(IntegrityProblem::what)
        .anyMatch(what -> what.contains("out of step"));

    await(store.repair());

    assertColumnsEqualRows();
  }

  @Test
  void searchFindsTheSameInSegmentsAndInRows() throws SQLException {
    window(1, 1_000).into(store, USA);
    FullTextQuery query = new FullTextQuery.Phrase(FullTextQuery.Column.SUBJECT, "seven");
    SearchPage ofSegments = await(store.searchIndex().search(query, SearchScope.EVERYWHERE));
    run("delete from segment");

    SearchPage ofRows = await(store.searchIndex().search(query, SearchScope.EVERYWHERE));

    assertThat(ofSegments.hits()).hasSize(100).isEqualTo(ofRows.hits());
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

  /** The check compares each segment with its rows. */
  private void assertColumnsEqualRows() {
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  private long segments() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from segment")) {
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
