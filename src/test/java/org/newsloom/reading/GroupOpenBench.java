package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/**
 * Prints what it costs to open a large group through the program's services, all but the window:
 * from nothing (first command to stored and threaded), again after a restart, and to search it.
 * Needs a server with such a group on loopback: {@code -Dnewsloom.bench.port=11119
 * -Dnewsloom.bench.group=...}.
 */
@Tag("bench")
final class GroupOpenBench {
  private static final int ROUNDS = Integer.getInteger("newsloom.bench.rounds", 5);
  private static final ServerGroup GROUP =
      Desk.group("bench", System.getProperty("newsloom.bench.group", "alt.politics.usa"));

  @TempDir Path folder;

  @Test
  void openLargeGroup() throws IOException {
    Integer port = Integer.getInteger("newsloom.bench.port");
    Assumptions.assumeTrue(port != null, "skipped: no server was named");
    for (int round = 1; round <= ROUNDS; round++) {
      Path profile = folder.resolve("round-" + round);
      long headers = fromNothing(profile, port, round);
      again(profile, headers);
      System.out.printf(
          "round %d: %.0f bytes a header on disk%n", round, (double) octets(profile) / headers);
    }
    System.out.printf("heap at its largest %,d KiB%s%n", heapPeak() / 1024, residentPeak());
  }

  private static long fromNothing(Path profile, int port, int round) {
    try (Desk desk = Desk.open(profile).with("bench", port)) {
      CpuTimes cpu = CpuTimes.now();
      long begin = System.nanoTime();
      FetchResult fetched =
          Desk.awaitLong(desk.reading.fetching().headers(GROUP, new FetchRange.All()));
      long stored = System.nanoTime();
      ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
      await(list.load(0, Math.min(50, list.size())));
      long threaded = System.nanoTime();
      assertThat(fetched.added()).isEqualTo(fetched.total()).isPositive();
      System.out.printf(
          "round %d: %d headers stored after %.2f s (%.0f a second), threaded after %.2f s%n",
          round,
          fetched.total(),
          (stored - begin) / 1e9,
          fetched.total() * 1e9 / (stored - begin),
          (threaded - begin) / 1e9);
      System.out.println("  processor time: " + cpu.since());
      return fetched.total();
    }
  }

  private static void again(Path profile, long headers) {
    CpuTimes cpu = CpuTimes.now();
    long begin = System.nanoTime();
    try (Desk desk = Desk.open(profile)) {
      long opened = System.nanoTime();
      ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
      await(list.load(0, Math.min(50, list.size())));
      System.out.printf(
          "  restart: files open after %.2f s, threads ready %.2f s later%n",
          (opened - begin) / 1e9, (System.nanoTime() - opened) / 1e9);
      System.out.println("  processor time: " + cpu.since());
      assertThat((long) list.size()).isGreaterThanOrEqualTo(headers);
      for (String query : List.of("subject:Zanzibar", "subject:re", "from:an*")) {
        search(desk, query);
      }
    }
  }

  private static void search(Desk desk, String query) {
    Search search = desk.reading.search();
    double[] millis = new double[20];
    int hits = 0;
    for (int i = 0; i < millis.length; i++) {
      long begin = System.nanoTime();
      hits = await(search.run(search.parse(query), Optional.of(GROUP), 50)).hits().size();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "  search %s: %d hits, median %.1f ms, p95 %.1f ms%n",
        query, hits, millis[millis.length / 2], millis[millis.length - 2]);
  }

  private static long octets(Path profile) throws IOException {
    long octets = 0;
    try (var files = Files.list(profile)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        octets += Files.size(file);
      }
    }
    return octets;
  }

  private static long heapPeak() {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return peak;
  }

  /** What Linux tells of the whole process; nothing elsewhere. */
  private static String residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> found = new ArrayList<>();
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM")) {
          found.add(line.replaceAll("\\s+", " "));
        }
      }
    }
    return found.isEmpty() ? "" : ", the process: " + found.getFirst();
  }
}
