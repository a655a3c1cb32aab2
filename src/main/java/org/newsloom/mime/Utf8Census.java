package org.newsloom.mime;

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
    int second = octets[at + 1] & 0xff;
    // Overlong forms, surrogates and what lies beyond U+10FFFF (table 3-7 of the Unicode standard).
    boolean wrong =
        (lead == 0xe0 && second < 0xa0)
            || (lead == 0xed && second > 0x9f)
            || (lead == 0xf0 && second < 0x90)
            || (lead == 0xf4 && second > 0x8f);
    return wrong ? 0 : length;
  }
}
