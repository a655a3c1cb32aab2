package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignaturesTest {
  private final Signatures signatures = new Signatures(new Random(7));

  @TempDir private Path folder;

  private String setting(String file) {
    return Signatures.FILE + folder.resolve(file);
  }

  @Test
  void isTheTextItselfWhereNoFileIsNamed() throws IOException {
    assertThat(signatures.choose("Ann\nhttps://example.org/file:x"))
        .isEqualTo("Ann\nhttps://example.org/file:x");
    assertThat(signatures.choose("")).isEmpty();
    assertThat(signatures.choose("file: two\nlines")).isEqualTo("file: two\nlines");
  }

  @Test
  void isReadAnewForEachArticleAndLosesItsMark() throws IOException {
    Files.writeString(folder.resolve("sig"), "-- \r\nAnn Reader\r\nKöln\r\n");
    assertThat(signatures.choose(setting("sig"))).isEqualTo("Ann Reader\nKöln");
    Files.write(folder.resolve("sig"), "Ann, Köln".getBytes(Charset.forName("windows-1252")));
    assertThat(signatures.choose(setting("sig"))).isEqualTo("Ann, Köln");
  }

  @Test
  void isOneOfSeveralAtRandom() throws IOException {
    Files.writeString(folder.resolve("sigs"), "one\n%\ntwo\n 100 % sure\n%\n\n%\nthree\n%\n");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.add(signatures.choose(setting("sigs")));
    }
    assertThat(seen).containsExactlyInAnyOrder("one", "two\n 100 % sure", "three");
  }

  @Test
  void isOneFileOfAFolder() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.writeString(many.resolve("a"), "one");
    Files.writeString(many.resolve("b"), "two");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.add(signatures.choose(setting("many")));
    }
    assertThat(seen).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertThatThrownBy(() -> signatures.choose(setting("gone")))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no file " + folder.resolve("gone") + ".");
    Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13});
    assertThatThrownBy(() -> signatures.choose(setting("picture")))
        .hasMessageEndingWith("is no text: it holds NUL octets.");
    Files.write(folder.resolve("long"), new byte[TextFile.MOST + 1]);
    assertThatThrownBy(() -> signatures.choose(setting("long"))).hasMessageContaining("1 MB");
    Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> signatures.choose(setting("empty")))
        .hasMessageStartingWith("There is no file in the folder");
    assertThatThrownBy(() -> signatures.choose("file:\0")).isInstanceOf(IOException.class);
  }
}
