package org.newsloom.article;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The world-wide name of an article (RFC 5536 section 3.1.3), kept byte for byte: identifiers are
 * compared exactly, upper and lower case being different.
 *
 * @param text what stands between the angle brackets, one char an octet (ISO-8859-1 view); never
 *     empty, without control characters, blanks and angle brackets
 */
public record MessageId(String text) implements Comparable<MessageId> {
  /** Longest identifier that RFC 3977 section 3.6 lets a server accept, brackets included. */
  public static final int MAX_OCTETS = 250;

  /** Longest identifier that is kept at all; what servers of the wild send stays far below. */
  private static final int MAX_KEPT = 2_000;

  /** Throws {@link IllegalArgumentException} for a text that {@link #parse} would not take. */
  public MessageId {
    if (!isPlain(text)) {
      throw new IllegalArgumentException("not a Message-ID: " + text);
    }
  }

  /**
   * Reads one identifier, with or without its angle brackets and with white space around it. Takes
   * identifiers without {@code @} too, since the wild has them; empty for anything that could not
   * be sent in a command: blanks, control characters or brackets inside.
   */
  public static Optional<MessageId> parse(String raw) {
    String text = raw.strip();
    if (text.startsWith("<") && text.endsWith(">") && text.length() >= 2) {
      text = text.substring(1, text.length() - 1);
    }
    return isPlain(text) ? Optional.of(new MessageId(text)) : Optional.empty();
  }

  /**
   * The identifier that a field's value holds: by itself, or the first in angle brackets where
   * there is anything else, as a comment; blanks that a fold left inside go.
   */
  public static Optional<MessageId> in(String value) {
    Optional<MessageId> alone = parse(value);
    if (alone.isPresent()) {
      return alone;
    }
    for (int open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
      int close = value.indexOf('>', open, Math.min(value.length(), open + MAX_KEPT));
      String inside = close < 0 ? "" : value.substring(open + 1, close);
      if (inside.indexOf('@') > 0 && inside.indexOf('<') < 0) {
        Optional<MessageId> id = parse(inside.replaceAll("\\s", ""));
        if (id.isPresent()) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the identifier may stand in what we post: one {@code @} with something on both sides,
   * printable ASCII only, at most {@value #MAX_OCTETS} octets with its brackets (RFC 5536 section
   * 3.1.3, leniently).
   */
  public boolean isWellFormed() {
    int at = text.indexOf('@');
    return at > 0
        && at < text.length() - 1
        && text.length() + 2 <= MAX_OCTETS
        && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /** The part after the last {@code @}, or the empty string. */
  public String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** The octets between the angle brackets. */
  public byte[] octets() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int compareTo(MessageId other) {
    return text.compareTo(other.text);
  }

  /** The identifier with its angle brackets, as it stands in headers and commands. */
  @Override
  public String toString() {
    return "<" + text + ">";
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_KEPT
        && text.chars().allMatch(c -> c > 0x20 && c != 0x7f && c <= 0xff && c != '<' && c != '>');
  }
}
