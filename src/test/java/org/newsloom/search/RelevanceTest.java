package org.newsloom.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RelevanceTest {
  private record Text(String subject, String author, String body) {}

  /** The indexes of the texts, the best first; quoted lines begin with {@code >}. */
  private static List<Integer> order(String query, Text... texts) {
    Relevance relevance = new Relevance(SearchQuery.parse(query, Clock.systemUTC()));
    List<Double> values =
        Relevance.of(
            Arrays.stream(texts)
                .map(text ->
                    relevance.fit(
                        text.subject,
                        text.author,
                        text.body,
                        () -> offset -> isQuoted(text.body, offset) ? 0.3 : 1))
                .toList());
    return IntStream.range(0, texts.length)
        .boxed()
        .sorted(Comparator.comparing((Integer at) -> values.get(at)).reversed())
        .toList();
  }

  private static boolean isQuoted(String body, int offset) {
    return body.startsWith(">", body.lastIndexOf('\n', offset) + 1);
  }

  private static Text body(String text) {
    return new Text("Other", "Ann <ann@example.org>", text);
  }

  @Test
  void theSubjectCountsMoreThanTheAuthorAndThatMoreThanOnceInTheText() {
    assertThat(
            order(
                "boiler",
                body("The boiler."),
                new Text("Other", "Boiler Works <b@example.org>", "Nothing"),
                new Text("A boiler", "Ann", "Nothing")))
        .containsExactly(2, 1, 0);
  }

  @Test
  void ownWordsCountMoreThanQuotes() {
    assertThat(order("boiler", body("> The boiler.\nYes"), body("The boiler.\nYes")))
        .containsExactly(1, 0);
  }

  @Test
  void oftenCountsMoreThanOnceAndAShortTextMoreThanALongOne() {
    String filler = " and so on".repeat(500);
    assertThat(order("boiler", body("boiler"), body("boiler boiler"), body("boiler" + filler)))
        .containsExactly(1, 0, 2);
  }

  @Test
  void aRareWordCountsMore() {
    assertThat(order("pump OR valve", body("pump"), body("pump"), body("pump"), body("valve")))
        .startsWith(3);
  }

  @Test
  void bothWordsOfAnOrCountMoreThanOne() {
    assertThat(order("pump OR valve", body("pump here"), body("pump valve"))).startsWith(1);
  }

  @Test
  void aFieldCountsOnlyThere() {
    assertThat(order("subject:boiler OR body:boiler", new Text("x", "y", "z"), body("boiler")))
        .startsWith(1);
    assertThat(
            order("from:boiler OR x", new Text("boiler", "Ann", "x"), new Text("x", "Boiler", "")))
        .startsWith(1);
  }

  @Test
  void nothingSoughtMakesAllEqual() {
    Relevance relevance = new Relevance(SearchQuery.parse("is:unread", Clock.systemUTC()));
    assertThat(
            Relevance.of(
                List.of(
                    relevance.fit(
                        "a",
                        "b",
                        "c",
                        () -> {
                          throw new AssertionError();
                        }))))
        .containsExactly(0.0);
    assertThat(Relevance.of(List.of())).isEmpty();
  }
}
