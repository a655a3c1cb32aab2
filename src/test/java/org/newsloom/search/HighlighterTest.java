package org.newsloom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.search.Atoms.Atom;
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
    Snippet snippet = Snippet.of(body, words("needle"), 60);
    assertThat(snippet.text()).startsWith("…").endsWith("…").contains("the needle and more hay");
    Mark mark = snippet.marks().getFirst();
    assertThat(snippet.text().substring(mark.from(), mark.to())).isEqualTo("needle");
    assertThat(snippet.text().length()).isLessThanOrEqualTo(63);
  }

  @Test
  void showsTheWindowWithTheMostMarks() {
    String body = "tax " + "filler ".repeat(40) + "flat tax rate";
    assertThat(Snippet.of(body, words("flat tax"), 40).text()).endsWith("flat tax rate");
  }

  @Test
  void showsTheBeginningWhereNothingIsMarked() {
    assertThat(Snippet.of("One  two\nthree", words("zzz"), 40))
        .isEqualTo(new Snippet("One two three", List.of()));
  }

  @Property
  void marksLieWithinAnyText(@ForAll String text) {
    for (Mark mark : new Highlighter(query("a 无 é*")).marks(text, Field.BODY)) {
      assertThat(mark.from()).isBetween(0, mark.to() - 1);
      assertThat(mark.to()).isLessThanOrEqualTo(text.length());
    }
    Snippet snippet = Snippet.of(text, words("a 无 é*"), 30);
    for (Mark mark : snippet.marks()) {
      assertThat(mark.to()).isLessThanOrEqualTo(snippet.text().length());
    }
  }

  @Property
  void marksWhatComparingWordByWordMarks(
      @ForAll @Chars({'a', 'b', 'A', 'é', '\u0301', '无', '奈', ' ', '-'}) @StringLength(max = 24)
          String text,
      @ForAll @Chars({'a', 'b', '无', '奈', ' '}) @StringLength(min = 1, max = 5) String words,
      @ForAll QueryNode.Kind kind) {
    List<Atom> wanted = Atoms.of(words);
    Assume.that(!wanted.isEmpty());
    QueryNode.Words node = new QueryNode.Words(Field.ANY, kind, words);

    BitSet marked = new BitSet();
    new Highlighter(new SearchQuery(words, node, List.of()))
        .marks(text, Field.BODY)
        .forEach(mark -> marked.set(mark.from(), mark.to()));

    assertThat(marked).isEqualTo(wordByWord(text, wanted, kind == QueryNode.Kind.PREFIX));
  }

  /** The slow way: all words of the text beside those of the query, from each place on. */
  private static BitSet wordByWord(String text, List<Atom> wanted, boolean prefix) {
    Folded folded = Folded.of(text);
    List<Atom> atoms = Atoms.ofFolded(folded.text());
    BitSet marked = new BitSet();
    for (int start = 0; start + wanted.size() <= atoms.size(); start++) {
      for (int from = atoms.get(start).from(); from < atoms.get(start).to(); from++) {
        int to = end(folded.text(), from, atoms, start, wanted, prefix);
        if (to > 0) {
          Mark mark = folded.original(from, to);
          marked.set(mark.from(), mark.to());
        }
      }
    }
    return marked;
  }

  private static int end(
      String text, int from, List<Atom> atoms, int start, List<Atom> wanted, boolean prefix) {
    int to = -1;
    for (int i = 0; i < wanted.size(); i++) {
      Atom want = wanted.get(i);
      Atom have = atoms.get(start + i);
      boolean last = i == wanted.size() - 1;
      String rest = text.substring(i == 0 ? from : have.from(), have.to());
      boolean open = last && (want.unspaced() || prefix);
      if (want.unspaced() != have.unspaced()
          || (i == 0 && !want.unspaced() && from != have.from())
          || !(open ? rest.startsWith(want.text()) : rest.equals(want.text()))) {
        return -1;
      }
      to = want.unspaced() ? have.to() - rest.length() + want.length() : have.to();
    }
    return to;
  }

  private static String marked(String query, String text) {
    StringBuilder out = new StringBuilder(text);
    for (Mark mark : new Highlighter(query(query)).marks(text, Field.BODY).reversed()) {
      out.insert(mark.to(), ']').insert(mark.from(), '[');
    }
    return out.toString();
  }

  private static Highlighter words(String text) {
    return new Highlighter(query(text));
  }

  private static SearchQuery query(String text) {
    return SearchQuery.parse(text, Clock.systemUTC());
  }
}
