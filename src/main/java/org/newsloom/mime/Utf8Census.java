package org.newsloom.mime;

import java.nio.charset.StandardCharsets;

/**
 * How much of some octets is UTF-8 (RFC 3629).
 *
 * @param sequences well-formed sequences of two to four octets
 * @param bad octets beyond ASCII that belong to none
 */
record Utf8Census(int sequences, int bad) {

  boolean isValid() {
    return bad == 0;
  }

  static Utf8Census of(byte[] octets, int from, int to) {
    int sequences = 0;
    int bad = 0;
    int i = from;
    while (i < to) {
      if (octets[i] >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(octets, i, to);
      if (length > 0) {
        sequences++;
        i += length;
      } else {
        bad++;
        i++;
      }
    }
    return new Utf8Census(sequences, bad);
  }

  /** Octets of the well-formed sequence that begins here, or 0. */
  static int sequenceLength(byte[] octets, int at, int to) {
    int lead = octets[at] & 0xff;
    int length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : 4;
    if (lead < 0xc2 || lead > 0xf4 || at + length > to) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((octets[at + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return isSecond(lead, octets[at + 1] & 0xff) ? length : 0;
  }

  /** No overlong forms, surrogates, nor what lies beyond U+10FFFF (Unicode, table 3-7). */
  private static boolean isSecond(int lead, int second) {
    return switch (lead) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second <= 0x9f;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second <= 0x8f;
      default -> true;
    };
  }

  /**
   * Reads UTF-8; what is not, becomes U+FFFD once for each longest beginning of a sequence (Unicode
   * standard section 3.9, as browsers do).
   */
  static String decode(byte[] octets, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      if (octets[i] >= 0) {
        text.append((char) octets[i++]);
        continue;
      }
      int length = sequenceLength(octets, i, to);
      if (length > 0) {
        text.append(new String(octets, i, length, StandardCharsets.UTF_8));
        i += length;
      } else {
        text.append('\ufffd');
        i += beginning(octets, i, to);
      }
    }
    return text.toString();
  }

  /** Octets of the longest beginning of a sequence that stands here, at least one. */
  private static int beginning(byte[] octets, int at, int to) {
    int lead = octets[at] & 0xff;
    int wanted = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : 4;
    if (lead < 0xc2 || lead > 0xf4) {
      return 1;
    }
    for (int k = 1; k < wanted; k++) {
      boolean continues =
          at + k < to
              && (octets[at + k] & 0xc0) == 0x80
              && (k > 1 || isSecond(lead, octets[at + 1] & 0xff));
      if (!continues) {
        return k;
      }
    }
    return wanted;
  }
}
