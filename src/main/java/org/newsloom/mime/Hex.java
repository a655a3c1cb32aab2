package org.newsloom.mime;

/** Hexadecimal digits in octets. */
final class Hex {
  private Hex() {}

  /** The value of a digit, or -1 for an octet that is none. */
  static int value(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
