package org.newsloom.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The one shape that nearly all articles of today have, read without a token: {@code [Fri, ]21 May
 * 2004 13:16:47 +0100} or {@code GMT}, perhaps a comment behind. Empty for anything else, which
 * {@link Dates} then reads with patience.
 */
final class PlainDate {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final byte[] octets;
  private final int to;
  private int at;
  private boolean failed;

  private PlainDate(byte[] octets, int from, int to) {
    this.octets = octets;
    this.at = from;
    this.to = to;
  }

  static Optional<Instant> read(byte[] octets, int from, int to) {
    return new PlainDate(octets, from, to).read();
  }

  private Optional<Instant> read() {
    if (at + 5 < to && octets[at + 3] == ',' && octets[at + 4] == ' ') {
      at += 5;
    }
    int day = at + 1 < to && octets[at + 1] == ' ' ? digits(1) : digits(2);
    take(' ');
    int month = month();
    take(' ');
    int year = digits(4);
    take(' ');
    int hour = digits(2);
    take(':');
    int minute = digits(2);
    take(':');
    int second = digits(2);
    take(' ');
    int zone = zone();
    if (failed || !isEnd() || hour > 23 || minute > 59 || second > 59 || year < 1970) {
      return Optional.empty();
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return Optional.of(
          Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second - zone));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private boolean isEnd() {
    return at == to || (octets[at] == ' ' && at + 1 < to && octets[at + 1] == '(');
  }

  /** Seconds east of Greenwich. */
  private int zone() {
    if (at + 2 < to && octets[at] == 'G' && octets[at + 1] == 'M' && octets[at + 2] == 'T') {
      at += 3;
      return 0;
    }
    boolean west = at < to && octets[at] == '-';
    take(west ? '-' : '+');
    int hours = digits(2);
    int minutes = digits(2);
    failed |= hours > 23 || minutes > 59;
    return (west ? -60 : 60) * (hours * 60 + minutes);
  }

  private int month() {
    for (int i = 0; i < 36 && at + 2 < to; i += 3) {
      if (octets[at] == MONTHS.charAt(i)
          && octets[at + 1] == MONTHS.charAt(i + 1)
          && octets[at + 2] == MONTHS.charAt(i + 2)) {
        at += 3;
        return i / 3 + 1;
      }
    }
    failed = true;
    return 1;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = at < to ? octets[at++] - '0' : -1;
      failed |= digit < 0 || digit > 9;
      value = value * 10 + digit;
    }
    return value;
  }

  private void take(char wanted) {
    failed |= at >= to || octets[at] != wanted;
    at++;
  }
}
