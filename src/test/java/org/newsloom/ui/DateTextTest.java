package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateTextTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T08:05:00Z, Today 03:05",
    "2026-01-02T08:05:00Z, 2 Jan 03:05",
    "1969-07-20T20:17:40Z, 20 Jul 1969 15:17",
    "2037-11-24T20:00:00Z, 24 Nov 2037 15:00",
    "2050-06-15T12:00:00Z, 15 Jun 2050",
    "2050-01-01T00:00:00Z, 1 Jan 2050",
    "9999-12-31T12:00:00Z, 31 Dec 9999",
    "1900-01-01T12:00:00Z, 1 Jan 1900",
  })
  void isBrief(String date, String words) {
    DateText text = new DateText(Clock.fixed(NOW, ZoneId.of("-05:00")));
    assertThat(text.brief(Instant.parse(date))).isEqualTo(words);
  }
}
