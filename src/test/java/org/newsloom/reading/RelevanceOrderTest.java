package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;

/** What is found with the best first. */
final class RelevanceOrderTest {
  private static final String FILLER = "Something else is said in this article.\n";

  @TempDir private Path folder;
  private int articles;

  private String article(String id, String subject, String body) {
    return "From x Mon Jan  1 10:00:00 2024\nFrom: Ann <ann@example.org>\nDate: %d Jul 2024 10:00:00 +0000\nSubject: %s\nMessage-ID: <%s@example.org>\n\n%s\n\n"
        .formatted(++articles, subject, id, body);
  }

  private void put(Desk desk, String... articles) throws IOException {
    Path file = folder.resolve("articles.mbox");
    Files.writeString(file, String.join("", articles));
    var _ =
        await(
            desk.reading
                .archives()
                .importAll(Archives.Format.MBOX, file, new Newsgroup("local.one"), _ -> {}));
    await(desk.reading.indexing().finish());
  }

  private static List<String> best(Desk desk, String query, int limit) {
    Search search = desk.reading.search();
    return await(
            search.run(
                search.parse(query),
                Optional.empty(),
                Optional.empty(),
                SearchOrder.RELEVANCE,
                limit))
        .hits()
        .stream()
        .map(hit -> hit.row().id().text().replace("@example.org", ""))
        .toList();
  }

  @Test
  void theBestComesFirstAndOfEqualOnesTheNewest() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      put(
          desk,
          article("subject", "The boiler", FILLER),
          article("own", "Heating", "My boiler is cold.\n" + FILLER),
          article("signature", "Heating", FILLER + "-- \nboiler man\n"),
          article("quoted", "Heating", "> My boiler is cold.\n" + FILLER),
          article("none", "Heating", FILLER),
          article("own-later", "Heating", "My boiler is cold.\n" + FILLER));

      assertThat(best(desk, "boiler", 10))
          .containsExactly("subject", "own-later", "own", "quoted", "signature");
      assertThat(best(desk, "boiler", 2)).containsExactly("subject", "own-later");
      assertThat(best(desk, "boiler is:unread", 10)).hasSize(5).startsWith("subject");
      assertThat(best(desk, "boiler -cold", 10)).containsExactly("subject", "signature");
    }
  }
}
