package org.newsloom.sample;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Article numbers of a command: {@code n}, {@code n-} or {@code n-m} (RFC 3977 section 3.2).
 *
 * @param low the first
 * @param high the last; smaller than {@code low} for a range with nothing in it
 */
record Range(long low, long high) {
  /** Everything. */
  static final Range ALL = new Range(0, Long.MAX_VALUE);

  private static final Pattern FORM = Pattern.compile("(\\d{1,16})(?:(-)(\\d{1,16})?)?");

  /** Empty for what is no range. */
  static Optional<Range> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long low = Long.parseLong(matcher.group(1));
    if (matcher.group(2) == null) {
      return Optional.of(new Range(low, low));
    }
    String high = matcher.group(3);
    return Optional.of(new Range(low, high == null ? Long.MAX_VALUE : Long.parseLong(high)));
  }
}
