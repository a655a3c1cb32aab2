package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;
import org.newsloom.article.TextSpan;

class TextStructureTest {
  private static List<Integer> depths(String text) {
    return TextStructure.of(text).lines().stream().map(TextLine::quoteDepth).toList();
  }

  private static List<TextLine.Kind> kinds(String text) {
    return TextStructure.of(text).lines().stream().map(TextLine::kind).toList();
  }

  private static List<String> links(String text) {
    return TextStructure.of(text).lines().stream()
        .flatMap(line -> line.spans().stream())
        .map(span -> span.kind() + " " + span.target())
        .toList();
  }

  @Test
  void countsQuoteMarksOfAllShapes() {
    assertThat(depths("a\n> b\n>> c\n> > d\n>>>e\n > f\nAB> g\nAB>> h\n> | i"))
        .containsExactly(0, 1, 2, 2, 3, 1, 1, 2, 2);
  }

  @Test
  void tellsWhereTheQuotedWordsBegin() {
    String text = "> > words";
    assertThat(text.substring(TextStructure.of(text).lines().getFirst().contentFrom()))
        .isEqualTo("words");
  }

  @Test
  void takesBarsForQuotesOnlyWhereTheyFollowEachOther() {
    assertThat(depths("| a\n| b\nc\n| alone\nc\n: x\n: y\n:-)"))
        .containsExactly(1, 1, 0, 0, 0, 1, 1, 0);
  }

  @Test
  void takesTablesForNoQuotes() {
    assertThat(depths("| a | b |\n| c | d |")).containsExactly(0, 0);
  }

  @Test
  void takesMailboxEscapesForNoQuotes() {
    assertThat(depths(">From here on\n> From there")).containsExactly(0, 1);
  }

  @Test
  void beginsTheSignatureAtTheLastMark() {
    assertThat(kinds("a\n-- \nb\n-- \nc"))
        .containsExactly(
            TextLine.Kind.BODY,
            TextLine.Kind.BODY,
            TextLine.Kind.BODY,
            TextLine.Kind.SIGNATURE,
            TextLine.Kind.SIGNATURE);
  }

  @Test
  void endsTheSignatureWhereATextThatIsSignedByPgpEnds() {
    assertThat(kinds("[signed text begins]\na\n-- \nAnn\n[signed text ends]\nlist footer"))
        .containsExactly(
            TextLine.Kind.BODY,
            TextLine.Kind.BODY,
            TextLine.Kind.SIGNATURE,
            TextLine.Kind.SIGNATURE,
            TextLine.Kind.BODY,
            TextLine.Kind.BODY);
  }

  @Test
  void takesDashesWithoutBlankForNoSignature() {
    assertThat(kinds("a\n--\nb")).containsOnly(TextLine.Kind.BODY);
  }

  @Test
  void tellsTheGatewaysLinesFromTheSignature() {
    assertThat(
            kinds(
                """
                From Newsgroup: alt.test

                a
                --\s
                Ann
                --- Synchronet 3.21b-Linux NewsLink 1.2
                 * Origin: a board (1:2/3)
                """))
        .containsExactly(
            TextLine.Kind.GATEWAY,
            TextLine.Kind.BODY,
            TextLine.Kind.BODY,
            TextLine.Kind.SIGNATURE,
            TextLine.Kind.SIGNATURE,
            TextLine.Kind.GATEWAY,
            TextLine.Kind.GATEWAY);
  }

  @Test
  void takesDashedProseForNoTearline() {
    assertThat(kinds("a\n--- and so it ends")).containsOnly(TextLine.Kind.BODY);
  }

  @Test
  void findsLinksAndLeavesTheSentenceItsMarks() {
    assertThat(
            links(
                "see (https://en.example.org/Foo_(bar)), http://a.example/x?y=1. Or"
                    + " <URL:http://b.example/> www.c.example!"))
        .containsExactly(
            "WEB https://en.example.org/Foo_(bar)",
            "WEB http://a.example/x?y=1",
            "WEB http://b.example/",
            "WEB http://www.c.example");
  }

  @Test
  void findsArticlesGroupsAndAddresses() {
    assertThat(
            links(
                "In <x@y.example>, Ann <ann@example.org> said news:comp.test and"
                    + " news:%3Cq@z.example%3E mailto:bob@example.org\n"
                    + "<t7$1a2b3c4@news.example.org>"))
        .containsExactly(
            "MESSAGE_ID x@y.example",
            "EMAIL ann@example.org",
            "NEWSGROUP comp.test",
            "MESSAGE_ID q@z.example",
            "EMAIL bob@example.org",
            "MESSAGE_ID t7$1a2b3c4@news.example.org");
  }

  @Test
  void whatNamesAServerOrAPatternStaysAsItStands() {
    assertThat(
            links(
                "See news://news.example.org/comp.test, <nntp://news.example.org:1190/comp.test/12>"
                    + " news://news.example.org/a%2Bb@x.example or news://news.example.org/. All:"
                    + " news:* and nothing: news: news:// news:///x nntp://-/"))
        .containsExactly(
            "NEWS news://news.example.org/comp.test",
            "NEWS nntp://news.example.org:1190/comp.test/12",
            "NEWS news://news.example.org/a%2Bb@x.example",
            "NEWS news://news.example.org/",
            "NEWS news:*");
  }

  @Test
  void followsNothingThatRuns() {
    assertThat(links("file:///etc/passwd javascript:alert(1) data:text/html,x ftp://a.example/"))
        .isEmpty();
  }

  @Test
  void showsHostsOfLookAlikeLetters() {
    assertThat(links("http://аррӏе.com/")).containsExactly("WEB http://xn--80ak6aa92e.com/");
  }

  @Test
  void endsALinkWhereTheDirectionTurns() {
    assertThat(links("http://example.com/\u202etxt.exe"))
        .containsExactly("WEB http://example.com/");
  }

  @Test
  void endsALinkAtEastAsianPunctuation() {
    assertThat(links("见http://a.example/x。然后")).containsExactly("WEB http://a.example/x");
  }

  @Test
  void endsALinkAtOtherMarksToo() {
    assertThat(links("‹http://a.example/x› http://b.example/x… http://c.example/x—so"))
        .containsExactly(
            "WEB http://a.example/x", "WEB http://b.example/x", "WEB http://c.example/x");
    assertThat(links("http://a.example/x！http://b.example/？http://c.example/：http://d.example/；"))
        .containsExactly(
            "WEB http://a.example/x",
            "WEB http://b.example/",
            "WEB http://c.example/",
            "WEB http://d.example/");
  }

  @Test
  void takesAnApostropheForAPartOfAnAddress() {
    assertThat(links("x.o'reader@example.org 'ann@example.org'"))
        .containsExactly("EMAIL x.o'reader@example.org", "EMAIL ann@example.org");
  }

  @Test
  void knowsIdentifiersByTheFieldBeforeThemAndByTheProgramThatMadeThem() {
    assertThat(
            links(
                "References: <a@x.example>\nIn-Reply-To: <b@x.example>\nReply-To: <c@x.example>\n"
                    + "<slrnab1cd.2ef.ann@x.example> <87abcd.fsf@x.example>"))
        .containsExactly(
            "MESSAGE_ID a@x.example",
            "MESSAGE_ID b@x.example",
            "EMAIL c@x.example",
            "MESSAGE_ID slrnab1cd.2ef.ann@x.example",
            "MESSAGE_ID 87abcd.fsf@x.example");
  }

  @Test
  void joinsALinkThatWasWrappedInItsBrackets() {
    String whole = "WEB http://a.example/long/path.html?q=1";
    assertThat(links("see <http://a.example/long/\npath.\n  html?q=1> and www.b.example"))
        .containsExactly(whole, whole, whole, "WEB http://www.b.example");
    assertThat(links("> <URL:http://a.example/long/path.html?\n> q=1>.\n"))
        .containsExactly(whole, whole);
  }

  @Test
  void joinsNothingThatIsNotClosedOrIsSomebodyElses() {
    String part = "WEB http://a.example/x";
    assertThat(links("<http://a.example/x\ny")).containsExactly(part);
    assertThat(links("<http://a.example/x\nand words> y")).containsExactly(part);
    assertThat(links("<http://a.example/x\n> y>")).containsExactly(part);
    assertThat(links("<http://a.example/x\n\ny>")).containsExactly(part);
    assertThat(links("http://a.example/x\ny>")).containsExactly(part);
    assertThat(links("<http://a.example/x y\nz>")).containsExactly(part);
    assertThat(links("<http://a.example/x\n" + "y\n".repeat(20) + ">")).containsExactly(part);
  }

  @Test
  void countsWideQuoteMarks() {
    assertThat(depths("＞ a\n＞＞b\n> ＞ c\nd ＞ e")).containsExactly(1, 2, 2, 0);
  }

  @Test
  void foldsLongQuotes() {
    String text = "a\n" + "> q\n".repeat(20) + "b\n" + "> q\n".repeat(3);
    assertThat(TextStructure.of(text).longQuotes()).containsExactly(new TextOutline.Run(1, 21));
  }

  @Test
  void endsWithHostileTexts() {
    for (String piece :
        List.of(
            "mailto:", "news:", "http://", "<x@y> ", "a@", ">", "www.", "news://", "((", "x:")) {
      TextOutline outline = TextStructure.of(piece.repeat(5_000_000 / piece.length()));
      assertThat(outline.lines()).hasSize(1);
    }
  }

  @Property
  void coversTheTextLineByLine(@ForAll String text) {
    List<TextLine> lines = TextStructure.of(text).lines();
    StringBuilder joined = new StringBuilder();
    for (TextLine line : lines) {
      joined.append(text, line.from(), line.to()).append('\n');
      int at = line.contentFrom();
      for (TextSpan span : line.spans()) {
        assertThat(span.from()).isBetween(at, line.to());
        assertThat(span.to()).isBetween(span.from() + 1, line.to());
        at = span.to();
      }
    }
    assertThat(joined.toString())
        .isEqualTo(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
  }
}
