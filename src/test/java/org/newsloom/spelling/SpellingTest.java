package org.newsloom.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.task.Jobs;

class SpellingTest {
  private static final String RULES =
      """
      SET UTF-8
      TRY esianrtolcdugmphbyfvkwz
      SFX S Y 1
      SFX S 0 s .
      """;

  @TempDir Path folder;

  private final Jobs jobs = new Jobs(Duration.ofSeconds(5));

  @AfterEach
  void end() {
    jobs.close();
  }

  private Path own() {
    return folder.resolve("own");
  }

  private Path shared() {
    return folder.resolve("shared");
  }

  private Spelling spelling() {
    return new Spelling(own(), List.of(shared()), folder.resolve("words/my-words.txt"), jobs);
  }

  private static void dictionary(
      Path place, String name, String rules, String words, Charset charset) throws IOException {
    Files.createDirectories(place);
    Files.writeString(place.resolve(name + ".aff"), rules, charset);
    Files.writeString(place.resolve(name + ".dic"), words, charset);
  }

  private static void english(Path place) throws IOException {
    dictionary(
        place,
        "en_GB",
        RULES,
        "5\nthe\nreader/S\nread/S\narticle/S\ndon't\n",
        StandardCharsets.UTF_8);
  }

  private static List<String> misspelt(Spelling spelling, String text) throws Exception {
    return spelling.check("en_GB", text).get().stream().map(Misspelt::word).toList();
  }

  @Test
  void findsWhatIsInNoDictionary() throws Exception {
    english(own());
    assertThat(spelling().check("en_GB", "The readers\nraed articles.").get())
        .containsExactly(new Misspelt(12, 16, "raed"));
  }

  @Test
  void anApostropheIsTheSameStraightOrCurved() throws Exception {
    english(own());
    assertThat(misspelt(spelling(), "Don’t don't")).isEmpty();
  }

  @Test
  void suggestsWhatIsMeant() throws Exception {
    english(own());
    assertThat(spelling().suggest("en_GB", "raed").get()).first().isEqualTo("read");
  }

  @Test
  void dictionariesAreReadInTheirOwnCharset() throws Exception {
    dictionary(
        own(),
        "de_DE",
        "SET ISO8859-1\nTRY esianrtolcdugmphbyfvkw\n",
        "1\nGrüße\n",
        StandardCharsets.ISO_8859_1);
    assertThat(spelling().check("de_DE", "Grüße Grüse").get())
        .extracting(Misspelt::word)
        .containsExactly("Grüse");
  }

  @Test
  void listsPairsOfFilesOfAllFoldersAndTakesThePersonsOwnFirst() throws Exception {
    english(own());
    dictionary(shared(), "en_GB", RULES, "1\nraed\n", StandardCharsets.UTF_8);
    dictionary(shared(), "fr", RULES, "1\nle\n", StandardCharsets.UTF_8);
    Files.writeString(shared().resolve("alone.aff"), RULES);
    Spelling spelling = spelling();
    assertThat(spelling.languages().get()).containsExactly("en_GB", "fr");
    assertThat(misspelt(spelling, "raed")).containsExactly("raed");
  }

  @Test
  void withoutFoldersThereAreNoDictionaries() throws Exception {
    assertThat(spelling().languages().get()).isEmpty();
  }

  @Test
  void aWordOfOnesOwnIsKnownAtOnceAndAtTheNextStart() throws Exception {
    english(own());
    Spelling spelling = spelling();
    assertThat(misspelt(spelling, "The quirbelwort Quirbelwort")).hasSize(2);
    spelling.add("quirbelwort").get();
    spelling.add("quirbelwort").get();
    spelling.add("naïve").get();
    assertThat(misspelt(spelling, "The quirbelwort Quirbelwort")).isEmpty();
    assertThat(misspelt(spelling(), "The quirbelwort naïve")).isEmpty();
    assertThat(folder.resolve("words/my-words.txt")).hasContent("quirbelwort\nnaïve\n");
  }

  @Test
  void aDictionaryThatIsNoneIsSaidSo() throws Exception {
    dictionary(own(), "en_GB", "SFX A Y 3\nrubbish", "\0\1", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> spelling().check("en_GB", "The").get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("en_GB.dic cannot be read.");
  }

  @Test
  void aDictionaryThatIsGoneIsSaidSo() {
    assertThatThrownBy(() -> spelling().check("en_GB", "The").get())
        .hasMessageContaining("There is no dictionary en_GB any more.");
  }

  @Test
  void whatIsFoundIsBounded() throws Exception {
    english(own());
    String text =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "q" + (char) ('a' + i % 26) + "z".repeat(i % 40))
            .collect(Collectors.joining(" "));
    assertThat(misspelt(spelling(), text)).hasSize(1_000);
  }
}
