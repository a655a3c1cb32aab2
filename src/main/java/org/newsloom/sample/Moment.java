package org.newsloom.sample;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;

/** The date and time of NEWGROUPS and NEWNEWS. */
final class Moment {
  private Moment() {}

  /**
   * Reads {@code yyyymmdd} or {@code yymmdd} and {@code hhmmss}. Two digits are the last year with
   * them that is not after this one (RFC 3977 section 7.3.2). The server's own time is UTC.
   */
  static Optional<Instant> parse(String date, String time, Clock clock) {
    if (!date.matches("\\d{6}|\\d{8}") || !time.matches("\\d{6}")) {
      return Optional.empty();
    }
    int digits = date.length() - 4;
    int year = Integer.parseInt(date.substring(0, digits));
    if (digits == 2) {
      int now = Year.now(clock.withZone(ZoneOffset.UTC)).getValue();
      year += now / 100 * 100;
      year -= year > now ? 100 : 0;
    }
    try {
      LocalDateTime moment =
          LocalDateTime.of(
              year,
              Integer.parseInt(date.substring(digits, digits + 2)),
              Integer.parseInt(date.substring(digits + 2)),
              Integer.parseInt(time.substring(0, 2)),
              Integer.parseInt(time.substring(2, 4)),
              Math.min(Integer.parseInt(time.substring(4)), 59));
      return Optional.of(moment.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
