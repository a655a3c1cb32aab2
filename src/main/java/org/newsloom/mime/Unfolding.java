package org.newsloom.mime;

import java.util.Arrays;

/** A value's octets on one line. */
final class Unfolding {
  private Unfolding() {}

  /**
   * Takes line ends out that a blank follows (RFC 5322 section 2.2.3); TAB and other line ends
   * become blanks.
   */
  static byte[] unfold(byte[] octets, int from, int to) {
    byte[] line = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = octets[i];
      if (b == '\r' || b == '\n') {
        int after = b == '\r' && i + 1 < to && octets[i + 1] == '\n' ? i + 2 : i + 1;
        boolean fold =
            (b == '\n' || after == i + 2)
                && after < to
                && (octets[after] == ' ' || octets[after] == '\t');
        if (fold) {
          i = after - 1;
          if (splitsEscape(octets, from, i, to, length == 0 ? 0 : line[length - 1])) {
            i = after;
          }
          continue;
        }
        b = ' ';
      } else if (b == '\t') {
        b = ' ';
      }
      line[length++] = b;
    }
    return length == line.length ? line : Arrays.copyOf(line, length);
  }

  /** Whether a fold fell between {@code =} and the digits of one escape among others. */
  private static boolean splitsEscape(byte[] octets, int from, int last, int to, int before) {
    int digits = last + 2;
    return before == '='
        && last > from
        && digits + 2 < to
        && Hex.value(octets[digits]) >= 0
        && Hex.value(octets[digits + 1]) >= 0
        && octets[digits + 2] == '=';
  }
}
