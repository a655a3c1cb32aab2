package org.newsloom.mime;

/** The alphabet of base64 (RFC 4648 section 4). */
final class Base64Octets {
  private Base64Octets() {}

  /** The six bits that a character stands for, or -1 for one that stands for nothing. */
  static int value(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
