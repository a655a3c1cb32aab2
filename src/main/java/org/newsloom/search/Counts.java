package org.newsloom.search;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads counts: {@code 50}, {@code >50}, {@code <=2k}, {@code 10..50}. */
final class Counts {
  private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=)?(-?\\d{1,12})([km]?)");
  private static final Pattern RANGE =
      Pattern.compile("(-?\\d{1,12})([km]?)\\.\\.(\\d{1,12})([km]?)");

  private Counts() {}

  static Optional<QueryNode> parse(QueryNode.Measure measure, String value) {
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      return Optional.of(
          new QueryNode.Counted(
              measure,
              number(range.group(1), range.group(2)),
              number(range.group(3), range.group(4))));
    }
    Matcher compared = COMPARED.matcher(value);
    if (!compared.matches()) {
      return Optional.empty();
    }
    long number = number(compared.group(2), compared.group(3));
    String sign = compared.group(1) == null ? "=" : compared.group(1);
    return Optional.of(
        switch (sign) {
          case ">" -> new QueryNode.Counted(measure, number + 1, Long.MAX_VALUE);
          case ">=" -> new QueryNode.Counted(measure, number, Long.MAX_VALUE);
          case "<" -> new QueryNode.Counted(measure, Long.MIN_VALUE, number - 1);
          case "<=" -> new QueryNode.Counted(measure, Long.MIN_VALUE, number);
          default -> new QueryNode.Counted(measure, number, number);
        });
  }

  private static long number(String digits, String unit) {
    long factor = unit.equals("k") ? 1_000 : unit.equals("m") ? 1_000_000 : 1;
    return Long.parseLong(digits) * factor;
  }
}
