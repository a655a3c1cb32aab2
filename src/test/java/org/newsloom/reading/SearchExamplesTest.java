package org.newsloom.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.search.SearchQuery;

/** The examples of the user guide's section on old threads find what it says, in made-up ones. */
class SearchExamplesTest {
  private static final Path GUIDE = Path.of("docs/user-guide.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  /** The examples, and the Message-IDs of what each finds, without what stands behind the @. */
  private static final Map<String, List<String>> FOUND =
      Map.ofEntries(
          Map.entry("telescope mirror", List.of("mirror-1", "mirror-2", "mirror-3", "mirror-4")),
          Map.entry("\"focal length\"", List.of("mirror-1")),
          Map.entry("grind*", List.of("mirror-1", "mirror-2", "mirror-3", "mirror-4")),
          Map.entry(
              "mirror OR lens", List.of("mirror-1", "mirror-2", "mirror-3", "mirror-4", "sale")),
          Map.entry(
              "telescope -binoculars",
              List.of("mirror-1", "mirror-2", "mirror-3", "mirror-4", "eyepiece-2")),
          Map.entry("subject:eyepiece", List.of("eyepiece-1", "eyepiece-2")),
          Map.entry("from:ashdown", List.of("mirror-1", "mirror-3", "eyepiece-2")),
          Map.entry("from:ashdown body:collimation", List.of("mirror-3")),
          Map.entry("subject:telescope -subject:re", List.of("mirror-1", "eyepiece-1")),
          Map.entry("telescope after:1994-06 before:1995", List.of("mirror-2", "mirror-3")),
          Map.entry("on:1994-12-24", List.of("mirror-3")),
          Map.entry(
              "mirror -group:local.for-sale",
              List.of("mirror-1", "mirror-2", "mirror-3", "mirror-4")),
          Map.entry("subject:question -subject:re has:reply", List.of("mirror-1")),
          Map.entry("telescope replies:>2", List.of("mirror-1")),
          Map.entry("mirror lines:>40", List.of("mirror-2")),
          Map.entry("telescope has:link", List.of("mirror-3")),
          Map.entry("id:<mirror-1@astro.example>", List.of("mirror-1")),
          Map.entry("eyepiece /\\d+ ?mm/", List.of("eyepiece-1")),
          Map.entry("望遠鏡", List.of("japanese")),
          Map.entry("(mirror OR lens) from:pryce", List.of("sale")));

  @TempDir static Path folder;
  private static Desk desk;

  @BeforeAll
  static void fill() throws IOException {
    desk = Desk.open(folder.resolve("profile"));
    String mirror = "Question: grinding a telescope mirror";
    String eyepiece = "Which eyepiece for a small telescope?";
    bring(
        "local.astro",
        article("mirror-1", "Clara Ashdown", mirror, "10 May 1994", 3, "")
            + "How long does it take? It is to have a focal length of four feet.\n",
        article("mirror-2", "Hugo Farrow", "Re: " + mirror, "20 Jun 1994", 55, "mirror-1")
            + "Coarse grit first. Collimation comes last.\n",
        article("mirror-3", "Clara Ashdown", "Re: " + mirror, "24 Dec 1994", 4, "mirror-2")
            + "Collimation took an evening, see http://www.astro.example/notes for how.\n",
        article("mirror-4", "Ines Lomax", "Re: " + mirror, "03 Feb 1995", 2, "mirror-3")
            + "Well done.\n",
        article("eyepiece-1", "Nils Merrick", eyepiece, "08 Aug 1996", 2, "")
            + "One of 25 mm shows more than binoculars do.\n",
        article("eyepiece-2", "Clara Ashdown", "Re: " + eyepiece, "09 Aug 1996", 2, "eyepiece-1")
            + "Any good one.\n",
        article("japanese", "Yara Upton", "=?UTF-8?B?6LOq5ZWP?=", "05 May 2001", 1, "")
            + "新しい望遠鏡を買いました。\n",
        article("garden", "Paul Thorne", "Tomatoes", "01 Apr 1999", 1, "")
            + "Plant them out in May.\n");
    bring(
        "local.for-sale",
        article("sale", "Olga Pryce", "Lens and mirror for sale", "07 Jul 1997", 1, "")
            + "No tube.\n");
    await(desk.reading.indexing().finish());
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static String article(
      String id, String author, String subject, String day, int lines, String parent) {
    return "From: "
        + author
        + " <nobody@astro.example>\nNewsgroups: local.astro\nSubject: "
        + subject
        + "\nDate: "
        + day
        + " 12:00:00 GMT\nMessage-ID: <"
        + id
        + "@astro.example>\nLines: "
        + lines
        + (parent.isEmpty() ? "" : "\nReferences: <" + parent + "@astro.example>")
        + "\nContent-Type: text/plain; charset=UTF-8\n\n";
  }

  private static void bring(String group, String... articles) throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (String article : articles) {
      byte[] octets = article.getBytes(UTF_8);
      batch.write(("#! rnews " + octets.length + "\n").getBytes(UTF_8));
      batch.write(octets);
    }
    Path file = Files.write(folder.resolve(group + ".rnews"), batch.toByteArray());
    var _ =
        await(
            desk.reading
                .archives()
                .importAll(Archives.Format.RNEWS, file, new Newsgroup(group), _ -> {}));
  }

  @Test
  void theGuideHasTheseExamples() throws IOException {
    String guide = Files.readString(GUIDE).replace("\r\n", "\n");
    String section = guide.substring(guide.indexOf("\n## Search old threads\n") + 4);
    List<String> examples =
        ROW.matcher(section.substring(0, section.indexOf("\n## ")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(examples).hasSize(20).containsExactlyInAnyOrderElementsOf(FOUND.keySet());
  }

  @Test
  void everyExampleIsUnderstoodAndFindsWhatItSays() {
    Search search = desk.reading.search();
    FOUND.forEach((example, expected) -> {
      SearchQuery query = search.parse(example);
      assertThat(query.problems()).as(example).isEmpty();
      assertThat(await(search.run(query, Optional.empty(), 50)).hits())
          .as(example)
          .extracting(hit -> hit.row().id().text().replaceFirst("@.*", ""))
          .containsExactlyInAnyOrderElementsOf(expected);
    });
  }
}
