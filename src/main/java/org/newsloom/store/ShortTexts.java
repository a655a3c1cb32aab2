package org.newsloom.store;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Short texts as octets, one behind the other in one array: many of them cost hardly more than
 * their octets. Grows by {@link #add}; may be cleared and used again.
 */
final class ShortTexts {
  private byte[] octets;
  private int[] end;
  private int size;

  /** For about so many texts, of so many octets together. */
  ShortTexts(int texts, int octets) {
    this.octets = new byte[octets];
    this.end = new int[texts];
  }

  /** Over octets that are there already, and where each text ends in them. */
  ShortTexts(byte[] octets, int[] end) {
    this.octets = octets;
    this.end = end;
    this.size = end.length;
  }

  int size() {
    return size;
  }

  /** The array that all lie in; not to be written to. */
  byte[] octets() {
    return octets;
  }

  /** Where a text begins in {@link #octets}; of the one after the last, where all end. */
  int from(int index) {
    return index == 0 ? 0 : end[index - 1];
  }

  int to(int index) {
    return end[index];
  }

  int length(int index) {
    return to(index) - from(index);
  }

  /** A text in a charset. */
  String text(int index, Charset charset) {
    return new String(octets, from(index), length(index), charset);
  }

  void add(byte[] source, int from, int to) {
    int begin = from(size);
    int length = to - from;
    if (size == end.length) {
      end = Arrays.copyOf(end, size + size / 2 + 16);
    }
    if (begin + length > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(begin + length, octets.length + octets.length / 2));
    }
    System.arraycopy(source, from, octets, begin, length);
    end[size++] = begin + length;
  }

  /** Forgets all but the memory. */
  void clear() {
    size = 0;
  }
}
