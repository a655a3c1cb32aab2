package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command line tells of signatures; with one that is damaged, so that no key is needed.
 */
class SignatureCommandsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void importArticles() throws IOException {
    shell = new Shell(folder, "--profile", "p");
    Files.writeString(
        folder.resolve("old.mbox"),
        """
        From x@example.org Mon Jan  1 10:00:00 2024
        From: Ann <ann@example.org>
        Subject: Signed
        Newsgroups: misc.test
        Message-ID: <1@example.org>
        Date: Mon, 1 Jan 2024 10:00:00 +0000

        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA256

        - - one
        -----BEGIN PGP SIGNATURE-----

        damaged
        -----END PGP SIGNATURE-----

        From x@example.org Mon Jan  1 10:00:00 2024
        From: Ann <ann@example.org>
        Subject: Not signed
        Newsgroups: misc.test
        Message-ID: <2@example.org>
        Date: Mon, 1 Jan 2024 10:00:00 +0000

        Words

        """);
    shell.done("import", "mbox", "old.mbox", "--group", "local.test");
  }

  @Test
  void showTellsOfTheSignature() {
    Map<String, Object> article = shell.done("--json", "show", "1@example.org").json().getFirst();
    assertThat(article.get("text")).asString().startsWith("- one\n");
    assertThat(article.get("signature"))
        .asString()
        .contains("unknown")
        .containsPattern("Signed; GnuPG (is not installed|cannot read the signature)\\.");
    assertThat(shell.done("show", "1@example.org").out()).contains("\nSignature: Signed; GnuPG ");
  }

  @Test
  void anArticleWithoutOneHasNone() {
    assertThat(shell.done("--json", "show", "2@example.org").json().getFirst())
        .containsEntry("signature", null);
    assertThat(shell.done("show", "2@example.org").out()).doesNotContain("Signature:");
  }
}
