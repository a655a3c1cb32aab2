package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuers of NoCeM notices on the command line; with a notice that nobody signed. */
class NocemCommandsTest {
  private static final String KEY = "0123456789ABCDEF0123456789ABCDEF01234567";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void importArticles() throws IOException {
    shell = new Shell(folder, "--profile", "p");
    Files.writeString(
        folder.resolve("old.mbox"),
        """
        From x@example.org Mon Jan  1 10:00:00 2024
        From: Bot <bot@example.org>
        Subject: @@NCM notice
        Newsgroups: news.lists.filters
        Message-ID: <1@example.org>
        Date: Mon, 1 Jan 2024 10:00:00 +0000

        @@BEGIN NCM HEADERS
        Version: 0.93
        Issuer: bot@example.org
        Type: spam
        Action: hide
        Count: 1
        Notice-ID: 1
        @@BEGIN NCM BODY
        <1@example.org>\tnews.lists.filters
        @@END NCM BODY

        """);
    shell.done("import", "mbox", "old.mbox", "--group", "news.lists.filters");
  }

  @Test
  void issuersAreAddedSwitchedAndRemoved() {
    assertThat(shell.done("nocem", "list").out())
        .isEqualTo("No issuer is chosen: nothing is hidden by notices.\n");
    shell.done("nocem", "add", KEY, "--types", "spam,mmf", "--name", "The bot");
    assertThat(shell.done("nocem", "list").out()).isEqualTo(KEY + "\tspam,mmf\ton\tThe bot\n");
    assertThat(shell.done("--json", "nocem", "off", KEY).json().getFirst())
        .containsEntry("key", KEY)
        .containsEntry("types", List.of("spam", "mmf"))
        .containsEntry("on", false);
    assertThat(shell.done("nocem", "on", KEY).out()).contains("\ton\t");
    assertThat(shell.done("nocem", "off").out()).contains("\toff\t");
    shell.done("nocem", "remove", KEY);
    assertThat(shell.done("--json", "nocem", "list").json()).isEmpty();
  }

  @Test
  void aNoticeThatIsNotSignedIsToldAndHidesNothing() {
    shell.done("nocem", "add", KEY);
    assertThat(shell.done("nocem", "look").out())
        .isEqualTo("<1@example.org>\tNoCeM notice without a signature. It has no effect.\n");
    assertThat(shell.done("--json", "list", "news.lists.filters").json()).hasSize(1);
  }

  @Test
  void aShortKeyAndAnUnknownIssuerAreRefused() {
    assertThat(shell.run("nocem", "add", "89ABCDEF").err())
        .contains("“89ABCDEF” is not the whole fingerprint of a key");
    assertThat(shell.run("nocem", "off", KEY).err())
        .contains("No issuer with the key 0x" + KEY + " is chosen.");
  }
}
