package org.newsloom.store;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Short texts as octets, one behind the other in one array: many of them cost hardly more than
 * their octets. Grows by {@link #add}; may be cleared and used again.
 */
public final class ShortTexts {
  private byte[] octets;
  private int[] end;
  private int size;

  /** For about so many texts, of so many octets together. */
  public ShortTexts(int texts, int octets) {
    this.octets = new byte[octets];
    this.end = new int[texts];
  }

  /** Over octets that are there already, and where each text ends in them. */
  ShortTexts(byte[] octets, int[] end) {
    this.octets = octets;
    this.end = end;
    this.size = end.length;
  }

  /** How many texts. */
  public int size() {
    return size;
  }

  /** The array that all lie in; not to be written to. */
  public byte[] octets() {
    return octets;
  }

  /** Where a text begins in {@link #octets}; of the one after the last, where all end. */
  public int from(int index) {
    return index == 0 ? 0 : end[index - 1];
  }

  /** Where a text ends. */
  public int to(int index) {
    return end[index];
  }

  /** In octets. */
  public int length(int index) {
    return to(index) - from(index);
  }

  /** A text in a charset. */
  public String text(int index, Charset charset) {
    return new String(octets, from(index), length(index), charset);
  }

  /** One more. */
  public void add(byte[] source, int from, int to) {
    end(put(source, from, to, from(size)));
  }

  /** One more, with something before it. */
  void add(byte[] before, byte[] source, int from, int to) {
    end(put(source, from, to, put(before, 0, before.length, from(size))));
  }

  private int put(byte[] source, int from, int to, int at) {
    int length = to - from;
    if (at + length > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(at + length, octets.length + octets.length / 2));
    }
    System.arraycopy(source, from, octets, at, length);
    return at + length;
  }

  private void end(int at) {
    if (size == end.length) {
      end = Arrays.copyOf(end, size + size / 2 + 16);
    }
    end[size++] = at;
  }

  /** Forgets all but the memory. */
  void clear() {
    size = 0;
  }
}
