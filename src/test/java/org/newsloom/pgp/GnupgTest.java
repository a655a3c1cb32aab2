package org.newsloom.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.pgp.Verdict.Standing;
import org.newsloom.pgp.Verdict.Trust;

/** Signatures that GnuPG made, checked by GnuPG. */
class GnupgTest {
  private static final String ANN = "Ann Example <ann@example.org>";
  private static @Nullable Keyring keys;

  @BeforeAll
  static void make() throws IOException {
    keys = Keyring.make().with(ANN);
  }

  @AfterAll
  static void close() {
    if (keys != null) {
      keys.close();
    }
  }

  private static Keyring keys() {
    return Objects.requireNonNull(keys);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packets(String armor) {
    String data = armor.substring(armor.indexOf("\n\n") + 2, armor.indexOf("\n="));
    return Base64.getMimeDecoder().decode(data);
  }

  @Test
  void aGoodSignatureIsGood() throws Exception {
    byte[] signature = packets(keys().detached(ANN, "words"));
    Verdict verdict = keys().gnupg().verify(octets("words"), signature, "ann@example.org");
    assertThat(verdict.standing()).isEqualTo(Standing.GOOD);
    assertThat(verdict.signer()).isEqualTo(ANN);
    assertThat(verdict.trust()).isEqualTo(Trust.FULL);
    assertThat(verdict.key()).matches("[0-9A-F]{40}");
  }

  @Test
  void otherWordsAreNotWhatWasSigned() throws Exception {
    byte[] signature = packets(keys().detached(ANN, "words"));
    assertThat(keys().gnupg().verify(octets("word"), signature, "").standing())
        .isEqualTo(Standing.BAD);
  }

  @Test
  void aKeyOfAnotherRingIsNotHereAndNeverFetched() throws Exception {
    byte[] signature = packets(keys().detached(ANN, "words"));
    Keyring empty = Keyring.make();
    try {
      Verdict verdict = empty.gnupg().verify(octets("words"), signature, "");
      assertThat(verdict.standing()).isEqualTo(Standing.KEY_NOT_HERE);
      assertThat(verdict.key()).matches("[0-9A-F]{16}");
    } finally {
      empty.close();
    }
  }

  @Test
  void aKeyThatNobodyVouchesForIsNotTrusted() throws Exception {
    byte[] signature = packets(keys().detached(ANN, "words"));
    Keyring other = Keyring.make().with(keys().exported(ANN));
    try {
      Verdict verdict = other.gnupg().verify(octets("words"), signature, "ann@example.org");
      assertThat(verdict.standing()).isEqualTo(Standing.GOOD);
      assertThat(verdict.trust()).isEqualTo(Trust.NONE);
    } finally {
      other.close();
    }
  }

  @Test
  void octetsThatAreNoSignatureAreUnreadable() throws Exception {
    assertThat(keys().gnupg().verify(octets("words"), new byte[0], "").standing())
        .isEqualTo(Standing.UNREADABLE);
    assertThat(keys().gnupg().verify(octets("words"), new byte[] {1, 2, 3}, "").standing())
        .isEqualTo(Standing.UNREADABLE);
  }

  @Test
  void withoutAProgramItIsNotInstalled(@TempDir Path folder) throws Exception {
    Gnupg none = new Gnupg(List.of(folder), Map.of(), Duration.ofSeconds(60));
    assertThat(none.verify(octets("words"), new byte[] {1}, "").standing())
        .isEqualTo(Standing.NOT_INSTALLED);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatDoesNotEndIsEnded(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("gpg");
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(program, "#!/bin/sh\nexec sleep 600\n");
    Gnupg slow = new Gnupg(List.of(folder), Map.of(), Duration.ofMillis(50));
    assertThat(slow.verify(octets("words"), new byte[] {1}, "").standing())
        .isEqualTo(Standing.NO_ANSWER);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itIsToldToAskNobodyElse(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("gpg");
    Path told = folder.resolve("told");
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        program, "#!/bin/sh\nfor w in \"$@\"; do echo \"$w\" >> " + told + "; done\n");
    Gnupg gnupg = new Gnupg(List.of(folder), Map.of(), Duration.ofSeconds(60));
    assertThat(gnupg.verify(octets("words"), new byte[] {1}, "").standing())
        .isEqualTo(Standing.UNREADABLE);
    assertThat(Files.readAllLines(told))
        .contains("--disable-dirmngr", "--no-auto-key-retrieve", "--no-autostart", "--verify");
  }
}
