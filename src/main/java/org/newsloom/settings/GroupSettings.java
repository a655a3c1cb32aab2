package org.newsloom.settings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a newsgroup has of its own in the place of the usual settings.
 *
 * @param keep how long its articles stay
 * @param charset what its articles are read in that do not say it themselves
 */
public record GroupSettings(Optional<KeepRule> keep, Optional<Charset> charset) {
  /** A newsgroup like any other. */
  public static final GroupSettings NONE = new GroupSettings(Optional.empty(), Optional.empty());

  private static final String CHARSET = "charset ";

  /** The same with another rule. */
  public GroupSettings withKeep(Optional<KeepRule> rule) {
    return new GroupSettings(rule, charset);
  }

  /** The same with another charset. */
  public GroupSettings withCharset(Optional<Charset> other) {
    return new GroupSettings(keep, other);
  }

  /** As it is kept: {@code days 90; charset KOI8-R}, or nothing. */
  public String text() {
    List<String> pieces = new ArrayList<>();
    keep.ifPresent(rule -> pieces.add(rule.text()));
    charset.ifPresent(it -> pieces.add(CHARSET + it.name()));
    return String.join("; ", pieces);
  }

  /** Reads {@link #text}; what makes no sense is left out. */
  public static GroupSettings parse(String text) {
    GroupSettings settings = NONE;
    for (String piece : text.split(";", -1)) {
      String one = piece.strip();
      Optional<KeepRule> rule = KeepRule.parse(one);
      if (rule.isPresent()) {
        settings = settings.withKeep(rule);
      } else if (one.startsWith(CHARSET)) {
        settings = settings.withCharset(charset(one.substring(CHARSET.length())));
      }
    }
    return settings;
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    } catch (IllegalCharsetNameException e) {
      return Optional.empty();
    }
  }
}
