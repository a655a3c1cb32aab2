package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.reading.Desk;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.GeneratedServer;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.ProgressListener;

/** A disk that fills up while headers come in. */
final class FullDiskFetchTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");
  private static final GroupRef REF = new GroupRef(GROUP.server(), GROUP.group());

  @TempDir Path profile;

  @Test
  void aFetchSaysThatTheDiskIsFullAndGoesOnOnceThereIsRoom() throws Exception {
    try (GeneratedServer server = new GeneratedServer(1, 60_000);
        Desk desk = Desk.open(profile, Duration.ofSeconds(5)).with("far", server.port())) {
      desk.store.limitPages(220);

      var full =
          desk.headers
              .fetch(GROUP, new FetchRange.All(), ProgressListener.NONE)
              .handle((result, problem) -> problem);
      Throwable problem = await(full);

      assertThat(problem).isInstanceOf(StoreException.class).hasMessageContaining("disk is full");
      NumberRanges here = await(desk.store.headers().present(REF));
      assertThat(here.count()).isBetween(1L, 59_999L);
      // Reading goes on.
      assertThat(await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL)).size())
          .isEqualTo((int) here.count());
      assertThat(await(desk.store.integrityCheck())).isEmpty();

      desk.store.limitPages(1_000_000);
      assertThat(
              await(desk.headers.fetch(GROUP, new FetchRange.All(), ProgressListener.NONE)).total())
          .isEqualTo(60_000);
      assertThat(await(desk.store.integrityCheck())).isEmpty();
    }
  }
}
