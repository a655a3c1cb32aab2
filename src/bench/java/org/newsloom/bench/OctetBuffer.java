package org.newsloom.bench;

import java.util.Arrays;

/** Octets that grow at their end; letters are put as ISO 8859-1. */
final class OctetBuffer {
  private byte[] octets;
  private int size;

  OctetBuffer(int capacity) {
    octets = new byte[capacity];
  }

  OctetBuffer put(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      octets[size + i] = (byte) text.charAt(i);
    }
    size += length;
    return this;
  }

  OctetBuffer put(byte[] more, int from, int to) {
    room(to - from);
    System.arraycopy(more, from, octets, size, to - from);
    size += to - from;
    return this;
  }

  OctetBuffer put(char letter) {
    room(1);
    octets[size++] = (byte) letter;
    return this;
  }

  /** A number as decimal digits. */
  OctetBuffer put(long number) {
    return put(Long.toString(number));
  }

  /** A number of 0 to 99 as two digits. */
  OctetBuffer twoDigits(int number) {
    return put((char) ('0' + number / 10)).put((char) ('0' + number % 10));
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] octets() {
    return octets;
  }

  byte[] toBytes() {
    return Arrays.copyOf(octets, size);
  }

  private void room(int more) {
    if (size + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(size + more, octets.length * 2));
    }
  }
}
