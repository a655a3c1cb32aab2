package org.newsloom.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a newsgroup, compared exactly (RFC 5536 section 3.1.4).
 *
 * @param name such as {@code alt.politics.usa}; never empty, at most 512 characters, without
 *     blanks, control characters, commas, and not beginning with a colon
 */
public record Newsgroup(String name) implements Comparable<Newsgroup> {
  private static final int MAX_LENGTH = 512;

  /** Throws {@link IllegalArgumentException} for a name that {@link #parse} would not take. */
  public Newsgroup {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a newsgroup name: " + name);
    }
  }

  /** Reads one name with white space around it; empty for what cannot be a newsgroup's name. */
  public static Optional<Newsgroup> parse(String raw) {
    String name = raw.strip();
    return isName(name) ? Optional.of(new Newsgroup(name)) : Optional.empty();
  }

  /**
   * Reads the value of a Newsgroups header: names separated by commas, folding white space allowed
   * around them (RFC 5536 section 3.1.4). Doubles and what is no name are left out.
   */
  public static List<Newsgroup> parseList(String value) {
    List<Newsgroup> groups = new ArrayList<>();
    for (String piece : value.split("[,\\s]+", -1)) {
      parse(piece).filter(group -> !groups.contains(group)).ifPresent(groups::add);
    }
    return List.copyOf(groups);
  }

  /** The value of a Newsgroups header, without blanks (RFC 5536 section 3.1.4). */
  public static String join(List<Newsgroup> groups) {
    return String.join(",", groups.stream().map(Newsgroup::name).toList());
  }

  @Override
  public int compareTo(Newsgroup other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && name.charAt(0) != ':'
        && name.chars()
            .noneMatch(c ->
                c <= 0x20
                    || (c >= 0x7f && c <= 0xa0)
                    || c == ','
                    || Character.isWhitespace(c)
                    || c == 0xfffd);
  }
}
