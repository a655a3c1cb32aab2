package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.SentArticle;

/** What the reader posted, and what answers it. */
class OwnSearchTest {
  @TempDir Path folder;

  private static String article(String id, String references) {
    return "From x@example.org Mon Jan  1 10:00:00 2024\nFrom: ann@example.org\nSubject: Tests\n"
        + "Message-ID: <"
        + id
        + "@example.org>\n"
        + references
        + "\nText.\n\n";
  }

  private static List<String> found(Desk desk, String query) {
    SearchResult result =
        await(desk.reading.search().run(desk.reading.search().parse(query), Optional.empty(), 100));
    return result.hits().stream().map(hit -> hit.row().id().text()).sorted().toList();
  }

  @Test
  void answersToMeAreThoseWhoseParentIsMine() throws IOException {
    Path file = folder.resolve("old.mbox");
    Files.writeString(
        file,
        article("own", "")
            + article("a1", "References: <own@example.org>\n")
            + article("a2", "References: <own@example.org> <a1@example.org>\n")
            + article("a3", "References: <gone@example.org>\n")
            + article("other", ""));
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      Newsgroup group = new Newsgroup("local.test");
      var _ = await(desk.reading.archives().importAll(Archives.Format.MBOX, file, group, _ -> {}));
      assertThat(found(desk, "is:to-me")).isEmpty();
      // One is listed, the other has expired and only an answer tells of it.
      for (String id : List.of("own@example.org", "gone@example.org")) {
        var _ =
            await(
                desk.store
                    .sent()
                    .add(
                        new SentArticle(
                            new MessageId(id),
                            LocalArticles.SERVER,
                            "Tests",
                            group.name(),
                            Instant.EPOCH),
                        "x".getBytes(StandardCharsets.US_ASCII)));
      }
      assertThat(found(desk, "is:to-me")).containsExactly("a1@example.org", "a3@example.org");
      assertThat(found(desk, "is:mine")).containsExactly("own@example.org");
      assertThat(found(desk, "-is:to-me -is:mine"))
          .containsExactly("a2@example.org", "other@example.org");
      assertThat(found(desk, "is:to-me is:mine")).isEmpty();
    }
  }
}
