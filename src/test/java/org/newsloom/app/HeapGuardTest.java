package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.ClassPath;

/** The heap stays near what is in use; measured in processes of their own, by octets. */
final class HeapGuardTest {
  private static final long MEGABYTE = 1 << 20;

  /** Makes two gigabytes of garbage that lives long enough to become old. */
  static final class Garbage {
    public static void main(String[] args) throws InterruptedException {
      if (args[0].equals("guarded")) {
        assertTrue(HeapGuard.watch());
      }
      byte[][] used = new byte[640][];
      for (int i = 0; i < 32 * 1024; i++) {
        used[i % used.length] = new byte[64 * 1024];
        if (i % 64 == 0) {
          // Not faster than news come.
          Thread.sleep(1);
        }
      }
      long peak =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().matches("Tenured Gen|PS Old Gen"))
              .mapToLong(pool -> pool.getPeakUsage().getUsed())
              .sum();
      System.out.println(peak / MEGABYTE + " " + used[0].length);
    }
  }

  private static long peakOfOldGeneration(String collector, String how)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    collector,
                    "-XX:-UseAdaptiveSizePolicy",
                    "-Xms384m",
                    "-Xmx640m",
                    "-Xmn16m",
                    "-cp",
                    ClassPath.ofTests(),
                    Garbage.class.getName(),
                    how))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertThat(said).matches("(?s)[0-9]+ 65536\\s*");
    return Long.parseLong(said.split(" ", 2)[0]);
  }

  /** The launcher's collector, and the one that Java takes by itself on a small machine. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseParallelGC", "-XX:+UseSerialGC"})
  void oldGarbageDoesNotFillTheHeap(String collector) throws IOException, InterruptedException {
    long unguarded = peakOfOldGeneration(collector, "unguarded");
    long guarded = peakOfOldGeneration(collector, "guarded");

    assertThat(unguarded).isGreaterThan(500);
    assertThat(guarded).isLessThan(unguarded * 3 / 4);
  }

  @Test
  void whatIsInUseGetsRoomUpToTheLimit() {
    long most = 600 * MEGABYTE;
    assertThat(HeapGuard.threshold(0, most)).isEqualTo(128 * MEGABYTE);
    assertThat(HeapGuard.threshold(320 * MEGABYTE, most)).isEqualTo(350 * MEGABYTE);
    assertThat(HeapGuard.threshold(595 * MEGABYTE, most)).isEqualTo(most);
  }
}
