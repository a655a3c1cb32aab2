package org.newsloom.nntp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for an octet in eight at once: every octet of a million overview lines is looked at twice,
 * for the end of its line and for the TABs in it.
 */
final class Octets {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Octets() {}

  /**
   * The first index from one to before another that holds an octet; -1 where none does.
   *
   * @param wanted one of ASCII
   */
  static int indexOf(byte[] octets, int from, int to, char wanted) {
    long pattern = wanted * LOW_BITS;
    int at = from;
    for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
      long differences = (long) EIGHT.get(octets, at) ^ pattern;
      // The lowest of the high bits left over marks the first octet without any difference.
      long equal = (differences - LOW_BITS) & ~differences & HIGH_BITS;
      if (equal != 0) {
        return at + Long.numberOfTrailingZeros(equal) / Byte.SIZE;
      }
    }
    for (; at < to; at++) {
      if (octets[at] == wanted) {
        return at;
      }
    }
    return -1;
  }
}
