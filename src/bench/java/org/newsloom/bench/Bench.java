package org.newsloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks and prints one table. System properties: {@code bench.sizes}, articles of the
 * groups with commas between; {@code bench.parts}, which of {@link #PARTS}; {@code bench.corpus}, a
 * folder with batches of real articles; {@code bench.folder}, where files go.
 */
final class Bench {
  private static final String PARTS =
      "limits,services,latency,search,bodies,corpus,window,type,work,decode,growth";
  private static final int FAR = 100_000;
  private static final int BODIES = 100_000;

  private final Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
  private final Path spools =
      Path.of(System.getProperty("java.io.tmpdir")).resolve("newsloom-synthetic");
  private final Set<String> parts;
  private final List<Integer> sizes;
  private final Report report = new Report();
  private final TreeMap<Integer, Double> open = new TreeMap<>();
  private final TreeMap<Integer, Double> warm = new TreeMap<>();
  private final TreeMap<Integer, Double> memory = new TreeMap<>();
  private final TreeMap<Integer, Double> disk = new TreeMap<>();

  private Bench() {
    parts = Set.of(System.getProperty("bench.parts", PARTS).split(","));
    sizes =
        Arrays.stream(System.getProperty("bench.sizes", "10000,100000,1000000").split(","))
            .filter(size -> !size.isBlank())
            .map(Integer::valueOf)
            .sorted()
            .toList();
  }

  /** Runs what the system properties say. */
  public static void main(String[] args) throws Exception {
    new Bench().run();
  }

  private void run() throws IOException, InterruptedException, RunnerException {
    Files.createDirectories(folder);
    System.out.println("Flags of measured processes: " + Child.launcherFlags());
    for (int size : sizes) {
      try (Child.Server server = Child.server(spools, size)) {
        if (parts.contains("limits")) {
          limits(size, server.port());
        }
        if (parts.contains("services") || parts.contains("search")) {
          services(size, server.port());
        }
        if (parts.contains("window") || parts.contains("work")) {
          window(size, server.port());
        }
      }
    }
    if (parts.contains("bodies")) {
      bodies();
    }
    if (parts.contains("corpus")) {
      corpus();
    }
    if (parts.contains("latency")) {
      latency();
    }
    if (parts.contains("decode")) {
      decode();
    }
    report.write(folder.resolve("report.md"));
    if (parts.contains("growth")) {
      plot();
    }
  }

  private void limits(int size, int port) throws IOException, InterruptedException {
    Path overview = spools.resolve(SpoolOptions.of(size).name() + ".overview");
    Map<String, Double> figures =
        Child.services(Limits.class, port, overview, folder.toAbsolutePath());
    report.part(grouped(size) + " articles: limits of this machine at this hour");
    best("overview through the socket, nothing else", figures, "drain", "");
    best("Newsloom's reader of overview lines", figures, "ours", "");
    best("Commons Net's iterateArticleInfo", figures, "commons", "");
    report.time("rows into SQLite by its C shell, no index", figures, "sqlite", "");
    if (!figures.containsKey("sqlite.wall")) {
      report.row("rows into SQLite by its C shell", "sqlite3 is not installed", "", "");
    }
  }

  private void best(String what, Map<String, Double> figures, String name, String beside) {
    OptionalDouble wall = Report.best(figures, name, "wall");
    OptionalDouble cpu = Report.best(figures, name, "cpu");
    if (wall.isPresent() && cpu.isPresent()) {
      report.row(what, Report.millis(wall.getAsDouble()), Report.millis(cpu.getAsDouble()), beside);
    }
  }

  private void services(int size, int port) throws IOException, InterruptedException {
    Path profile = fresh("services-" + size);
    boolean small = size <= FAR;
    Map<String, Double> figures = Child.services(ServicesProbe.class, "open", profile, port, 1);
    report.part(grouped(size) + " articles: services without a window");
    report.time("from nothing: stored", figures, "open.stored", "");
    report.time("threaded", figures, "open.threaded", "");
    report.time("searchable", figures, "open.searchable", goal(size, 1_000_000, "goal 4.5 s"));
    report.number("peak resident memory", figures, "peak", "%,.0f MB", "");
    report.number("on disk", figures, "disk", "%.0f bytes a header", "goal 190, with segments 225");
    keep(disk, size, Report.value(figures, "disk") * size, 1e6);
    if (small) {
      Path rounds = fresh("rounds-" + size);
      Map<String, Double> again = Child.services(ServicesProbe.class, "open", rounds, port, 4);
      report.time(
          "searchable, fourth round of one process",
          again,
          "again.searchable",
          goal(size, 100_000, "goal 0.7 s"));
      remove("rounds-" + size);
    }
    Map<String, Double> later = Child.services(ServicesProbe.class, "warm", profile);
    report.time("after a restart: files open", later, "files", "");
    report.time("then threads and first words", later, "warm", goal(size, 1_000_000, "goal 0.6 s"));
    if (parts.contains("search")) {
      search(profile);
    }
    remove("services-" + size);
  }

  private void search(Path profile) throws IOException, InterruptedException {
    searches(Child.services(ServicesProbe.class, "search", profile));
  }

  private void searches(Map<String, Double> figures) {
    for (String name : figures.keySet()) {
      if (name.endsWith(".hits")) {
        String kind = name.substring(0, name.length() - ".hits".length());
        report.row(
            kind.replaceFirst("^search\\.", "search, ") + ": p50 / p95",
            Report.millis(Report.value(figures, kind + ".p50"))
                + " / "
                + Report.millis(Report.value(figures, kind + ".p95")),
            Report.millis(Report.value(figures, kind + ".cpu"))
                + String.format(Locale.ENGLISH, ", %,.0f hits", Report.value(figures, name)),
            kind.startsWith("facets")
                ? "goal p95 50 ms"
                : kind.contains("prefix") ? "goal p95 35 ms" : "goal p95 10 ms");
      }
    }
  }

  /** Made-up texts beside the largest of the groups, so that search has both to go through. */
  private void bodies() throws IOException, InterruptedException {
    Path profile = fresh("bodies");
    int size = sizes.getLast();
    try (Child.Server server = Child.server(spools, size)) {
      Child.services(ServicesProbe.class, "open", profile, server.port(), 1);
    }
    Path batch = folder.resolve("bodies.rnews").toAbsolutePath();
    TextBatch.write(batch, BODIES);
    report.part(grouped(BODIES) + " made-up texts beside " + grouped(size) + " headers");
    texts(profile, batch, false);
    remove("bodies");
  }

  private void corpus() throws IOException, InterruptedException {
    report.part("real articles");
    String place = System.getProperty("bench.corpus", "");
    if (place.isBlank()) {
      report.row("skipped: bench.corpus names no folder of articles", "", "", "");
      return;
    }
    texts(fresh("corpus"), Path.of(place).toAbsolutePath(), true);
    remove("corpus");
  }

  private void texts(Path profile, Path from, boolean real)
      throws IOException, InterruptedException {
    Map<String, Double> figures = Child.services(TextsProbe.class, "import", profile, from);
    report.number("articles", figures, "articles", "%,.0f", "");
    report.time("imported", figures, "import", "");
    pace(figures, "import", "");
    report.time("their texts put into the index", figures, "index", "");
    pace(figures, "index", "goal 10,000 a second");
    report.number("text", figures, "text", "%,.0f octets", "");
    report.number("the index of texts", figures, "index.octets", "%,.0f octets", "");
    report.row(
        "the index by its text",
        String.format(
            Locale.ENGLISH,
            "%.2f",
            Report.value(figures, "index.octets") / Report.value(figures, "text")),
        "",
        "goal 0.5");
    report.number("on disk, everything", figures, "disk", "%,.0f octets", "");
    report.number("peak resident memory", figures, "peak", "%,.0f MB", "");
    searches(Child.services(TextsProbe.class, "search", profile, real));
  }

  private void pace(Map<String, Double> figures, String name, String beside) {
    double articles = Report.value(figures, "articles");
    report.row(
        "... articles in a second",
        perSecond(articles, Report.value(figures, name + ".wall")),
        perSecond(articles, Report.value(figures, name + ".cpu")),
        beside);
  }

  private static String perSecond(double articles, double millis) {
    return String.format(Locale.ENGLISH, "%,.0f", articles / millis * 1000);
  }

  private void window(int size, int port) throws IOException, InterruptedException {
    StartFile start = StartFile.make(folder);
    Path profile = fresh("window-" + size);
    Map<String, Double> figures =
        Child.window(start, WindowProbe.class, "open", profile, size, port);
    report.part(grouped(size) + " articles: the whole program, its window open");
    report.time("click to first rows, from nothing", figures, "first", "goal 0.5 s");
    report.time("all counted", figures, "counted", "");
    report.time("all in the list", figures, "listed", goal(size, 1_000_000, "goal 4.5 s"));
    report.number("the list was rebuilt meanwhile", figures, "rebuilt", "%.0f times", "");
    spread("FX thread at work for a frame", figures, "stream.pulse", "goal p99 16 ms, max 50 ms");
    spread("time between frames meanwhile", figures, "stream.frame", "");
    spread("FX thread busy for a new task", figures, "stream.delay", "");
    report.number(
        "peak resident memory",
        figures,
        "peak.open",
        "%,.0f MB",
        goal(size, 1_000_000, "goal 450 MB"));
    keep(open, size, Report.value(figures, "listed.wall"), 1000);
    keep(memory, size, Report.value(figures, "peak.open"), 1);
    Map<String, Double> later = Child.window(start, WindowProbe.class, "warm", profile, size, port);
    report.time("restart: to the newsgroups in the window", later, "start", "");
    report.time("click to first rows", later, "first", goal(size, 1_000_000, "goal 0.3 s"));
    report.number("peak resident memory", later, "peak", "%,.0f MB", "");
    keep(warm, size, Report.value(later, "first.wall"), 1000);
    if (parts.contains("type")) {
      Map<String, Double> typed =
          Child.window(start, WindowProbe.class, "type", fresh("type-" + size), size, port);
      spread(
          "letter typed to hits painted while headers stream in",
          typed,
          "typed",
          "goal p95 100 ms");
      remove("type-" + size);
    }
    if (parts.contains("work")) {
      work(size, Child.window(start, WindowProbe.class, "work", profile, size, port));
    }
    remove("window-" + size);
  }

  private void work(int size, Map<String, Double> figures) {
    for (String name : figures.keySet()) {
      if (name.startsWith("work.") && name.endsWith(".wall")) {
        String step = name.substring(0, name.length() - ".wall".length());
        report.time(
            step.substring(5)
                + String.format(
                    Locale.ROOT,
                    " (FX thread held %.0f ms)",
                    Report.value(figures, step + ".stall")),
            figures,
            step,
            goal(size, 1_000_000, "goal 0.3 s"));
      }
    }
  }

  private void spread(String what, Map<String, Double> figures, String name, String beside) {
    if (figures.containsKey(name + ".p50")) {
      report.row(
          what + ": p50 / p95 / p99 / max",
          Report.millis(Report.value(figures, name + ".p50"))
              + " / "
              + Report.millis(Report.value(figures, name + ".p95"))
              + " / "
              + Report.millis(Report.value(figures, name + ".p99"))
              + " / "
              + Report.millis(Report.value(figures, name + ".max")),
          "",
          beside);
    }
  }

  private void latency() throws IOException, InterruptedException {
    report.part(grouped(FAR) + " articles from far: 100 ms before each reply begins");
    far("at hand, for comparison");
    far("100 ms away", "--latency-ms", 100);
    far("100 ms away, COMPRESS DEFLATE offered", "--latency-ms", 100, "--compress");
  }

  private void far(String what, Object... options) throws IOException, InterruptedException {
    try (Child.Server server = Child.server(spools, FAR, options)) {
      Map<String, Double> figures =
          Child.services(ServicesProbe.class, "open", fresh("far"), server.port(), 1);
      report.time(what, figures, "open.searchable", options.length > 0 ? "goal 1.2 s more" : "");
    }
    remove("far");
  }

  private void decode() throws RunnerException {
    report.part("a header value decoded (JMH)");
    var options =
        new OptionsBuilder()
            .include(DecodeBenchmark.class.getName())
            .verbosity(VerboseMode.SILENT)
            .jvmArgsPrepend("--enable-native-access=ALL-UNNAMED")
            .build();
    for (RunResult result : new Runner(options).run()) {
      String who = result.getParams().getBenchmark().replaceAll(".*\\.", "");
      report.row(
          who + ", " + result.getParams().getParam("values"),
          String.format(
              Locale.ENGLISH,
              "%.0f ns (± %.0f)",
              result.getPrimaryResult().getScore(),
              result.getPrimaryResult().getScoreError()),
          // What others take away from an iteration only makes it longer.
          String.format(
              Locale.ENGLISH,
              "%.0f ns at best",
              result.getPrimaryResult().getStatistics().getMin()),
          who.equals("newsloom") ? "goal 150 ns on the mix" : "");
    }
  }

  private void plot() throws IOException {
    Path file = folder.resolve("growth.svg");
    String svg =
        new GrowthPlot()
            .draw(
                List.of(
                    new GrowthPlot.Panel("Open from nothing, seconds", open),
                    new GrowthPlot.Panel("Click to first rows, warm, seconds", warm),
                    new GrowthPlot.Panel("Peak resident memory, MB", memory),
                    new GrowthPlot.Panel("On disk, MB", disk)));
    Files.writeString(file, svg);
    System.out.println("Growth drawn in " + file);
  }

  private static void keep(Map<Integer, Double> points, int size, double figure, double divisor) {
    if (!Double.isNaN(figure)) {
      points.put(size, figure / divisor);
    }
  }

  private static String goal(int size, int of, String words) {
    return size == of ? words : "";
  }

  private static String grouped(int number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private Path fresh(String name) throws IOException {
    remove(name);
    return folder.resolve(name).toAbsolutePath();
  }

  /** Removes folders whose names begin so. */
  private void remove(String name) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.filter(it -> it.getFileName().toString().startsWith(name)).toList()) {
        try (Stream<Path> files = Files.walk(one)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }
}
