package org.newsloom.search;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days, months and years as people type them, in the reader's time zone. */
final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");
  private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern AGO =
      Pattern.compile("(\\d{1,4})\\s*(d|w|m|y|days?|weeks?|months?|years?)(?:\\s+ago)?");

  private final LocalDate today;
  private final ZoneId zone;

  Dates(Clock clock) {
    this.today = LocalDate.now(clock);
    this.zone = clock.getZone();
  }

  /** The time that the text names, lower case; empty where it names none. */
  Optional<QueryNode.Written> period(String text) {
    try {
      return named(text).or(() -> numbered(text)).or(() -> ago(text));
    } catch (DateTimeException e) {
      // Such as 2025-02-30: in the form of a date, and none.
      return Optional.empty();
    }
  }

  private Optional<QueryNode.Written> named(String text) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate year = today.withDayOfYear(1);
    return switch (text.replace('-', ' ').replace('_', ' ')) {
      case "today" -> days(today, today.plusDays(1));
      case "yesterday" -> days(today.minusDays(1), today);
      case "this week" -> days(monday, monday.plusWeeks(1));
      case "last week" -> days(monday.minusWeeks(1), monday);
      case "this month" -> days(month, month.plusMonths(1));
      case "last month" -> days(month.minusMonths(1), month);
      case "this year" -> days(year, year.plusYears(1));
      case "last year" -> days(year.minusYears(1), year);
      default -> weekday(text);
    };
  }

  /** The latest such day before today. */
  private Optional<QueryNode.Written> weekday(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equalsIgnoreCase(text)) {
        LocalDate date = today.with(TemporalAdjusters.previous(day));
        return days(date, date.plusDays(1));
      }
    }
    return Optional.empty();
  }

  private Optional<QueryNode.Written> numbered(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      LocalDate day = date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
      return days(day, day.plusDays(1));
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (!yearFirst.matches()) {
      return Optional.empty();
    }
    if (yearFirst.group(2) == null) {
      LocalDate year = date(yearFirst.group(1), "1", "1");
      return days(year, year.plusYears(1));
    }
    if (yearFirst.group(3) == null) {
      LocalDate month = date(yearFirst.group(1), yearFirst.group(2), "1");
      return days(month, month.plusMonths(1));
    }
    LocalDate day = date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
    return days(day, day.plusDays(1));
  }

  private Optional<QueryNode.Written> ago(String text) {
    Matcher ago = AGO.matcher(text);
    if (!ago.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(ago.group(1));
    LocalDate day =
        switch (ago.group(2).charAt(0)) {
          case 'd' -> today.minusDays(count);
          case 'w' -> today.minusWeeks(count);
          case 'm' -> today.minusMonths(count);
          default -> today.minusYears(count);
        };
    return days(day, day.plusDays(1));
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private Optional<QueryNode.Written> days(LocalDate from, LocalDate before) {
    return Optional.of(
        new QueryNode.Written(
            from.atStartOfDay(zone).toInstant(), before.atStartOfDay(zone).toInstant()));
  }
}
