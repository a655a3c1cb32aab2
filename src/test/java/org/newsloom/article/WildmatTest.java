package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildmatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rec.*|rec.music",
        "rec.*|rec.",
        "*|x",
        "r?c.music|rec.music",
        "rec.music,rec.food|rec.food",
        "rec.*,!rec.food.*|rec.music",
        "rec.*,!rec.food.*,rec.food.tea|rec.food.tea",
        "!rec.food,rec.*|rec.food",
        "*.food.*|rec.food.tea",
        "*a*b*c|xaybzc",
        "**|x",
        "a!b|a!b",
        "a,,b|b",
        "de.?bung|de.übung",
        "x.?|x.\uD83C\uDF75",
        "x.*?.y|x.\uD83C\uDF75.y",
      })
  void fits(String wildmat, String name) {
    assertThat(Wildmat.of(wildmat).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rec.*|rec",
        "rec.?|rec.",
        "rec.music|rec.music.folk",
        "Rec.*|rec.music",
        "rec.*,!rec.food.*|rec.food.tea",
        "rec.*,!*|rec.music",
        "!rec.*|comp.lang",
        "x.??|x.\uD83C\uDF75",
        "!!rec.music|!rec.music",
        "*a*b|ba",
      })
  void fitsNot(String wildmat, String name) {
    assertThat(Wildmat.of(wildmat).matches(name)).isFalse();
  }

  @Test
  void fitsNothingWhereThereIsNoPattern() {
    assertThat(Wildmat.of("").matches("")).isFalse();
    assertThat(Wildmat.of(",").matches("rec.music")).isFalse();
  }

  @Test
  void endsSoonOnManyStars() {
    assertThat(Wildmat.of("*a".repeat(200) + "b").matches("a".repeat(5_000))).isFalse();
  }
}
