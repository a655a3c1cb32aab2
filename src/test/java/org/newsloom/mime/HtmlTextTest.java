package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
  private static String text(String html) {
    return HtmlText.of(html).text();
  }

  @Test
  void separatesParagraphsByAnEmptyLine() {
    assertThat(text("<p>one\n  two</p><p>three<br>four</p>")).isEqualTo("one two\n\nthree\nfour\n");
  }

  @Test
  void marksQuotes() {
    assertThat(text("<p>I say</p><blockquote><p>a</p><blockquote>b</blockquote></blockquote>c"))
        .isEqualTo("I say\n\n> a\n>\n> > b\n\nc\n");
  }

  @Test
  void keepsLists() {
    assertThat(text("x<ul><li>a<li>b<ol start=3><li>c<li>d</ol></ul>y"))
        .isEqualTo("x\n\n* a\n* b\n  3. c\n  4. d\n\ny\n");
  }

  @Test
  void keepsTables() {
    assertThat(text("<table><tr><th>a<th>b</tr><tr><td>1</td> <td>2</td></tr></table>"))
        .isEqualTo("a | b\n1 | 2\n");
  }

  @Test
  void namesWhereLinksLead() {
    assertThat(
            text(
                "<a href='http://a.example/'>here</a> <a"
                    + " href='http://b.example/'>http://b.example/</a> <a"
                    + " href='mailto:x@y.example'>x@y.example</a>"))
        .isEqualTo("here <http://a.example/> http://b.example/ x@y.example\n");
  }

  @Test
  void keepsPreformattedLines() {
    assertThat(text("<pre>a\n  b\n\nc</pre>")).isEqualTo("a\n  b\n\nc\n");
  }

  @Test
  void showsWordsOfImages() {
    assertThat(text("<img src='http://t.example/x.gif' alt='A cat'>")).isEqualTo("[A cat]\n");
  }

  @Test
  void hidesWhatABrowserHides() {
    assertThat(text("<title>t</title><style>s</style><script>x()</script><!-- c -->seen"))
        .isEqualTo("seen\n");
  }

  @Test
  void leavesNothingThatActsInTheSource() {
    assertThat(
            HtmlText.of(
                    "<p onclick=x() style='background:url(http://t)'>a<img src=http://t/><iframe"
                        + " src=x></iframe><a href='javascript:x()'>b</a><a"
                        + " href='http://ok.example'>c</a>")
                .source())
        .isEqualTo("<p>a<a>b</a><a href=\"http://ok.example\">c</a></p>");
  }
}
