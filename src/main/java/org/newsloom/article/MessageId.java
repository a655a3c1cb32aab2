package org.newsloom.article;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern ESCAPED = Pattern.compile("\\\\x([89A-Fa-f][0-9A-Fa-f]|5[Cc])");

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

  /**
   * The identifier as a person reads and copies it, with its angle brackets: octets that are UTF-8
   * as its characters; where there are others, or characters that nobody sees, all octets beyond
   * ASCII as {@code \xNN}. {@link #typed} reads it back, octet for octet.
   */
  public String shown() {
    String characters = new String(octets(), StandardCharsets.UTF_8);
    boolean plain = characters.codePoints().allMatch(MessageId::isSeen);
    StringBuilder shown = new StringBuilder("<");
    String from = plain ? characters : text;
    for (int i = 0; i < from.length(); i++) {
      char c = from.charAt(i);
      if ((c >= 0x80 && !plain) || (c == '\\' && from.startsWith("x", i + 1))) {
        shown.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append('>').toString();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          false;
      default -> c != 0xfffd;
    };
  }

  /** Reads what {@link #shown} gave, or what a person typed: characters stand for their UTF-8. */
  public static Optional<MessageId> typed(String word) {
    String octets =
        new String(word.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return parse(
        ESCAPED
            .matcher(octets)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16)))));
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
