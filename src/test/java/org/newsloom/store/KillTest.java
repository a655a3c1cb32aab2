package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;

/** Kills a process that writes, again and again, and looks for what it said was saved. */
final class KillTest {
  private static final int ROUNDS = 4;

  @TempDir Path folder;

  @Test
  void nothingThatWasAcknowledgedIsLost() throws Exception {
    Random random = new Random(20261123);
    int next = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int last = scribble(next, 5 + random.nextInt(40), random.nextInt(20));
      assertThat(last).isGreaterThanOrEqualTo(next);
      try (Store store = Profile.open(folder)) {
        assertThat(store.notices()).isEmpty();
        assertAllThere(store, last);
        assertThat(await(store.integrityCheck())).isEmpty();
      }
      // The step after the last acknowledged one may be half there: it is not said to be saved.
      next = last + 2;
    }
  }

  /** Runs a writer, kills it some time after it acknowledged so many steps; returns the last. */
  private int scribble(int first, int steps, int moreMillis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Scribbler.class.getName(),
                folder.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = -1;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < steps; i++) {
        String line = lines.readLine();
        assertThat(line).as("the writer went on").isNotNull();
        last = Integer.parseInt(line);
      }
      Thread.sleep(moreMillis);
      // Through the handle: the process itself would close the stream before it is read out.
      process.toHandle().destroyForcibly();
      // What it managed to say before it died counts too; half a line does not.
      StringBuilder rest = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        rest.append((char) c);
      }
      String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
      for (String line : whole.lines().toList()) {
        last = Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return last;
  }

  /** Where the classes really come from; under some runners the property does not say. */
  private static String classPath() throws Exception {
    List<String> places = new ArrayList<>();
    for (Class<?> one :
        List.of(
            Scribbler.class,
            Store.class,
            org.sqlite.SQLiteConfig.class,
            org.slf4j.LoggerFactory.class,
            org.jspecify.annotations.NullMarked.class)) {
      places.add(
          Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, places);
  }

  private final Set<Integer> acknowledged = new HashSet<>();
  private int checkedFrom;

  private void assertAllThere(Store store, int last) {
    for (int step = checkedFrom; step <= last; step++) {
      acknowledged.add(step);
    }
    checkedFrom = last + 2;
    Set<String> drafts = new HashSet<>();
    await(store.drafts().all()).forEach(draft -> drafts.add(draft.body()));
    Set<String> outbox = new HashSet<>();
    await(store.outbox().all()).forEach(entry -> outbox.add(entry.messageId().text()));
    NumberRanges read = await(store.marks().read(USA));
    NumberRanges present = await(store.headers().present(USA));
    for (int step : acknowledged) {
      long number = (long) step * Scribbler.BATCH + 1;
      assertThat(drafts).contains("draft " + step);
      assertThat(outbox).contains(step + "@out");
      assertThat(read.contains(number)).isTrue();
      assertThat(present.countIn(number, number + Scribbler.BATCH - 1)).isEqualTo(Scribbler.BATCH);
      assertThat(await(store.bodies().has(Profile.id(number + "@x")))).isTrue();
    }
    assertThat(await(store.headers().ids(USA, List.of(1L)))).isNotEmpty();
  }
}
