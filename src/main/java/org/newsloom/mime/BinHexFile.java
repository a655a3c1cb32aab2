package org.newsloom.mime;

import static org.newsloom.mime.EmbeddedFiles.line;
import static org.newsloom.mime.EmbeddedFiles.nextLine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.newsloom.mime.EmbeddedFiles.File;
import org.newsloom.mime.EmbeddedFiles.Found;

/**
 * A file of a Macintosh in BinHex 4.0 (RFC 1741 appendix A): six bits a character, runs of one
 * octet shortened, a head and two forks with a checksum each. The data fork is given; where there
 * is nothing in it, the resource fork.
 */
final class BinHexFile {
  /** How its introducing line begins. */
  static final String INTRODUCTION = "(This file must be converted with BinHex";

  private static final String ALPHABET =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";

  private static final int RUN = 0x90;

  /** Between the introduction and the first colon may stand empty lines, no more. */
  private static final int MOST_EMPTY = 10;

  /** An octet may stand for 255; no file of a newsgroup is as large. */
  private static final int MOST_OCTETS = 64 * 1024 * 1024;

  private static final int LONGEST_NAME = 63;

  /** What follows the name: version, type, creator, flags, two lengths. */
  private static final int AFTER_NAME = 1 + 4 + 4 + 2 + 4 + 4;

  private BinHexFile() {}

  /** The file whose introduction stands at {@code from}; empty where none follows. */
  static Optional<Found> read(byte[] raw, int from, int to) {
    int at = nextLine(raw, from, to);
    for (int empty = 0; empty < MOST_EMPTY && at < to && line(raw, at, to).isBlank(); empty++) {
      at = nextLine(raw, at, to);
    }
    if (at >= to || raw[at] != ':') {
      return Optional.empty();
    }
    Unpacked unpacked = new Unpacked();
    int end = at + 1;
    while (end < to && raw[end] != ':' && unpacked.takes(raw[end])) {
      end++;
    }
    boolean ended = end < to && raw[end] == ':';
    return Optional.of(
        new Found(file(unpacked.octets(), ended), ended ? nextLine(raw, end, to) : end));
  }

  private static File file(byte[] octets, boolean ended) {
    int nameLength = octets.length == 0 ? 0 : octets[0];
    int head = 1 + nameLength + AFTER_NAME;
    if (nameLength < 1 || nameLength > LONGEST_NAME || octets.length < head + 2) {
      return new File("", new byte[0], "BinHex file has no head");
    }
    String name = new String(octets, 1, nameLength, StandardCharsets.ISO_8859_1);
    ByteBuffer in = ByteBuffer.wrap(octets);
    long data = in.getInt(head - 8) & 0xffffffffL;
    long resource = in.getInt(head - 4) & 0xffffffffL;
    boolean sound = isSound(octets, 0, head);
    long begin = head + 2L;
    if (data == 0) {
      begin += 2;
    }
    long length = data == 0 ? resource : data;
    int from = (int) Math.min(begin, octets.length);
    int to = (int) Math.min(begin + length, octets.length);
    boolean whole = ended && begin + length + 2 <= octets.length;
    String problem =
        !whole
            ? "BinHex file is cut"
            : sound && isSound(octets, from, to) ? "" : "BinHex file has a wrong checksum";
    byte[] fork = new byte[to - from];
    System.arraycopy(octets, from, fork, 0, fork.length);
    return new File(name, fork, problem);
  }

  /** Whether the two octets behind a stretch are its CRC (CCITT polynomial, from zero on). */
  private static boolean isSound(byte[] octets, int from, int to) {
    if (to + 2 > octets.length) {
      return false;
    }
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (octets[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    return (crc & 0xffff) == (ByteBuffer.wrap(octets).getShort(to) & 0xffff);
  }

  /** Octets of characters, with the runs written out. */
  private static final class Unpacked {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int bitCount;
    private int last;
    private boolean inRun;

    /** Takes a character or a line end; false for what does not belong here. */
    boolean takes(byte c) {
      if (c == '\r' || c == '\n') {
        return true;
      }
      int value = c < 0 ? -1 : ALPHABET.indexOf(c);
      if (value < 0 || out.size() > MOST_OCTETS) {
        return false;
      }
      bits = ((bits << 6) | value) & 0xffff;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        octet((bits >> bitCount) & 0xff);
      }
      return true;
    }

    private void octet(int octet) {
      if (inRun) {
        inRun = false;
        if (octet == 0) {
          put(RUN);
        }
        for (int i = 1; i < octet; i++) {
          out.write(last);
        }
      } else if (octet == RUN) {
        inRun = true;
      } else {
        put(octet);
      }
    }

    private void put(int octet) {
      out.write(octet);
      last = octet;
    }

    byte[] octets() {
      return out.toByteArray();
    }
  }
}
