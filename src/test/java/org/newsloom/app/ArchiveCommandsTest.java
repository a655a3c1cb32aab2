package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.Corpus;
import org.newsloom.app.Shell.Result;

/** Archives in and out, read marks of other newsreaders, and figures. */
final class ArchiveCommandsTest {
  private static final String MBOX =
      """
      From ann@example.org Thu Jan  1 00:00:01 1970
      From: Ann <ann@example.org>
      Subject: =?UTF-8?Q?F=C3=BCrst?=
      Date: Thu, 1 Jan 2026 10:00:00 +0000
      Message-ID: <1@example.org>

      >From here on: Quirbelwort.

      From bob@example.org Thu Jan  1 00:00:01 1970
      From: Bob <bob@example.org>
      Subject: Re: =?UTF-8?Q?F=C3=BCrst?=
      Date: Fri, 2 Jan 2026 10:00:00 +0000
      Message-ID: <2@example.org>
      References: <1@example.org>

      Yes.

      From nobody Thu Jan  1 00:00:01 1970
      From: Bob <bob@example.org>
      Subject: Without a name

      No Message-ID.

      """;

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder, "--profile", "profile");
    Files.writeString(folder.resolve("old.mbox"), MBOX);
  }

  @Test
  void articlesOfAnMboxAreListedThreadedSearchedAndShown() {
    Result imported = shell.done("--json", "import", "mbox", "old.mbox", "--group", "local.test");
    assertThat(imported.fields()).contains("file", "added", "skipped", "defects");
    assertThat(imported.one()).containsEntry("added", 3).containsEntry("skipped", 0);

    // What says no date has the one of its arrival.
    Result list = shell.done("--json", "list", "local.test", "--threads");
    assertThat(list.all("subject")).containsExactly("Without a name", "Fürst", "Re: Fürst");
    assertThat(list.all("depth")).containsExactly(0, 0, 1);
    assertThat(list.all("group")).containsOnly("local.test");
    assertThat(shell.done("--json", "search", "Quirbelwort").all("id"))
        .containsExactly("<1@example.org>");
    assertThat(shell.done("--json", "show", "<1@example.org>").one())
        .containsEntry("text", "From here on: Quirbelwort.\n");
    assertThat(shell.done("--json", "thread", "<2@example.org>").json()).hasSize(2);
    shell.done("catchup", "local.test");
    assertThat(shell.done("--json", "list", "local.test", "--unread").json()).isEmpty();
  }

  @Test
  void anImportThatIsDoneAgainBringsNothingTwice() {
    assertThat(shell.done("import", "mbox", "old.mbox").out()).contains("local.old");
    assertThat(shell.done("--json", "import", "mbox", "old.mbox").one())
        .containsEntry("added", 0)
        .containsEntry("skipped", 3);
  }

  @Test
  void whatWentInComesOutAgain() throws IOException {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    shell.done("export", "mbox", "new.mbox", "--group", "local.test");
    shell.done("export", "maildir", "md", "--thread", "<1@example.org>");
    shell.done("export", "eml", "eml", "--search", "Quirbelwort");
    String written = Files.readString(folder.resolve("new.mbox"));
    assertThat(written.lines().filter(line -> !line.startsWith("From ")))
        .containsExactlyInAnyOrderElementsOf(
            MBOX.lines().filter(line -> !line.startsWith("From ")).toList());
    Result again = shell.done("--json", "import", "maildir", "md", "--group", "local.again");
    assertThat(again.one()).containsEntry("added", 2);
    try (var files = Files.list(folder.resolve("eml"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("000001-fürst.eml");
    }
  }

  @Test
  void whatWasReadAndFlaggedGoesWithAMaildir() throws IOException {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    shell.done("mark", "read", "<1@example.org>", "<2@example.org>");
    shell.done("mark", "flagged", "<2@example.org>");
    shell.done("export", "maildir", "md", "--group", "local.test");
    Shell other = new Shell(folder, "--profile", "other");
    other.done("import", "maildir", "md", "--group", "local.again");
    Result list = other.done("--json", "list", "local.again", "--threads");
    assertThat(list.all("read")).containsExactly(false, true, true);
    assertThat(list.all("flagged")).containsExactly(false, false, true);
    other.done("mark", "unread", "<1@example.org>");
    other.done("import", "maildir", "md", "--group", "local.again");
    assertThat(other.done("--json", "list", "local.again", "--threads").all("read"))
        .as("what is here already keeps its marks")
        .containsExactly(false, false, true);
  }

  @Test
  void whatWasImportedOutlivesTheCache() throws IOException {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    Path cache = folder.resolve("profile/cache");
    try (var files = Files.list(cache)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(shell.done("--json", "list", "local.test").json()).hasSize(3);
    assertThat(shell.done("--json", "search", "Quirbelwort").json()).hasSize(1);
  }

  @Test
  void repairHealsSearchIndexesThatLostTheirRows() throws SQLException {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    assertThat(found("Quirbelwort", "Fürst", "from:bob")).containsExactly(1, 2, 2);
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("profile/cache/cache.db"));
        var statement = connection.createStatement()) {
      for (String index : List.of("subject_fts", "author_fts", "body_fts")) {
        assertThat(statement.executeUpdate("delete from " + index)).isPositive();
      }
    }
    assertThat(found("Quirbelwort", "Fürst", "from:bob")).containsExactly(0, 0, 0);

    assertThat(shell.done("check", "--repair", "--json").all("ok")).containsExactly(true, true);

    assertThat(found("Quirbelwort", "Fürst", "from:bob")).containsExactly(1, 2, 2);
  }

  private List<Integer> found(String... queries) {
    return Arrays.stream(queries)
        .map(query -> shell.done("--json", "search", query).json().size())
        .toList();
  }

  @Test
  void batchesOfOldNewsComeInAndOutOctetByOctet() throws IOException {
    Path batch = Corpus.path("usenet/old-headers-1985-1992.rnews.gz");
    Map<String, Object> imported =
        shell.done("--json", "import", "rnews", batch.toString(), "--group", "local.old").one();
    assertThat((int) imported.get("added")).isGreaterThan(100);
    shell.done("export", "mbox", "one.mbox", "--group", "local.old");
    shell.done("import", "mbox", "one.mbox", "--group", "local.new");
    shell.done("export", "mbox", "two.mbox", "--group", "local.new");
    assertThat(folder.resolve("two.mbox")).hasSameBinaryContentAs(folder.resolve("one.mbox"));
  }

  @Test
  void anArchiveGoesToStandardOutputWithNothingElse() throws IOException {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    shell.done("export", "mbox", "file.mbox", "--group", "local.test");
    String whole = Files.readString(folder.resolve("file.mbox"));
    for (String name : List.of("-", "/dev/stdout")) {
      Result printed = shell.done("export", "mbox", name, "--group", "local.test");
      assertThat(printed.out()).isEqualTo(whole);
      assertThat(printed.err()).contains("3 articles written.");
    }
    assertThat(folder.resolve("-")).doesNotExist();
    fails(2, "Name a file", "--json", "export", "mbox", "-", "--group", "local.test");
  }

  @Test
  void troubleIsToldInASentence() {
    fails(1, "There is no file", "import", "mbox", "nothing.mbox");
    fails(2, "is a folder", "import", "mbox", ".");
    fails(2, "is no folder", "import", "maildir", "old.mbox");
    fails(2, "Say what to export", "export", "mbox", "x");
    fails(3, "", "export", "mbox", "x", "--group", "local.never");
    fails(3, "", "export", "mbox", "x", "--thread", "<never@example.org>");
    fails(3, "", "stats", "local.never");
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    fails(1, "There is no folder", "export", "mbox", "no/such/folder/x", "--group", "local.test");
    fails(2, "“tar” is none of mbox, eml, maildir, newsrc", "export", "tar", "x");
    fails(2, "“tar” is none of mbox, rnews, maildir, newsrc, scores", "import", "tar", "x");
    shell.write("file", "x");
    fails(1, "is there already", "export", "eml", "file", "--group", "local.test");
    fails(2, "", "import", "zip", "old.mbox");
  }

  private void fails(int code, String words, String... command) {
    Result result = shell.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(words).doesNotContain("Exception");
  }

  @Test
  void readMarksGoToOtherNewsreadersAndBack() throws IOException {
    shell.done("server", "add", "news", "--host", "127.0.0.1", "--port", "1", "--security", "none");
    Files.writeString(
        folder.resolve("newsrc"), "misc.test: 1-7,9\ncomp.misc! 1-3\n: 1-3\nalt.test:\n");
    assertThat(shell.done("--json", "import", "newsrc", "newsrc").one())
        .containsEntry("added", 3)
        .containsEntry("defects", 1);
    shell.done("export", "newsrc", "out");
    assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
        .isEqualTo("misc.test: 1-7,9\ncomp.misc! 1-3\nalt.test:\n");
  }

  @Test
  void aNewsrcComesBackInItsOrder() throws IOException {
    shell.done("server", "add", "news", "--host", "127.0.0.1", "--port", "1", "--security", "none");
    String text = "y.zero!\nz.one: 1-7,9\nc.four! 1-100\nb.two: 3\na.three:\nd.five! 2,4\n";
    Files.writeString(folder.resolve("newsrc"), text);
    shell.done("import", "newsrc", "newsrc");
    assertThat(exported()).isEqualTo(text);
    shell.done("unsubscribe", "b.two");
    assertThat(exported()).isEqualTo(text.replace("b.two:", "b.two!"));
    shell.done("import", "newsrc", "newsrc");
    assertThat(exported())
        .as("what was unsubscribed comes back at the end")
        .isEqualTo(text.replace("b.two: 3\n", "") + "b.two: 3\n");
  }

  private String exported() throws IOException {
    shell.done("export", "newsrc", "out");
    return Files.readString(folder.resolve("out"));
  }

  @Test
  void figuresCountDaysPostersAndThreads() {
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
    List<Map<String, Object>> lines = shell.done("--json", "stats", "local.test").json();
    assertThat(lines)
        .contains(
            Map.of("day", "2026-01-01", "posts", 1),
            Map.of("day", "2026-01-02", "posts", 1),
            Map.of("author", "Bob <bob@example.org>", "posts", 2),
            Map.of("root", "<1@example.org>", "subject", "Fürst", "posts", 2));
    assertThat(shell.done("stats", "local.test").out()).contains("3 articles", "Top posters");
  }
}
