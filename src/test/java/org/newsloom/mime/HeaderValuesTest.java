package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;

/** Dates, References, parameters, header blocks and written fields; rows of our own. */
final class HeaderValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 21 May 2004 13:16:47 +0100|2004-05-21T12:16:47Z",
        "Fri, 21 May 2004 13:16:47 +0100 (BST)|2004-05-21T12:16:47Z",
        "21 May 2004 13:16:47 GMT|2004-05-21T13:16:47Z",
        "Wed Apr 21 10:05:12 MDT 1993|1993-04-21T16:05:12Z",
        "Thursday, 15-Jul-82 22:10:05 EDT|1982-07-16T02:10:05Z",
        "15 Jul 82 22:10-EDT|1982-07-16T02:10:00Z",
        "Nov 27, 1984 1:21:24 pm EST|1984-11-27T18:21:24Z",
        "1993-04-21T14:45:54Z|1993-04-21T14:45:54Z",
        "1993-04-21 14:45:54.123 +0200|1993-04-21T12:45:54Z",
        "Fri Apr 24 2015 10:39:15 GMT+0200 (CEST)|2015-04-24T08:39:15Z",
        "1 Jan 103 00:00:00 GMT|2003-01-01T00:00:00Z",
        "12 Apr 93 20:58:40 ACST|1993-04-12T11:28:40Z",
        "Mon, 29 Feb 2016 00:00 +0000|2016-02-29T00:00:00Z",
      })
  void readsADate(String raw, String expected) {
    byte[] octets = Corpus.unescape(raw);
    assertThat(Dates.decode(octets, 0, octets.length, "Date", new ArrayList<Defect>()))
        .contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "never",
        "30 Feb 2004 12:00:00 GMT",
        "Fri, 21 May 2004 25:16:47 +0100",
        "Fri, 21 May 2004 13:16:61 +0100",
        "Fri, 21 Mai 13:16:47 +0100",
        "21 May 2004 13:16:47 +2500",
        "21 May 99999 13:16:47 +0000",
        "May 2004 13:16",
        "12:00",
        "0 May 2004 13:16:47 GMT",
        "(Fri, 21 May 2004 13:16:47 +0100)",
      })
  void takesNothingElseForADate(String raw) {
    byte[] octets = Corpus.unescape(raw);
    List<Defect> defects = new ArrayList<>();
    assertThat(Dates.decode(octets, 0, octets.length, "Date", defects)).isEmpty();
    assertThat(defects).contains(new Defect("Date", "not a date"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a@x><b@x>|a@x b@x",
        "<a@x>\\r\\n\\t<b@x>  <a@x>|a@x b@x a@x",
        "<a@x> <trunc|a@x trunc",
        "c@x> <a@x>|a@x",
        "<a@\\r\\n x>|a@x",
        "a@x b@y|a@x b@y",
        "Ann's message of Fri <a@x> (was <b@x>)|a@x",
        "<> <a b c> <a@x>|a@x",
        "((( <a@x>|a@x",
      })
  void findsTheIdentifiers(String raw, String expected) {
    byte[] octets = Corpus.unescape(raw);
    List<String> ids =
        ReferencesDecoder.decode(octets, 0, octets.length, "References", new ArrayList<Defect>())
            .ids()
            .stream()
            .map(MessageId::text)
            .toList();
    assertThat(String.join(" ", ids)).isEqualTo(expected);
  }

  @Test
  void readsAContentType() {
    Parameters read =
        parameters(
            "text/plain (how plain!); Charset=\"utf-8\" (really); format=flowed;;\\r\\n"
                + "\\tdelsp=yes");
    assertThat(read.value()).isEqualTo("text/plain");
    assertThat(read.params())
        .isEqualTo(Map.of("charset", "utf-8", "format", "flowed", "delsp", "yes"));
    assertThat(read.param("CHARSET")).contains("utf-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name*0*=utf-8''%e2%82; name*1*=%ac|€",
        "name*1=b; name*0=a|ab",
        "name*=utf-8'en'%e2%82%ac%20rates.txt|€ rates.txt",
        "name=my holiday.jpg|my holiday.jpg",
        "name=\"a;b.txt\"|a;b.txt",
        "name*0=\"=?utf-8?Q?caf\"; name*1=\"=C3=A9?=\"|café",
        "name=caf\\xC3\\xA9.txt|café.txt",
        "name*=iso-2022-jp''%1b$B%24%22%1b%28B|あ",
        "NAME=x|x",
      })
  void readsAName(String raw, String expected) {
    assertThat(parameters("application/octet-stream; " + raw).param("name")).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd|passwd",
        "C:\\temp\\evil.exe|evil.exe",
        "a\u202egpj.exe|agpj.exe",
        ".hidden|hidden",
        "con.txt|_con.txt",
        "a:b*c?.txt|a_b_c_.txt",
        "/|attachment",
        "a\u0001b|a_b",
      })
  void makesFileNamesSafe(String name, String safe) {
    assertThat(Parameters.safeFileName(name)).isEqualTo(safe);
  }

  @Test
  void keepsTheEndingOfALongFileName() {
    assertThat(Parameters.safeFileName("x".repeat(500) + ".tar")).hasSize(120).endsWith("x.tar");
  }

  private static Parameters parameters(String cell) {
    byte[] octets = Corpus.unescape(cell);
    return Parameters.decode(octets, 0, octets.length, "Content-Type", Charsets.WINDOWS_1252);
  }

  // ---- header blocks

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A: 1\\r\\nB: 2\\r\\n\\r\\nbody|A=1 B=2|body",
        "A: 1\\nB: 2\\n\\nbody|A=1 B=2|body",
        "A: 1\\rB: 2\\r\\rbody|A=1 B=2|body",
        "A: 1\\r\\nB: 2\\n\\nbody|A=1 B=2|body",
        "A: 1\\n\\t2\\n 3\\n\\nbody|A=1 2 3|body",
        "From ann Fri May 21\\nA: 1\\n\\nbody|A=1|body",
        "\\n\\nA: 1\\n\\nbody|A=1|body",
        "Article 645 of net.news:\\nA: 1\\nB: 2\\n\\nbody|A=1 B=2|body",
        "Article-I.D.: x\\nA :1\\n\\nbody|Article-I.D.=x A=1|body",
        "A: 1\\nno field\\nB: 2\\n\\nbody|A=1 B=2|body",
        "A: 1\\n  \\t\\nbody|A=1|body",
        "A: 1\\nbody text\\nmore|A=1|`body text\\nmore`",
        "A: 1|A=1|``",
        "just a body|``|just a body",
        "A:\\n\\nbody|A=|body",
        "\\nbody|``|body",
      })
  void findsFieldsAndBody(String raw, String fields, String body) {
    byte[] octets = Corpus.unescape(raw);
    HeaderBlock block = HeaderBlock.of(octets);
    List<String> found =
        block.fields().stream().map(field -> field.name() + "=" + field.raw()).toList();
    assertThat(String.join(" ", found)).isEqualTo(fields);
    byte[] wanted = Corpus.unescape(body);
    assertThat(java.util.Arrays.copyOfRange(octets, block.bodyStart(), octets.length))
        .isEqualTo(wanted);
  }

  // ---- writing

  @Test
  void leavesAsciiAlone() {
    assertThat(HeaderEncoder.text("Subject", "Re: plain = plain?"))
        .isEqualTo("Subject: Re: plain = plain?");
  }

  @Test
  void encodesOnlyTheWordsThatNeedIt() {
    assertThat(HeaderEncoder.text("Subject", "Re: the café is open"))
        .isEqualTo("Subject: Re: the =?UTF-8?B?Y2Fmw6k=?= is open");
  }

  @Test
  void takesTheShorterEncoding() {
    assertThat(HeaderEncoder.text("Subject", "无奈")).isEqualTo("Subject: =?UTF-8?B?5peg5aWI?=");
  }

  @Test
  void writesNoLineEndThatTheTextBrings() {
    assertThat(HeaderEncoder.text("Subject", "a\r\nBcc: x")).isEqualTo("Subject: a  Bcc: x");
  }

  @Test
  void writesAuthors() {
    assertThat(
            HeaderEncoder.authors(
                "From",
                List.of(
                    new Author("Ann Reader", "ann@example.org"),
                    new Author("J. R. \"Bob\"", "b@example.org"),
                    new Author("Zoë", "z@example.org"),
                    new Author("", "x@example.org"))))
        .isEqualTo(
            "From: Ann Reader <ann@example.org>, \"J. R. \\\"Bob\\\"\" <b@example.org>,\r\n"
                + " =?UTF-8?Q?Zo=C3=AB?= <z@example.org>, x@example.org");
  }

  @Test
  void keepsWordsAndLinesShort() {
    String field = HeaderEncoder.text("Subject", "Grüße aus dem schönen München 无奈 ".repeat(10));
    for (String line : field.split("\r\n ", -1)) {
      assertThat(line.length()).isLessThanOrEqualTo(HeaderEncoder.MAX_LINE);
      for (String word : line.split(" ", -1)) {
        assertThat(word.length()).isLessThanOrEqualTo(HeaderEncoder.MAX_WORD);
      }
    }
  }

  @Test
  void endsSoonOnLongNames() {
    assertThat(Parameters.safeFileName(" .".repeat(500_000) + "x")).isEqualTo("x");
    assertThat(Parameters.safeFileName("x" + " ".repeat(500_000) + "y")).hasSize(120);
    assertThat(Parameters.safeFileName(". . ")).isEqualTo("attachment");
  }
}
