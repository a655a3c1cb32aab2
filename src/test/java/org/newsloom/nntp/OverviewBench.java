package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.net.nntp.NNTPClient;
import org.apache.commons.net.nntp.NewsgroupInfo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.OverviewBatch;

/**
 * Overview lines a second, ours beside Commons Net's own reader in one run. Needs a server with a
 * large group on loopback: {@code -Dnewsloom.bench.port=11119 -Dnewsloom.bench.group=...}.
 */
@Tag("bench")
final class OverviewBench {
  private static final int ROUNDS = 5;
  private static final int WINDOW = 10_000;

  private static final String GROUP =
      System.getProperty("newsloom.bench.group", "alt.politics.usa");

  @Test
  void overviewLinesASecond() throws Exception {
    Integer port = Integer.getInteger("newsloom.bench.port");
    Assumptions.assumeTrue(port != null, "skipped: no server was named");
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long ours = ours(port);
      long middle = System.nanoTime();
      long theirs = commonsNet(port);
      long end = System.nanoTime();
      assertThat(ours).isEqualTo(theirs);
      System.out.printf(
          "%d lines: ours %.0f ms (%.2f M/s), Commons Net %.0f ms (%.2f M/s), %.1f times%n",
          ours,
          (middle - start) / 1e6,
          ours * 1e3 / (middle - start),
          (end - middle) / 1e6,
          theirs * 1e3 / (end - middle),
          (double) (end - middle) / (middle - start));
    }
  }

  private static long ours(int port) throws Exception {
    long[] lines = new long[1];
    OverviewSink counting =
        new OverviewSink() {
          @Override
          public void batch(OverviewBatch batch) {
            lines[0] += batch.size();
          }

          @Override
          public void bad(BadLine line) {
            lines[0]++;
          }
        };
    ServerAddress address = ServerAddress.plain("127.0.0.1", port);
    try (NntpConnection connection =
        NntpConnection.open(address, Login.NONE, Timeouts.USUAL, DialogueListener.NONE)) {
      GroupReply group = connection.group(new Newsgroup(GROUP));
      List<NumberWindow> windows = new ArrayList<>();
      for (long low = group.low(); low <= group.high(); low += WINDOW) {
        windows.add(new NumberWindow(low, Math.min(group.high(), low + WINDOW - 1)));
      }
      connection.over(windows.reversed(), counting);
      connection.quit();
    }
    return lines[0];
  }

  private static long commonsNet(int port) throws Exception {
    NNTPClient client = new NNTPClient();
    client.connect("127.0.0.1", port);
    NewsgroupInfo group = new NewsgroupInfo();
    client.selectNewsgroup(GROUP, group);
    long lines = 0;
    try (BufferedReader reader =
        client.retrieveArticleInfo(group.getFirstArticleLong(), group.getLastArticleLong())) {
      while (reader.readLine() != null) {
        lines++;
      }
    }
    client.disconnect();
    return lines;
  }
}
