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

/** What is found by its language, and by the account that posted it. */
final class TagsSearchTest {
  private static final String GERMAN = "Ich habe den Kessel noch nicht gesehen, aber er ist da.";
  private static final String ENGLISH = "I have not seen the boiler yet, but it should be there.";

  @TempDir private Path folder;

  private static String article(String id, String headers, String body) {
    return "From x Mon Jan  1 10:00:00 2024\nFrom: Ann <ann@example.org>\nDate: 1 Jul 2024 10:00:00 +0000\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        + headers
        + "Message-ID: <"
        + id
        + "@example.org>\n\n"
        + body
        + "\n\n";
  }

  private static SearchResult result(Desk desk, String query) {
    Search search = desk.reading.search();
    return await(search.run(search.parse(query), Optional.empty(), 10));
  }

  private static List<String> found(Desk desk, String query) {
    return result(desk, query).hits().stream()
        .map(hit -> hit.row().id().text().replace("@example.org", ""))
        .toList();
  }

  @Test
  void findsByLanguageAndByAccount() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      Path file = folder.resolve("articles.mbox");
      Files.writeString(
          file,
          String.join(
              "",
              article("de", "", GERMAN),
              article("en", "Injection-Info: n.example; posting-account=\"Q 1\"\n", ENGLISH),
              article("wrong", "Content-Language: en-US\n", GERMAN),
              article("said", "Content-Language: fr, en\n", "42"),
              article("cheat", "", "lang=de account=n.example!q_1 42"),
              article("unknown", "", "42")));
      var _ =
          await(
              desk.reading
                  .archives()
                  .importAll(Archives.Format.MBOX, file, new Newsgroup("local.one"), _ -> {}));
      await(desk.reading.indexing().finish());

      assertThat(found(desk, "lang:de")).containsExactlyInAnyOrder("de", "wrong");
      assertThat(found(desk, "lang:german kessel")).containsExactlyInAnyOrder("de", "wrong");
      assertThat(found(desk, "lang:fr")).containsExactly("said");
      assertThat(found(desk, "-lang:de -lang:en"))
          .containsExactlyInAnyOrder("said", "cheat", "unknown");
      assertThat(found(desk, "account:\"n.example!Q 1\"")).containsExactly("en");
      // Beside what no index holds each article is looked at.
      assertThat(found(desk, "lang:de OR is:flagged")).containsExactlyInAnyOrder("de", "wrong");
      assertThat(found(desk, "account:\"n.example!q 1\" OR is:flagged")).containsExactly("en");
      assertThat(result(desk, "lang:pl").problems())
          .containsExactly(
              "Polish cannot be told from other languages here, so lang:pl finds nothing.");
      assertThat(result(desk, "lang:de").problems()).isEmpty();
      assertThat(result(desk, "lang:klingonish").problems()).hasSize(1);
    }
  }
}
