package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;

/** What we write is read as it was meant by a decoder that is not ours: Python's, where it is. */
class ReadBackTest {
  private static final List<Composition> POSTS =
      List.of(
          post("Ann Example", "A subject", "Hello\n"),
          post("Ann “Quoted” Example", "Grüße, 无奈 and Ελλάδα", "Grüße 无奈 🗳️\n"),
          post(
              "O'Neil, Pat (home)", "long ".repeat(60) + "end", "wide " + "x".repeat(2_000) + "\n"),
          post("李明", "👨‍👩‍👧‍👦 " + "无奈".repeat(80), ".dot\n..dots\nFrom here\n\n-- \nAnn\n"),
          post("Ann", "=?UTF-8?Q?not_encoded?= by me", "wide无 " + "无".repeat(2_000) + "\n"),
          post("Jürgen \"J\" Müller", "Re: a = b ? c : d_e", "trailing blanks  \n=3D is text\n"));

  @TempDir Path folder;

  private static Composition post(String name, String subject, String body) {
    return Composition.empty()
        .withFrom(new Author(name, "ann@example.org"))
        .withNewsgroups("misc.test")
        .withSubject(subject)
        .withBody(body);
  }

  @Test
  void pythonReadsWhatWasMeant() throws IOException, InterruptedException {
    List<byte[]> written = new ArrayList<>();
    for (Composition post : POSTS) {
      written.add(
          new ArticleWriter("Newsloom/1")
              .write(
                  post,
                  new MessageId(written.size() + "@example.org"),
                  Instant.parse("2026-11-23T12:34:56Z"),
                  PostingStyle.DEFAULT,
                  CancelHeaders.NONE));
    }
    List<Map<String, Object>> read = PythonMail.read(folder, written);
    for (int i = 0; i < POSTS.size(); i++) {
      Composition meant = POSTS.get(i);
      assertThat(read.get(i))
          .containsEntry("subject", meant.subject())
          .containsEntry("name", meant.from().name())
          .containsEntry("address", "ann@example.org")
          .containsEntry("body", meant.body())
          .containsEntry("defects", List.of())
          .containsEntry("date", "2026-11-23T12:34:56+00:00");
    }
  }
}
