package org.newsloom.mime;

import java.nio.charset.Charset;

/** Text of which some lines are UTF-8 and some are not: a quotation that kept its octets. */
final class Utf8Lines {
  private Utf8Lines() {}

  /** Whether there are lines that are UTF-8 beyond doubt among others. */
  static boolean isLikely(byte[] octets) {
    Utf8Census census = Utf8Census.of(octets, 0, octets.length);
    return census.sequences() >= 3 && census.sequences() * 2 > census.bad();
  }

  /** Reads each line as UTF-8 where it is mostly that, else by the fallback. */
  static String decode(byte[] octets, Charset fallback) {
    StringBuilder text = new StringBuilder(octets.length);
    int from = 0;
    while (from < octets.length) {
      int to = from;
      while (to < octets.length && octets[to] != '\n') {
        to++;
      }
      to = Math.min(octets.length, to + 1);
      line(octets, from, to, fallback, text);
      from = to;
    }
    return text.toString();
  }

  private static void line(byte[] octets, int from, int to, Charset fallback, StringBuilder text) {
    Utf8Census census = Utf8Census.of(octets, from, to);
    if (census.bad() > census.sequences()) {
      text.append(Charsets.decodeLeniently(fallback, octets, from, to));
      return;
    }
    int done = from;
    for (int i = from; i < to; ) {
      int length = octets[i] >= 0 ? 1 : Utf8Census.sequenceLength(octets, i, to);
      if (length == 0) {
        text.append(Utf8Census.decode(octets, done, i));
        text.append(Charsets.decodeLeniently(fallback, octets, i, i + 1));
        done = i + 1;
      }
      i += Math.max(1, length);
    }
    text.append(Utf8Census.decode(octets, done, to));
  }
}
