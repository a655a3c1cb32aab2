package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters behind a Content field's value, the first of each name (RFC 2045 section 5.1), put
 * together and decoded where they are split (RFC 2231).
 */
final class ContentParameters {
  private static final int MAX = 100;

  private ContentParameters() {}

  /** Parameters of a raw value, one char an octet; names in lower case. */
  static Map<String, String> of(String raw) {
    Map<String, String> plain = new HashMap<>();
    Map<String, SortedMap<Integer, Section>> split = new HashMap<>();
    int at = skip(raw, 0, ';');
    for (int count = 0; at < raw.length() && count < MAX; count++) {
      int end = skip(raw, at + 1, ';');
      String piece = raw.substring(at + 1, end);
      int equals = piece.indexOf('=');
      if (equals > 0) {
        String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        keep(name, value(piece.substring(equals + 1)), plain, split);
      }
      at = end;
    }
    split.forEach((name, sections) -> plain.put(name, joined(sections)));
    plain.replaceAll((name, value) -> text(value));
    return plain;
  }

  private record Section(String value, boolean escaped) {}

  private static void keep(
      String name,
      String value,
      Map<String, String> plain,
      Map<String, SortedMap<Integer, Section>> split) {
    int star = name.indexOf('*');
    if (star <= 0) {
      plain.putIfAbsent(name, value);
      return;
    }
    boolean escaped = name.endsWith("*");
    String number = name.substring(star + 1, Math.max(star + 1, name.length() - (escaped ? 1 : 0)));
    int index = number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
    split
        .computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
        .putIfAbsent(index, new Section(value, escaped));
  }

  private static String joined(Map<Integer, Section> sections) {
    Optional<String> label = Optional.empty();
    StringBuilder octets = new StringBuilder();
    boolean first = true;
    for (Section section : sections.values()) {
      String value = section.value();
      if (first && section.escaped() && value.indexOf('\'') >= 0) {
        int quote = value.indexOf('\'');
        label = Optional.of(value.substring(0, quote));
        int second = value.indexOf('\'', quote + 1);
        value = value.substring(second < 0 ? quote + 1 : second + 1);
      }
      octets.append(section.escaped() ? unescaped(value) : value);
      first = false;
    }
    byte[] raw = octets.toString().getBytes(StandardCharsets.ISO_8859_1);
    Charset charset = label.flatMap(Charsets::forLabel).orElse(Charsets.WINDOWS_1252);
    return label.isEmpty()
        ? octets.toString()
        : Charsets.decode(raw, 0, raw.length, label, charset).text();
  }

  private static String unescaped(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      int high =
          value.charAt(i) == '%' && i + 2 < value.length()
              ? Character.digit(value.charAt(i + 1), 16)
              : -1;
      int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        out.write((high << 4) | low);
        i += 2;
      } else {
        out.write(value.charAt(i));
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** Raw octets beyond ASCII as UTF-8 where they are; what is decoded already stays. */
  private static String text(String value) {
    if (value.chars().anyMatch(c -> c > 0xff) || value.chars().allMatch(c -> c < 0x80)) {
      return value;
    }
    byte[] raw = value.getBytes(StandardCharsets.ISO_8859_1);
    return Charsets.isUtf8(raw, 0, raw.length) ? new String(raw, StandardCharsets.UTF_8) : value;
  }

  /** The value without quotes, comments and the blanks around it. */
  private static String value(String raw) {
    String value = raw.strip();
    if (!value.startsWith("\"")) {
      int comment = value.indexOf(" (");
      return comment > 0 ? value.substring(0, comment).strip() : value;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length()) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }

  /** The index of the next {@code stop} outside quotes, or the end. */
  private static int skip(String raw, int from, char stop) {
    boolean quoted = false;
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == stop && !quoted) {
        return i;
      }
    }
    return raw.length();
  }
}
