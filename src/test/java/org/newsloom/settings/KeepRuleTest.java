package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeepRuleTest {
  @ParameterizedTest
  @ValueSource(strings = {"all", "days 1", "days 36500", "newest 1", "newest 100000000"})
  void comesBackFromItsText(String text) {
    assertThat(KeepRule.parse(text))
        .hasValueSatisfying(rule -> assertThat(rule.text()).isEqualTo(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "days", "days -1", "days 1 ", "newest 9999999999", "Days 3", "all 1"})
  void otherTextIsNoRule(String text) {
    assertThat(KeepRule.parse(text)).isEmpty();
  }

  @Test
  void amountsStayWithinBounds() {
    assertThat(KeepRule.parse("days 0").orElseThrow().amount()).isEqualTo(1);
    assertThat(KeepRule.parse("days 99999").orElseThrow().amount()).isEqualTo(36_500);
    assertThat(new KeepRule(KeepRule.Kind.ALL, 7)).isEqualTo(KeepRule.EVERYTHING);
  }
}
