package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Junk that is learnt, on the command line, over an imported newsgroup. */
class JunkCommandsTest {
  @TempDir Path folder;
  private Shell shell;

  /** Of seven articles of each kind five are taught; the sixth and seventh are judged. */
  @BeforeEach
  void importArticles() throws IOException {
    shell = new Shell(folder, "--profile", "p");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      boolean junk = i % 2 == 1;
      text.append("From x@example.org Mon Jan  1 10:00:00 2024\nFrom: ")
          .append(junk ? "Big Win <win" + i + "@casino.example>" : "Ann <ann@example.org>")
          .append("\nSubject: ")
          .append(junk ? "Your bonus waits" : "Boiler pressure")
          .append("\nNewsgroups: misc.test\nMessage-ID: <")
          .append(i)
          .append("@example.org>\nDate: Mon, 1 Jan 2024 10:")
          .append(10 + i)
          .append(":00 +0000\n\n")
          .append(junk ? "Free spins for new players." : "It drops overnight.")
          .append("\n\n");
    }
    Files.writeString(folder.resolve("old.mbox"), text);
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
  }

  private void teach() {
    shell.done("mark", "junk", id(1), id(3), id(5), id(7), id(9));
    shell.done("mark", "good", id(0), id(2), id(4), id(6), id(8));
  }

  private static String id(int number) {
    return "<" + number + "@example.org>";
  }

  private Map<Object, Object> scores() {
    Map<Object, Object> scores = new HashMap<>();
    shell
        .done("--json", "list", "local.test")
        .json()
        .forEach(row -> scores.put(row.get("id"), row.get("score")));
    return scores;
  }

  @Test
  void whatIsLikeJunkLosesPointsAndIsNotHidden() {
    assertThat(scores().values()).containsOnlyNulls();
    shell.done("mark", "junk", id(1), id(3), id(5), id(7), id(9));
    assertThat(scores().values()).containsOnlyNulls();
    teach();
    assertThat(scores()).hasSize(14).containsEntry(id(10), null).containsEntry(id(12), null);
    assertThat((Integer) scores().get(id(11))).isBetween(-99, -90);
  }

  @Test
  void theScoreIsExplainedByTheWords() {
    teach();
    assertThat(shell.done("--json", "score", "explain", id(11)).one())
        .containsEntry("number", null)
        .containsEntry("score", scores().get(id(11)))
        .containsEntry("group", "local.test")
        .hasEntrySatisfying(
            "rule",
            words ->
                assertThat(words.toString())
                    .startsWith("Junk that was learnt: ")
                    .contains("% sure, by ", "bonus"));
    assertThat(shell.done("score", "explain", id(10)).out()).contains("its score is 0");
  }

  @Test
  void whatARuleRaisesIsNeverJunk() {
    teach();
    shell.done("score", "add", "5 From: win11@");
    assertThat(scores()).containsEntry(id(11), 5);
    assertThat(shell.done("--json", "score", "explain", id(11)).json()).hasSize(1);
    shell.done("score", "add", "-30 From: win13@");
    assertThat((Integer) scores().get(id(13))).isBetween(-129, -120);
  }

  @Test
  void itIsHiddenOnlyFromWhereThePersonSaid() throws IOException {
    teach();
    Path settings = folder.resolve("p/config/junk.json");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{ \"hideFrom\": 90 }");
    assertThat(scores().keySet()).contains(id(10), id(12)).doesNotContain(id(11), id(13));
    Files.writeString(settings, "{ \"hideFrom\": 0 }");
    assertThat(scores()).hasSize(14);
  }

  @Test
  void oneMayChangeOnesMind() {
    teach();
    assertThat(shell.done("--json", "mark", "junk", id(1)).one()).containsEntry("changed", false);
    assertThat(shell.done("--json", "mark", "good", id(1)).one()).containsEntry("changed", true);
    // Four of junk are too few to judge by.
    assertThat(scores().values()).containsOnlyNulls();
  }
}
