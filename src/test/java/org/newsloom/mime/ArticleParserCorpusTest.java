package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;
import org.newsloom.article.Article;
import org.newsloom.article.Part;
import org.newsloom.article.TextLine;

/** Articles that nobody on the team wrote. */
class ArticleParserCorpusTest {
  private static final ArticleParser PARSER = new ArticleParser();

  private static Article malformed(String name) {
    Map<String, byte[]> files = Tar.files(Corpus.path("malformed/malformed.tar.gz"));
    return PARSER.parse(files.get(name + ".eml"));
  }

  private static List<String> names(Article article) {
    return article.parts().stream().map(Part::name).toList();
  }

  /** What holds for every article whatever it is. */
  private static void check(String file, byte[] raw) {
    Article article = PARSER.parse(raw);
    assertThat(article.text())
        .as(file)
        .matches(text -> text.chars().allMatch(c -> c >= 0x20 || c == '\n' || c == '\t'));
    assertThat(article.parts()).as(file).isNotEmpty();
    assertThat(article.parts().stream().map(Part::path).distinct().count())
        .as(file)
        .isEqualTo(article.parts().size());
    for (Part part : article.parts().subList(0, Math.min(5, article.parts().size()))) {
      assertThat(PARSER.part(raw, part.path()).map(octets -> (long) octets.length))
          .as(file + " part " + part.path())
          .contains(part.size());
    }
    assertThat(TextStructure.of(article.text())).as(file).isNotNull();
  }

  @Test
  void readsEveryMessageOfThePeersSuites() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    files.forEach(ArticleParserCorpusTest::check);
    assertThat(files).hasSizeGreaterThan(1_200);
  }

  @Test
  void readsEveryMalformedArticle() {
    Map<String, byte[]> files = Tar.files(Corpus.path("malformed/malformed.tar.gz"));
    files.forEach(ArticleParserCorpusTest::check);
    assertThat(files).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20ng-1993",
        "comp.lang.cobol",
        "lists-mime-2017-2026",
        "old-headers-1985-1992",
        "misc-real-headers",
        "mime-testmsgs"
      })
  void readsEveryArticleOfABatch(String batch) throws IOException {
    Map<String, Integer> defects = new TreeMap<>();
    int[] counts = new int[2];
    eachOf(
        Corpus.path("usenet/" + batch + ".rnews.gz"),
        raw -> {
          Article article = PARSER.parse(raw);
          counts[0]++;
          counts[1] += article.defects().isEmpty() ? 0 : 1;
          article
              .defects()
              .forEach(d ->
                  defects.merge(
                      d.where().replaceAll("[0-9.]+", "N")
                          + ": "
                          + d.what().replaceAll("[0-9,]+", "N"),
                      1,
                      Integer::sum));
          assertThat(article.text().indexOf('\r')).isNegative();
        });
    System.out.println(batch + ": " + counts[0] + " articles, " + counts[1] + " with defects");
    defects.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(8)
        .forEach(entry -> System.out.println("  " + entry.getValue() + " " + entry.getKey()));
    assertThat(counts[0]).isPositive();
  }

  private static void eachOf(Path batch, Consumer<byte[]> consumer) throws IOException {
    try (InputStream file = new GZIPInputStream(Files.newInputStream(batch));
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
      for (String line = line(in); line.startsWith("#! rnews "); line = line(in)) {
        consumer.accept(in.readNBytes(Integer.parseInt(line.substring(9).strip())));
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  @Test
  void readsTheFirstArticleTheSameThroughTheGateway() {
    Article plain = PARSER.parse(Corpus.octets("mission/article.eml"));
    Article gateway = PARSER.parse(Corpus.octets("mission/article-through-gateway.eml"));
    StringBuilder words = new StringBuilder();
    for (TextLine line : TextStructure.of(gateway.text()).lines()) {
      if (line.kind() != TextLine.Kind.GATEWAY) {
        words.append(gateway.text(), line.from(), line.to()).append('\n');
      }
    }
    assertThat(words.toString().strip()).isEqualTo(plain.text().strip());
    assertThat(plain.text()).contains("无奈", "’", "—");
    assertThat(gateway.charset()).isEqualTo("UTF-8");
  }

  @Test
  void decodesTheSamplesOfYencOrg() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    String folder = "yenc-org-samples/yenc/";
    byte[] whole = files.get(folder + "singlepart/00000005.ntx");
    assertThat(PARSER.part(whole, "1.1")).contains(files.get(folder + "singlepart/testfile.txt"));
    byte[] picture = files.get(folder + "multipart/joystick.jpg");
    byte[] first = PARSER.part(files.get(folder + "multipart/00000020.ntx"), "1.1").orElseThrow();
    byte[] second = PARSER.part(files.get(folder + "multipart/00000021.ntx"), "1.1").orElseThrow();
    assertThat(first).isEqualTo(Arrays.copyOf(picture, first.length));
    assertThat(second).isEqualTo(Arrays.copyOfRange(picture, first.length, picture.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksum", "size"})
  void noticesWrongSamplesOfYencOrg(String wrong) {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    String name = "yenc-org-samples/yenc/singlepart/00000005__" + wrong + "_mismatch_.ntx";
    assertThat(PARSER.parse(files.get(name)).defects())
        .anyMatch(defect -> defect.what().startsWith("yEnc"));
  }

  @Test
  void readsPartsWithoutProperBoundaries() {
    assertThat(malformed("boundary-missing").text()).isEqualTo("text");
    assertThat(malformed("boundary-never-closed").text().strip()).isEqualTo("text without end");
    assertThat(malformed("boundary-empty").text()).isEqualTo("x");
    assertThat(malformed("boundary-prefix-clash").text()).isEqualTo("inner");
  }

  @Test
  void saysWhereNestedPartsAreCut() {
    assertThat(malformed("nest-multipart-20000").defects())
        .anyMatch(defect -> defect.what().contains("nest deeper"));
    assertThat(malformed("many-parts-20000").defects())
        .anyMatch(defect -> defect.what().contains("more than 1000 parts"));
  }

  @Test
  void readsBrokenTransferEncodings() {
    assertThat(malformed("base64-garbage").text()).isEqualTo("Hello world!");
    assertThat(malformed("cte-unknown").text().strip()).isEqualTo("b");
    assertThat(malformed("qp-broken").text()).startsWith("café =ZZ = =3\nsoftbreak");
  }

  @Test
  void replacesWhatIsNoUtf8() {
    Article article = malformed("utf8-overlong-and-surrogates");
    assertThat(article.text()).contains("\ufffd");
    assertThat(article.charset()).isEqualTo("UTF-8");
  }

  @Test
  void showsControlCharactersAsPictures() {
    assertThat(malformed("nul-in-body").text()).isEqualTo("line1␀still line1\nline2\n");
    assertThat(malformed("lone-cr").text().strip()).isEqualTo("a\nb\nc");
  }

  @Test
  void readsRussianOnceTheCharsetIsChosen() {
    Map<String, byte[]> files = Tar.files(Corpus.path("malformed/malformed.tar.gz"));
    ArticleParser russian = new ArticleParser(Charsets.forLabel("koi8-r"), Limits.DEFAULT);
    assertThat(russian.parse(files.get("raw-koi8-body-no-mime.eml")).text()).contains("ривет");
  }

  @Test
  void keepsNothingOfHtmlThatRunsOrLoads() {
    Article article = malformed("html-script");
    assertThat(article.text()).contains("visible").doesNotContain("pwned", "alert");
    assertThat(article.html())
        .contains("visible")
        .doesNotContain("script", "127.0.0.1", "onload", "iframe", "javascript");
  }

  @Test
  void makesFileNamesSafe() {
    assertThat(names(malformed("attachment-path-traversal")))
        .containsExactly("evil.exe", "evil", "_CON.txtgpj");
    assertThat(names(malformed("uu-path-traversal"))).containsExactly("", "evil.sh");
  }

  @Test
  void tellsWhatIsWrongWithEmbeddedFiles() {
    assertThat(malformed("uu-truncated").defects())
        .anyMatch(defect -> defect.what().equals("uuencoded file is cut"));
    assertThat(malformed("yenc-size-lies").defects())
        .anyMatch(defect -> defect.what().startsWith("yEnc file has 3 octets"));
  }
}
