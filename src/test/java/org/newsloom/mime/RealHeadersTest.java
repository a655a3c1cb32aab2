package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;

/** The headers of real articles: none may be lost. */
final class RealHeadersTest {
  @ParameterizedTest
  @CsvSource({
    "20ng-1993, 7945, 0, 0",
    "comp.lang.cobol, 12486, 0, 0",
    "lists-mime-2017-2026, 1618, 0, 0",
    "old-headers-1985-1992, 243, 0, 0",
    "misc-real-headers, 15, 0, 0",
    "mime-testmsgs, 662, 0, 3",
  })
  void readsEveryHeader(String batch, int articles, int nobodyAtMost, int dateless)
      throws IOException {
    MimeHeaderDecoder decoder = new MimeHeaderDecoder(Charsets.WINDOWS_1252);
    int count = 0;
    List<String> nobody = new ArrayList<>();
    List<String> noDate = new ArrayList<>();
    List<String> noFields = new ArrayList<>();
    for (byte[] article : articles("usenet/" + batch + ".rnews.gz")) {
      count++;
      HeaderBlock block = HeaderBlock.of(article);
      List<Defect> defects = new ArrayList<>(block.defects());
      if (block.fields().isEmpty()) {
        noFields.add(
            new String(article, 0, Math.min(60, article.length), StandardCharsets.ISO_8859_1));
      }
      for (HeaderBlock.Field field : block.fields()) {
        byte[] raw = field.octets();
        String text = decoder.text(raw, 0, raw.length, defects);
        assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
        if (field.is("From") && !field.raw().isBlank()) {
          Author author = decoder.author(raw, 0, raw.length, defects);
          if (author.displayName().isEmpty() && !field.raw().equals("()")) {
            nobody.add(field.raw());
          }
        } else if (field.is("Date") && decoder.date(raw, 0, raw.length, defects).isEmpty()) {
          noDate.add(field.raw());
        } else if (field.is("References")) {
          decoder.references(raw, 0, raw.length, defects);
        }
      }
    }
    assertThat(count).isEqualTo(articles);
    assertThat(nobody).hasSizeLessThanOrEqualTo(nobodyAtMost);
    assertThat(noFields).isEmpty();
    assertThat(noDate).hasSizeLessThanOrEqualTo(dateless);
  }

  /** The articles of an rnews batch: {@code #! rnews <octets>}, then so many octets. */
  private static List<byte[]> articles(String file) throws IOException {
    byte[] batch;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Corpus.octets(file)))) {
      batch = in.readAllBytes();
    }
    List<byte[]> articles = new ArrayList<>();
    int at = 0;
    while (at < batch.length) {
      int end = at;
      while (batch[end] != '\n') {
        end++;
      }
      String line = new String(batch, at, end - at, StandardCharsets.US_ASCII);
      int size = Integer.parseInt(line.substring("#! rnews ".length()).strip());
      articles.add(Arrays.copyOfRange(batch, end + 1, end + 1 + size));
      at = end + 1 + size;
    }
    return articles;
  }
}
