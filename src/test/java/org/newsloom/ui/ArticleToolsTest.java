package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.Article;
import org.newsloom.mime.ArticleParser;

/** What can be done with an open article besides reading it. No toolkit. */
final class ArticleToolsTest {
  @Test
  void turnsLettersAndBackAgain() {
    String text = "Gur raq: Rosebud! 123 äöü Ω";
    assertThat(Rot13.of(text)).isEqualTo("The end: Ebfrohq! 123 äöü Ω");
    assertThat(Rot13.of(Rot13.of(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "Re: What? / Why: a\\b, Re What Why a b",
    "../../etc/passwd, etc passwd",
    "'   ', article",
    "'...', article",
    "无奈 – ​Größe, 无奈 Größe",
  })
  void makesNamesOfFiles(String subject, String name) {
    assertThat(FileNames.of(subject)).isEqualTo(name);
  }

  @Test
  void cutsLongNamesBetweenCharacters() {
    String name = FileNames.of("😀a".repeat(200));
    assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(60);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
  }

  @Test
  void writesAPageThatLoadsNothing() throws IOException {
    Article article =
        new ArticleParser()
            .parse(
                """
                Subject: </title><script>alert(1)</script>
                Content-Type: text/html

                <p onclick="x()">Words <a href="https://example.org/">and a link</a>
                <img src="https://example.org/p.png"><script>x()</script>
                """
                    .getBytes(StandardCharsets.UTF_8));
    Path file = HtmlFile.write(article);
    Document page = Jsoup.parse(Files.readString(file));
    Files.delete(file);
    assertThat(page.select("script, img, iframe, link, style, form, [onclick], [src]")).isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo("default-src 'none'");
    assertThat(page.title()).contains("alert(1)");
    assertThat(page.select("a").attr("href")).isEqualTo("https://example.org/");
  }
}
