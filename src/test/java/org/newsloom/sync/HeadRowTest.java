package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.OverviewBatch.Field;

final class HeadRowTest {
  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String references(String fields) {
    return HeadRow.read(octets(fields + "Subject: x\n\nbody\n")).text(Field.REFERENCES);
  }

  @Test
  void whatIsAnsweredStandsForReferencesThatAreNotThere() {
    assertThat(references("In-Reply-To: <a@x>\n")).isEqualTo("<a@x>");
    assertThat(references("in-reply-to:\n <a@x> (Ann's message)\n")).isEqualTo("<a@x>");
    assertThat(references("References:\nIn-Reply-To: <a@x> <b@x>\n")).isEqualTo("<a@x>");
    assertThat(references("In-Reply-To: <a@x>\nReferences: <r@x> <b@x>\n"))
        .isEqualTo("<r@x> <b@x>");
  }

  @Test
  void theAddressOfAWriterIsNothingThatIsAnswered() {
    assertThat(references("In-Reply-To: Your message of Monday <ann@example.org>\n")).isEmpty();
    assertThat(references("In-Reply-To: <no identifier>\n")).isEmpty();
    assertThat(references("In-Reply-To:\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Subject: x\n\none\ntwo\nthree\n', 3",
    "'Subject: x\r\n\r\none\r\ntwo', 2",
    "'Subject: x\nLines: -5 foo\n\none\n\n', 2",
    "'Subject: x\nLines: 7\n\none\n', 7",
    "'Subject: x\n\n', 0",
    "'Subject: x\n', 0",
    "'Subject: x', 0"
  })
  void linesAreCountedWhereNobodySaysHowManyThereAre(String article, String lines) {
    byte[] octets = octets(article.replace("\\n", "\n").replace("\\r", "\r"));
    assertThat(HeadRow.ofArticle(octets).text(Field.LINES)).isEqualTo(lines);
  }

  /** What the article pane reads as header fields stands in the list too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ef\u00bb\u00bfFrom: a\nSubject: x\n\ny\n",
        "\nFrom: a\nSubject: x\n\ny\n",
        "From a@x Thu Jan  1 00:00:01 1970\nFrom: a\nSubject: x\n\ny\n",
        "Article 7 of net.news:\nFrom: a\nSubject: x\n\ny\n",
        "From: a\nno field\nSubject: x\n\ny\n",
        "From: a\rSubject: x\r\ry\r",
        "From: a\r\nSubject:\tx\u0000 \r\n\r\ny\r\n"
      })
  void aHeaderIsReadAsTheArticlePaneReadsIt(String article) {
    HeadRow row = HeadRow.ofArticle(octets(article));
    assertThat(row.text(Field.SUBJECT).strip()).isEqualTo("x");
    assertThat(row.text(Field.FROM)).isEqualTo("a");
    assertThat(row.text(Field.LINES)).isEqualTo("1");
  }
}
