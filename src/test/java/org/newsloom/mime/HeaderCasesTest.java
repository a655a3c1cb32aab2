package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;

/** Tables of our own: raw values of all kinds and what they mean to a person. */
final class HeaderCasesTest {
  @Test
  void decodesSubjects() throws IOException {
    holds(
        "subject",
        190,
        raw -> {
          List<Defect> defects = new ArrayList<>();
          return new EncodedWords(Charsets.WINDOWS_1252)
              .decode(raw, 0, raw.length, "Subject", defects);
        });
  }

  @Test
  void decodesAuthors() throws IOException {
    holds(
        "from",
        200,
        raw -> {
          AuthorList list =
              new Authors(Charsets.WINDOWS_1252)
                  .decode(raw, 0, raw.length, "From", new ArrayList<>());
          List<Author> authors = list.authors().isEmpty() ? List.of(list.first()) : list.authors();
          return authors.stream()
              .map(author -> author.name() + "|" + author.address())
              .collect(Collectors.joining(" || "));
        });
  }

  @Test
  void decodesDates() throws IOException {
    holds(
        "date",
        170,
        raw ->
            Dates.decode(raw, 0, raw.length, "Date", new ArrayList<Defect>())
                .map(Instant::toString)
                .orElse("INVALID"));
  }

  @Test
  void decodesReferences() throws IOException {
    holds(
        "references",
        70,
        raw ->
            ReferencesDecoder.decode(raw, 0, raw.length, "References", new ArrayList<Defect>())
                .ids()
                .stream()
                .map(MessageId::text)
                .collect(Collectors.joining(" ")));
  }

  @Test
  void decodesParameters() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> rows = rows("param");
    for (String row : rows) {
      List<String> cells = List.of(row.split("\t", -1));
      byte[] raw = Corpus.unescape(cells.getFirst());
      Parameters read =
          Parameters.decode(raw, 0, raw.length, "Content-Disposition", Charsets.WINDOWS_1252);
      List<Object> wanted = JSON.std.listFrom(Corpus.unescapeText(cells.getLast()));
      if (!wanted.equals(List.of(read.value(), read.params()))) {
        wrong.add(row + "\n got " + read);
      }
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(140);
    assertThat(wrong).isEmpty();
  }

  /** What a decoder makes of a raw value, as text. */
  private interface Decoding {
    String of(byte[] raw);
  }

  private static void holds(String field, int least, Decoding decoding) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> rows = rows(field);
    for (String row : rows) {
      List<String> cells = List.of(row.split("\t", -1));
      String got = decoding.of(Corpus.unescape(cells.getFirst()));
      if (!got.equals(Corpus.unescapeText(cells.getLast()))) {
        wrong.add(row + "\n got " + got);
      }
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(least);
    assertThat(wrong).isEmpty();
  }

  private static List<String> rows(String field) throws IOException {
    try (InputStream in = HeaderCasesTest.class.getResourceAsStream(field + "-cases.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
