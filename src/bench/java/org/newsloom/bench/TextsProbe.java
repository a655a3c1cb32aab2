package org.newsloom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.newsloom.app.ProgramServices;
import org.newsloom.archive.RnewsReader;
import org.newsloom.article.MessageId;
import org.newsloom.cli.Workbench;
import org.newsloom.mime.ArticleParser;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Search;
import org.newsloom.sync.HeadRow;

/**
 * Measures articles with their texts, in a process of its own: {@code import} brings batches into
 * local newsgroups of a profile and indexes them as the program does, {@code search} asks for words
 * anywhere in them.
 */
final class TextsProbe {
  private static final int ALL = 100_000;

  /** What people look for in {@link TextBatch}, by kind. */
  private static final Map<String, List<String>> MADE_UP =
      ordered(
          Map.entry("rare word", List.of(Words.RARE_IN_TEXT)),
          Map.entry("frequent word", List.of("budget")),
          Map.entry("two words", List.of("budget harbour")),
          Map.entry("phrase", List.of("\"the budget\"")),
          Map.entry("wide prefix", List.of("b*")),
          Map.entry("author and word", List.of("from:Kettering body:budget")),
          Map.entry("Chinese word", List.of("图书")),
          Map.entry("no hit", List.of("xyzzyplugh")));

  /** What is looked for in real articles; each says nothing about anybody. */
  private static final Map<String, List<String>> REAL =
      ordered(
          Map.entry("rare word", List.of("hexadecimal", "spreadsheet", "body:telescope")),
          Map.entry("frequent word", List.of("compiler", "program", "the")),
          Map.entry(
              "several words", List.of("file record", "compiler error", "read write sort file")),
          Map.entry(
              "phrase",
              List.of("\"working storage\"", "\"object oriented\"", "\"in my experience\"")),
          Map.entry("prefix", List.of("compil*", "s*", "\"data div\"*")),
          Map.entry("subject", List.of("subject:cobol", "subject:patch")),
          Map.entry("author", List.of("from:edu", "from:org body:patch")),
          Map.entry("operators", List.of("mainframe OR micro*", "cobol -compiler")),
          Map.entry("newsgroup", List.of("group:local.comp.lang.cobol library")),
          Map.entry("date", List.of("before:1994 space", "after:2018 before:2020 patch")),
          Map.entry("other scripts", List.of("日本", "für")),
          Map.entry("no hit", List.of("xyzzyplugh")),
          Map.entry(
              "looked at one by one",
              List.of("has:attachment patch", "lines:>200 compiler", "/colou?r/ screen")));

  private TextsProbe() {}

  /**
   * Arguments: {@code import}, the profile's folder and a batch or a folder of them; or {@code
   * search}, the profile's folder and whether the articles are real.
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path profile = Path.of(args[1]);
    if (args[0].equals("import")) {
      bring(profile, Path.of(args[2]));
    } else if (Boolean.parseBoolean(args[2])) {
      search(profile, REAL, ALL);
    } else {
      search(profile, MADE_UP, ServicesProbe.SCREEN);
    }
    System.exit(0);
  }

  private static void bring(Path profile, Path from) throws IOException, SQLException {
    List<Path> batches;
    try (Stream<Path> files = Files.walk(from)) {
      batches =
          files.filter(file -> file.toString().matches(".*\\.rnews(\\.gz)?")).sorted().toList();
    }
    try (Workbench.Services services = ProgramServices.open(profile)) {
      Archives archives = services.reading().archives();
      Stopwatch watch = new Stopwatch();
      long added = 0;
      for (Path batch : batches) {
        added +=
            ServicesProbe.await(
                    archives.importAll(
                        Archives.Format.RNEWS, batch, Archives.groupFor(batch), _ -> {}))
                .added();
      }
      Figures.tell("import", watch);
      Stopwatch indexing = new Stopwatch();
      services.finishIndexing();
      Figures.tell("index", indexing);
      Figures.tell("articles", (double) added);
    }
    Figures.tellPeak("peak");
    Figures.tell("disk", (double) Figures.octets(profile));
    tellIndex(profile);
    Figures.tell("text", (double) textOctets(batches));
  }

  /** What the index was given, each article once. */
  private static long textOctets(List<Path> batches) throws IOException {
    ArticleParser parser = new ArticleParser();
    Set<MessageId> seen = new HashSet<>();
    long octets = 0;
    for (Path batch : batches) {
      try (RnewsReader reader = RnewsReader.open(batch)) {
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
          Optional<MessageId> id = HeadRow.read(next.get()).id();
          if (id.isEmpty() || seen.add(id.get())) {
            octets += parser.parse(next.get()).text().getBytes(StandardCharsets.UTF_8).length;
          }
        }
      }
    }
    return octets;
  }

  /** The pages of the tables that hold the words of texts. */
  private static void tellIndex(Path profile) throws IOException, SQLException {
    Path file;
    try (Stream<Path> files = Files.walk(profile)) {
      file = files.filter(it -> it.endsWith("cache.db")).findFirst().orElseThrow();
    }
    try (Connection cache = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = cache.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select sum(pgsize) from dbstat where name like 'body\\_fts%' escape '\\'")) {
      Figures.tell("index.octets", (double) row.getLong(1));
    }
  }

  /** The newest hits forty times for each query, and how many there are, up to so many. */
  private static void search(Path profile, Map<String, List<String>> all, int counted) {
    try (Workbench.Services services = ProgramServices.open(profile)) {
      Search search = services.reading().search();
      all.forEach((kind, queries) -> {
        for (String query : queries) {
          String name = kind + ": `" + query + "`";
          ServicesProbe.search(search, name, query, Optional.empty());
          Figures.tell(
              name + ".hits",
              ServicesProbe.await(search.run(search.parse(query), Optional.empty(), counted))
                  .hits()
                  .size());
          String best = "the best of " + name;
          Figures.tell(best + ".hits", ServicesProbe.best(search, best, query));
          String facets = "facets of " + name;
          Figures.tell(facets + ".hits", ServicesProbe.facets(search, facets, query));
        }
      });
    }
  }

  @SafeVarargs
  private static Map<String, List<String>> ordered(Map.Entry<String, List<String>>... entries) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
