package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DateCodeTest {
  private static final long FIRST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1902-02-07T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "2026-11-28T12:34:56Z",
        "2037-11-24T23:59:59Z"
      })
  void tellsTheSecond(String time) {
    assertThat(DateCode.time(DateCode.of(Instant.parse(time)))).isEqualTo(time);
    assertThat(DateCode.isToTheSecond(Instant.parse(time))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1900-01-01",
        "1902-02-06",
        "2037-11-25",
        "2038-01-19",
        "2050-06-15",
        "9999-12-31"
      })
  void tellsTheDay(String day) {
    for (String time : new String[] {"T00:00:00Z", "T09:30:00Z", "T23:59:59Z"}) {
      Instant instant = Instant.parse(day + time);
      assertThat(DateCode.time(DateCode.of(instant))).isEqualTo(day + "T12:00:00Z");
      assertThat(DateCode.isToTheSecond(instant)).isFalse();
    }
  }

  @Test
  void whatNoDateFieldCanNameIsTheNearest() {
    assertThat(DateCode.time(DateCode.of(Instant.MAX))).isEqualTo("+10000-01-01T12:00:00Z");
    assertThat(DateCode.of(Instant.MIN)).isGreaterThan(DateCode.NONE);
    assertThat(DateCode.time(Integer.MAX_VALUE)).isEqualTo("+10000-01-01T12:00:00Z");
    assertThat(DateCode.time(DateCode.NONE)).isBefore("1902-01-01T00:00:00Z");
  }

  @Property
  void standsInTheOrderOfTime(
      @ForAll @LongRange(min = -2_208_988_800L, max = 253_402_300_799L) long one,
      @ForAll @LongRange(min = -2_208_988_800L, max = 253_402_300_799L) long other) {
    assertThat(one).isBetween(FIRST, LAST);
    Instant early = Instant.ofEpochSecond(Math.min(one, other));
    Instant late = Instant.ofEpochSecond(Math.max(one, other));
    assertThat(DateCode.of(early)).isLessThanOrEqualTo(DateCode.of(late));
    assertThat(Duration.between(early, DateCode.time(DateCode.of(early))).abs())
        .isLessThanOrEqualTo(Duration.ofHours(12));
  }
}
