package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicArchiveTest {
  @TempDir Path settings;

  private Loaded<List<PublicArchive>> loaded(String json) throws IOException {
    Files.writeString(settings.resolve("archives.json"), json);
    return PublicArchive.load(settings);
  }

  @Test
  void theProgramKnowsSome() {
    Loaded<List<PublicArchive>> known = PublicArchive.load(settings);
    assertThat(known.notices()).isEmpty();
    assertThat(known.value())
        .extracting(archive -> archive.address("a/b?$1@example.org"))
        .contains(
            "https://lore.kernel.org/all/a%2Fb%3F%241%40example.org/",
            "http://al.howardknight.net/?STYPE=msgid&MSGI=%3Ca%2Fb%3F%241%40example.org%3E");
  }

  @Test
  void aFileAmongTheSettingsReplacesThem() throws IOException {
    Loaded<List<PublicArchive>> own =
        loaded("[{\"name\": \"Mine\", \"address\": \"https://example.org/mid/{id}\"}]");
    assertThat(own.notices()).isEmpty();
    assertThat(own.value())
        .containsExactly(new PublicArchive("Mine", "https://example.org/mid/{id}"));
    assertThat(loaded("[]").value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "null",
        "[1]",
        "[{\"name\": \"\", \"address\": \"https://example.org/{id}\"}]",
        "[{\"name\": \"x\", \"address\": \"https://example.org/\"}]",
        "[{\"name\": \"x\", \"address\": \"file:///etc/{id}\"}]",
        "[{\"name\": \"x\", \"address\": \"javascript:alert('{id}')\"}]",
        "[{\"name\": \"x\", \"address\": \"https://user@example.org/{id}\"}]",
        "[{\"name\": \"x\", \"address\": \"https://{id}/\"}]",
        "[{\"name\": \"x\", \"address\": \"https://example.org/ {id}\"}]"
      })
  void aBrokenFileIsToldOfInOneSentenceAndTheProgramsAreUsed(String json) throws IOException {
    Loaded<List<PublicArchive>> broken = loaded(json);
    assertThat(broken.notices())
        .singleElement()
        .asString()
        .contains("archives.json is not used: ")
        .endsWith(". The archives of the program are used.");
    assertThat(broken.value())
        .isEqualTo(PublicArchive.load(settings.resolve("nowhere")).value())
        .isNotEmpty();
  }

  @Test
  void anEndlessFileIsNotRead() throws IOException {
    assertThat(loaded("[" + " ".repeat(200_000) + "]").notices()).hasSize(1);
  }
}
