package org.newsloom.nntp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/**
 * Command lines that are one command each: no argument can carry CR, LF or NUL, no word a blank,
 * and the whole is at most 512 octets (RFC 3977 section 3.1). One char is one octet.
 */
final class CommandLine {
  private static final int MAX_OCTETS = 512 - 2;

  private CommandLine() {}

  /** A verb and its arguments, each one word. Throws {@link IllegalArgumentException}. */
  static String of(String verb, String... words) {
    StringBuilder line = new StringBuilder(verb);
    for (String word : words) {
      if (word.isEmpty() || word.chars().anyMatch(c -> c <= 0x20 || c == 0x7f)) {
        throw new IllegalArgumentException(verb + ": not a word that can be sent");
      }
      line.append(' ').append(octets(word));
    }
    return checked(verb, line.toString());
  }

  /** A verb whose last argument may hold blanks. Throws {@link IllegalArgumentException}. */
  static String withRest(String verb, String rest) {
    if (rest.isEmpty() || rest.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException(verb + ": not a text that can be sent");
    }
    return checked(verb, verb + " " + octets(rest));
  }

  /** Whether a verb and a word of ASCII fit into one command. */
  static boolean hasRoom(String verb, String word) {
    return verb.length() + 1 + word.length() <= MAX_OCTETS;
  }

  /** Whether a text can be the rest of a command. */
  static boolean canBeRest(String verb, String rest) {
    return !rest.isEmpty()
        && rest.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0)
        && hasRoom(verb, octets(rest));
  }

  /**
   * GROUP with the octets that servers from before UTF-8 have in names; empty where the name has
   * none, or cannot be written so. {@link WireText} read them in this way.
   */
  static Optional<String> ofWesternGroup(Newsgroup group) {
    boolean western =
        group.name().chars().anyMatch(c -> c >= 0x80)
            && WireText.WESTERN.newEncoder().canEncode(group.name());
    return western
        ? Optional.of(
            checked(
                "GROUP",
                "GROUP "
                    + new String(
                        group.name().getBytes(WireText.WESTERN), StandardCharsets.ISO_8859_1)))
        : Optional.empty();
  }

  /** Whether the identifier can be sent at all; what is longer no server can be asked for. */
  static boolean fits(MessageId id) {
    return id.toString().length() <= MAX_OCTETS - "ARTICLE ".length();
  }

  /** Whether the newsgroup's name can be sent at all. */
  static boolean fits(Newsgroup group) {
    return octets(group.name()).length() <= MAX_OCTETS - "GROUP ".length();
  }

  /** An identifier's octets are those of its Latin-1 view, whatever they were meant to be. */
  static String of(String verb, MessageId id) {
    return checked(verb, verb + " " + id);
  }

  /** The UTF-8 octets of a text, one char an octet. */
  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String checked(String verb, String line) {
    if (line.length() > MAX_OCTETS) {
      throw new IllegalArgumentException(verb + ": a command of more than 512 octets");
    }
    return line;
  }
}
