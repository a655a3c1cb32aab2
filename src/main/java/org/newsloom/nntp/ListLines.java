package org.newsloom.nntp;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ActiveGroup.Posting;

/**
 * Lines of the LIST commands. A line of another shape gives nothing: some servers answer every LIST
 * with the active file.
 */
final class ListLines {
  private static final Pattern ACTIVE_FIELDS = Pattern.compile("\\d+\\s+\\d+\\s+(?:[ynmxj]|=\\S+)");

  /** What may stand in the field Distribution (RFC 5536 section 3.2.4). */
  private static final Pattern DISTRIBUTIONS =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_-]*(?:, ?[A-Za-z0-9][A-Za-z0-9+_-]*)*");

  private static final Pattern TEMPLATE = Pattern.compile("[!-~]{1,200}@[!-~]{1,200}");

  private ListLines() {}

  /** A column of overview lines, as LIST OVERVIEW.FMT names it. */
  static Optional<String> column(String line) {
    return line.isBlank() ? Optional.empty() : Optional.of(line.strip());
  }

  /** {@code group high low status}; some servers do not tell the status. */
  static Optional<ActiveGroup> active(String line) {
    String[] words = line.strip().split("\\s+", -1);
    boolean bare = words.length == 3 && number(words[2]).isPresent();
    return words.length < 4 && !bare
        ? Optional.empty()
        : group(words[0], words[1], words[2], OptionalLong.empty(), bare ? "?" : words[3]);
  }

  /** {@code group high low count status}. */
  static Optional<ActiveGroup> counts(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length < 5) {
      return Optional.empty();
    }
    OptionalLong count = number(words[3]);
    return count.isEmpty()
        ? Optional.empty()
        : group(words[0], words[1], words[2], count, words[4]);
  }

  /** {@code group TAB text}; blanks instead of the TAB are common. */
  static Optional<GroupDescription> description(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    String text = parts.length < 2 ? "" : parts[1];
    if (ACTIVE_FIELDS.matcher(text).matches()) {
      return Optional.empty();
    }
    return Newsgroup.parse(WireText.decode(parts[0]))
        .map(group -> new GroupDescription(group, WireText.decode(text)));
  }

  /** {@code name TAB text}; blanks instead of the TAB are common. */
  static Optional<Distribution> distribution(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    String text = parts.length < 2 ? "" : parts[1];
    return !isDistribution(parts[0]) || ACTIVE_FIELDS.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(new Distribution(parts[0], WireText.decode(text)));
  }

  /** {@code weight:wildmat:value}. */
  static Optional<DistributionPattern> distributionPattern(String line) {
    String[] parts = line.strip().split(":", 3);
    OptionalLong weight = number(parts[0]);
    return parts.length < 3 || weight.isEmpty() || parts[1].isEmpty() || !isDistribution(parts[2])
        ? Optional.empty()
        : Optional.of(
            new DistributionPattern(weight.getAsLong(), WireText.decode(parts[1]), parts[2]));
  }

  private static boolean isDistribution(String value) {
    return value.length() <= 200 && DISTRIBUTIONS.matcher(value).matches();
  }

  /** {@code wildmat:address}. */
  static Optional<ModeratorAddress> moderator(String line) {
    String[] parts = line.strip().split(":", 2);
    return parts.length < 2 || parts[0].isEmpty() || !TEMPLATE.matcher(parts[1]).matches()
        ? Optional.empty()
        : Optional.of(new ModeratorAddress(WireText.decode(parts[0]), parts[1]));
  }

  /** {@code number value}; {@code (none)} is how old servers say that there is no such field. */
  static Optional<HeaderLine> header(String line) {
    String[] parts = line.split("[ \t]", 2);
    String value = parts.length < 2 || parts[1].equals("(none)") ? "" : parts[1];
    OptionalLong number = parts[0].startsWith("<") ? OptionalLong.of(0) : number(parts[0]);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new HeaderLine(number.getAsLong(), value));
  }

  /** A decimal number that fits into a {@code long}; leading zeroes are usual. */
  static OptionalLong number(String word) {
    try {
      long number = word.startsWith("+") ? -1 : Long.parseLong(word);
      return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<ActiveGroup> group(
      String name, String high, String low, OptionalLong count, String status) {
    OptionalLong top = number(high);
    // An empty group may have a low mark of 2^63 or, below zero, -1: it is read as above the high.
    OptionalLong bottom = number(low);
    if (top.isEmpty()) {
      return Optional.empty();
    }
    long from = bottom.isPresent() ? bottom.getAsLong() : top.getAsLong() + 1;
    Optional<Newsgroup> alias =
        status.startsWith("=")
            ? Newsgroup.parse(WireText.decode(status.substring(1)))
            : Optional.empty();
    return Newsgroup.parse(WireText.decode(name))
        .map(group -> new ActiveGroup(group, from, top.getAsLong(), count, posting(status), alias));
  }

  private static Posting posting(String status) {
    return switch (status.charAt(0)) {
      case 'y', 'Y' -> Posting.ALLOWED;
      case 'n', 'N' -> Posting.FORBIDDEN;
      case 'm', 'M' -> Posting.MODERATED;
      case 'x' -> Posting.CLOSED;
      case 'j' -> Posting.JUNK;
      case '=' -> Posting.ALIAS;
      default -> Posting.UNKNOWN;
    };
  }
}
