package org.newsloom.sample;

import java.nio.charset.StandardCharsets;

/** Octets as text and back; the dialogue itself is kept one char an octet. */
final class Octets {
  private Octets() {}

  /** One char an octet. */
  static String latin(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The octets of a text that has one char an octet. */
  static byte[] ofLatin(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Group names and wildmats are UTF-8 on the wire (RFC 3977 section 3.1). */
  static String fromWire(String latin) {
    return new String(ofLatin(latin), StandardCharsets.UTF_8);
  }

  /** The wire form of a group name or a description, one char an octet. */
  static String toWire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
