package org.newsloom.hook;

import java.nio.charset.StandardCharsets;

/** The beginning and the end of what a program writes. Safe for threads. */
final class Written {
  private final byte[] beginning;
  private final byte[] ring;
  private long count;

  /**
   * Nothing yet.
   *
   * @param most how many octets of each are kept
   */
  Written(int most) {
    beginning = new byte[most];
    ring = new byte[most];
  }

  synchronized void add(byte[] octets, int length) {
    for (int i = 0; i < length; i++) {
      if (count < beginning.length) {
        beginning[(int) count] = octets[i];
      }
      ring[(int) (count % ring.length)] = octets[i];
      count++;
    }
  }

  synchronized String beginning() {
    int length = (int) Math.min(count, beginning.length);
    return new String(beginning, 0, length, StandardCharsets.UTF_8).strip();
  }

  /** Begins with a whole line, where there is one. */
  synchronized String ending() {
    if (count <= ring.length) {
      return beginning();
    }
    int from = (int) (count % ring.length);
    byte[] octets = new byte[ring.length];
    System.arraycopy(ring, from, octets, 0, ring.length - from);
    System.arraycopy(ring, 0, octets, ring.length - from, from);
    String text = new String(octets, StandardCharsets.UTF_8).strip();
    return text.substring(text.indexOf('\n') + 1);
  }
}
