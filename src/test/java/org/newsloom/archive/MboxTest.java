package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MboxTest {
  private static final ArchiveWriter.About ABOUT =
      new ArchiveWriter.About("ann@example.org", "x", Instant.ofEpochSecond(1), false, false);

  private static List<String> articles(String mbox) throws IOException {
    return articles(reader(mbox));
  }

  private static MboxReader reader(String mbox) {
    return new MboxReader(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static List<String> articles(MboxReader reader) throws IOException {
    List<String> articles = new ArrayList<>();
    try (reader) {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        articles.add(new String(next.get(), StandardCharsets.ISO_8859_1));
      }
    }
    return articles;
  }

  @Test
  void readsArticleAfterArticleWithoutWhatStandsAroundThem() throws IOException {
    assertThat(
            articles(
                "From a@x Thu Jan  1 00:00:01 1970\nSubject: 1\n\nHi\n\n"
                    + "From b@x Fri Jan  2 00:00:01 1970 +0100\nSubject: 2\n\n\n\n"))
        .containsExactly("Subject: 1\n\nHi\n", "Subject: 2\n\n\n");
  }

  @Test
  void keepsCrLfAndTakesWhatHasNoEmptyLineAtItsEnd() throws IOException {
    assertThat(
            articles(
                "From - Thu Jan 1 00:00:01 1970\r\nSubject: 1\r\n\r\nHi\r\n\r\n"
                    + "From 1859@xxx Fri Jan 02 00:00:01 +0000 2026\r\nSubject: 2\r\n\r\nLast"))
        .containsExactly("Subject: 1\r\n\r\nHi\r\n", "Subject: 2\r\n\r\nLast");
  }

  @Test
  void takesOneMarkOffWhatWasQuotedForTheMbox() throws IOException {
    assertThat(
            articles(
                "From a@x Thu Jan  1 00:00:01 1970\nS: 1\n\n>From me\n>>From you\n> From him\n\n"))
        .containsExactly("S: 1\n\nFrom me\n>From you\n> From him\n");
  }

  @Test
  void leavesALineOfTextAloneThatBeginsLikeASeparator() throws IOException {
    String text = "S: 1\n\nHe wrote:\n\nFrom here on it is easy.\nAnd so on\n";
    assertThat(articles("From a@x Thu Jan  1 00:00:01 1970\n" + text + "\n")).containsExactly(text);
  }

  @Test
  void takesASeparatorWithDateAndHeaderWithoutAnEmptyLineBeforeIt() throws IOException {
    String one = "From a@x Thu Jan  1 00:00:01 1970\nS: 1\n\nx\n";
    String two = "From b@x Fri Jan 02 00:00 EST 1970\nS: 2\n\ny\n";
    assertThat(articles(one + two)).containsExactly("S: 1\n\nx\n", "S: 2\n\ny\n");
    String text = "S: 1\n\nx\nFrom Thu 00:00 in 1970 on\nNote: this\n";
    assertThat(articles("From a@x Thu Jan  1 00:00:01 1970\n" + text)).containsExactly(text);
  }

  @Test
  void takesASeparatorWithoutDateWhereAHeaderFollows() throws IOException {
    assertThat(articles("From a\nS: 1\n\nx\n\nFrom b\nS: 2\n\ny\n\n"))
        .containsExactly("S: 1\n\nx\n", "S: 2\n\ny\n");
  }

  @Test
  void passesOverWhatIsNoMboxAndSaysSo() throws IOException {
    MboxReader reader = reader("What?\n\nFrom a@x Thu Jan  1 00:00:01 1970\nS: 1\n\nx\n");
    assertThat(articles(reader)).containsExactly("S: 1\n\nx\n");
    assertThat(reader.defects()).hasSize(1);
    MboxReader none = reader("no mail here\n");
    assertThat(articles(none)).isEmpty();
    assertThat(none.defects()).hasSize(1);
    assertThat(articles("")).isEmpty();
  }

  @Test
  void unpacksGzipAndZstdAndSaysWhereTheyBreakOff(@TempDir Path folder) throws IOException {
    byte[] mbox =
        ("From a@x Thu Jan  1 00:00:01 1970\nS: 1\n\n" + "word word\n".repeat(9_000) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (String kind : List.of("gz", "zst", "plain")) {
      Path file = folder.resolve(kind);
      try (OutputStream out = packing(kind, file)) {
        out.write(mbox);
      }
      assertThat(articles(MboxReader.open(file)).getFirst()).as(kind).hasSize(mbox.length - 36 + 1);
      if (!kind.equals("plain")) {
        byte[] cut = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(cut, cut.length - 10));
        MboxReader reader = MboxReader.open(file);
        assertThat(articles(reader)).as(kind).hasSizeLessThan(2);
        assertThat(reader.defects()).as(kind).isNotEmpty();
      }
    }
  }

  private static OutputStream packing(String kind, Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return switch (kind) {
      case "gz" -> new GZIPOutputStream(out);
      case "zst" -> new ZstdOutputStream(out);
      default -> out;
    };
  }

  /** Octets go in and come out, whatever they are. */
  @Property(tries = 300)
  void keepsEveryOctet(@ForAll("articles") List<String> articles) throws IOException {
    Path file = Files.createTempFile("newsloom", ".mbox");
    try {
      try (MboxWriter writer = new MboxWriter(file)) {
        for (String article : articles) {
          writer.add(article.getBytes(StandardCharsets.ISO_8859_1), ABOUT);
        }
        writer.finish();
      }
      assertThat(articles(MboxReader.open(file))).isEqualTo(articles);
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<String>> articles() {
    Arbitrary<String> lines =
        Arbitraries.of(
            "",
            "From me",
            ">From you",
            ">>From Thu 00:00 1970",
            "From a@x Thu Jan 1 00:00:01 1970",
            "Subject: x",
            "\r",
            "text \u00e9\u0000\u00ff",
            "> quoted",
            ".");
    return Combinators.combine(lines.list().ofMaxSize(12), Arbitraries.of("", "\n", "\r", "\r\n"))
        .as((all, end) -> String.join("\n", all) + end)
        .list()
        .ofMaxSize(5);
  }

  private static String written(Path file, String article, ArchiveWriter.About about)
      throws IOException {
    try (MboxWriter writer = new MboxWriter(file)) {
      writer.add(article.getBytes(StandardCharsets.ISO_8859_1), about);
      writer.add("S: 2\n\ny\n".getBytes(StandardCharsets.ISO_8859_1), ABOUT);
      writer.finish();
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void saysInTheSeparatorThatTheLastLineHasNoEnd(@TempDir Path folder) throws IOException {
    assertThat(written(folder.resolve("a.mbox"), "S: 1\n\nx", ABOUT))
        .isEqualTo(
            "From ann@example.org Thu Jan  1 00:00:01 1970 remote from no-line-end.newsloom.invalid"
                + "\nS: 1\n\nx\n\nFrom ann@example.org Thu Jan  1 00:00:01 1970\nS: 2\n\ny\n\n");
  }

  @Test
  void takesTheEndOffThatAConversionToCrLfMade() throws IOException {
    assertThat(
            articles(
                "From a@x Thu Jan  1 00:00:01 1970 remote from no-line-end.newsloom.invalid\r\n"
                    + "S: 1\r\n\r\nx\r\n\r\nFrom a@x Thu Jan  1 00:00:01 1970\r\nS: 2\r\n\r\n"))
        .containsExactly("S: 1\r\n\r\nx", "S: 2\r\n");
  }

  @Test
  void keepsArticlesApartWhateverTheirAuthorIsCalled(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.mbox");
    for (String address : List.of("", "a b@x\nFrom c", "a".repeat(2_000) + "@example.org")) {
      var about = new ArchiveWriter.About(address, "x", Instant.EPOCH, false, false);
      assertThat(written(file, "no header\n", about)).startsWith("From ");
      assertThat(articles(MboxReader.open(file))).containsExactly("no header\n", "S: 2\n\ny\n");
      try (MboxWriter writer = new MboxWriter(file)) {
        writer.add("one\n".getBytes(StandardCharsets.US_ASCII), about);
        writer.add("two".getBytes(StandardCharsets.US_ASCII), about);
        writer.finish();
      }
      assertThat(articles(MboxReader.open(file))).containsExactly("one\n", "two");
    }
  }

  @Test
  void keepsArticlesApartWhateverTheirDate(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.mbox");
    for (String date : List.of("-0044-03-15T12:00:00Z", "+12345-01-01T00:00:00Z")) {
      var about = new ArchiveWriter.About("a@x", "x", Instant.parse(date), false, false);
      try (MboxWriter writer = new MboxWriter(file)) {
        writer.add("one\n".getBytes(StandardCharsets.US_ASCII), about);
        writer.add("two".getBytes(StandardCharsets.US_ASCII), about);
        writer.finish();
      }
      assertThat(articles(MboxReader.open(file))).containsExactly("one\n", "two");
    }
  }

  @Test
  void aFileThatIsNotFinishedLeavesTheOldOneAsItWas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.mbox");
    Files.writeString(file, "old");
    try (MboxWriter writer = new MboxWriter(file)) {
      writer.add("new\n".getBytes(StandardCharsets.US_ASCII), ABOUT);
    }
    assertThat(file).hasContent("old");
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }
}
