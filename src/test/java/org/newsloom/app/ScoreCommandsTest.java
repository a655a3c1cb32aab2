package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.Corpus;
import org.newsloom.app.Shell.Result;

/** Scoring rules on the command line, over an imported newsgroup. */
class ScoreCommandsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void importArticles() throws IOException {
    shell = new Shell(folder, "--profile", "p");
    StringBuilder text = new StringBuilder();
    String[] people = {"Ann <ann@example.org>", "Bob <bob@example.org>", "Cy <cy@example.net>"};
    for (int i = 0; i < 9; i++) {
      text.append("From x@example.org Mon Jan  1 10:00:00 2024\nFrom: ")
          .append(people[i % 3])
          .append("\nSubject: ")
          .append(i < 3 ? "make money" : "boilers")
          .append("\nNewsgroups: misc.test")
          .append(i == 4 ? ",alt.flame" : "")
          .append("\nPath: news.example!")
          .append(i == 7 ? "spam.example" : "good.example")
          .append("!not-for-mail\nMessage-ID: <")
          .append(i)
          .append("@example.org>\nDate: Mon, 1 Jan 2024 10:0")
          .append(i)
          .append(":00 +0000\n\nText.\n\n");
    }
    Files.writeString(folder.resolve("old.mbox"), text);
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
  }

  private List<Object> ids(String... command) {
    return shell.done(command).json().stream().map(row -> row.get("id")).toList();
  }

  @Nested
  class G18 {
    @Test
    void rulesHideByPersonSubjectAndCrosspost() {
      hide();
    }
  }

  private void hide() {
    shell.done("score", "add", "-9999 From: bob@example\\.org");
    assertThat(ids("--json", "list", "local.test"))
        .hasSize(6)
        .doesNotContain("<1@example.org>", "<4@example.org>", "<7@example.org>");
    shell.done("score", "add", "[local.*] -9999 Subject: \\<money\\>");
    assertThat(ids("--json", "list", "local.test"))
        .containsExactly(
            "<8@example.org>", "<6@example.org>", "<5@example.org>", "<3@example.org>");
    shell.done("score", "remove", "2");
    shell.done("score", "remove", "1");
    shell.done("score", "add", "-9999 Newsgroups: alt\\.flame");
    assertThat(ids("--json", "list", "local.test")).hasSize(8).doesNotContain("<4@example.org>");
    shell.done("score", "add", "-9999 Path: spam\\.example");
    assertThat(ids("--json", "list", "local.test")).hasSize(7).doesNotContain("<7@example.org>");
  }

  /** Where the file of rules lies. */
  private Path rules() throws IOException {
    shell.done("score", "add", "1 From: nobody");
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.endsWith("scores")).findFirst().orElseThrow();
    }
  }

  @Test
  void includedFilesAreFollowedAndHeededWhenTheyChange() throws IOException {
    Path scores = rules();
    Path more = scores.resolveSibling("more");
    Files.writeString(scores, "include more\n[*]\nScore: 5\nFrom: ann@\n");
    Files.writeString(more, "Score: -9999\nFrom: bob@\nScore: 2\nLines: few\n");
    assertThat(ids("--json", "list", "local.test")).hasSize(6);
    Result listed = shell.run("score", "list");
    assertThat(listed.out()).contains("1\t[*]  Score: -9999  From: bob@  % more\n");
    assertThat(listed.err()).contains("more, line 4: lines wants a number");
    assertThat(shell.done("--json", "score", "list").json())
        .extracting(row -> row.get("file"))
        .containsExactly("more", "more", null);
    assertThat(shell.run("score", "remove", "1").err())
        .contains("stands in more: take it out there");
    shell.done("score", "remove", "3");
    assertThat(Files.readString(scores)).isEqualTo("include more\n[*]\n");
    Files.writeString(more, "Score: -9999\nSubject: money\nScore: 1\nFrom: nobody at all\n");
    assertThat(ids("--json", "list", "local.test")).hasSize(6).contains("<4@example.org>");
  }

  @Test
  void aFileIsImportedWithThoseThatItIncludes() throws IOException {
    Files.createDirectories(folder.resolve("slrn"));
    Files.writeString(folder.resolve("slrn/score"), "include bores\n[*]\nScore: 5\nFrom: ann@\n");
    Files.writeString(folder.resolve("slrn/bores"), "Score: -9999\nFrom: bob@\n");
    shell.done("import", "scores", "slrn/score");
    assertThat(shell.done("--json", "score", "list").json())
        .extracting(row -> row.get("score"))
        .containsExactly(-9999, 5);
    assertThat(ids("--json", "list", "local.test")).hasSize(6);
  }

  @Test
  void scoresAreListedFoundAndExplained() {
    Map<String, Object> added = shell.done("--json", "score", "add", "100 From: ann@").one();
    assertThat(added)
        .containsEntry("number", 1)
        .containsEntry("rule", "[*]\nScore: 100\nFrom: ann@")
        .containsEntry("score", 100);
    shell.done("score", "add", "-30 Subject: money");
    Map<Object, Object> scores = new java.util.HashMap<>();
    shell
        .done("--json", "list", "local.test")
        .json()
        .forEach(row -> scores.put(row.get("id"), row.get("score")));
    assertThat(scores)
        .containsEntry("<0@example.org>", 70)
        .containsEntry("<3@example.org>", 100)
        .containsEntry("<1@example.org>", -30)
        .containsEntry("<8@example.org>", null);
    assertThat(ids("--json", "search", "score:>0 boilers"))
        .containsExactly("<6@example.org>", "<3@example.org>");
    assertThat(shell.done("--json", "score", "explain", "<0@example.org>").json())
        .extracting(row -> row.get("number"), row -> row.get("group"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "local.test"),
            org.assertj.core.groups.Tuple.tuple(2, "local.test"));
    assertThat(shell.done("score", "explain", "<8@example.org>").out()).contains("its score is 0");
    assertThat(shell.done("--json", "score", "try", "-9999 Subject: boilers").one())
        .containsEntry("group", "local.test")
        .containsEntry("matches", 6)
        .containsEntry("hidden", 6);
    assertThat(shell.done("score", "try", "-9999 Subject: boilers").out())
        .isEqualTo("local.test\t6 articles, 6 of them hidden\n");
    assertThat(shell.done("--json", "score", "list").json()).hasSize(2);
  }

  @Test
  void newArticlesAreScoredWithTheOld() throws IOException {
    shell.done("score", "add", "-9999 From: bob@");
    assertThat(ids("--json", "list", "local.test")).hasSize(6);
    Files.writeString(
        folder.resolve("more.mbox"),
        """
        From x@example.org Mon Jan  1 10:00:00 2024
        From: Bob <bob@example.org>
        Subject: one more
        Message-ID: <more@example.org>

        Text.
        """);
    shell.done("import", "mbox", "more.mbox", "--group", "local.test");
    assertThat(ids("--json", "list", "local.test")).hasSize(6);
  }

  @Test
  void scoreFilesOfOtherNewsreadersAreImported() {
    assertThat(
            shell
                .done(
                    "--json", "import", "scores", Corpus.path("scores/pan-sample.score").toString())
                .one())
        .containsEntry("added", 9)
        .containsEntry("defects", 0);
    assertThat(shell.done("--json", "score", "list").json()).hasSize(9);
  }

  @Test
  void whatIsBrokenIsNotImportedAndNothingIsImportedTwice() throws IOException {
    shell.write("other.score", "[*]\nScore: 5\nSubject: a\n\nScore: 6\nSubject: \\(\n");
    shell.done("score", "add", "-100 From: ann");
    Result first = shell.run("import", "scores", "other.score");
    assertThat(first.out()).contains("1 rule added, 1 skipped, 1 defect.");
    assertThat(first.err()).contains("line 6:");
    assertThat(shell.done("--json", "import", "scores", "other.score").one())
        .containsEntry("added", 0)
        .containsEntry("skipped", 2);
    Result list = shell.run("--json", "score", "list");
    assertThat(list.json()).hasSize(2);
    assertThat(list.err()).isEmpty();
  }

  @Test
  void troubleIsToldInASentence() {
    fails(2, "write it like", "score", "add", "-100 nonsense");
    fails(2, "no condition", "score", "add", "Score: 1\nnonsense");
    fails(2, "is no pattern", "score", "add", "-100 Subject: \\(");
    fails(2, "wants a number", "score", "add", "-100 Lines: many");
    fails(2, "Say what to do", "score");
    fails(3, "There is no rule 4", "score", "remove", "4");
    fails(3, "in none of the fetched", "score", "explain", "<never@example.org>");
  }

  private void fails(int code, String words, String... command) {
    Result result = shell.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(words).doesNotContain("Exception");
  }
}
