package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.Article;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
import org.newsloom.article.Part;

class ArticleParserTest {
  private static final ArticleParser PARSER = new ArticleParser();

  private static byte[] octets(String article) {
    return article.getBytes(StandardCharsets.UTF_8);
  }

  private static Article parse(String article) {
    return PARSER.parse(octets(article));
  }

  private static Article parse(String header, byte[] body) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(octets(header + "\n"));
    raw.writeBytes(body);
    return PARSER.parse(raw.toByteArray());
  }

  private static List<String> problems(Article article) {
    return article.defects().stream()
        .filter(defect -> !defect.what().equals("missing"))
        .map(Defect::what)
        .toList();
  }

  private static List<String> paths(Article article) {
    return article.parts().stream().map(Part::path).toList();
  }

  @Test
  void readsTheHeader() {
    Article article =
        parse(
            """
            Message-ID: <a@b.example>
            Subject: Hi
            Newsgroups: x.a, x.b
            Followup-To: poster
            References: <r1@x> <r2@x>

            Text
            """);
    assertThat(article.id()).contains(new MessageId("a@b.example"));
    assertThat(article.subject()).isEqualTo("Hi");
    assertThat(article.newsgroups()).hasSize(2);
    assertThat(article.followupToPoster()).isTrue();
    assertThat(article.followupTo()).isEmpty();
    assertThat(article.references().parent()).contains(new MessageId("r2@x"));
    assertThat(article.text()).isEqualTo("Text\n");
  }

  @Test
  void findsTheMessageIdAmongOtherWords() {
    Article article = parse("Message-ID: <a@b.example>\n (added by relay.example)\n\nx\n");
    assertThat(article.id()).map(MessageId::text).contains("a@b.example");
    assertThat(problems(article)).isEmpty();
  }

  @Test
  void takesInReplyToWhereReferencesIsAbsent() {
    Article article = parse("In-Reply-To: <one@x> <two@x>\n\n");
    assertThat(article.references().ids()).containsExactly(new MessageId("one@x"));
  }

  @Test
  void prefersPlainTextOfAlternatives() {
    Article article =
        parse(
            """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/html

            <p>rich
            --b
            Content-Type: text/plain

            plain
            --b--
            """);
    assertThat(article.text()).isEqualTo("plain");
    assertThat(article.html()).isEmpty();
    assertThat(article.parts()).extracting(Part::inlineText).containsExactly(false, true);
  }

  @Test
  void takesTheHtmlWhereTheReaderPrefersIt() {
    byte[] raw =
        """
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/html

        <p>rich
        --b
        Content-Type: text/plain

        plain
        --b--
        """
            .getBytes(StandardCharsets.US_ASCII);
    ArticleParser html = new ArticleParser().preferringHtml(true);
    assertThat(html.parse(raw).text()).isEqualTo("rich\n");
    assertThat(html.preferringHtml(false).parse(raw).text()).isEqualTo("plain");
    assertThat(html.parse("\nonly text".getBytes(StandardCharsets.US_ASCII)).text())
        .isEqualTo("only text");
  }

  @Test
  void takesTheHtmlWhereThePlainAlternativeIsBlank() {
    Article article =
        parse(
            """
            Content-Type: multipart/alternative; boundary=b

            --b

            \s
            --b
            Content-Type: text/html

            <p>rich</p>
            --b--
            """);
    assertThat(article.text()).isEqualTo("rich\n");
    assertThat(article.html()).isEqualTo("<p>rich</p>");
  }

  @Test
  void joinsTextPartsByAnEmptyLine() {
    Article article =
        parse(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            one

            --b
            Content-Disposition: attachment; filename=two.txt

            two
            --b

            three
            --b--
            """);
    assertThat(article.text()).isEqualTo("one\n\nthree");
    assertThat(article.parts().get(1))
        .isEqualTo(new Part("2", "text/plain", "two.txt", 3, false, Part.Origin.ENTITY));
  }

  @Test
  void readsSignedAndForwardedMessages() {
    byte[] raw =
        octets(
            """
            Content-Type: multipart/signed; boundary=s

            --s
            Content-Type: multipart/mixed; boundary=m

            --m

            hello
            --m
            Content-Type: message/rfc822

            Subject: inner
            Content-Type: text/plain

            deep
            --m--
            --s
            Content-Type: application/pgp-signature

            xx
            --s--
            """);
    Article article = PARSER.parse(raw);
    assertThat(article.text()).isEqualTo("hello\n\nSubject: inner\n\ndeep");
    assertThat(paths(article)).containsExactly("1.1", "1.2.1", "2");
    assertThat(PARSER.part(raw, "1.2.1")).contains(octets("deep"));
    assertThat(PARSER.part(raw, "1.2").map(o -> new String(o, StandardCharsets.UTF_8)))
        .hasValueSatisfying(message -> assertThat(message).startsWith("Subject: inner"));
    assertThat(PARSER.part(raw, "7")).isEmpty();
  }

  @Test
  void readsDigests() {
    Article article =
        parse(
            """
            Content-Type: multipart/digest; boundary=d

            --d

            Subject: first

            one
            --d

            Subject: second

            two
            --d--
            """);
    assertThat(article.text()).isEqualTo("Subject: first\n\none\n\nSubject: second\n\ntwo");
  }

  @Test
  void aBoundaryThatEndsWithBlanksCountsWithThemWhereTheyWereKept() {
    String kept =
        "Content-Type: multipart/mixed; boundary=\"b  \"\n\n"
            + "--b  \n\none\n--b \nstill one\n--b  \n\ntwo\n--b  --\n";
    assertThat(parse(kept).parts()).hasSize(2);
    assertThat(parse(kept).text()).isEqualTo("one\n--b \nstill one\n\ntwo");

    String lost =
        "Content-Type: multipart/mixed; boundary=\"b  \"\n\n--b\n\none\n--b\n\ntwo\n--b--\n";
    assertThat(parse(lost).text()).isEqualTo("one\n\ntwo");
  }

  @Test
  void tellsWhatMadeAPartOfIt() {
    assertThat(parse("Subject: x\n\nwords\nbegin 644 cat.txt\n#0V%T\n`\nend\n").parts())
        .extracting(Part::origin)
        .containsExactly(Part.Origin.ENTITY, Part.Origin.IN_TEXT);
    assertThat(parse("Content-Type: multipart/mixed; boundary=b\n\nno part\n").parts())
        .extracting(Part::origin)
        .containsExactly(Part.Origin.LEFT_OVER);
  }

  @Test
  void readsPartsBehindTheEndOfAMultipart() {
    Article article =
        parse(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --b--
            epilogue
            --b

            two
            --b--
            """);
    assertThat(article.text()).isEqualTo("one\n\ntwo");
    assertThat(article.parts())
        .extracting(Part::origin)
        .containsExactly(Part.Origin.ENTITY, Part.Origin.LEFT_OVER);
    assertThat(problems(article)).containsExactly("parts behind the end of a multipart");
  }

  @Test
  void losesNothingOfMultipartsOfOneBoundaryInOneAnother() {
    Article article =
        parse(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --b

            two
            --b--
            --b

            three
            --b--
            """);
    assertThat(article.text()).isEqualTo("one\n\ntwo\n\nthree");
  }

  @Test
  void readsThePiecesOfAMessage() {
    String first =
        """
        Content-Type: message/partial; number=1; total=2; id="m@x.example"

        Subject: =?utf-8?Q?caf=C3=A9?=
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        caf=C3=A9 au
        """;
    assertThat(parse(first).text()).isEqualTo("Subject: café\n\ncafé au\n");
    String second = "Content-Type: message/partial; number=2; id=m\n\n lait\n";
    assertThat(parse(second).text()).isEqualTo(" lait\n");
    String encoded = "Content-Type: message/partial; number=2; id=m\n\n" + "QUJD".repeat(18) + "\n";
    assertThat(parse(encoded).text()).isEmpty();
    String inOneAnother = "Content-Type: message/partial; number=1; id=m\n\n".repeat(5_000) + "x";
    assertThat(parse(inOneAnother).text()).isEmpty();
  }

  @Test
  void tellsWhereABodyIsThatIsElsewhere() {
    Article article =
        parse(
            "Content-Type: message/external-body; access-type=anon-ftp; site=ftp.example.org;\n"
                + " directory=pub; name=\"a.txt\"\n\nContent-Type: text/plain\n\n");
    assertThat(article.text())
        .isEqualTo("access-type: anon-ftp\nsite: ftp.example.org\ndirectory: pub\nname: a.txt\n");
    assertThat(paths(article)).containsExactly("1");
  }

  @Test
  void guessesABoundaryThatTheHeaderNamesWrongly() {
    Article article =
        parse(
            """
            Content-Type: multipart/mixed; boundary=wrong

            --right
            Content-Type: text/plain

            text
            --right--
            """);
    assertThat(article.text()).isEqualTo("text");
    assertThat(problems(article)).containsExactly("the boundary is another one");
  }

  @Test
  void takesTheFirstOfDoubledParameters() {
    Article article =
        parse(
            "Content-Type: text/plain; charset=koi8-r; charset=utf-8\n", new byte[] {(byte) 0xc4});
    assertThat(article.text()).isEqualTo("д");
  }

  @Test
  void readsBodiesWithoutEmptyLineBefore() {
    Article article = parse("Subject: x\nFrom: a@b\nthis is text already\nand more\n");
    assertThat(article.text()).isEqualTo("this is text already\nand more\n");
    assertThat(problems(article)).containsExactly("no empty line before the body");
  }

  @Test
  void readsFlowedText() {
    Article article =
        parse(
            "Content-Type: text/plain; format=flowed; delsp=yes\n\none \r\ntwo\r\n-- \r\nAnn\r\n");
    assertThat(article.text()).isEqualTo("onetwo\n-- \nAnn\n");
    assertThat(article.flowed()).isTrue();
  }

  @Test
  void believesOctetsMoreThanLabels() {
    Article article = parse("Content-Type: text/plain; charset=iso-8859-1\n", octets("naïve — 无奈"));
    assertThat(article.text()).isEqualTo("naïve — 无奈");
    assertThat(article.charset()).isEqualTo("UTF-8");
    assertThat(problems(article)).hasSize(1);
  }

  @Test
  void readsLatin1ThatCallsItselfUtf8() {
    Article article =
        parse(
            "Content-Type: text/plain; charset=utf-8\n",
            "caf\u00e9 na\u00efve".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(article.text()).isEqualTo("café naïve");
  }

  @Test
  void readsJapaneseWithoutLabelAndWithAWrongOne() {
    byte[] body = "日本語のテキスト".getBytes(Charset.forName("ISO-2022-JP"));
    assertThat(parse("Subject: x\n", body).text()).isEqualTo("日本語のテキスト");
    assertThat(parse("Content-Type: text/plain; charset=utf-8\n", body).text())
        .isEqualTo("日本語のテキスト");
  }

  @Test
  void findsOutACharsetThatIsNotSaid() {
    String words =
        "Съешь же ещё этих мягких французских булок, да выпей чаю. В чащах юга жил цитрус.";
    byte[] body = words.getBytes(Charset.forName("KOI8-R"));
    assertThat(parse("Subject: x\n", body).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Hi, US-ASCII",
    "charset=us-ascii, Hi, US-ASCII",
    "charset=\"US-ASCII\", Hi, US-ASCII",
    "charset=iso-8859-1, Hi, ISO-8859-1",
    "charset=iso-8859-1, Gr\u00fc\u00dfe, ISO-8859-1",
    "charset=iso-8859-1, \u0093Gr\u00fc\u00dfe\u0094, windows-1252",
    "charset=us-ascii, Gr\u00fc\u00dfe, windows-1252",
    "charset=windows-1252, Hi, windows-1252",
    "charset=utf-8, Hi, UTF-8",
    "charset=iso-8859-15, Hi, ISO-8859-15",
    "charset=x-unknown, Hi, US-ASCII"
  })
  void tellsTheCharsetByTheNameThatTheArticleHasWhereItFits(
      String parameter, String text, String name) {
    Article article =
        parse(
            "Subject: x\nContent-Type: text/plain; " + parameter + "\n",
            text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(article.charset()).isEqualTo(name);
  }

  @Test
  void takesWesternTextForWestern() {
    String words =
        "Größe, Straße, Tür und Übermut: äußerst höflich grüßt der Schüler die Lehrerin.";
    byte[] body = words.getBytes(StandardCharsets.ISO_8859_1);
    Article article = parse("Subject: x\n", body);
    assertThat(article.text()).isEqualTo(words);
    assertThat(article.charset()).isEqualTo("windows-1252");
  }

  @Test
  void readsUtf16WithAndWithoutMark() {
    String words = "Hello wide world\n";
    String base64 = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_16));
    assertThat(
            parse(
                    "Content-Type: text/plain; charset=utf-16\n"
                        + "Content-Transfer-Encoding: base64\n\n"
                        + base64)
                .text())
        .isEqualTo(words);
    assertThat(parse("Subject: x\n", words.getBytes(StandardCharsets.UTF_16LE)).text())
        .isEqualTo(words);
  }

  @Test
  void takesFilesOutOfTheText() {
    byte[] raw = octets("Subject: x\n\nbefore\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter\n");
    Article article = PARSER.parse(raw);
    assertThat(article.text()).isEqualTo("before\n[file cat.txt, 3 octets]\nafter\n");
    assertThat(article.parts().get(1))
        .isEqualTo(new Part("1.1", "text/plain", "cat.txt", 3, false, Part.Origin.IN_TEXT));
    assertThat(PARSER.part(raw, "1.1")).contains(octets("Cat"));
  }

  @Test
  void takesProseForNoFile() {
    String text = "begin 644 reasons why\nwe should not decode this line\nend\n";
    assertThat(parse("Subject: x\n\n" + text).text()).isEqualTo(text);
  }

  private static byte[] yenc(String sum) {
    return "=ybegin line=128 size=3 name=a.bin\nm\u008b\u009e\n=yend size=3 crc32=%s\n"
        .formatted(sum)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void decodesYencFiles() {
    CRC32 sum = new CRC32();
    sum.update(octets("Cat"));
    byte[] raw =
        (new String(octets("Subject: x\n\n"), StandardCharsets.ISO_8859_1)
                + new String(yenc(Long.toHexString(sum.getValue())), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(PARSER.part(raw, "1.1")).contains(octets("Cat"));
    assertThat(problems(PARSER.parse(raw))).isEmpty();
  }

  @Test
  void readsYencLinesWhoseDotsWereDoubledOnTheWay() {
    // A dot is the octet 4.
    String lines = "..aa\n..aa\n";
    String file = "=ybegin line=3 size=6 name=\"x y\"\n" + lines + "=yend size=6\n";
    Article article = parse("Subject: x\n", file.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(article.parts().getLast().size()).isEqualTo(6);
    assertThat(article.parts().getLast().name()).isEqualTo("x y");
    assertThat(problems(article)).isEmpty();
  }

  @Test
  void checksTheSumOfYencFiles() {
    Article article = parse("Subject: x\n", yenc("00000000"));
    assertThat(article.text()).isEqualTo("[file a.bin, 3 octets]\n");
    assertThat(problems(article)).containsExactly("yEnc checksum does not match");
  }

  @Test
  void tellsWhereTextIsCut() {
    ArticleParser narrow = new ArticleParser(Optional.empty(), new Limits(5, 5, 5, 10, 10, 5));
    Article article = narrow.parse(octets("Subject: x\n\n0123456789abc"));
    assertThat(article.text()).isEqualTo("0123456789");
    assertThat(problems(article)).containsExactly("text cut after 10 octets");
  }

  @Test
  void endsWithHostileArticles() {
    List<String> hostile =
        List.of(
            "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n".repeat(1_200_000),
            "Content-Type: multipart/mixed; boundary=\n\n" + "--\nContent-".repeat(450_000),
            "Subject: x\n\n" + "begin 644 x\n#0V%T\n".repeat(270_000),
            "Subject: x\n\n" + "=ybegin line=1 size=1 name=x\n".repeat(170_000),
            "Content-Type: text/html\n\n" + "<div><blockquote><ul><li>".repeat(200_000),
            "Content-Type: text/html\n\n" + "<table><tr><td>".repeat(330_000),
            "Content-Type: text/html\n\n<a href=http://x>" + "x<br>".repeat(1_000_000),
            "Content-Transfer-Encoding: quoted-printable\n\n" + "=   ".repeat(1_250_000),
            "Content-Type: text/plain; " + "a=\"".repeat(1_600_000) + "\n\nx",
            "Content-Type: text/plain; format=flowed\n\n" + "> \n".repeat(1_600_000),
            "A: b\n ".repeat(800_000) + "\n\nx",
            "Content-Type: message/rfc822\n\n".repeat(160_000));
    for (String article : hostile) {
      assertThat(parse(article).parts()).isNotEmpty();
    }
  }

  @Property(tries = 500)
  void takesAnyOctets(@ForAll byte[] raw) {
    assertThat(PARSER.parse(raw).text()).doesNotContain("\r", "\0");
  }

  @Property(tries = 500)
  void takesAnyArrangementOfParts(@ForAll("arrangements") List<String> lines) {
    byte[] raw = octets(String.join("\n", lines));
    Article article = PARSER.parse(raw);
    assertThat(article.parts()).extracting(Part::path).doesNotHaveDuplicates();
    for (Part part : article.parts()) {
      assertThat(PARSER.part(raw, part.path())).map(o -> (long) o.length).contains(part.size());
    }
  }

  @Provide
  Arbitrary<List<String>> arrangements() {
    return Arbitraries.of(
            "Content-Type: multipart/mixed; boundary=a",
            "Content-Type: multipart/alternative; boundary=b",
            "Content-Type: multipart/digest; boundary=a",
            "Content-Type: message/rfc822",
            "Content-Type: text/html; charset=utf-16",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename*=utf-8''%e2%80%ae",
            "--a",
            "--b",
            "--a--",
            "",
            "begin 644 x",
            "#0V%T",
            "=ybegin line=1 size=3 name=x",
            "=yend size=3",
            "words")
        .list()
        .ofMaxSize(30);
  }

  private static String bodyText(String contentType, String body, String charset) {
    return parse("Content-Type: " + contentType + "\n", body.getBytes(Charset.forName(charset)))
        .text();
  }

  @Test
  void mendsLabelsThatTheOctetsBelie() {
    String russian = "Это обычный текст на русском языке, довольно длинный.";
    String chinese = "这是一个中文的段落，用来测试字符集的检测功能。";
    String japanese = "これは日本語の長い文章です。ニュースの記事を読みます。";
    assertThat(bodyText("text/plain; charset=us-ascii", russian, "windows-1251"))
        .isEqualTo(russian);
    assertThat(bodyText("text/plain; charset=iso-8859-1", chinese, "GB18030")).isEqualTo(chinese);
    assertThat(bodyText("text/plain; charset=gb2312", chinese, "UTF-8")).isEqualTo(chinese);
    assertThat(bodyText("text/plain; charset=koi8-r", russian, "UTF-8")).isEqualTo(russian);
    assertThat(bodyText("text/plain; charset=shift_jis", japanese, "EUC-JP")).isEqualTo(japanese);
    assertThat(bodyText("text/plain; charset=iso-2022-jp", japanese, "Shift_JIS"))
        .isEqualTo(japanese);
    assertThat(bodyText("text/plain; charset=iso-8859-1", "Grüße, déjà vu", "ISO-8859-1"))
        .isEqualTo("Grüße, déjà vu");
  }

  @Test
  void readsHzWithoutALabel() {
    assertThat(parse("Subject: x\n\n~{<:Ky2;S{#,NpJ)l6HK!#~} ok\n").text())
        .isEqualTo("己所不欲，勿施於人。 ok\n");
    assertThat(parse("Subject: x\n\nif (~{a} && b~) { c = ~{0}; }\n").text())
        .isEqualTo("if (~{a} && b~) { c = ~{0}; }\n");
  }

  @Test
  void readsLinesOfTwoCharsets() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("> Grüße aus Köln\n".getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes("Schöne Grüße — zurück\n".getBytes(StandardCharsets.UTF_8));
    assertThat(parse("Subject: x\n", body.toByteArray()).text())
        .isEqualTo("> Grüße aus Köln\nSchöne Grüße — zurück\n");
  }

  @Test
  void readsEnrichedText() {
    Article article =
        parse(
            """
            Content-Type: text/enriched

            <bold>Now</bold> is the
            time <color><param>red</param>for</color> 1 << 2 & a < b.

            Next
            <nofill>a
            b</nofill>
            """);
    assertThat(article.text()).isEqualTo("Now is the time for 1 < 2 & a < b.\nNext a\nb\n");
  }

  @Test
  void takesOutXxencodedFilesAndThoseInBase64() {
    String xx = "begin 644 a.txt\n3G4JgP4w+\n+\nend\n";
    String base64 = "begin-base64 644 b.txt\nSGVsbG8=\n====\n";
    byte[] raw = octets("Subject: x\n\none\n" + xx + "two\n" + base64 + "three\n");
    Article article = PARSER.parse(raw);
    assertThat(article.text())
        .isEqualTo("one\n[file a.txt, 5 octets]\ntwo\n[file b.txt, 5 octets]\nthree\n");
    assertThat(PARSER.part(raw, "1.1")).contains(octets("Hello"));
    assertThat(PARSER.part(raw, "1.2")).contains(octets("Hello"));
    assertThat(problems(article)).isEmpty();
  }

  @Test
  void tellsOfFilesThatAreCut() {
    assertThat(problems(parse("Subject: x\n\nbegin-base64 644 b\nSGVsbG8=\n")))
        .containsExactly("file in base64 is cut");
    assertThat(parse("Subject: x\n\nbegin-base64 644 b\nno base64\n").parts()).hasSize(1);
  }
}
