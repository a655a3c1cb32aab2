package org.newsloom.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.newsloom.article.DateCode;

/**
 * Dates as people read them, in the zone of the clock.
 *
 * @param clock tells what day it is, and the zone
 */
record DateText(Clock clock) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_ONLY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR_ONLY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

  /**
   * As short as it can be told apart, with the time where lists know it: the year where it is
   * another one.
   */
  String brief(Instant date) {
    if (!DateCode.isToTheSecond(date)) {
      return YEAR_ONLY.format(date.atOffset(ZoneOffset.UTC));
    }
    ZonedDateTime when = date.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    if (when.toLocalDate().equals(today)) {
      return "Today " + TIME.format(when);
    }
    return when.getYear() == today.getYear() ? DAY.format(when) : YEAR.format(when);
  }

  /** The same without the time, unless it is today: for where that has no room. */
  String day(Instant date) {
    if (!DateCode.isToTheSecond(date)) {
      return brief(date);
    }
    ZonedDateTime when = date.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    if (when.toLocalDate().equals(today)) {
      return TIME.format(when);
    }
    return when.getYear() == today.getYear() ? DAY_ONLY.format(when) : YEAR_ONLY.format(when);
  }

  /** The whole date. */
  String full(Instant date) {
    return LONG.format(date.atZone(clock.getZone()));
  }
}
