package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.search.SearchQuery;

final class QueriesTest {
  @Test
  void aConditionMoreHoldsForAllOfTheQuery() {
    assertThat(Queries.narrowed("", "on:2025")).isEqualTo("on:2025");
    assertThat(Queries.narrowed(" boiler ", "on:2025")).isEqualTo("boiler on:2025");
    assertThat(Queries.narrowed("boiler OR pump", "on:2025")).isEqualTo("(boiler OR pump) on:2025");
    assertThat(Queries.narrowed("ORanges", "on:2025")).isEqualTo("ORanges on:2025");
  }

  @Test
  void aPhraseCannotEndEarly() {
    assertThat(Queries.phrase("from:", "Ann \"the\n Reader\" "))
        .isEqualTo("from:\"Ann the Reader\"");
    assertThat(Queries.phrase("from:", " ")).isEmpty();
  }

  @Test
  void anAuthorIsFoundByAddressAndASubjectWithItsAnswers() {
    assertThat(Queries.by(new Author("Ann", "ann@example.org")))
        .isEqualTo("from:\"ann@example.org\"");
    assertThat(Queries.by(new Author("Ann", ""))).isEqualTo("from:\"Ann\"");
    assertThat(Queries.by(Author.UNKNOWN)).isEmpty();
    assertThat(Queries.about("Re: Boiler \"pressure\" drops"))
        .isEqualTo("subject:\"Boiler pressure drops\"");
  }

  @Test
  void theFormWritesAQueryThatIsUnderstood() {
    Queries.Parts nothing = new Queries.Parts("", "", "", "", "", "", "", "", List.of());
    assertThat(nothing.query()).isEmpty();
    String query =
        new Queries.Parts(
                "boiler pump",
                "expansion vessel",
                "gas electric",
                "pressure drop",
                "Ann Reader",
                "UK.D-I-Y",
                "last year",
                "2026",
                List.of("is:unread", "has:link"))
            .query();
    assertThat(query)
        .isEqualTo(
            "boiler pump \"expansion vessel\" -gas -electric subject:pressure subject:drop"
                + " from:\"Ann Reader\" group:uk.d-i-y after:\"last year\" before:2026 is:unread"
                + " has:link");
    assertThat(SearchQuery.parse(query, Clock.systemUTC()).problems()).isEmpty();
  }
}
