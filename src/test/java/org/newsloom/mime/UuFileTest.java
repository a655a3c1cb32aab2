package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.mime.EmbeddedFiles.File;

final class UuFileTest {
  private static Optional<EmbeddedFiles.Found> read(String text) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    return UuFile.read(raw, 0, raw.length);
  }

  private static File file(String text) {
    return read(text).orElseThrow().file();
  }

  /** "Cat", zeros, "Cat". */
  private static byte[] catsAround(int zeros) {
    byte[] octets = new byte[zeros + 6];
    for (int at : new int[] {0, zeros + 3}) {
      System.arraycopy("Cat".getBytes(StandardCharsets.US_ASCII), 0, octets, at, 3);
    }
    return octets;
  }

  @ParameterizedTest
  @ValueSource(strings = {"M0V%T", "M0V%T  ", "M0V%T\r"})
  void readsLinesThatLostTheBlanksAtTheirEnd(String line) {
    File file = file("begin 644 x\n#0V%T\n" + line + "\n#0V%T\n\nend\n");
    byte[] cats = catsAround(45);
    System.arraycopy(cats, 0, cats, 3, 3);
    assertThat(file.octets()).isEqualTo(cats);
    assertThat(file.problem()).isEmpty();
  }

  @Test
  void passesOverLinesThatSomebodyPutBetween() {
    String full = "M" + "0V%T".repeat(15) + "\n";
    File file =
        file("begin 644 x\n" + full + full + "\n*** page two ***\n\n" + full + "#0V%T\n`\nend\n");
    assertThat(file.octets()).isEqualTo("Cat".repeat(46).getBytes(StandardCharsets.US_ASCII));
    assertThat(file.problem()).contains("lines that are not uuencoded left out");
  }

  @Test
  void takesNothingOfAnotherFileThatFollows() {
    String full = "M" + "0V%T".repeat(15) + "\n";
    String text = "begin 644 x\n" + full + "words\nbegin 644 y\n" + full + full + "`\nend\n";
    EmbeddedFiles.Found found = read(text).orElseThrow();
    assertThat(found.file().octets()).hasSize(45);
    assertThat(text.substring(found.end())).startsWith("words\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"644", "0644", "100644"})
  void readsModesOfAnyLength(String mode) {
    assertThat(file("begin " + mode + " x\n#0V%T\n`\nend\n").octets())
        .isEqualTo("Cat".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void takesQuotationMarksOffAName() {
    assertThat(file("begin 644 \"a b.txt\"\n#0V%T\n`\nend\n").name()).isEqualTo("a b.txt");
  }

  @Test
  void readsLinesOfZerosOfWhichTheLengthIsLeft() {
    File file = file("begin 644 x\n#0V%T\nM\nM\n#0V%T\n`\nend\n");
    assertThat(file.octets()).isEqualTo(catsAround(90));
    assertThat(file.problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"M\nM\nend\n", "M\nM\n\nend\n", "M\nM\n`\nend\n", "M\nM\n \nend\n"})
  void readsAFileThatEndsInZeros(String end) {
    File file = file("begin 644 x\n#0V%T\n" + end);
    assertThat(file.octets()).isEqualTo(Arrays.copyOf(new byte[] {'C', 'a', 't'}, 93));
    assertThat(file.problem()).isEmpty();
  }

  @Test
  void readsAFileThatBeginsWithZeros() {
    File file = file("begin 644 x\nM\n#0V%T\n\nend\n");
    assertThat(file.octets()).hasSize(48).startsWith(0, 0, 0).endsWith('C', 'a', 't');
    assertThat(file.problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I\n", "HELLO WORLD\nBYE\n", "M\n\nThis is text.\nend\n", "M"})
  void takesTextBehindACutFileForNoData(String text) {
    EmbeddedFiles.Found found = read("begin 644 x\n#0V%T\n" + text).orElseThrow();
    assertThat(found.file().octets()).asString().isEqualTo("Cat");
    assertThat(found.file().problem()).isPresent();
    assertThat(found.end()).isEqualTo("begin 644 x\n#0V%T\n".length());
  }

  @Test
  void takesShortLinesWithoutDataForNoFile() {
    assertThat(read("begin 644 REASONS\nHELLO WORLD\nend\n")).isEmpty();
  }
}
