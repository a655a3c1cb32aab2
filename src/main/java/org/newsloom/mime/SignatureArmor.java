package org.newsloom.mime;

import java.io.ByteArrayOutputStream;

/**
 * The armor of a signature (RFC 9580 section 6.2) undone. What is in it must be signatures and
 * nothing else: a program that checks them would else take the text that they are over from there.
 */
final class SignatureArmor {
  private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";
  private static final int MOST_OCTETS = 64 * 1024;

  /** The tag of signatures (RFC 9580 section 5). */
  private static final int SIGNATURE_PACKET = 2;

  private static final byte[] NONE = {};

  private SignatureArmor() {}

  /** The packets of the first armor in some octets; none where it is damaged or holds others. */
  static byte[] packets(byte[] octets, int from, int to) {
    int line = from;
    while (line < to && !line(octets, line, to).equals(BEGIN)) {
      line = EmbeddedFiles.nextLine(octets, line, to);
    }
    line = EmbeddedFiles.nextLine(octets, line, to);
    // Its headers, if there are any, are parted from the data by an empty line.
    while (line < to && line(octets, line, to).indexOf(':') > 0) {
      line = EmbeddedFiles.nextLine(octets, line, to);
    }
    StringBuilder data = new StringBuilder();
    while (line < to && !line(octets, line, to).equals(END) && data.length() <= MOST_OCTETS * 2) {
      data.append(line(octets, line, to)).append('\n');
      line = EmbeddedFiles.nextLine(octets, line, to);
    }
    return line < to ? packets(data.toString()) : NONE;
  }

  private static String line(byte[] octets, int from, int to) {
    return EmbeddedFiles.line(octets, from, to).strip();
  }

  /**
   * The packets of lines of base64.
   *
   * @param data ends where a line begins with {@code =}, which is the check sum
   */
  static byte[] packets(String data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    boolean padded = false;
    for (String line : data.split("\n", -1)) {
      if (line.startsWith("=")) {
        break;
      }
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        int value = Base64Octets.value(c);
        padded |= c == '=';
        if (c == '=' || c == ' ' || c == '\t' || c == '\r') {
          continue;
        }
        if (value < 0 || padded) {
          return NONE;
        }
        held = (held << 6) | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          out.write(held >> bits);
          held &= (1 << bits) - 1;
        }
      }
    }
    byte[] packets = out.toByteArray();
    return packets.length <= MOST_OCTETS && areSignatures(packets) ? packets : NONE;
  }

  /** Whether octets are one or more signature packets to the last octet. */
  private static boolean areSignatures(byte[] packets) {
    int at = 0;
    while (at < packets.length) {
      int head = packets[at] & 0xff;
      boolean isNew = (head & 0x40) != 0;
      int tag = isNew ? head & 0x3f : (head >> 2) & 0xf;
      if ((head & 0x80) == 0 || tag != SIGNATURE_PACKET) {
        return false;
      }
      long end = isNew ? endOfNew(packets, at + 1) : endOfOld(packets, at + 1, head & 3);
      if (end <= at || end > packets.length) {
        return false;
      }
      at = (int) end;
    }
    return packets.length > 0;
  }

  /** After a packet whose length is written in the newer way (section 4.2.1); -1 for no length. */
  private static long endOfNew(byte[] packets, int at) {
    if (at >= packets.length) {
      return -1;
    }
    int first = packets[at] & 0xff;
    if (first < 192) {
      return at + 1L + first;
    }
    if (first < 224) {
      return at + 1 < packets.length
          ? at + 2L + ((first - 192) << 8) + (packets[at + 1] & 0xff) + 192
          : -1;
    }
    // Lengths in pieces are for data alone.
    return first == 255 ? number(packets, at + 1, 4) : -1;
  }

  /** The same in the older way (section 4.2.2). */
  private static long endOfOld(byte[] packets, int at, int kind) {
    return kind == 3 ? -1 : number(packets, at, 1 << kind);
  }

  /** After so many octets as a number of some octets says that follow it. */
  private static long number(byte[] packets, int at, int octets) {
    if (at + octets > packets.length) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number = (number << 8) | (packets[at + i] & 0xff);
    }
    return at + octets + number;
  }
}
