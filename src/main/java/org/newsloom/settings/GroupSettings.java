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
 * @param identity the name of the identity that posts there
 * @param postCharset what is posted there is written in, if it has more than ASCII
 * @param attachments whether files may be attached to what is posted there
 */
public record GroupSettings(
    Optional<KeepRule> keep,
    Optional<Charset> charset,
    Optional<String> identity,
    Optional<Charset> postCharset,
    boolean attachments) {
  /** A newsgroup like any other. */
  public static final GroupSettings NONE =
      new GroupSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  private static final String CHARSET = "charset ";
  private static final String IDENTITY = "identity ";
  private static final String ATTACHMENTS = "attachments";
  private static final String POST_CHARSET = "post-charset ";

  /** The same with another rule. */
  public GroupSettings withKeep(Optional<KeepRule> rule) {
    return new GroupSettings(rule, charset, identity, postCharset, attachments);
  }

  /** The same with another charset. */
  public GroupSettings withCharset(Optional<Charset> other) {
    return new GroupSettings(keep, other, identity, postCharset, attachments);
  }

  /** The same with another identity; its name holds no semicolon. */
  public GroupSettings withIdentity(Optional<String> name) {
    return new GroupSettings(
        keep, charset, name.filter(it -> it.indexOf(';') < 0), postCharset, attachments);
  }

  /** The same with another charset for what is posted. */
  public GroupSettings withPostCharset(Optional<Charset> other) {
    return new GroupSettings(keep, charset, identity, other, attachments);
  }

  /** The same with files allowed or not. */
  public GroupSettings withAttachments(boolean allowed) {
    return new GroupSettings(keep, charset, identity, postCharset, allowed);
  }

  /** As it is kept: {@code days 90; charset KOI8-R}, or nothing. */
  public String text() {
    List<String> pieces = new ArrayList<>();
    keep.ifPresent(rule -> pieces.add(rule.text()));
    charset.ifPresent(it -> pieces.add(CHARSET + it.name()));
    identity.ifPresent(it -> pieces.add(IDENTITY + it));
    postCharset.ifPresent(it -> pieces.add(POST_CHARSET + it.name()));
    if (attachments) {
      pieces.add(ATTACHMENTS);
    }
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
      } else if (one.equals(ATTACHMENTS)) {
        settings = settings.withAttachments(true);
      } else if (one.startsWith(CHARSET)) {
        settings = settings.withCharset(charset(one.substring(CHARSET.length())));
      } else if (one.startsWith(IDENTITY)) {
        settings = settings.withIdentity(Optional.of(one.substring(IDENTITY.length())));
      } else if (one.startsWith(POST_CHARSET)) {
        settings = settings.withPostCharset(charset(one.substring(POST_CHARSET.length())));
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
