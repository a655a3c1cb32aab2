package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which programs write an mbox. */
final class MboxFlavoursTest {
  private static final String FROM = "From a@x Thu Jan  1 00:00:01 1970\n";
  private static final String FORWARDED = FROM + "Subject: inner\n\n>From here\nFrom there\n";

  private static MboxReader reader(String mbox) {
    return new MboxReader(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static List<String> articles(String mbox) throws IOException {
    try (MboxReader reader = reader(mbox)) {
      return all(reader);
    }
  }

  private static List<String> all(ArchiveReader reader) throws IOException {
    List<String> articles = new ArrayList<>();
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      articles.add(new String(next.get(), StandardCharsets.ISO_8859_1));
    }
    return articles;
  }

  private static String counted(String subject, String body) {
    return "Subject: " + subject + "\nContent-Length: " + body.length() + "\n\n" + body;
  }

  @Test
  void aLengthThatLeadsToTheNextSeparatorIsBelievedOverLinesThatLookLikeOne() throws IOException {
    String one = counted("1", "Look:\n\n" + FORWARDED);
    String two = counted("2", FORWARDED + "\n");
    assertThat(articles(FROM + one + "\n" + FROM + two + "\n")).containsExactly(one, two);
    assertThat(articles((FROM + one + "\n" + FROM + two + "\n").replace("\n", "\r\n")))
        .as("lengths of a file whose line ends were changed are wrong")
        .hasSize(4);
  }

  @Test
  void aLengthThatLeadsNowhereCountsForNothing() throws IOException {
    for (int wrong : List.of(0, 1, 7, 60, 400, 99_999, 999_999_999)) {
      String one = "Subject: 1\nContent-Length: " + wrong + "\n\nx\n";
      String two = "Subject: 2\nContent-Length: x" + wrong + "\n\nFrom a to b\n>From me\n";
      assertThat(articles(FROM + one + "\n" + FROM + two + "\n"))
          .as("length %s", wrong)
          .containsExactly(one, two.replace(">From", "From"));
    }
  }

  @Test
  void manyWrongLengthsDoNotMakeItRead() throws IOException {
    StringBuilder mbox = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      mbox.append(FROM).append("Subject: x\nContent-Length: 30000000\n\ny\n\n");
    }
    assertThat(articles(mbox.toString())).hasSize(20_000);
  }

  @Test
  void whereLinesWereQuotedInSpiteOfTheLengthTheQuoteIsTakenOff() throws IOException {
    String article = counted("1", ">From me\n");
    assertThat(articles(FROM + article + "\n"))
        .containsExactly(article.replace(">From me", "From me"));
  }

  @Test
  void whereAnArticleShowsThatNothingIsQuotedTheQuotesStayInTheOthersToo() throws IOException {
    String one = counted("1", "From me to you\n>From you\n");
    String two = counted("2", ">From him\n");
    assertThat(articles(FROM + one + "\n" + FROM + two + "\n")).containsExactly(one, two);
  }

  @Test
  void readsMmdf() throws IOException {
    String mark = "\u0001\u0001\u0001\u0001\n";
    String one = "Subject: 1\n\n" + FORWARDED;
    String two = "Subject: 2\n\nx";
    assertThat(articles(mark + one + mark + mark + FROM + two + "\n\n" + mark))
        .containsExactly(one, two + "\n");
    assertThat(articles((mark + one + mark).replace("\n", "\r\n")))
        .containsExactly(one.replace("\n", "\r\n"));
    assertThat(articles(mark + "Subject: 1\n\ncut")).containsExactly("Subject: 1\n\ncut");
  }

  @Test
  void aByteOrderMarkAndEmptyLinesAtTheBeginningAreNothing() throws IOException {
    for (String before : List.of("\u00ef\u00bb\u00bf", "\n", "\r\n\r\n", "\u00ef\u00bb\u00bf\n")) {
      MboxReader reader = reader(before + FROM + "S: 1\n\nx\n");
      assertThat(all(reader)).containsExactly("S: 1\n\nx\n");
      assertThat(reader.defects()).isEmpty();
    }
  }

  @Test
  void linesMayEndWithCrAlone() throws IOException {
    String mbox = FROM + "S: 1\n\n>From x\n\n" + FROM + "S: 2\n\ny\n\n" + FROM + "S: 3\n\nz";
    assertThat(articles(mbox.replace('\n', '\r')))
        .containsExactly("S: 1\r\rFrom x\r", "S: 2\r\ry\r", "S: 3\r\rz");
  }

  @Test
  void lineEndsMayBeMixed() throws IOException {
    assertThat(
            articles(
                FROM.replace("\n", "\r\n") + "S: 1\n\nx\ry\r\n\n" + FROM + "S: 2\r\n\r\ny\n\r\n"))
        .containsExactly("S: 1\n\nx\ry\r\n", "S: 2\r\n\r\ny\n");
  }

  @Test
  void whatBeginsWithoutASeparatorIsAnArticleWhereItHasAHeader() throws IOException {
    MboxReader reader = reader("Subject: 1\nFrom: x\n\ny\n\n" + FROM + "S: 2\n\nx\n");
    assertThat(all(reader)).containsExactly("Subject: 1\nFrom: x\n\ny\n", "S: 2\n\nx\n");
    assertThat(reader.defects()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From 1590000000000000001@xxx Thu Jan 01 00:00:01 +0000 1970",
        "From - Thu Jan 01 00:00:01 1970",
        "From ???@??? Thu Jan 01 00:00:01 1970",
        "From MAILER-DAEMON Thu Jan  1 00:00:01 1970",
        "From MAILER-DAEMON@x.example Fri Jul  8 12:08:34 2011",
        "From ann@x.example Thu Jan  1 0:00:01 1970",
        "From ann@x.example  Thu Jan  1 00:00 1970",
        "From ann@x.example Thu Jan  1 00:00:01 EST 1970 remote from x",
        "From ann@x.example Thu, 1 Jan 1970 00:00:01 +0000",
        "From ann@x.example 1970-01-01T00:00:01Z",
        "From \"Ann B\"@x.example Thu Jan  1 00:00:01 1970",
        "From x!y!ann Thu Jan  1 00:00:01 1970",
        "From  Thu Jan  1 00:00:01 1970",
        "From ann@x.example",
        "From ann@x.example Do Jan  1 00:00:01 1970"
      })
  void separatorsOfManyProgramsAreKnown(String separator) throws IOException {
    String header = "X-GM-THRID: 1590000000000000001\nX-Gmail-Labels: a\nSubject: 1\n\n";
    String one = separator + "\n" + header + "x\n\n";
    assertThat(articles(one + one)).containsExactly(header + "x\n", header + "x\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From here on it is easy.",
        "From: a header field in a quotation",
        "From what I heard at 12:30, that was 1995 or so",
        "From",
        "from a@x Thu Jan  1 00:00:01 1970",
        " From a@x Thu Jan  1 00:00:01 1970"
      })
  void sentencesAreNoSeparators(String sentence) throws IOException {
    String text = "S: 1\n\nHe said\n" + sentence + "\nSo: that\n";
    assertThat(articles(FROM + text)).containsExactly(text);
  }

  @Test
  void gzipOfSeveralMembersAndZipsOfSeveralFilesAreReadToTheEnd(@TempDir Path folder)
      throws IOException {
    String one = FROM + "S: 1\n\nx\n\n";
    Path gzip = folder.resolve("members.gz");
    Files.write(gzip, packed(one), StandardOpenOption.CREATE);
    Files.write(gzip, packed(one), StandardOpenOption.APPEND);
    assertThat(all(MboxReader.open(gzip))).hasSize(2);
    Path zip = folder.resolve("two.mbox.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("a/", "a/one.mbox", "__MACOSX/a/._one.mbox", "two.mbox")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(
            (name.startsWith("_") ? "\u0001" : name.endsWith("/") ? "" : one.strip())
                .getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertThat(all(MboxReader.open(zip))).containsExactly("S: 1\n\nx\n", "S: 1\n\nx\n");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001f\u008b", "\u001f\u008b\u0008\u0000", "BZh91AY", "\u00fd7zXZ\u0000"})
  void whatCannotBeUnpackedIsToldInASentence(String head, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("x.mbox");
    Files.writeString(file, head, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> MboxReader.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("it");
  }

  /** What each way of writing gives, read against what went in. */
  @Property(tries = 400)
  void whatEachWayOfWritingGivesIsReadAgain(@ForAll("bodies") List<String> bodies)
      throws IOException {
    UnaryOperator<String> crLf = text -> text.replace("\n", "\r\n");
    for (UnaryOperator<String> ends : List.of(UnaryOperator.<String>identity(), crLf)) {
      StringBuilder quoted = new StringBuilder();
      StringBuilder unquoted = new StringBuilder(ends.apply(FROM));
      List<String> plain = new ArrayList<>();
      // One that shows that nothing is quoted, as a file of that kind has sooner or later.
      String first = ends.apply("Content-Length: 8\n\nFrom me\n");
      String shown = first.replace("8", first.contains("\r") ? "9" : "8");
      unquoted.append(shown).append(ends.apply("\n"));
      List<String> counted = new ArrayList<>(List.of(shown));
      for (String body : bodies) {
        String text = ends.apply(body);
        plain.add(ends.apply("Subject: x\n\n") + text);
        quoted
            .append(ends.apply(FROM + "Subject: x\n\n"))
            .append(text.replaceAll("(?m)^(>*From )", ">$1"))
            .append(ends.apply("\n"));
        String article = ends.apply("Subject: x\nContent-Length: " + text.length() + "\n\n") + text;
        counted.add(article);
        unquoted.append(ends.apply(FROM)).append(article).append(ends.apply("\n"));
      }
      assertThat(articles(quoted.toString())).isEqualTo(plain);
      assertThat(articles(unquoted.toString())).isEqualTo(counted);
    }
  }

  @Provide
  Arbitrary<List<String>> bodies() {
    return Arbitraries.of(
            "",
            "From me",
            ">From you",
            FROM.strip(),
            "Subject: x",
            "text",
            "> quoted",
            "From a 00:00 1999")
        .list()
        .ofMaxSize(10)
        .map(lines -> String.join("\n", lines) + "\nlast\n")
        .list()
        .ofMaxSize(5);
  }

  /** Lengths that authors wrote are theirs. */
  @Property(tries = 400)
  void whatIsWrittenHereIsReadAgainWhateverLengthsItClaims(@ForAll("claims") List<String> articles)
      throws IOException {
    Path file = Files.createTempFile("newsloom", ".mbox");
    try (MboxWriter writer = new MboxWriter(file)) {
      for (String article : articles) {
        writer.add(
            article.getBytes(StandardCharsets.ISO_8859_1),
            new ArchiveWriter.About("ann@example.org", "x", Instant.EPOCH, false, false));
      }
      writer.finish();
      assertThat(all(MboxReader.open(file))).isEqualTo(articles);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<String>> claims() {
    return Arbitraries.integers()
        .between(0, 250)
        .map(length ->
            "Subject: x\nContent-Length: %d\n\nFrom me\n\nFrom a 00:00 1999%s"
                .formatted(length, length % 2 == 0 ? "\n" : ""))
        .list()
        .ofMaxSize(6);
  }
}
