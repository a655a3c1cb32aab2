package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of an article or part as octets: where its fields stand and where the body begins (RFC
 * 5322 section 2.2). A line that is no field ends the header where no empty line did.
 */
final class RawHeader {
  /** More fields are not kept; the body is found all the same. */
  private static final int MAX_FIELDS = 10_000;

  private final byte[] raw;
  private final List<Field> fields = new ArrayList<>();
  private int bodyFrom;
  private boolean cutShort;
  private int strayLines;

  /**
   * One field.
   *
   * @param name as written
   * @param from first octet of its value
   * @param to after the last octet of its value, folded lines included
   */
  record Field(String name, int from, int to) {}

  private RawHeader(byte[] raw) {
    this.raw = raw;
  }

  static RawHeader of(byte[] raw, int from, int to) {
    RawHeader header = new RawHeader(raw);
    header.read(from, to);
    return header;
  }

  List<Field> fields() {
    return fields;
  }

  /** The first octet of the body. */
  int bodyFrom() {
    return bodyFrom;
  }

  /** Whether no empty line ended the header, but a line that is no field. */
  boolean isCutShort() {
    return cutShort;
  }

  /** Lines between the fields that are none; they are left out. */
  int strayLines() {
    return strayLines;
  }

  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The value of the first field of that name, unfolded, one char an octet. */
  Optional<String> value(String name) {
    return field(name).map(this::value);
  }

  /** A value unfolded, one char an octet. */
  String value(Field field) {
    StringBuilder value = new StringBuilder(field.to() - field.from());
    for (int i = field.from(); i < field.to(); i++) {
      if (raw[i] != '\r' && raw[i] != '\n') {
        value.append((char) (raw[i] & 0xff));
      }
    }
    return value.toString().strip();
  }

  byte[] octets() {
    return raw;
  }

  private void read(int from, int to) {
    int line = from;
    // Mailboxes and some spools put a line "From x" before the header.
    if (startsWith(line, to, "From ")) {
      line = nextLine(line, to);
    }
    while (line < to) {
      int next = nextLine(line, to);
      if (isBlank(line, next)) {
        bodyFrom = next;
        return;
      }
      boolean folded = raw[line] == ' ' || raw[line] == '\t';
      int colon = folded ? -1 : colon(line, next);
      if (folded && !fields.isEmpty()) {
        Field last = fields.removeLast();
        fields.add(new Field(last.name(), last.from(), next));
      } else if (colon > 0) {
        add(line, colon, next);
      } else if (!continues(next, to)) {
        cutShort = true;
        bodyFrom = line;
        return;
      } else {
        strayLines++;
      }
      line = next;
    }
    bodyFrom = to;
  }

  private void add(int line, int colon, int next) {
    if (fields.size() < MAX_FIELDS) {
      String name = new String(raw, line, colon - line, StandardCharsets.ISO_8859_1);
      fields.add(new Field(name.stripTrailing(), colon + 1, next));
    }
  }

  /** Whether after a line that is no field the header goes on: another field, or its end soon. */
  private boolean continues(int line, int to) {
    return line < to && colon(line, nextLine(line, to)) > 0 && !fields.isEmpty();
  }

  /** The colon behind a field name that begins the line, or -1. */
  private int colon(int line, int next) {
    int i = line;
    while (i < next && raw[i] > ' ' && raw[i] < 0x7f && raw[i] != ':' && i - line < 200) {
      i++;
    }
    int nameEnd = i;
    while (i < next && (raw[i] == ' ' || raw[i] == '\t')) {
      i++;
    }
    return nameEnd > line && i < next && raw[i] == ':' ? i : -1;
  }

  private boolean isBlank(int line, int next) {
    return raw[line] == '\n' || (raw[line] == '\r' && (next - line == 1 || raw[line + 1] == '\n'));
  }

  private boolean startsWith(int at, int to, String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (raw[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int nextLine(int from, int to) {
    int i = from;
    while (i < to && raw[i] != '\n' && raw[i] != '\r') {
      i++;
    }
    if (i + 1 < to && raw[i] == '\r' && raw[i + 1] == '\n') {
      i++;
    }
    return Math.min(i + 1, to);
  }
}
