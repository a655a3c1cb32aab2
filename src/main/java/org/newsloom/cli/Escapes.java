package org.newsloom.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines that stand for octets: {@code \\ \n \r \t}, {@code \xNN} for any octet, and a UTF-16 code
 * unit by its number. Everything else stands for itself.
 */
final class Escapes {
  private Escapes() {}

  /** The octets of a line that was read with one char an octet. */
  static byte[] octets(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length());
    StringBuilder units = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char next = c == '\\' && i + 1 < line.length() ? line.charAt(i + 1) : 0;
      if (next == 'u' && isHex(line, i + 2, 4)) {
        units.append((char) Integer.parseInt(line, i + 2, i + 6, 16));
        i += 5;
        continue;
      }
      flush(units, out);
      if (next == 'x' && isHex(line, i + 2, 2)) {
        out.write(Integer.parseInt(line, i + 2, i + 4, 16));
        i += 3;
      } else if (next != 0 && "nrt\\".indexOf(next) >= 0) {
        out.write("\n\r\t\\".charAt("nrt\\".indexOf(next)));
        i++;
      } else {
        out.write(c);
      }
    }
    flush(units, out);
    return out.toByteArray();
  }

  private static void flush(StringBuilder units, ByteArrayOutputStream out) {
    if (!units.isEmpty()) {
      out.writeBytes(units.toString().getBytes(StandardCharsets.UTF_8));
      units.setLength(0);
    }
  }

  private static boolean isHex(String line, int from, int count) {
    if (from + count > line.length()) {
      return false;
    }
    return line.substring(from, from + count).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
