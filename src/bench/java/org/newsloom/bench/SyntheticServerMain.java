package org.newsloom.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a synthetic group on loopback, for any newsreader, until it is stopped. */
@Command(
    name = "synthetic-server",
    mixinStandardHelpOptions = true,
    description = "Serve a made-up newsgroup of any size on loopback until stopped.",
    sortOptions = false)
final class SyntheticServerMain implements Callable<Integer> {
  @Option(names = "--port", defaultValue = "0", description = "Where to listen; 0 for any.")
  private int port;

  @Option(names = "--articles", defaultValue = "100000", description = "Articles of the group.")
  private int articles;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed, the same octets.")
  private long seed;

  @Option(names = "--first", defaultValue = "1", description = "Number of the first article.")
  private long first;

  @Option(names = "--gap", defaultValue = "0", description = "Numbers left out in the middle.")
  private long gap;

  @Option(names = "--latency-ms", defaultValue = "0", description = "Distance of the server.")
  private int latency;

  @Option(names = "--compress", description = "Offer COMPRESS DEFLATE.")
  private boolean compress;

  @Option(names = "--no-over", description = "Know neither OVER nor XOVER.")
  private boolean noOver;

  @Option(names = "--log", description = "Print each command and the end of its answer.")
  private boolean log;

  @Option(
      names = "--folder",
      defaultValue = "${sys:java.io.tmpdir}/newsloom-synthetic",
      description = "Where generated groups are kept (0.4 GB a million).")
  private Path folder = Path.of("");

  private SyntheticServerMain() {}

  /** Runs until the process is ended. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SyntheticServerMain()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    SpoolOptions options = new SpoolOptions(articles, seed, first, gap);
    try (SyntheticSpool spool = SyntheticSpool.open(folder, options);
        SyntheticServer server =
            new SyntheticServer(spool, new ServerOptions(port, latency, compress, !noOver, log))) {
      System.out.println("port " + server.port() + " group " + SyntheticSpool.GROUP);
      Thread.currentThread().join();
    }
    return 0;
  }
}
