package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.newsloom.article.Author;

/**
 * Writes header values in ASCII: text beyond it as encoded words in UTF-8 (RFC 2047), long lines
 * folded. No value can bring a line end of its own: control characters become blanks.
 */
public final class HeaderEncoder {
  /** Longest encoded word (RFC 2047 section 2). */
  static final int MAX_WORD = 75;

  /** Longest line that should be (RFC 5322 section 2.1.1). */
  static final int MAX_LINE = 78;

  /** Longest line that may be, without its line end. */
  static final int HARD_LINE = 998;

  /** Octets of a part that stands in one line with what must be beside it. */
  private static final int LONGEST_PART = HARD_LINE - 100;

  private static final String PREFIX = "=?UTF-8?";
  private static final String FOLD = "\r\n ";
  private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

  private HeaderEncoder() {}

  /**
   * An unstructured field such as Subject, name and colon included, without its last line end.
   *
   * @param name the field's name
   * @param text what a reader is to see
   */
  public static String text(String name, String text) {
    return name + ": " + fold(encoded(clean(text), false, name.length() + 2), name.length() + 2);
  }

  /**
   * A field of one or more authors such as From, name and colon included, without its last line
   * end.
   */
  public static String authors(String name, List<Author> authors) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < authors.size(); i++) {
      List<String> one = author(authors.get(i), i == 0 ? name.length() + 2 : 1);
      if (i + 1 < authors.size()) {
        one.set(one.size() - 1, one.getLast() + ",");
      }
      parts.addAll(one);
    }
    return name + ": " + fold(parts, name.length() + 2);
  }

  private static List<String> author(Author author, int column) {
    String address = bounded(clean(author.address()).strip().replaceAll("[<>]", ""));
    String name = clean(author.name()).strip();
    if (name.isEmpty()) {
      return new ArrayList<>(List.of(address));
    }
    List<String> parts = new ArrayList<>(phrase(name, column));
    parts.add("<" + address + ">");
    return parts;
  }

  /** An address cannot be folded; one that no line has room for is nobody's. */
  private static String bounded(String address) {
    int octets = 0;
    for (int i = 0; i < address.length(); i = address.offsetByCodePoints(i, 1)) {
      int c = address.codePointAt(i);
      octets += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (octets > LONGEST_PART) {
        return address.substring(0, i);
      }
    }
    return address;
  }

  private static List<String> phrase(String name, int column) {
    boolean ascii = name.chars().allMatch(c -> c < 0x7f) && !name.contains("=?");
    if (!ascii || 2 * name.length() > LONGEST_PART) {
      return encoded(name, true, column);
    }
    boolean atoms = name.chars().allMatch(c -> c == ' ' || isAtext(c));
    if (atoms && !name.contains("  ")) {
      return List.of(name.split(" ", -1));
    }
    return List.of('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private static boolean isAtext(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || ATEXT.indexOf(c) >= 0;
  }

  /** Control characters and lone surrogates are nothing that a header can say. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c < 0x20 || c == 0x7f ? ' ' : c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The pieces of a value between which a blank stands and a line may be folded. */
  private static List<String> encoded(String text, boolean phrase, int column) {
    List<String> words = List.of(text.split(" ", -1));
    int first = -1;
    int last = -1;
    for (int i = 0; i < words.size(); i++) {
      if (mustEncode(words.get(i), phrase)) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    boolean edgeBlank = text.startsWith(" ") || text.endsWith(" ");
    if (edgeBlank && !text.isBlank()) {
      return wordsOf(text, phrase, column); // a reader strips what is not in a word
    }
    if (first < 0) {
      return words;
    }
    List<String> parts = new ArrayList<>(words.subList(0, first));
    parts.addAll(
        wordsOf(String.join(" ", words.subList(first, last + 1)), phrase, first == 0 ? column : 1));
    parts.addAll(words.subList(last + 1, words.size()));
    return parts;
  }

  private static boolean mustEncode(String word, boolean phrase) {
    if (word.contains("=?") || word.length() > LONGEST_PART) {
      return true;
    }
    return word.chars().anyMatch(c -> c >= 0x7f || (phrase && !isAtext(c)));
  }

  /**
   * Encoded words of a text, the first beginning in this column, each of whole characters, of the
   * shorter encoding.
   */
  private static List<String> wordsOf(String text, boolean phrase, int column) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    int q = 0;
    for (byte b : octets) {
      q += isPlainQ(b, phrase) || b == ' ' ? 1 : 3;
    }
    boolean useQ = q <= (octets.length + 2) / 3 * 4;
    int overhead = PREFIX.length() + "Q??=".length();
    // The first word shares its line with the field's name and cannot be folded away from it.
    int room = Math.clamp(MAX_LINE - column, 30, MAX_WORD) - overhead;
    List<String> words = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int size = 0;
    for (int point : text.codePoints().toArray()) {
      String character = Character.toString(point);
      byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
      int cost = bytes.length;
      if (useQ) {
        cost = q(bytes, phrase).length();
      }
      int grown = size + cost;
      if ((useQ ? grown : (grown + 2) / 3 * 4) > room) {
        words.add(word(chunk.toString(), useQ, phrase));
        chunk.setLength(0);
        room = MAX_WORD - overhead;
        grown = cost;
      }
      chunk.append(character);
      size = grown;
    }
    words.add(word(chunk.toString(), useQ, phrase));
    return words;
  }

  private static String word(String chunk, boolean useQ, boolean phrase) {
    byte[] octets = chunk.getBytes(StandardCharsets.UTF_8);
    return PREFIX
        + (useQ ? "Q?" + q(octets, phrase) : "B?" + Base64.getEncoder().encodeToString(octets))
        + "?=";
  }

  private static String q(byte[] octets, boolean phrase) {
    StringBuilder text = new StringBuilder(octets.length * 3);
    for (byte b : octets) {
      if (b == ' ') {
        text.append('_');
      } else if (isPlainQ(b, phrase)) {
        text.append((char) b);
      } else {
        text.append('=')
            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return text.toString();
  }

  /** What may stand for itself: little in a phrase (RFC 2047 section 5), more in text. */
  private static boolean isPlainQ(byte b, boolean phrase) {
    if (b <= ' ' || b >= 0x7f || b == '=' || b == '?' || b == '_') {
      return false;
    }
    return !phrase || (isAtext(b) && "!*+-/".indexOf(b) >= 0) || Character.isLetterOrDigit(b);
  }

  /** Joins pieces by blanks, folded before a piece that would make its line too long. */
  private static String fold(List<String> parts, int indent) {
    StringBuilder value = new StringBuilder();
    int column = indent;
    boolean lineHasText = false;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i > 0) {
        // A line of blanks alone would end the header in the eyes of some (RFC 5322 section 3.2.2).
        boolean fold = lineHasText && !part.isEmpty() && column + 1 + part.length() > MAX_LINE;
        value.append(fold ? FOLD : " ");
        column = fold ? 1 : column + 1;
        lineHasText &= !fold;
      }
      value.append(part);
      column += part.length();
      lineHasText |= !part.isEmpty();
    }
    return value.toString();
  }
}
