package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.ConnectionState;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/** What happens is told, merged and after it is on disk. */
class ChangeFeedTest {
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

  private CountDownLatch once(Predicate<Change> wanted) {
    CountDownLatch latch = new CountDownLatch(1);
    var _ =
        desk.reading
            .changes()
            .listen(change -> {
              if (wanted.test(change)) {
                latch.countDown();
              }
            });
    return latch;
  }

  private static void assertTold(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private FetchResult fetch() {
    return await(desk.reading.fetching().headers(POLITICS, new FetchRange.All()));
  }

  @Test
  void countsFollowTheHeaders() throws InterruptedException {
    long[] last = new long[1];
    CountDownLatch told = new CountDownLatch(1);
    var _ =
        desk.reading
            .changes()
            .listen(change -> {
              if (change instanceof Change.GroupChanged line && line.group().unread() > 0) {
                last[0] = line.group().cached();
                told.countDown();
              }
            });
    FetchResult result = fetch();
    assertTold(told);
    assertThat(last[0]).isBetween(1L, result.total());
  }

  @Test
  void manyMarksAreAtMostTenChangesASecond() throws InterruptedException {
    fetch();
    CountDownLatch told = once(Change.MarksChanged.class::isInstance);
    long begun = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      await(desk.reading.marks().read(List.of(MISSION)));
      await(desk.reading.marks().unread(List.of(MISSION)));
    }
    assertTold(told);
    long changes = desk.heard.stream().filter(Change.MarksChanged.class::isInstance).count();
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertThat(changes).isPositive().isLessThanOrEqualTo(millis / 100 + 2);
  }

  @Test
  void connectionIsTold() throws InterruptedException {
    CountDownLatch connected =
        once(change ->
            change instanceof Change.ConnectionChanged link
                && link.state() instanceof ConnectionState.Connected);
    fetch();
    assertTold(connected);
  }

  @Test
  void openedArticleIsToldAsStored() throws InterruptedException {
    CountDownLatch stored =
        once(change ->
            change instanceof Change.BodiesStored bodies && bodies.ids().contains(MISSION));
    fetch();
    await(desk.reading.articles().open(MISSION));
    assertTold(stored);
  }

  @Test
  void flagIsTold() throws InterruptedException {
    CountDownLatch told = once(change -> change.equals(new Change.FlagsChanged(Set.of(MISSION))));
    fetch();
    await(desk.reading.marks().flag(List.of(MISSION)));
    assertTold(told);
  }

  @Test
  void threadsOnScreenAreFetchedAheadWhereTheSettingsSaySo() throws InterruptedException {
    fetch();
    ThreadList list = await(desk.reading.threadLists().open(POLITICS, ThreadListOptions.USUAL));
    int row = await(desk.reading.threadLists().find(list, MISSION)).orElseThrow();
    CountDownLatch stored =
        once(change ->
            change instanceof Change.BodiesStored bodies && bodies.ids().contains(MISSION));
    desk.settings = org.newsloom.settings.ReadingSettings.DEFAULTS;
    desk.reading.fetching().looksAt(list, row, row + 1);
    assertTold(stored);
  }

  @Test
  void storedBodiesAreIndexedByThemselves() throws InterruptedException {
    desk.reading.indexing().start();
    CountDownLatch indexed = once(change -> change instanceof Change.BodiesIndexed);
    fetch();
    await(desk.reading.articles().open(MISSION));
    assertTold(indexed);
  }
}
