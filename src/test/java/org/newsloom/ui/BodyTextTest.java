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
    BodyText body = outlined("Ann wrote:\n" + "> quoted\n".repeat(24) + "I agree.").folded();
    assertThat(IntStream.range(0, body.size()).mapToObj(body::shown))
        .containsExactly("Ann wrote:", "24 quoted lines", "I agree.");
  }

  @Test
  void opensAFoldedQuote() {
    BodyText body = outlined("a\n" + "> b\n".repeat(12) + "c").folded();
    assertThat(body.opened(1).size()).isEqualTo(14);
  }

  @Test
  void copiesAFoldedQuoteWhole() {
    String text = "a\n" + "> b\n".repeat(12) + "c";
    assertThat(outlined(text).folded().written(0, 0, 2, 1)).isEqualTo(text);
  }

  @Test
  void doesNotFoldWhatIsNothingButQuoted() {
    assertThat(outlined("> b\n".repeat(30)).folded().size()).isEqualTo(30);
  }

  private static List<Integer> levels(BodyText body) {
    return IntStream.range(0, body.size()).mapToObj(i -> body.line(i).level()).toList();
  }

  private static List<Kind> kinds(BodyText body) {
    return IntStream.range(0, body.size()).mapToObj(i -> body.line(i).kind()).toList();
  }
}
