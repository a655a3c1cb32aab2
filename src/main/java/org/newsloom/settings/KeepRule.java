package org.newsloom.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long articles of a newsgroup are kept here.
 *
 * @param kind what is counted
 * @param amount how many days or articles, at least 1; 0 for {@link Kind#ALL}
 */
public record KeepRule(Kind kind, int amount) {
  /** Everything that was fetched stays. */
  public static final KeepRule EVERYTHING = new KeepRule(Kind.ALL, 0);

  /** A hundred years; more days or articles than anybody means. */
  public static final int MOST_DAYS = 36_500;

  public static final int MOST_ARTICLES = 100_000_000;

  private static final Pattern TEXT = Pattern.compile("(days|newest) (\\d{1,9})");

  /** What is counted. */
  public enum Kind {
    ALL,
    /** Articles that are not older than so many days, by their Date. */
    DAYS,
    /** So many articles, those with the highest numbers. */
    NEWEST
  }

  /** An amount out of bounds becomes the nearest one that is not. */
  public KeepRule {
    amount =
        switch (kind) {
          case ALL -> 0;
          case DAYS -> Math.clamp(amount, 1, MOST_DAYS);
          case NEWEST -> Math.clamp(amount, 1, MOST_ARTICLES);
        };
  }

  /** The rule as settings keep it: {@code all}, {@code days 90}, {@code newest 10000}. */
  public String text() {
    return switch (kind) {
      case ALL -> "all";
      case DAYS -> "days " + amount;
      case NEWEST -> "newest " + amount;
    };
  }

  /** Reads {@link #text}; empty for anything else. */
  public static Optional<KeepRule> parse(String text) {
    if (text.equals("all")) {
      return Optional.of(EVERYTHING);
    }
    Matcher rule = TEXT.matcher(text);
    return rule.matches()
        ? Optional.of(
            new KeepRule(
                rule.group(1).equals("days") ? Kind.DAYS : Kind.NEWEST,
                Integer.parseInt(rule.group(2))))
        : Optional.empty();
  }
}
