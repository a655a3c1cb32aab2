package org.newsloom.article;

import java.time.Instant;

/**
 * Times in one int each, as columns of headers hold them, in the order of time: a later time never
 * has a smaller code. Seconds since 1970 are their own code where they fit. Beyond, where only
 * wrong clocks and jokes are, a day has one code: the day that an article says is kept, the time of
 * day is not, and noon (UTC) stands for it.
 */
public final class DateCode {
  /** The code of no time; before that of any other. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final int DAY = 86_400;

  /** The first and the last day whose seconds are their own codes: in 1902 and in 2037. */
  private static final int FIRST_DAY = -24_800;

  private static final int LAST_DAY = 24_800;

  /** From here on a day is one code. */
  private static final int FROM = FIRST_DAY * DAY;

  private static final int TO = LAST_DAY * DAY;

  /** 1 January 10000, UTC: no Date field can name a later day. */
  private static final long LATEST_DAY = 2_932_897;

  private static final int LATEST = TO + (int) (LATEST_DAY - LAST_DAY);
  private static final int EARLIEST = NONE + 1;

  private DateCode() {}

  /** The code of a time; of one that has none, the nearest. */
  public static int of(Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds >= FROM && seconds < TO) {
      return (int) seconds;
    }
    long day = Math.floorDiv(seconds, (long) DAY);
    return seconds >= TO
        ? TO + (int) (Math.min(day, LATEST_DAY) - LAST_DAY)
        : (int) Math.max(EARLIEST, FROM + day - FIRST_DAY);
  }

  /** The seconds since 1970 of a code. */
  public static long seconds(int code) {
    if (code >= FROM && code < TO) {
      return code;
    }
    long day =
        code >= TO ? (long) Math.min(code, LATEST) - TO + LAST_DAY : (long) code - FROM + FIRST_DAY;
    return day * DAY + DAY / 2;
  }

  /** The time of a code. */
  public static Instant time(int code) {
    return Instant.ofEpochSecond(seconds(code));
  }

  /** Whether the code of that time tells its time of day too. */
  public static boolean isToTheSecond(Instant time) {
    return time.getEpochSecond() >= FROM && time.getEpochSecond() < TO;
  }
}
