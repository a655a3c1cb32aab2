package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Facets.Facet;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.GeneratedServer;
import org.newsloom.sync.ServerGroup;

/** How what a search finds is spread. */
final class FacetsTest {
  @TempDir private Path folder;

  private static String article(String id, String from, String year, String subject) {
    return "From x Mon Jan  1 10:00:00 2024\nFrom: "
        + from
        + "\nDate: 1 Jul "
        + year
        + " 10:00:00 +0000\nSubject: "
        + subject
        + "\nMessage-ID: <"
        + id
        + "@example.org>\n\nText.\n\n";
  }

  private void put(Desk desk, String group, String... articles) throws IOException {
    Path file = folder.resolve(group + ".mbox");
    Files.writeString(file, String.join("", articles));
    var _ =
        await(
            desk.reading
                .archives()
                .importAll(Archives.Format.MBOX, file, new Newsgroup(group), _ -> {}));
  }

  private static Facets facets(Desk desk, String query) {
    Search search = desk.reading.search();
    return await(search.facets(search.parse(query), Optional.empty(), Optional.empty()));
  }

  @Test
  void countsEachArticleOnceByNewsgroupAuthorAndYear() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      put(
          desk,
          "local.one",
          article("a", "Ann <ann@example.org>", "2022", "boiler"),
          article("b", "Ann R. <ANN@example.org>", "2024", "boiler again"),
          article("c", "Bob \"B\" <bob@example.org>", "2024", "pump"));
      put(desk, "local.two", article("d", "nameless@example.org", "2024", "boiler"));

      Facets all = facets(desk, "boiler");

      assertThat(all.counted()).isEqualTo(3);
      assertThat(all.more()).isFalse();
      assertThat(all.groups())
          .containsExactly(
              new Facet("local.one", "group:local.one", 2),
              new Facet("local.two", "group:local.two", 1));
      assertThat(all.authors())
          .extracting(Facet::condition)
          .containsExactly("from:\"ann@example.org\"", "from:\"nameless@example.org\"");
      assertThat(all.years())
          .containsExactly(
              new Facet("2022", "on:2022", 1),
              new Facet("2023", "on:2023", 0),
              new Facet("2024", "on:2024", 2));
      // What a facet counts is what its condition finds.
      for (Facet facet : all.years()) {
        assertThat(facets(desk, "boiler " + facet.condition()).counted()).isEqualTo(facet.count());
      }
      for (Facet facet : all.authors()) {
        assertThat(facets(desk, "boiler " + facet.condition()).counted()).isEqualTo(facet.count());
      }
      for (Facet facet : all.groups()) {
        assertThat(facets(desk, "boiler " + facet.condition()).counted()).isEqualTo(facet.count());
      }
      assertThat(facets(desk, "nowhere")).isEqualTo(Facets.NONE);
      assertThat(facets(desk, "")).isEqualTo(Facets.NONE);
      assertThat(facets(desk, "group:no.such")).isEqualTo(Facets.NONE);
    }
  }

  @Test
  void theThreadOfTheOpenArticleIsCounted() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      put(
          desk,
          "local.one",
          article("a", "Ann <ann@example.org>", "2022", "boiler"),
          article("b", "Bob <bob@example.org>", "2024", "pump"));
      Search search = desk.reading.search();
      Facets facets =
          await(
              search.facets(
                  search.parse("in:thread"),
                  Optional.empty(),
                  Optional.of(new MessageId("a@example.org"))));
      assertThat(facets.counted()).isEqualTo(1);
      assertThat(facets.years()).containsExactly(new Facet("2022", "on:2022", 1));
    }
  }

  @Test
  void ofVeryManyTheNewestAreCounted() throws IOException {
    ServerGroup group = Desk.group("big", "misc.test");
    try (GeneratedServer server = new GeneratedServer(1, FacetCounting.MOST + 500);
        Desk desk = Desk.open(folder.resolve("profile")).with("big", server.port())) {
      await(desk.reading.fetching().headers(group, new FetchRange.All()));
      Facets facets = facets(desk, "is:unread");
      assertThat(facets.counted()).isEqualTo(FacetCounting.MOST);
      assertThat(facets.more()).isTrue();
      // Newsgroups and times are what the index knows, of as many as there are.
      for (String query : List.of("group:misc.*", "after:1990 group:misc.test", "after:1990")) {
        assertThat(facets(desk, query).counted()).as(query).isEqualTo(FacetCounting.MOST + 500);
        assertThat(facets(desk, query).more()).as(query).isFalse();
      }
      assertThat(facets(desk, "after:2200").counted()).isZero();
    }
  }

  @Test
  void whatHasNoDateCountsWhereItCame() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      put(
          desk,
          "local.one",
          article("a", "Ann <ann@example.org>", "2022", "boiler").replace("Date:", "X-Date:"));
      Facets all = facets(desk, "boiler");
      String year = Integer.toString(Year.now(ZoneId.systemDefault()).getValue());
      assertThat(all.years()).containsExactly(new Facet(year, "on:" + year, 1));
      assertThat(facets(desk, "boiler on:" + year).counted()).isEqualTo(1);
      assertThat(facets(desk, "boiler on:2022").counted()).isZero();
      // Not the index but a look at the article tells this.
      assertThat(facets(desk, "boiler (on:" + year + " OR is:read)").counted()).isEqualTo(1);
    }
  }
}
