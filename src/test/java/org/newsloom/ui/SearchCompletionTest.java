package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.search.SearchQuery;

final class SearchCompletionTest {
  private static final List<String> GROUPS = List.of("alt.politics.usa", "comp.misc", "misc.test");
  private static final List<String> RECENT = List.of("from:ann boiler", "from:ann", "Qwen");

  private static List<String> of(String typed) {
    return SearchCompletion.of(typed, GROUPS, RECENT).stream()
        .map(SearchCompletion.Choice::words)
        .toList();
  }

  @Test
  void anEmptyFieldOffersWhatWasSearchedForLately() {
    assertThat(of("")).isEqualTo(RECENT);
  }

  @Test
  void operatorsAndTheirValuesAreCompleted() {
    assertThat(of("bo")).containsExactly("body:");
    assertThat(of("boiler su")).containsExactly("subject:");
    assertThat(of("-su")).containsExactly("subject:");
    assertThat(SearchCompletion.of("-su", GROUPS, RECENT).getFirst().from()).isEqualTo(1);
    assertThat(of("(is:un")).containsExactly("is:unread");
    assertThat(of("is:")).contains("is:mine", "is:to-me").hasSize(8);
    assertThat(of("group:misc")).containsExactly("group:comp.misc", "group:misc.test");
    assertThat(of("before:last"))
        .containsExactly("before:\"last week\"", "before:\"last month\"", "before:\"last year\"");
    // What is whole already needs no completion, and one letter says nothing.
    assertThat(of("is:unread")).isEmpty();
    assertThat(of("s")).isEmpty();
    assertThat(of("nowhere:x")).isEmpty();
  }

  @Test
  void whatWasSearchedForLatelyIsCompletedToo() {
    assertThat(of("from:an")).containsExactly("from:ann boiler", "from:ann");
    assertThat(of("Qw")).containsExactly("Qwen");
  }

  /** Each operator that is offered is one of the language. */
  @ParameterizedTest
  @ValueSource(strings = {"is:", "has:", "in:", "before:", "after:", "on:"})
  void whatIsOfferedIsUnderstood(String operator) {
    for (String offered : of(operator)) {
      assertThat(SearchQuery.parse(offered, Clock.systemUTC()).problems()).as(offered).isEmpty();
      assertThat(SearchQuery.parse(offered, Clock.systemUTC()).positiveWords())
          .as(offered)
          .isEmpty();
    }
  }
}
