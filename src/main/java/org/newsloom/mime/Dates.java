package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Defect;

/**
 * Dates of articles: RFC 5322 section 3.3 and 4.3, RFC 850, asctime, date(1), ISO 8601, and what
 * B-news wrote. Day, month, year, hour and minute must be there and must exist; a zone that nobody
 * knows is UTC. Anything else is no date.
 */
public final class Dates {
  /** No date is longer, comments included. */
  private static final int MAX_LENGTH = 300;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  /** Minutes east of Greenwich. Ambiguous names mean what Usenet of their time meant. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("wet", 0),
          Map.entry("nst", -210),
          Map.entry("ndt", -150),
          Map.entry("ast", -240),
          Map.entry("adt", -180),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("akst", -540),
          Map.entry("akdt", -480),
          Map.entry("hst", -600),
          Map.entry("hdt", -540),
          Map.entry("ahst", -600),
          Map.entry("brt", -180),
          Map.entry("art", -180),
          Map.entry("yst", -540),
          Map.entry("ydt", -480),
          Map.entry("bst", 60),
          Map.entry("west", 60),
          Map.entry("cet", 60),
          Map.entry("met", 60),
          Map.entry("mez", 60),
          Map.entry("mewt", 60),
          Map.entry("fwt", 60),
          Map.entry("swt", 60),
          Map.entry("cest", 120),
          Map.entry("mest", 120),
          Map.entry("mesz", 120),
          Map.entry("eet", 120),
          Map.entry("sast", 120),
          Map.entry("eest", 180),
          Map.entry("idt", 180),
          Map.entry("trt", 180),
          Map.entry("msk", 180),
          Map.entry("msd", 240),
          Map.entry("hkt", 480),
          Map.entry("sgt", 480),
          Map.entry("awst", 480),
          Map.entry("jst", 540),
          Map.entry("kst", 540),
          Map.entry("acst", 570),
          Map.entry("cast", 570),
          Map.entry("acdt", 630),
          Map.entry("cadt", 630),
          Map.entry("aest", 600),
          Map.entry("aedt", 660),
          Map.entry("eadt", 660),
          Map.entry("nzst", 720),
          Map.entry("nzt", 720),
          Map.entry("nzdt", 780));

  private Dates() {}

  /** The time that a Date value names; empty where it is no date, with a defect. */
  public static Optional<Instant> decode(
      byte[] octets, int from, int to, String where, List<? super Defect> defects) {
    Optional<Instant> plain = PlainDate.read(octets, from, to);
    if (plain.isPresent()) {
      return plain;
    }
    int end = Math.min(to, from + MAX_LENGTH);
    List<Token> tokens = tokens(withoutComments(octets, from, end));
    Optional<Instant> date =
        tokens.isEmpty() ? Optional.empty() : new Reading(tokens, where, defects).date();
    if (date.isEmpty()) {
      defects.add(new Defect(where, "not a date"));
    }
    return date;
  }

  /** Comments nest and part what stands around them (RFC 5322 section 3.2.2). */
  private static String withoutComments(byte[] octets, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int depth = 0;
    for (int i = from; i < to; i++) {
      byte b = octets[i];
      if (b == '\\' && depth > 0) {
        i++;
      } else if (b == '(') {
        depth++;
        text.append(' ');
      } else if (b == ')' && depth > 0) {
        depth--;
      } else if (depth == 0) {
        text.append((char) (b & 0xff));
      }
    }
    byte[] plain = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    boolean utf8 = Charsets.isUtf8(plain, 0, plain.length);
    return (utf8 ? new String(plain, StandardCharsets.UTF_8) : text.toString())
        .toLowerCase(Locale.ROOT);
  }

  private enum Kind {
    NUMBER,
    WORD,
    SIGN
  }

  /**
   * A run of digits, a run of letters, or one other character.
   *
   * @param glued whether it follows the one before it without a blank
   */
  private record Token(Kind kind, String text, boolean glued) {
    boolean is(char sign) {
      return kind == Kind.SIGN && text.charAt(0) == sign;
    }
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    boolean glued = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c <= ' ') {
        glued = false;
        i++;
        continue;
      }
      int start = i;
      Kind kind = kind(c);
      do {
        i++;
      } while (kind != Kind.SIGN && i < text.length() && kind(text.charAt(i)) == kind);
      tokens.add(new Token(kind, text.substring(start, i), glued));
      glued = true;
    }
    return tokens;
  }

  private static Kind kind(char c) {
    if (c >= '0' && c <= '9') {
      return Kind.NUMBER;
    }
    // Names of days and zones of other tongues are words too.
    return Character.isLetter(c) ? Kind.WORD : Kind.SIGN;
  }

  /** One value being read. */
  private static final class Reading {
    private static final int NONE = -1;

    private final List<Token> tokens;
    private final String where;
    private final List<? super Defect> defects;
    private int at;
    private int day = NONE;
    private int month = NONE;
    private int year = NONE;
    private int hour = NONE;
    private int minute;
    private int second;
    private Optional<Integer> zone = Optional.empty();
    private boolean broken;

    /** Whether the month was named before any number. */
    private boolean monthIsFirst;

    Reading(List<Token> tokens, String where, List<? super Defect> defects) {
      this.tokens = tokens;
      this.where = where;
      this.defects = defects;
    }

    Optional<Instant> date() {
      while (at < tokens.size() && !broken) {
        Token token = tokens.get(at++);
        switch (token.kind) {
          case NUMBER -> number(token);
          case WORD -> word(token);
          case SIGN -> sign(token);
        }
      }
      if (broken || day == NONE || month == NONE || year == NONE || hour == NONE) {
        return Optional.empty();
      }
      if (zone.isEmpty()) {
        defects.add(new Defect(where, "no time zone that is known"));
      }
      return instant();
    }

    private Optional<Instant> instant() {
      int leap = second == 60 ? 1 : 0;
      if (year < FIRST_YEAR || year > LAST_YEAR || second > 60) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            LocalDateTime.of(year, month, day, hour, minute, second - leap)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(leap - 60L * zone.orElse(0)));
      } catch (DateTimeException _) {
        return Optional.empty(); // such as 30 February or 25 o'clock
      }
    }

    private void number(Token token) {
      if (token.text.length() <= 2 && peek(':') && hour == NONE) {
        time(token);
      } else if (hour == NONE && isDotted()) {
        dotted(token);
      } else if (token.text.length() == 4 && isFirst() && isIsoSign()) {
        iso(token);
      } else if (token.text.length() == 8 && isFirst()) {
        isoBasic(token);
      } else if (token.text.length() == 4 && isFirst()) {
        year = value(token);
      } else if (token.text.length() <= 2 && day == NONE) {
        day = value(token);
      } else if (year == NONE && month != NONE) {
        year(token);
      }
    }

    private void year(Token token) {
      int length = token.text.length();
      if (length == 6 && peek(':') && hour == NONE) {
        // "28May200407:11": nothing says that blanks must part the year from the hour
        year = Integer.parseInt(token.text.substring(0, 4));
        time(new Token(Kind.NUMBER, token.text.substring(4), true));
      } else if (length == 2) {
        int two = value(token);
        year = two < 50 ? 2000 + two : 1900 + two;
        defects.add(new Defect(where, "year of two digits"));
      } else if (length == 3) {
        year = 1900 + value(token); // a program that printed tm_year (RFC 5322 section 4.3)
      } else if (length == 4) {
        year = value(token);
      } else if (length == 5 && token.text.startsWith("191")) {
        year = 1900 + Integer.parseInt(token.text, 2, 5, 10); // "19" and then tm_year
      } else {
        broken = true;
      }
    }

    private void time(Token hours) {
      hour = value(hours);
      at++; // the colon
      minute = digits();
      if (!broken && peek(':')) {
        at++;
        second = digits();
        if (peek('.') && at + 1 < tokens.size() && tokens.get(at + 1).kind == Kind.NUMBER) {
          at += 2; // fractions of a second
        }
      }
    }

    /** Whether no part of a date has been read yet. */
    private boolean isFirst() {
      return day == NONE && month == NONE && year == NONE;
    }

    private boolean isIsoSign() {
      return peek('-') || peek('/') || peek('.');
    }

    private void iso(Token years) {
      year = value(years);
      at++;
      boolean named = at < tokens.size() && tokens.get(at).kind == Kind.WORD;
      month = named ? monthOf(tokens.get(at++).text) : digits();
      if (broken || !isIsoSign()) {
        broken = true;
        return;
      }
      at++;
      day = digits();
    }

    /** {@code 20040521T131647}, the basic format of ISO 8601. */
    private void isoBasic(Token date) {
      boolean clock =
          at + 1 < tokens.size()
              && tokens.get(at).text.equals("t")
              && tokens.get(at + 1).kind == Kind.NUMBER
              && tokens.get(at + 1).text.length() == 6;
      if (!clock) {
        broken = true;
        return;
      }
      String time = tokens.get(at + 1).text;
      at += 2;
      year = Integer.parseInt(date.text, 0, 4, 10);
      month = Integer.parseInt(date.text, 4, 6, 10);
      day = Integer.parseInt(date.text, 6, 8, 10);
      hour = Integer.parseInt(time, 0, 2, 10);
      minute = Integer.parseInt(time, 2, 4, 10);
      second = Integer.parseInt(time, 4, 6, 10);
    }

    /** Whether the number just read begins a time of day with dots; two parts may be a date. */
    private boolean isDotted() {
      return day != NONE
          && month != NONE
          && tokens.get(at - 1).text.length() <= 2
          && peek('.')
          && at + 3 < tokens.size()
          && tokens.get(at + 1).kind == Kind.NUMBER
          && tokens.get(at + 2).is('.')
          && tokens.get(at + 3).kind == Kind.NUMBER;
    }

    private void dotted(Token hours) {
      hour = value(hours);
      at++;
      minute = digits();
      at++;
      second = digits();
    }

    /** One or two digits that must stand here. */
    private int digits() {
      if (at < tokens.size()
          && tokens.get(at).kind == Kind.NUMBER
          && tokens.get(at).text.length() <= 2) {
        return value(tokens.get(at++));
      }
      broken = true;
      return 0;
    }

    private void word(Token token) {
      String word = token.text;
      // "Mar, 02 April 2014": before a comma and before any number a word names a day of the week.
      boolean weekday = day == NONE && peek(',');
      // "mar. 26 janv. 2014": what stood before the day of the month was a day of the week.
      boolean second = monthIsFirst && day != NONE && year == NONE && hour == NONE;
      if (!weekday && (month == NONE || second) && monthOf(word) != NONE) {
        month = monthOf(word);
        monthIsFirst = day == NONE && year == NONE && hour == NONE;
      } else if (hour != NONE && isHalfOfDay(word)) {
        hour = hour > 12 ? hour : hour % 12 + (word.startsWith("p") ? 12 : 0);
      } else if (hour != NONE && zone.isEmpty()) {
        zoneName(word);
      }
    }

    /** {@code am}, {@code pm}, and {@code a.m.} with what follows its first letter. */
    private boolean isHalfOfDay(String word) {
      boolean letter = word.equals("a") || word.equals("p");
      if (letter && peek('.') && at + 1 < tokens.size() && tokens.get(at + 1).text.equals("m")) {
        at += 2;
        return true;
      }
      return word.equals("am") || word.equals("pm");
    }

    private void zoneName(String word) {
      if (ZONES.containsKey(word)) {
        zone = Optional.of(ZONES.get(word));
      } else if (word.length() == 1 && word.charAt(0) <= 'z') {
        zone = Optional.of(0); // military letters were defined wrongly (RFC 5322 section 4.3)
      }
      // "GMT+2", "GMT+0000": the figure counts from there.
      boolean greenwich = word.equals("gmt") || word.equals("utc") || word.equals("ut");
      if (greenwich && (peek('+') || peek('-')) && tokens.get(at).glued) {
        zone = Optional.empty();
      }
    }

    private void sign(Token token) {
      boolean plus = token.is('+');
      boolean followed = at < tokens.size() && tokens.get(at).kind == Kind.NUMBER;
      if ((!plus && !token.is('-')) || !followed) {
        return;
      }
      if (hour == NONE) {
        boolean dashed = token.is('-') && token.glued && day != NONE && month != NONE;
        broken |= !dashed; // "-2 Jun", "-1:34:56"; but "15-Jul-82"
      } else if (zone.isEmpty()) {
        offset(plus ? 1 : -1);
      }
    }

    private void offset(int direction) {
      Token figures = tokens.get(at++);
      int value = value(figures);
      int hours = figures.text.length() <= 2 ? value : value / 100;
      int minutes = figures.text.length() <= 2 ? 0 : value % 100;
      if (figures.text.length() <= 2 && peek(':')) {
        at++;
        minutes = digits();
      }
      boolean glued =
          at < tokens.size() && tokens.get(at).glued && tokens.get(at).kind == Kind.WORD;
      broken |=
          (glued && figures.text.length() < 4)
              || figures.text.length() > 4
              || hours > 23
              || minutes > 59;
      zone = Optional.of(direction * (60 * hours + minutes));
    }

    private boolean peek(char sign) {
      return at < tokens.size() && tokens.get(at).is(sign);
    }

    private static int value(Token token) {
      return token.text.length() <= 6 ? Integer.parseInt(token.text) : Integer.MAX_VALUE;
    }

    private static int monthOf(String word) {
      return MonthNames.month(word).orElse(NONE);
    }
  }
}
