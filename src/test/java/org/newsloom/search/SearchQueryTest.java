package org.newsloom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.search.QueryNode.And;
import org.newsloom.search.QueryNode.Counted;
import org.newsloom.search.QueryNode.Everything;
import org.newsloom.search.QueryNode.Feature;
import org.newsloom.search.QueryNode.Field;
import org.newsloom.search.QueryNode.Fits;
import org.newsloom.search.QueryNode.Has;
import org.newsloom.search.QueryNode.InGroups;
import org.newsloom.search.QueryNode.InThread;
import org.newsloom.search.QueryNode.Is;
import org.newsloom.search.QueryNode.Kind;
import org.newsloom.search.QueryNode.Measure;
import org.newsloom.search.QueryNode.Not;
import org.newsloom.search.QueryNode.Or;
import org.newsloom.search.QueryNode.State;
import org.newsloom.search.QueryNode.WithId;
import org.newsloom.search.QueryNode.Words;
import org.newsloom.search.QueryNode.Written;

final class SearchQueryTest {
  /** A Wednesday. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-12-24T10:00:00Z"), ZoneOffset.UTC);

  @Test
  void wantsAllWords() {
    assertThat(root("linux kernel")).isEqualTo(new And(List.of(word("linux"), word("kernel"))));
  }

  @Test
  void bindsAndTighterThanOr() {
    assertThat(root("a b OR c"))
        .isEqualTo(new Or(List.of(new And(List.of(word("a"), word("b"))), word("c"))));
  }

  @Test
  void readsParenthesesNotAndMinus() {
    assertThat(root("(a OR b) -c NOT d"))
        .isEqualTo(
            new And(
                List.of(
                    new Or(List.of(word("a"), word("b"))),
                    new Not(word("c")),
                    new Not(word("d")))));
  }

  @Test
  void readsPhrasesAndPrefixes() {
    assertThat(root("\"new world\" mea*"))
        .isEqualTo(
            new And(
                List.of(
                    new Words(Field.ANY, Kind.PHRASE, "new world"),
                    new Words(Field.ANY, Kind.PREFIX, "mea"))));
  }

  @Test
  void keepsWordsToTheirField() {
    assertThat(root("subject:(tax OR \"flat rate\") From:ann -body:spam"))
        .isEqualTo(
            new And(
                List.of(
                    new Or(
                        List.of(
                            new Words(Field.SUBJECT, Kind.WORD, "tax"),
                            new Words(Field.SUBJECT, Kind.PHRASE, "flat rate"))),
                    new Words(Field.FROM, Kind.WORD, "ann"),
                    new Not(new Words(Field.BODY, Kind.WORD, "spam")))));
  }

  @Test
  void readsWhatIsNoText() {
    assertThat(root("group:alt.* id:<a@b> is:unread has:picture in:thread /a+b/"))
        .isEqualTo(
            new And(
                List.of(
                    new InGroups("alt.*"),
                    new WithId("a@b"),
                    new Is(State.UNREAD),
                    new Has(Feature.PICTURE),
                    new InThread(),
                    new Fits("a+b"))));
  }

  @Test
  void takesABareGroupWordAsPartOfItsName() {
    assertThat(root("group:politics")).isEqualTo(new InGroups("*politics*"));
  }

  @Test
  void readsCounts() {
    assertThat(root("lines:>50 bytes:<=2k replies:3 score:10..20"))
        .isEqualTo(
            new And(
                List.of(
                    new Counted(Measure.LINES, 51, Long.MAX_VALUE),
                    new Counted(Measure.BYTES, Long.MIN_VALUE, 2_000),
                    new Counted(Measure.REPLIES, 3, 3),
                    new Counted(Measure.SCORE, 10, 20))));
  }

  @ParameterizedTest
  @CsvSource({
    "2025, 2025-01-01, 2026-01-01",
    "2025-12, 2025-12-01, 2026-01-01",
    "2025-12-05, 2025-12-05, 2025-12-06",
    "5.12.2025, 2025-12-05, 2025-12-06",
    "yesterday, 2025-12-23, 2025-12-24",
    "\"last week\", 2025-12-15, 2025-12-22",
    "last-month, 2025-11-01, 2025-12-01",
    "3d, 2025-12-21, 2025-12-22",
    "wednesday, 2025-12-17, 2025-12-18"
  })
  void readsDates(String typed, String from, String before) {
    assertThat(root("on:" + typed))
        .isEqualTo(
            new Written(Instant.parse(from + "T00:00:00Z"), Instant.parse(before + "T00:00:00Z")));
  }

  @Test
  void readsBeforeAndAfter() {
    Instant december = Instant.parse("2025-12-01T00:00:00Z");
    assertThat(root("before:2025-12")).isEqualTo(new Written(Instant.MIN, december));
    assertThat(root("after:2025-12")).isEqualTo(new Written(december, Instant.MAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C++", "f(x)", "x-face", "http://example.org/a", "re:re", "a*b", "OR"})
  void takesOddWordsAsWords(String typed) {
    assertThat(root(typed)).isEqualTo(word(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"open', 0, 1",
    "'a OR', 2, 4",
    "'OR a', 0, 2",
    "'a NOT', 2, 5",
    "'a (b', 2, 3",
    "'a ) b', 2, 3",
    "'x 👍', 2, 4",
    "'on:2025-02-30', 0, 13",
    "'is:purple', 0, 9",
    "'lines:many', 0, 10",
    "'subject:', 0, 8",
    "'foo:bar', 0, 4"
  })
  void pointsAtWhatItCouldNotTake(String typed, int from, int to) {
    List<QueryProblem> problems = SearchQuery.parse(typed, CLOCK).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().from()).isEqualTo(from);
    assertThat(problems.getFirst().to()).isEqualTo(to);
    assertThat(problems.getFirst().sentence()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "👍", "()", "-", "\"\"", ":-)", "((((", "on:never"})
  void findsEverythingWhereNothingIsAsked(String typed) {
    assertThat(root(typed)).isEqualTo(new Everything());
  }

  @Test
  void boundsNesting() {
    SearchQuery query = SearchQuery.parse("(".repeat(3_000) + "a", CLOCK);
    assertThat(query.root()).isEqualTo(word("a"));
    SearchQuery minus = SearchQuery.parse("NOT ".repeat(900) + "a", CLOCK);
    assertThat(minus.root()).isEqualTo(word("a"));
  }

  @Test
  void collectsPositiveWordsOnly() {
    assertThat(SearchQuery.parse("a -b (c OR NOT d)", CLOCK).positiveWords())
        .containsExactly((Words) word("a"), (Words) word("c"));
  }

  @Property(tries = 2_000)
  void anyTextIsAQuery(@ForAll("queries") String typed) {
    SearchQuery query = SearchQuery.parse(typed, CLOCK);
    assertThat(query.text()).isEqualTo(typed);
    for (QueryProblem problem : query.problems()) {
      assertThat(problem.from()).isBetween(0, typed.length());
      assertThat(problem.to()).isBetween(problem.from(), typed.length());
    }
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.of(
            "OR",
            "AND",
            "NOT",
            "-",
            "(",
            ")",
            "\"",
            " ",
            "a",
            "bc*",
            "subject:",
            "on:",
            "2025",
            "/",
            "👍",
            "无奈",
            "lines:",
            ">",
            ":",
            "is:",
            "unread",
            "\\",
            "\u0301",
            "\ud800")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static QueryNode root(String typed) {
    return SearchQuery.parse(typed, CLOCK).root();
  }

  private static QueryNode word(String text) {
    return new Words(Field.ANY, Kind.WORD, text);
  }
}
