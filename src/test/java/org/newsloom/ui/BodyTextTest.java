package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.mime.TextStructure;
import org.newsloom.ui.BodyLine.Kind;
import org.newsloom.ui.BodyText.Place;

final class BodyTextTest {
  @Test
  void tellsLevelsOfQuotationsApart() {
    BodyText body = outlined("> a\n>> b\n> > c\nd");
    assertThat(levels(body)).containsExactly(1, 2, 2, 0);
    assertThat(body.line(2).text()).isEqualTo("c");
  }

  @Test
  void nothingTurnsTheDirectionOfWriting() {
    String address = "https://bank.example/\u202egro.live//:sptth\u202c";
    BodyText body = outlined("See " + address + "\n> \u2067quoted\u2069\nשלום\u200f!");
    assertThat(body.line(0).text())
        .isEqualTo("See https://bank.example/\u2060gro.live//:sptth\u2060");
    assertThat(body.line(1).text()).isEqualTo("\u2060quoted\u2060");
    assertThat(body.line(2).text()).isEqualTo("שלום\u200f!");
    // What is copied or quoted is what was written.
    assertThat(body.written(0, 0, 0, body.shown(0).length())).isEqualTo("See " + address);
  }

  @Test
  void keepsIndentationInsideQuotations() {
    assertThat(outlined(">   code").line(0).text()).isEqualTo("  code");
  }

  @Test
  void doesNotTakeAComparisonForAQuotation() {
    assertThat(levels(outlined("a > b\n  > shell prompt"))).containsExactly(0, 0);
  }

  @Test
  void dimsTheSignature() {
    assertThat(kinds(outlined("Text\n-- \nMe\nhttp://me.example")))
        .containsExactly(Kind.TEXT, Kind.SIGNATURE, Kind.SIGNATURE, Kind.SIGNATURE);
  }

  @Test
  void doesNotDimAfterALineOfTwoHyphensAlone() {
    assertThat(kinds(outlined("Text\n--\nMore"))).containsOnly(Kind.TEXT);
  }

  @Test
  void dimsWhatAGatewayAdded() {
    BodyText body =
        outlined(
            """
            From Newsgroup: misc.test

            Hello
            --- Synchronet 3.21b NewsLink 1.2
             * Origin: A BBS - telnet://bbs.example
            """);
    assertThat(kinds(body))
        .containsExactly(Kind.GATEWAY, Kind.TEXT, Kind.TEXT, Kind.GATEWAY, Kind.GATEWAY);
  }

  @Test
  void copiesWithQuoteMarks() {
    BodyText body = outlined("> one\n>> two\nthree");
    assertThat(body.written(0, 0, 2, 5)).isEqualTo("> one\n>> two\nthree");
  }

  @Test
  void copiesAWordWithoutQuoteMarks() {
    assertThat(outlined("> one two").written(0, 4, 0, 7)).isEqualTo("two");
  }

  @Test
  void findsWordsInAnyCase() {
    assertThat(outlined("Qwen\n> the qwen, 无奈").find(List.of("QWEN", "无奈")))
        .containsExactly(new Place(0, 0, 4), new Place(1, 4, 8), new Place(1, 10, 12));
  }

  @Test
  void showsHugeLinesInPieces() {
    BodyText body = outlined("x".repeat(1_000_000));
    assertThat(IntStream.range(0, body.size()).map(i -> body.shown(i).length()).max().orElse(0))
        .isLessThanOrEqualTo(BodyText.MAX_LINE);
    assertThat(body.written(0, 0, body.size() - 1, Integer.MAX_VALUE))
        .isEqualTo("x".repeat(1_000_000));
  }

  @Property
  void losesNothing(@ForAll String text) {
    BodyText body = BodyText.source(text);
    String whole = body.written(0, 0, body.size() - 1, Integer.MAX_VALUE);
    assertThat(whole).isEqualTo(text.replaceAll("\\n+\\z", ""));
  }

  @Property
  void showsWhatTheLinesSay(@ForAll("lines") String text) {
    BodyText body = outlined(text);
    for (int i = 0; i < body.size(); i++) {
      assertThat(body.shown(i)).isEqualTo(body.line(i).text());
    }
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> lines() {
    return net.jqwik.api.Arbitraries.of(
            "> ",
            ">",
            "-- ",
            "\n",
            "a",
            " ",
            "--- Synchronet",
            " * Origin",
            "From Newsgroup: x",
            "<a@b>",
            "http://x")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }

  private static BodyText outlined(String text) {
    return BodyText.of(text, TextStructure.of(text));
  }

  @Test
  void foldsLongQuotesIntoOneLine() {
    BodyText body =
        outlined("Ann wrote:\n" + "> quoted\n".repeat(24) + "I agree.").folded(QuoteFolding.LONG);
    assertThat(IntStream.range(0, body.size()).mapToObj(body::shown))
        .containsExactly("Ann wrote:", "24 quoted lines", "I agree.");
  }

  @Test
  void opensAFoldedQuote() {
    BodyText body = outlined("a\n" + "> b\n".repeat(12) + "c").folded(QuoteFolding.LONG);
    assertThat(body.opened(1).size()).isEqualTo(14);
  }

  @Test
  void copiesAFoldedQuoteWhole() {
    String text = "a\n" + "> b\n".repeat(12) + "c";
    assertThat(outlined(text).folded(QuoteFolding.LONG).written(0, 0, 2, 1)).isEqualTo(text);
  }

  @Test
  void doesNotFoldWhatIsNothingButQuoted() {
    assertThat(outlined("> b\n".repeat(30)).folded(QuoteFolding.LONG).size()).isEqualTo(30);
  }

  @Test
  void foldsQuotesInQuotes() {
    BodyText body = outlined("me\n> a\n>> b\n>>> c\n> d\n>> e\nme");
    assertThat(lines(body.folded(QuoteFolding.INNER)))
        .containsExactly("me", "a", "2 quoted lines", "d", "e", "me");
    assertThat(lines(body.folded(QuoteFolding.ALL))).containsExactly("me", "5 quoted lines", "me");
    assertThat(lines(body.folded(QuoteFolding.ALL).folded(QuoteFolding.NONE)))
        .isEqualTo(lines(body));
  }

  @Test
  void foldsTheQuoteThatABarStandsBeside() {
    BodyText body = outlined("me\n> a\n>> b\n>>> c\n> d\n>> e\nme");
    assertThat(lines(body.closed(3, 3)))
        .containsExactly("me", "a", "b", "1 quoted line", "d", "e", "me");
    assertThat(lines(body.closed(3, 3).closed(2, 2)))
        .containsExactly("me", "a", "2 quoted lines", "d", "e", "me");
    assertThat(lines(body.closed(2, 1))).containsExactly("me", "5 quoted lines", "me");
    assertThat(body.closed(0, 1)).isSameAs(body);
    assertThat(body.closed(2, 1).opened(1).size()).isEqualTo(7);
    assertThat(body.closed(2, 1).written(0, 0, 2, 2))
        .isEqualTo("me\n> a\n>> b\n>>> c\n> d\n>> e\nme");
  }

  @Test
  void findsALineAgainWhereOthersAreFolded() {
    BodyText open = outlined("me\n> a\n>> b\n>>> c\n> d\n>> e\nme");
    BodyText folded = open.folded(QuoteFolding.ALL);
    assertThat(IntStream.range(0, 7).map(line -> open.lineIn(folded, line)))
        .containsExactly(0, 1, 1, 1, 1, 1, 2);
    assertThat(IntStream.range(0, 3).map(line -> folded.lineIn(open, line)))
        .containsExactly(0, 1, 6);
  }

  private static List<String> lines(BodyText body) {
    return IntStream.range(0, body.size()).mapToObj(body::shown).toList();
  }

  private static List<Integer> levels(BodyText body) {
    return IntStream.range(0, body.size()).mapToObj(i -> body.line(i).level()).toList();
  }

  private static List<Kind> kinds(BodyText body) {
    return IntStream.range(0, body.size()).mapToObj(i -> body.line(i).kind()).toList();
  }
}
