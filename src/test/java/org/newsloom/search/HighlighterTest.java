package org.newsloom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.search.QueryNode.Field;

final class HighlighterTest {
  @ParameterizedTest
  @CsvSource({
    "cafe, Ein CAFÉ hier, Ein [CAFÉ] hier",
    "cafe, cafe\u0301!, [cafe\u0301]!",
    "strasse, die Straße, die [Straße]",
    "art, part art arts, part [art] arts",
    "art*, part art arts, part [art] [arts]",
    "'\"new world\"', a new -- world, a [new -- world]",
    "'\"new world\"', new old world, new old world",
    "无奈, profound无奈 (…), profound[无奈] (…)",
    "奈, profound无奈, profound无[奈]",
    "profound无奈, a profound无奈了, a [profound无奈]了",
    "模能, 模型智能, 模型智能",
    "x-face, an X-Face line, an [X-Face] line",
    "C++, in C and C++, in [C] and [C]++",
    "a -b, a b, [a] b",
    "subject:a, a, a"
  })
  void marks(String query, String text, String expected) {
    assertThat(marked(query, text)).isEqualTo(expected);
  }

  @Test
  void joinsMarksThatOverlap() {
    assertThat(marked("人工智 工智能", "人工智能")).isEqualTo("[人工智能]");
  }

  @Test
  void cutsASnippetAroundTheMarks() {
    String body =
        "word ".repeat(50) + "\n\nthe needle\nand more hay ".repeat(1) + "end ".repeat(50);
    Snippet snippet = Snippet.of(body, query("needle"), 60);
    assertThat(snippet.text()).startsWith("…").endsWith("…").contains("the needle and more hay");
    Mark mark = snippet.marks().getFirst();
    assertThat(snippet.text().substring(mark.from(), mark.to())).isEqualTo("needle");
    assertThat(snippet.text().length()).isLessThanOrEqualTo(63);
  }

  @Test
  void showsTheWindowWithTheMostMarks() {
    String body = "tax " + "filler ".repeat(40) + "flat tax rate";
    assertThat(Snippet.of(body, query("flat tax"), 40).text()).endsWith("flat tax rate");
  }

  @Test
  void showsTheBeginningWhereNothingIsMarked() {
    assertThat(Snippet.of("One  two\nthree", query("zzz"), 40))
        .isEqualTo(new Snippet("One two three", java.util.List.of()));
  }

  @Property
  void marksLieWithinAnyText(@ForAll String text) {
    for (Mark mark : new Highlighter(query("a 无 é*")).marks(text, Field.BODY)) {
      assertThat(mark.from()).isBetween(0, mark.to() - 1);
      assertThat(mark.to()).isLessThanOrEqualTo(text.length());
    }
    Snippet snippet = Snippet.of(text, query("a 无 é*"), 30);
    for (Mark mark : snippet.marks()) {
      assertThat(mark.to()).isLessThanOrEqualTo(snippet.text().length());
    }
  }

  private static String marked(String query, String text) {
    StringBuilder out = new StringBuilder(text);
    for (Mark mark : new Highlighter(query(query)).marks(text, Field.BODY).reversed()) {
      out.insert(mark.to(), ']').insert(mark.from(), '[');
    }
    return out.toString();
  }

  private static SearchQuery query(String text) {
    return SearchQuery.parse(text, Clock.systemUTC());
  }
}
