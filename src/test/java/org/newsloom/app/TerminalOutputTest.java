package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different where standard output is a terminal. */
final class TerminalOutputTest {
  /** Text and a field in no encoding turn the direction of what comes behind, as two marks do. */
  private static final String TURNED =
      """
      From ann@example.org Thu Jan  1 00:00:01 1970
      From: Ann <ann@example.org>
      Newsgroups: local.test
      Subject: A file
      Comments: a\u202eb
      Date: Thu, 1 Jan 2026 10:00:00 +0000
      Message-ID: <1@example.org>
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: 8bit

      See \u2066invoice\u202efdp.exe\u2069 and \u05d0\u200f.
      """;

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder, "--profile", "profile");
    shell.write("old.mbox", TURNED);
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
  }

  @Test
  void nothingInATextOrAFieldTurnsTheDirectionOfWriting() {
    Shell terminal = shell.onTerminal();
    assertThat(terminal.done("show", "1@example.org").out())
        .contains("See \u2060invoice\u2060fdp.exe\u2060 and \u05d0\u200f.");
    assertThat(terminal.done("show", "1@example.org", "--headers").out())
        .doesNotContain("\u202e")
        .containsPattern("Comments: a\u2060?b");
    assertThat(terminal.done("search", "invoice").out())
        .contains("A file")
        .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069]");
  }

  @Test
  void programsAndFilesGetWhatWasWritten() {
    String text = "See \u2066invoice\u202efdp.exe\u2069 and \u05d0\u200f.";
    assertThat(shell.done("show", "1@example.org").out()).contains(text);
    assertThat(shell.onTerminal().done("show", "1@example.org", "--json").one())
        .containsEntry("text", text + "\n");
    assertThat(shell.onTerminal().done("show", "1@example.org", "--raw").octets())
        .asString(StandardCharsets.UTF_8)
        .contains(text);
  }
}
