package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.mime.TextStructure;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.BodyLine.Style;

final class LineSpansTest {
  @Test
  void leavesTheFullStopOutOfALink() {
    assertThat(targets("See https://example.org/a_(b), and (http://x.example/)."))
        .containsExactly("https://example.org/a_(b)", "http://x.example/");
  }

  @Test
  void takesLinksOutOfAngleBrackets() {
    assertThat(targets("<https://example.org/?q=1&r=2>"))
        .containsExactly("https://example.org/?q=1&r=2");
  }

  @Test
  void tellsArticlesFromPeople() {
    assertThat(spans("In <k2j4h5$9a1$1@news.example> <ann@example.org> said"))
        .extracting(Span::style)
        .containsExactly(Style.NEWS_LINK, Style.MAIL_LINK);
  }

  @Test
  void findsEmphasis() {
    assertThat(spans("a *bold* /slanted/ _under_ word"))
        .extracting(Span::style)
        .containsExactly(Style.BOLD, Style.ITALIC, Style.UNDERLINE);
  }

  @Test
  void leavesPathsAndSumsAlone() {
    assertThat(spans("/usr/bin/x and 2*3*4 and snake_case_name and */5 * *")).isEmpty();
  }

  @Test
  void completesAddressesWithoutScheme() {
    assertThat(targets("www.example.org!")).containsExactly("http://www.example.org");
  }

  private static List<Span> spans(String line) {
    return LineSpans.of(line, TextStructure.of(line).lines().getFirst().spans(), 0);
  }

  private static List<String> targets(String line) {
    return spans(line).stream().map(Span::target).toList();
  }
}
