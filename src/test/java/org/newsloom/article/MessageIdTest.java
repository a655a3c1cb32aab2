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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@b.example|<a@b.example>",
        "\u00c3\u00a4@b.example|<ä@b.example>",
        "\u00e6\u0097\u00a0@b.example|<无@b.example>",
        "\u00e4@b.example|<\\xE4@b.example>",
        "\u00c3\u00a4\u00e4@b.example|<\\xC3\\xA4\\xE4@b.example>",
        "\u00e2\u0080\u008b@b.example|<\\xE2\\x80\\x8B@b.example>",
        "\\xE4@b.example|<\\x5CxE4@b.example>",
        "a\\b@b.example|<a\\b@b.example>",
      })
  void isShownByItsCharactersAndReadBackOctetForOctet(String octets, String shown) {
    MessageId id = new MessageId(octets);
    assertThat(id.shown()).isEqualTo(shown);
    assertThat(MessageId.typed(shown)).contains(id);
    assertThat(MessageId.typed(shown.substring(1, shown.length() - 1))).contains(id);
  }

  @Test
  void isSoughtNoLongerThanTheValueIs() {
    assertThat(MessageId.in("<".repeat(200_000))).isEmpty();
    assertThat(MessageId.in("<a ".repeat(20_000) + ">")).isEmpty();
  }
}
