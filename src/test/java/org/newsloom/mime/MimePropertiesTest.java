package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;

/** What holds for every input, whatever it is. */
final class MimePropertiesTest {
  private static final List<Charset> FALLBACKS =
      List.of(
          Charsets.WINDOWS_1252,
          StandardCharsets.UTF_8,
          Charset.forName("GB18030"),
          Charset.forName("Shift_JIS"),
          StandardCharsets.UTF_16);

  /** Octets made of what headers are made of, and of noise. */
  @Provide
  Arbitrary<byte[]> headers() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "=?",
            "?=",
            "?",
            "=",
            "=?utf-8?Q?",
            "=?utf-8?B?",
            "=?iso-2022-jp?B?GyRCJCI",
            "=E2=82",
            "=?big5?Q?=A4",
            "=?x-none?q?a?=",
            "=?utf-7?q?+AC?=",
            "4pi6",
            " ",
            "\r\n ",
            "\t",
            "_",
            "<",
            ">",
            "@",
            ",",
            ";",
            ":",
            "(",
            ")",
            "\"",
            "\\",
            "a",
            "example.org",
            "[",
            "]",
            "\u001b$B",
            "\u001b(B",
            "\u00e9",
            "\u00c3\u00a9",
            "\u0000",
            "\u007f",
            "filename",
            "*",
            "*0",
            "*1*=",
            "utf-8''%e2",
            "%",
            "'",
            "Jan",
            "2004",
            "12",
            "+0100",
            "-",
            "~{",
            "~",
            "\n",
            "\r",
            "From ",
            "\u0085",
            "\u00ff\u00fe");
    Arbitrary<String> made = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
    Arbitrary<String> noise = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(60);
    return Arbitraries.oneOf(made, noise).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property
  void nothingThrowsAndNoControlCharacterComesOut(@ForAll("headers") byte[] octets) {
    for (Charset fallback : FALLBACKS) {
      List<Defect> defects = new ArrayList<>();
      MimeHeaderDecoder decoder = new MimeHeaderDecoder(fallback);
      assertClean(decoder.text(octets, 0, octets.length, defects));
      AuthorList list = new Authors(fallback).decode(octets, 0, octets.length, "From", defects);
      for (Author author : list.authors()) {
        assertClean(author.name());
        assertClean(author.address());
      }
      Parameters parameters = Parameters.decode(octets, 0, octets.length, "x", fallback);
      assertClean(parameters.value());
      parameters.params().forEach((_, value) -> assertClean(value));
      parameters.params().values().forEach(value -> assertSafeFile(Parameters.safeFileName(value)));
      decoder.date(octets, 0, octets.length, defects);
      decoder.references(octets, 0, octets.length, defects);
      HeaderBlock block = HeaderBlock.of(octets);
      assertThat(block.bodyStart()).isBetween(0, octets.length);
      defects.forEach(defect -> assertClean(defect.what()));
    }
  }

  @Property
  void decodingBoundedPiecesOfAnArrayLooksAtNothingElse(@ForAll("headers") byte[] octets) {
    byte[] wide = new byte[octets.length + 20];
    java.util.Arrays.fill(wide, (byte) '?');
    System.arraycopy(octets, 0, wide, 10, octets.length);
    MimeHeaderDecoder decoder = new MimeHeaderDecoder(Charsets.WINDOWS_1252);
    List<Defect> ignored = new ArrayList<>();
    assertThat(decoder.text(wide, 10, 10 + octets.length, ignored))
        .isEqualTo(decoder.text(octets, 0, octets.length, ignored));
    assertThat(decoder.author(wide, 10, 10 + octets.length, ignored))
        .isEqualTo(decoder.author(octets, 0, octets.length, ignored));
    assertThat(decoder.date(wide, 10, 10 + octets.length, ignored))
        .isEqualTo(decoder.date(octets, 0, octets.length, ignored));
    assertThat(HeaderBlock.of(wide, 10, 10 + octets.length).fields().size())
        .isEqualTo(HeaderBlock.of(octets).fields().size());
  }

  @Property
  void printableAsciiComesBackUnchanged(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 100) String text) {
    String plain = text.replace("=?", "=");
    byte[] octets = plain.getBytes(StandardCharsets.US_ASCII);
    List<Defect> defects = new ArrayList<>();
    assertThat(
            new EncodedWords(Charsets.WINDOWS_1252).decode(octets, 0, octets.length, "", defects))
        .isEqualTo(plain);
    assertThat(defects).isEmpty();
  }

  @Property
  void everyLabelIsTakenOrRefused(@ForAll String label, @ForAll byte[] octets) {
    Charsets.Decoded decoded =
        Charsets.decode(octets, 0, octets.length, Optional.of(label), Charsets.WINDOWS_1252);
    assertThat(octets.length > 0 && decoded.text().isEmpty() && Charsets.forLabel(label).isEmpty())
        .isFalse();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "Re:",
            "café",
            "无奈",
            "👩‍🚒",
            "=?utf-8?Q?x?=",
            "a_b",
            "?=",
            "=41",
            "Ω",
            "x".repeat(90),
            "",
            "plain");
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(50);
    return Arbitraries.oneOf(words.list().ofMaxSize(30).map(list -> String.join(" ", list)), any);
  }

  @Property
  void whatIsEncodedIsDecodedAgain(@ForAll("texts") String text) {
    String field = HeaderEncoder.text("Subject", text);
    assertWellFolded(field);
    byte[] octets = field.getBytes(StandardCharsets.US_ASCII);
    String read =
        new EncodedWords(Charsets.WINDOWS_1252)
            .decode(octets, 9, octets.length, "Subject", new ArrayList<Defect>());
    assertThat(read).isEqualTo(SafeText.of(expected(text)));
  }

  @Property
  void anAuthorIsReadAsWritten(@ForAll("texts") String name) {
    Author author = new Author(name, "ann@example.org");
    String field = HeaderEncoder.authors("From", List.of(author, author));
    assertWellFolded(field);
    byte[] octets = field.getBytes(StandardCharsets.US_ASCII);
    AuthorList read =
        new Authors(Charsets.WINDOWS_1252)
            .decode(octets, 6, octets.length, "From", new ArrayList<Defect>());
    String shown = DisplayNames.of(SafeText.of(expected(name).strip()));
    Author same = new Author(shown, "ann@example.org");
    assertThat(read.authors()).isEqualTo(List.of(same, same));
  }

  /** The writer makes blanks of control characters. */
  private static String expected(String text) {
    return text.replaceAll("[\\x00-\\x1f\\x7f]", " ");
  }

  private static void assertWellFolded(String field) {
    assertThat(field.chars().allMatch(c -> c < 0x7f)).isTrue();
    for (String line : field.split("\r\n", -1)) {
      assertThat(line.length()).isLessThanOrEqualTo(HeaderEncoder.HARD_LINE);
      assertThat(line).doesNotContain("\r", "\n").isNotBlank();
    }
    assertThat(field.replace("\r\n ", "")).doesNotContain("\r", "\n");
  }

  private static void assertClean(String text) {
    assertThat(text.chars().noneMatch(c -> Character.isISOControl(c)))
        .as("control character in %s", text)
        .isTrue();
    assertThat(text.chars().noneMatch(c -> c >= 0x202a && c <= 0x202e)).isTrue();
  }

  private static void assertSafeFile(String name) {
    assertThat(name)
        .isNotBlank()
        .doesNotContain("/", "\\", ":", "\0")
        .hasSizeLessThanOrEqualTo(120);
    assertThat(name).doesNotStartWith(".").doesNotEndWith(".");
  }
}
