package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;

/** What we write is read as it was meant by a decoder that is not ours: Python's, where it is. */
class ReadBackTest {
  private static final String SCRIPT =
      """
      import email, email.policy, json, sys
      for name in sys.argv[1:]:
          with open(name, 'rb') as f:
              m = email.message_from_binary_file(f, policy=email.policy.default)
          print(json.dumps({
              'subject': str(m['Subject']),
              'name': m['From'].addresses[0].display_name,
              'address': m['From'].addresses[0].addr_spec,
              'body': m.get_content(),
              'defects': [repr(d) for d in m.defects]
                  + [repr(d) for h in ('Subject', 'From', 'Date') for d in m[h].defects],
              'date': m['Date'].datetime.isoformat()}))
      """;

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
    List<String> command = new java.util.ArrayList<>(List.of("python3", "-c", SCRIPT));
    for (int i = 0; i < POSTS.size(); i++) {
      Path file = folder.resolve(i + ".eml");
      Files.write(
          file,
          new ArticleWriter("Newsloom/1")
              .write(
                  POSTS.get(i),
                  new MessageId(i + "@example.org"),
                  Instant.parse("2026-11-23T12:34:56Z"),
                  PostingStyle.DEFAULT,
                  CancelHeaders.NONE));
      command.add(file.toString());
    }
    Path out = folder.resolve("out");
    Process python;
    try {
      python =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 here");
      return;
    }
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).as(Files.readString(out)).isZero();
    List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
    assertThat(lines).hasSize(POSTS.size());
    for (int i = 0; i < POSTS.size(); i++) {
      Composition meant = POSTS.get(i);
      Map<String, Object> read = JSON.std.mapFrom(lines.get(i));
      assertThat(read)
          .containsEntry("subject", meant.subject())
          .containsEntry("name", meant.from().name())
          .containsEntry("address", "ann@example.org")
          .containsEntry("body", meant.body())
          .containsEntry("defects", List.of())
          .containsEntry("date", "2026-11-23T12:34:56+00:00");
    }
  }
}
