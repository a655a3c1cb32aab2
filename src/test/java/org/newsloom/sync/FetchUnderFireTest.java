package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
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

/** Fetches that are stopped anywhere, and numbers as far apart and as large as they can be. */
final class FetchUnderFireTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");
  private static final GroupRef REF = new GroupRef(GROUP.server(), GROUP.group());
  private static final int ARTICLES = 20_000;

  /** Far fewer than there are millions in the gaps. */
  private static final int FEW_COMMANDS = 60;

  @TempDir Path profile;
  private GeneratedServer server;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    server = new GeneratedServer(1, ARTICLES);
    desk = Desk.open(profile, Duration.ofSeconds(5)).with("far", server.port());
  }

  @AfterEach
  void stop() throws IOException {
    desk.close();
    server.close();
  }

  private FetchResult fetch() {
    return await(desk.headers.fetch(GROUP, new FetchRange.All(), ProgressListener.NONE));
  }

  private NumberRanges present() {
    return await(desk.store.headers().present(REF));
  }

  private void only(long... numbers) {
    server.articles.clear();
    for (long number : numbers) {
      server.articles.put(number, "a" + number);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 514, 2_000, 4_097, 9_000, 15_000, 19_999})
  void whatIsOnDiskWhenAFetchIsCancelledIsNotAskedForAgain(int after) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    TaskFuture<FetchResult> fetch =
        desk.headers.fetch(
            GROUP,
            new FetchRange.All(),
            progress -> {
              if (progress.done() >= after) {
                there.countDown();
              }
            });
    there.await();
    fetch.cancel(true);
    // What was on its way to the disk arrives or does not; then nothing moves any more.
    NumberRanges before = present();
    for (NumberRanges now = present(); !now.equals(before); now = present()) {
      before = now;
    }
    await(desk.store.integrityCheck());
    NumberRanges here = present();
    server.sent.clear();

    assertThat(fetch().total()).isEqualTo(ARTICLES);

    assertThat(present()).isEqualTo(NumberRanges.of(1, ARTICLES));
    assertThat(server.sent.keySet()).noneMatch(here::contains);
    assertThat(await(desk.store.integrityCheck())).isEmpty();
  }

  @Test
  void gapsOfMillionsCostNoWork() {
    only(LongStream.of(1, 7_000_000, 3_000_000_000L, 3_000_000_001L, 9_000_000_000_000L).toArray());

    assertThat(fetch().total()).isEqualTo(5);

    assertThat(server.commands).hasSizeLessThan(FEW_COMMANDS);
    int before = server.commands.size();
    assertThat(fetch().added()).isZero();
    assertThat(server.commands.size() - before).isLessThan(8);
  }

  @Test
  void numbersMayBeAsLargeAsALong() {
    long last = Long.MAX_VALUE;
    only(1L << 40, (1L << 40) + 1, last - 2, last - 1, last);

    assertThat(fetch().total()).isEqualTo(5);

    assertThat(present().contains(last)).isTrue();
    assertThat(await(desk.store.headers().overviews(REF, List.of(last)))).containsKey(last);
    await(desk.reading.marks().read(GROUP, NumberRanges.of(last - 1, last)));
    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(3);
    assertThat(server.commands).hasSizeLessThan(FEW_COMMANDS);
  }

  @Test
  void numbersThatWereResetInAGroupOfSegmentsKeepTheirMarks() {
    fetch();
    await(desk.reading.marks().read(GROUP, NumberRanges.of(15_001, ARTICLES)));
    server.articles.clear();
    for (long number = 1; number <= 10_000; number++) {
      server.articles.put(number, "a" + (number + 10_000));
    }

    assertThat(fetch().total()).isEqualTo(10_000);

    assertThat(await(desk.reading.newsgroups().counts(GROUP)).unread()).isEqualTo(5_000);
    assertThat(
            await(desk.store.headers().places(GROUP.server(), new MessageId("a15001@example.org"))))
        .anyMatch(place -> place.number() == 5_001);
    // Nothing of the old numbers is left to purge.
    assertThat(await(desk.store.headers().purgeEnded(REF, 0))).isZero();
    assertThat(await(desk.store.integrityCheck())).isEmpty();
  }
}
