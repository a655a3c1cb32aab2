package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.Corpus;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;

/**
 * Reads newsgroups of 1993 from end to end: served from a batch, fetched with their bodies, opened,
 * threaded and searched. What must come out is counted here in the batch itself, by other means.
 */
class RealNewsgroupsTest {
  private static final String BATCH = "usenet/20ng-1993.rnews.gz";
  private static final Pattern POLITICS = Pattern.compile("talk\\.politics\\.[a-z]+");
  private static final Pattern COUNT = Pattern.compile("#! rnews (\\d+)\n");

  @TempDir Path profile;
  private final Map<String, Map<String, String>> written = new TreeMap<>();
  private SampleServer server;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    Path batch = Corpus.path(BATCH);
    count(Corpus.octets(BATCH));
    server = SampleServer.start(SampleServerOptions.DEFAULT.withSpools(List.of(batch)));
    desk = Desk.open(profile).with("1993", server.port());
  }

  @AfterEach
  void stop() {
    if (desk != null) {
      desk.close();
      server.close();
    }
  }

  /** For each group its articles by Message-ID, body alone. */
  private void count(byte[] packed) throws IOException {
    byte[] octets;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      octets = in.readAllBytes();
    }
    String all = new String(octets, StandardCharsets.ISO_8859_1);
    Matcher head = COUNT.matcher(all);
    for (int at = 0; at < all.length(); ) {
      assertThat(head.find(at)).isTrue();
      assertThat(head.start()).isEqualTo(at);
      at = head.end() + Integer.parseInt(head.group(1));
      note(all.substring(head.end(), at));
    }
  }

  private void note(String article) {
    int end = article.indexOf("\n\n");
    String header = article.substring(0, end);
    for (String group : field(header, "Newsgroups").split(",", -1)) {
      if (POLITICS.matcher(group.strip()).matches()) {
        written
            .computeIfAbsent(group.strip(), any -> new TreeMap<>())
            .put(field(header, "Message-ID"), article.substring(end));
      }
    }
  }

  private static String field(String header, String name) {
    Matcher line = Pattern.compile("(?im)^" + name + ":[ \t]*(.*?)[ \t]*$").matcher(header);
    return line.find() ? line.group(1) : "";
  }

  private static ServerGroup group(String name) {
    return Desk.group("1993", name);
  }

  private Set<String> idsOf(List<ArticleRow> rows) {
    Set<String> ids = new TreeSet<>();
    rows.stream().filter(row -> !row.missing()).forEach(row -> ids.add(row.id().toString()));
    return ids;
  }

  private void fetchAll() {
    for (String name : written.keySet()) {
      await(desk.reading.fetching().headers(group(name), new FetchRange.All()));
      await(desk.reading.fetching().bodies(group(name)));
    }
    await(desk.reading.indexing().finish());
  }

  @Test
  void noArticleOfAGroupIsLost() {
    long begin = System.nanoTime();
    long defects = 0;
    Set<String> different = new HashSet<>();
    for (Map.Entry<String, Map<String, String>> entry : written.entrySet()) {
      ServerGroup group = group(entry.getKey());
      FetchResult headers = await(desk.reading.fetching().headers(group, new FetchRange.All()));
      BodyFetchResult bodies = await(desk.reading.fetching().bodies(group));
      assertThat(headers.total()).as(entry.getKey()).isEqualTo(entry.getValue().size());
      assertThat(bodies.unavailable()).isZero();
      ThreadList list = await(desk.reading.threadLists().open(group, ThreadListOptions.USUAL));
      List<ArticleRow> rows = await(desk.reading.threadLists().rows(list, 0, list.size()));
      assertThat(rows).hasSize(list.size());
      assertThat(idsOf(rows)).isEqualTo(entry.getValue().keySet());
      defects += headers.defects();
      different.addAll(entry.getValue().keySet());
      System.out.printf(
          "%s: %d articles, %d threads, %d placeholders%n",
          entry.getKey(),
          headers.total(),
          list.threadCount(),
          rows.stream().filter(ArticleRow::missing).count());
    }
    System.out.printf(
        "%d groups, %d articles, %d broken overview lines, %.1f s%n",
        written.size(), different.size(), defects, (System.nanoTime() - begin) / 1e9);
    assertThat(different).hasSizeGreaterThan(2_000);
  }

  @Test
  void everyArticleOpensWithItsText() {
    fetchAll();
    desk.reading.fetching().setOffline(true);
    Map<String, Integer> defects = new TreeMap<>();
    for (Map.Entry<String, Map<String, String>> entry : written.entrySet()) {
      ThreadList list =
          await(desk.reading.threadLists().open(group(entry.getKey()), ThreadListOptions.USUAL));
      for (ArticleRow row : await(desk.reading.threadLists().rows(list, 0, list.size()))) {
        if (!row.missing()) {
          ShownArticle shown = await(desk.reading.articles().open(row.id())).orElseThrow();
          String body = entry.getValue().get(row.id().toString());
          assertThat(shown.article().text().isBlank()).isEqualTo(body.isBlank());
          shown.article().defects().forEach(one -> defects.merge(one.toString(), 1, Integer::sum));
        }
      }
    }
    System.out.println("defects by field: " + defects);
    assertThat(await(desk.reading.integrity().check())).allMatch(IntegrityReport::isOk);
  }

  @Test
  void searchFindsAllArticlesThatHaveAWordAndNoOthers() {
    fetchAll();
    List<String> told = new ArrayList<>();
    for (String word : List.of("militia", "Waco", "constitution", "senate", "zzyzx")) {
      Pattern whole =
          Pattern.compile("(?<![A-Za-z0-9])" + word + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
      Set<String> expected = new TreeSet<>();
      written
          .values()
          .forEach(articles ->
              articles.forEach((id, body) -> {
                if (whole.matcher(body).find()) {
                  expected.add(id);
                }
              }));
      Search search = desk.reading.search();
      SearchResult result =
          await(search.run(search.parse("body:" + word), Optional.empty(), 5_000));
      Set<String> found = idsOf(result.hits().stream().map(SearchHit::row).toList());
      assertThat(found).as(word).isEqualTo(expected);
      told.add(word + " in " + found.size());
    }
    System.out.println(String.join(", ", told));
  }
}
