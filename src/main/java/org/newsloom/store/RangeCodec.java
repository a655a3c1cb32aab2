package org.newsloom.store;

import java.io.ByteArrayOutputStream;
import org.newsloom.article.NumberRanges;

/** Number ranges as octets: gaps and lengths in turn, seven bits an octet, low bits first. */
final class RangeCodec {
  private RangeCodec() {}

  static byte[] encode(NumberRanges ranges) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long at = 0;
    for (int i = 0; i < ranges.rangeCount(); i++) {
      write(out, ranges.low(i) - at);
      write(out, ranges.high(i) - ranges.low(i));
      at = ranges.high(i);
    }
    return out.toByteArray();
  }

  /** What {@link #encode} wrote; reading stops where the octets make no sense. */
  static NumberRanges decode(byte[] octets) {
    NumberRanges.Builder ranges = new NumberRanges.Builder();
    long at = 0;
    int[] position = {0};
    while (position[0] < octets.length) {
      long low = at + read(octets, position);
      long high = low + read(octets, position);
      if (low < at || high < low) {
        break;
      }
      ranges.add(low, high);
      at = high;
    }
    return ranges.build();
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long read(byte[] octets, int[] position) {
    long value = 0;
    for (int shift = 0; shift < 64 && position[0] < octets.length; shift += 7) {
      byte octet = octets[position[0]++];
      value |= (octet & 0x7fL) << shift;
      if (octet >= 0) {
        break;
      }
    }
    return value;
  }
}
