package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;

/** When the lists that searches ask are made anew. */
final class OpenThreadsTest {
  private static final ServerGroup GROUP = Desk.group("here", "misc.test");

  @TempDir Path profile;
  private final AtomicLong now = new AtomicLong();
  private final Jobs jobs = new Jobs(Duration.ofSeconds(20));
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.open(profile).with(GROUP.server(), 1);
    add(1, "");
    add(2, "<1@x.invalid>");
  }

  @AfterEach
  void close() {
    jobs.close();
    desk.close();
  }

  private void add(long number, String references) {
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    batch.row(number);
    field(batch, Field.MESSAGE_ID, "<" + number + "@x.invalid>");
    field(batch, Field.REFERENCES, references);
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(number, number)));
  }

  private static void field(OverviewBatch.Builder batch, Field field, String value) {
    byte[] octets = value.getBytes(StandardCharsets.US_ASCII);
    batch.field(field, octets, 0, octets.length);
  }

  private OpenThreads threads(int large) {
    return new OpenThreads(desk.store, desk.reading.threadLists(), jobs, large, now::get);
  }

  @Test
  void aListIsKeptUntilHeadersCome() throws InterruptedException {
    OpenThreads threads = threads(Integer.MAX_VALUE);
    ThreadList first = threads.of(GROUP);
    assertThat(threads.of(GROUP)).isSameAs(first);

    add(3, "<2@x.invalid>");
    assertThat(threads.of(GROUP).rowOf(3)).isEqualTo(2);
  }

  @Test
  void aLargeListLagsWhileHeadersStreamInButNotLong() throws InterruptedException {
    OpenThreads threads = threads(2);
    ThreadList first = threads.of(GROUP);
    add(3, "<2@x.invalid>");
    assertThat(threads.of(GROUP)).isSameAs(first);

    now.addAndGet(Duration.ofSeconds(11).toNanos());
    ThreadList later = threads.of(GROUP);
    assertThat(later.rowOf(3)).isEqualTo(2);
    assertThat(threads.of(GROUP)).isSameAs(later);
  }

  @Test
  void aListThatLagsIsMadeAnewWhileTheOldOneServes() throws InterruptedException {
    OpenThreads threads = threads(2);
    ThreadList first = threads.of(GROUP);
    add(3, "<2@x.invalid>");
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(threads.of(GROUP)).isSameAs(first);

    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (threads.of(GROUP) == first && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(threads.of(GROUP).rowOf(3)).isEqualTo(2);
  }

  @Test
  void marksAreAsTheyAreNowInAListThatLags() throws InterruptedException {
    OpenThreads threads = threads(2);
    ThreadList first = threads.of(GROUP);
    assertThat(first.marks().isRead(first.rowOf(2))).isFalse();
    add(3, "<2@x.invalid>");
    await(desk.reading.marks().read(GROUP, NumberRanges.of(2, 2)));

    ThreadList marked = threads.of(GROUP);
    assertThat(marked.headers()).isSameAs(first.headers());
    assertThat(marked.marks().isRead(marked.rowOf(2))).isTrue();
    assertThat(threads.of(GROUP)).isSameAs(marked);
  }

  @Test
  void theListOfTheWindowServesSearchesToo() throws InterruptedException {
    ThreadList shown = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    assertThat(threads(2).of(GROUP).headers()).isSameAs(shown.headers());
  }
}
