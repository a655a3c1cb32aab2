package org.newsloom.sample;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Date header as a server needs it: the forms of RFC 5536 and of old articles. */
final class DateField {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:\\p{Alpha}{3,9}\\s*,?\\s+)?(\\d{1,2})[ -](\\p{Alpha}{3})[ -](\\d{4}|\\d{2})\\s+"
              + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s+([+-]\\d{4}|\\p{Alpha}{1,5}))?"
              + "(?:\\s*\\(.*\\))?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private DateField() {}

  /** The instant that a value means; named zones other than North America's are taken as UTC. */
  static Optional<Instant> parse(String value) {
    Matcher matcher = FORM.matcher(value.strip());
    if (value.length() > 200 || !matcher.matches()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(matcher.group(3));
    String seconds = matcher.group(6);
    String zone = matcher.group(7);
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year >= 100 ? year : year + (year < 70 ? 2000 : 1900),
              month,
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(4)),
              Integer.parseInt(matcher.group(5)),
              seconds == null ? 0 : Math.min(Integer.parseInt(seconds), 59));
      return Optional.of(
          local.minusMinutes(minutesEast(zone == null ? "" : zone)).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A Date header's value, in UTC. */
  static String write(Instant instant) {
    return WRITTEN.format(instant);
  }

  private static int minutesEast(String zone) {
    if (zone.startsWith("+") || zone.startsWith("-")) {
      int hhmm = Integer.parseInt(zone.substring(1));
      int minutes = hhmm / 100 * 60 + hhmm % 100;
      return zone.startsWith("-") ? -minutes : minutes;
    }
    return switch (zone.toUpperCase(Locale.ROOT)) {
      case "EDT" -> -4 * 60;
      case "EST", "CDT" -> -5 * 60;
      case "CST", "MDT" -> -6 * 60;
      case "MST", "PDT" -> -7 * 60;
      case "PST" -> -8 * 60;
      default -> 0;
    };
  }
}
