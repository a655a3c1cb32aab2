package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.ClassPath;
import org.newsloom.article.NumberRanges;
import org.newsloom.reading.Desk;
import org.newsloom.reading.IntegrityReport;
import org.newsloom.store.GroupRef;
import org.newsloom.task.ProgressListener;

/** A program that is killed while it fetches finds everything in order when it comes back. */
class KilledFetchTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");

  @TempDir Path profile;

  @ParameterizedTest
  @ValueSource(longs = {1_000, 9_000})
  void fetchThatWasKilledGoesOnWithoutLoss(long killAfter) throws Exception {
    try (GeneratedServer server = new GeneratedServer(1, 20_000)) {
      killHalfway(server.port(), killAfter);
      try (Desk desk = Desk.open(profile)) {
        FetchResult result =
            await(desk.headers.fetch(GROUP, new FetchRange.Newer(), ProgressListener.NONE));
        assertThat(result.total()).isEqualTo(20_000);
        assertThat(await(desk.store.headers().present(new GroupRef(GROUP.server(), GROUP.group()))))
            .isEqualTo(NumberRanges.of(1, 20_000));
        assertThat(await(desk.reading.integrity().check())).allMatch(IntegrityReport::isOk);
      }
    }
  }

  private void killHalfway(int port, long after) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ClassPath.ofTests(),
                KilledFetch.class.getName(),
                profile.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader dots =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = dots.readLine();
      assertThat(line).as("the child never began").isNotNull();
      while (line != null && Long.parseLong(line) < after) {
        line = dots.readLine();
      }
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
