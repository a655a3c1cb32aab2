package org.newsloom.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.newsloom.app.ProgramServices;
import org.newsloom.article.Newsgroup;
import org.newsloom.cli.Workbench;
import org.newsloom.reading.ReadingServices;
import org.newsloom.reading.Search;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;

/**
 * Measures the program's services without a window, in a process of its own: {@code open} fetches a
 * group from nothing, {@code warm} opens what another process fetched, {@code search} asks it.
 */
final class ServicesProbe {
  static final ServerGroup GROUP =
      new ServerGroup("synthetic", new Newsgroup(SyntheticSpool.GROUP));

  static final int SCREEN = 50;
  private static final int SEARCHES = 40;

  /** What people look for, by kind. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "rare word", "subject:" + Words.RARE,
          "frequent word", "subject:budget",
          "two words", "subject:budget subject:harbour",
          "phrase", "subject:\"the budget\"",
          "wide prefix", "subject:b*",
          "author", "from:Kettering",
          "no hit", "subject:xyzzyplugh");

  private ServicesProbe() {}

  /** Arguments: what to do, the profile's folder and, for {@code open}, port and rounds. */
  public static void main(String[] args) throws IOException {
    Path profile = Path.of(args[1]);
    switch (args[0]) {
      case "open" -> open(profile, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      case "warm" -> warm(profile);
      case "search" -> search(profile);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  /** Several rounds in one process, each from nothing: the later ones are warmed up. */
  private static void open(Path profile, int port, int rounds) throws IOException {
    for (int round = 1; round <= rounds; round++) {
      Path folder =
          rounds == 1 ? profile : profile.resolveSibling(profile.getFileName() + "-" + round);
      fetch(folder, port, round == 1 ? "open" : "again");
    }
    Figures.tellPeak("peak");
  }

  private static void fetch(Path profile, int port, String name) throws IOException {
    long headers;
    try (Workbench.Services services = ProgramServices.open(profile)) {
      ReadingServices reading = services.reading();
      await(reading.servers().save(account(port), Optional.empty()));
      Stopwatch watch = new Stopwatch();
      FetchResult fetched = await(reading.fetching().headers(GROUP, new FetchRange.All()));
      Figures.tell(name + ".stored", watch);
      list(reading);
      Figures.tell(name + ".threaded", watch);
      int hits =
          await(reading.search().run(rare(reading), Optional.of(GROUP), SCREEN)).hits().size();
      Figures.tell(name + ".searchable", watch);
      headers = fetched.total();
      Figures.tell(name + ".headers", (double) headers);
      Figures.tell(name + ".hits", hits);
    }
    Figures.tell("disk", (double) Figures.octets(profile) / headers);
  }

  private static void warm(Path profile) throws IOException {
    Stopwatch watch = new Stopwatch();
    try (Workbench.Services services = ProgramServices.open(profile)) {
      Figures.tell("files", watch);
      Stopwatch click = new Stopwatch();
      list(services.reading());
      Figures.tell("warm", click);
      Figures.tellPeak("peak");
    }
  }

  private static void search(Path profile) {
    try (Workbench.Services services = ProgramServices.open(profile)) {
      ReadingServices reading = services.reading();
      QUERIES.forEach((kind, query) -> {
        String name = "search." + kind;
        int hits = search(reading.search(), name, query, Optional.of(GROUP));
        Figures.tell(name + ".hits", hits);
      });
    }
  }

  /** Asks for the newest hits forty times; how many there were. */
  static int search(Search search, String name, String query, Optional<ServerGroup> group) {
    return repeated(
        name, () -> await(search.run(search.parse(query), group, SCREEN)).hits().size());
  }

  /** The same of the best hits. */
  static int best(Search search, String name, String query) {
    return repeated(
        name,
        () ->
            await(
                    search.run(
                        search.parse(query),
                        Optional.empty(),
                        Optional.empty(),
                        SearchOrder.RELEVANCE,
                        SCREEN))
                .hits()
                .size());
  }

  /** Asks forty times how the hits are spread; how many were counted. */
  static int facets(Search search, String name, String query) {
    return repeated(
        name,
        () ->
            await(search.facets(search.parse(query), Optional.empty(), Optional.empty()))
                .counted());
  }

  private static int repeated(String name, IntSupplier asked) {
    double[] millis = new double[SEARCHES];
    int found = 0;
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < SEARCHES; i++) {
      long begin = System.nanoTime();
      found = asked.getAsInt();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Figures.tell(name + ".cpu", watch.cpuMillis() / SEARCHES);
    Figures.tell(name, millis);
    return found;
  }

  private static org.newsloom.search.SearchQuery rare(ReadingServices reading) {
    return reading.search().parse("subject:" + Words.RARE);
  }

  /** The list with the words of the first screen. */
  private static void list(ReadingServices reading) {
    ThreadList list = await(reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    await(list.load(0, Math.min(SCREEN, list.size())));
  }

  static ServerAccount account(int port) {
    return new ServerAccount(
        GROUP.server(),
        "127.0.0.1",
        port,
        ServerAccount.Security.NONE,
        Optional.empty(),
        "",
        "",
        ServerAccount.DEFAULT_CONNECTIONS,
        false);
  }

  static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(10, TimeUnit.MINUTES).join();
  }
}
