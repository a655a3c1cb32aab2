package org.newsloom.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of an article as they stand there, one char an octet: enough for a server,
 * which passes values on and reads few of them.
 *
 * @param fields in their order, folded lines kept with their line ends
 * @param bodyStart where the body begins; the length of the article where there is none
 */
record RawHead(List<Field> fields, int bodyStart) {
  /** Header lines past this many are part of the body; no article has as many. */
  private static final int MAX_FIELDS = 2_000;

  /**
   * One field.
   *
   * @param name up to the colon; empty for a line that is no header field
   * @param lines all its lines with LF line ends
   */
  record Field(String name, String lines) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }

    /**
     * The value in one line: line ends taken out, tabs and NULs blanks (RFC 3977 section 8.3.2).
     */
    String value() {
      return lines
          .substring(name.isEmpty() ? 0 : name.length() + 1)
          .replace("\r\n", "")
          .replace("\n", "")
          .replaceAll("[\\t\\x00\\r]", " ")
          .strip();
    }
  }

  /** Takes a copy of the list. */
  RawHead {
    fields = List.copyOf(fields);
  }

  /** Splits the head off an article with LF or CRLF line ends. */
  static RawHead of(byte[] article) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < article.length && fields.size() < MAX_FIELDS) {
      int end = lineEnd(article, at);
      if (isEmptyLine(article, at)) {
        return new RawHead(fields, end);
      }
      while (end < article.length && (article[end] == ' ' || article[end] == '\t')) {
        end = lineEnd(article, end);
      }
      fields.add(field(Octets.latin(article, at, end)));
      at = end;
    }
    return new RawHead(fields, at);
  }

  /** The first field of that name. */
  Optional<String> value(String name) {
    return fields.stream().filter(field -> field.is(name)).findFirst().map(Field::value);
  }

  private static Field field(String lines) {
    int colon = lines.indexOf(':');
    boolean named = colon > 0 && lines.chars().limit(colon).allMatch(c -> c > 0x20 && c < 0x7f);
    return new Field(named ? lines.substring(0, colon) : "", lines);
  }

  private static boolean isEmptyLine(byte[] article, int at) {
    return article[at] == '\n'
        || (article[at] == '\r' && at + 1 < article.length && article[at + 1] == '\n');
  }

  private static int lineEnd(byte[] article, int from) {
    int at = from;
    while (at < article.length && article[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, article.length);
  }
}
