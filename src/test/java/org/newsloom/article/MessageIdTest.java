package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a@b.example>|a@b.example",
        "a@b.example|a@b.example",
        "<a@b.example> (added by relay.example)|a@b.example",
        "(a comment) <a@b.example>|a@b.example",
        "<a@b.example> <c@d.example>|a@b.example",
        "<<a@b.example>>|a@b.example",
        "<a@ b.example>|a@b.example",
        "<> <a@b.example>|a@b.example",
      })
  void isFoundAmongOtherWords(String value, String id) {
    assertThat(MessageId.in(value).map(MessageId::text)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none at all", "<no identifier>", "> <", "<a@b.example", "<@b> x"})
  void isNoneWhereNothingCouldBeOne(String value) {
    assertThat(MessageId.in(value)).isEmpty();
  }

  @Test
  void isSoughtNoLongerThanTheValueIs() {
    assertThat(MessageId.in("<".repeat(200_000))).isEmpty();
    assertThat(MessageId.in("<a ".repeat(20_000) + ">")).isEmpty();
  }
}
