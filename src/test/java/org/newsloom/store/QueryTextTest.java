package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.search.QueryNode;
import org.newsloom.search.SearchQuery;
import org.newsloom.store.FullTextQuery.And;
import org.newsloom.store.FullTextQuery.Column;
import org.newsloom.store.FullTextQuery.Not;
import org.newsloom.store.FullTextQuery.Or;
import org.newsloom.store.FullTextQuery.Phrase;
import org.newsloom.store.FullTextQuery.Prefix;

final class QueryTextTest {
  private static QueryText of(String typed) {
    return QueryText.of(SearchQuery.parse(typed, Profile.CLOCK));
  }

  @Test
  void wordsGoToTheirColumns() {
    assertThat(of("subject:qwen from:ann mea*"))
        .isEqualTo(
            new QueryText(
                new And(
                    List.of(
                        new Phrase(Column.SUBJECT, "qwen"),
                        new Phrase(Column.AUTHOR, "ann"),
                        new Prefix(Column.ANY, "mea"))),
                List.of()));
  }

  @Test
  void whatTheIndexCannotAnswerIsLeftOpen() {
    QueryText text = of("qwen is:unread");

    assertThat(text.query())
        .isEqualTo(new And(List.of(new Phrase(Column.ANY, "qwen"), new And(List.of()))));
    assertThat(text.open()).containsExactly(new QueryNode.Is(QueryNode.State.UNREAD));
  }

  @Test
  void anOpenConditionBelowNotTakesNothingAway() {
    assertThat(of("-is:read").query()).isEqualTo(new Not(new Or(List.of())));
  }

  @Test
  void emptyIsEverything() {
    assertThat(of("").query()).isEqualTo(new And(List.of()));
  }
}
