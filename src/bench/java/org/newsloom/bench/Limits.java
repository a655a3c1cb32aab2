package org.newsloom.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.nntp.Article;
import org.apache.commons.net.nntp.NNTPClient;
import org.apache.commons.net.nntp.NewsgroupInfo;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.OverviewBatch;
import org.newsloom.nntp.BadLine;
import org.newsloom.nntp.DialogueListener;
import org.newsloom.nntp.GroupReply;
import org.newsloom.nntp.Login;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.NumberWindow;
import org.newsloom.nntp.OverviewSink;
import org.newsloom.nntp.ServerAddress;
import org.newsloom.nntp.Timeouts;

/**
 * What the machine can do at the same hour: the octets of the overview alone, the rows alone put
 * into SQLite by C, and the same overview through the readers of overview lines. A process of its
 * own; arguments: port, overview file, folder for the database.
 */
final class Limits {
  private static final int WINDOW = 10_000;
  private static final int ROUNDS = 3;

  private Limits() {}

  /** Runs all of them, the best of some rounds each. */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    for (int round = 0; round < ROUNDS; round++) {
      Stopwatch drain = new Stopwatch();
      drain(port);
      Figures.tell("drain." + round, drain);
      Stopwatch ours = new Stopwatch();
      ours(port);
      Figures.tell("ours." + round, ours);
      Stopwatch theirs = new Stopwatch();
      theirs(port);
      Figures.tell("commons." + round, theirs);
    }
    sqlite(Path.of(args[1]), Path.of(args[2])).ifPresent(cpu -> Figures.tell("sqlite.cpu", cpu));
    System.exit(0);
  }

  /** Reads the whole overview and looks at nothing but its end. */
  private static void drain(int port) throws IOException {
    ByteBuffer piece = ByteBuffer.allocateDirect(1 << 18);
    try (SocketChannel link =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      String commands = "GROUP " + SyntheticSpool.GROUP + "\r\nOVER 1-\r\nQUIT\r\n";
      link.write(ByteBuffer.wrap(commands.getBytes(StandardCharsets.US_ASCII)));
      link.shutdownOutput();
      while (link.read(piece.clear()) >= 0) {
        // Only to have it.
      }
    }
  }

  private static void ours(int port) throws IOException, NntpReplyException {
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
    try (NntpConnection connection =
        NntpConnection.open(
            ServerAddress.plain("127.0.0.1", port),
            Login.NONE,
            Timeouts.USUAL,
            DialogueListener.NONE)) {
      GroupReply group = connection.group(new Newsgroup(SyntheticSpool.GROUP));
      List<NumberWindow> windows = new ArrayList<>();
      for (long low = group.low(); low <= group.high(); low += WINDOW) {
        windows.add(new NumberWindow(low, Math.min(group.high(), low + WINDOW - 1)));
      }
      connection.over(windows.reversed(), counting);
      connection.quit();
    }
    Figures.tell("lines", (double) lines[0]);
  }

  private static void theirs(int port) throws IOException {
    NNTPClient client = new NNTPClient();
    client.connect("127.0.0.1", port);
    NewsgroupInfo group = new NewsgroupInfo();
    client.selectNewsgroup(SyntheticSpool.GROUP, group);
    long lines = 0;
    for (Article article :
        client.iterateArticleInfo(group.getFirstArticleLong(), group.getLastArticleLong())) {
      lines += article.getArticleNumberLong() > 0 ? 1 : 0;
    }
    client.disconnect();
    Figures.tell("commons.lines", (double) lines);
  }

  /** SQLite's own shell, which is C from end to end; empty where it is not installed. */
  private static OptionalDouble sqlite(Path overview, Path folder)
      throws IOException, InterruptedException {
    Path database = folder.resolve("limit.db");
    Files.deleteIfExists(database);
    Path script = folder.resolve("limit.sql");
    // The usual fields a column each; the pragmas are those of the program's cache.
    Files.writeString(
        script,
        """
        pragma page_size=8192;
        pragma journal_mode=wal;
        pragma synchronous=normal;
        create table header(number integer primary key, subject, author, date, id, refs, bytes, lines, xref);
        .mode ascii
        .separator "\\t" "\\n"
        .import '%s' header
        pragma wal_checkpoint(truncate);
        select 'rows', count(*) from header;
        """
            .formatted(overview));
    long begin = System.nanoTime();
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "command -v sqlite3 >/dev/null || exit 9; sqlite3 '"
                    + database
                    + "' < '"
                    + script
                    + "'; times")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rows = Pattern.compile("rows\\D(\\d+)").matcher(said);
    Matcher times = Pattern.compile("(\\S+)s (\\S+)s\\s*$").matcher(said);
    if (shell.waitFor() != 0 || !rows.find() || !times.find()) {
      return OptionalDouble.empty();
    }
    Figures.tell("sqlite.rows", Double.parseDouble(rows.group(1)));
    Figures.tell("sqlite.wall", (System.nanoTime() - begin) / 1e6);
    Figures.tell("sqlite.octets", (double) Files.size(database));
    Files.delete(database);
    return OptionalDouble.of(millis(times.group(1)) + millis(times.group(2)));
  }

  /** The form of minutes and seconds that a shell prints, such as {@code 0m1.25}. */
  private static double millis(String time) {
    String[] parts = time.split("m", 2);
    return (Double.parseDouble(parts[0]) * 60 + Double.parseDouble(parts[1])) * 1000;
  }
}
