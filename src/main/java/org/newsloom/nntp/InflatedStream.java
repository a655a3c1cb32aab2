package org.newsloom.nntp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The octets of a raw DEFLATE stream (RFC 8054 section 2.2.2). Unlike the JDK's own stream it tells
 * truly what is {@link #available}: the end of a flush leaves octets behind that hold no text.
 */
final class InflatedStream extends FilterInputStream {
  private static final int SIZE = 64 * 1024;

  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[SIZE];
  private final byte[] text = new byte[SIZE];
  private int next;
  private int end;

  InflatedStream(InputStream packed) {
    super(packed);
  }

  @Override
  public int available() throws IOException {
    while (next == end && (!inflater.needsInput() || in.available() > 0)) {
      if (!more()) {
        break;
      }
    }
    return end - next;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int from, int length) throws IOException {
    while (next == end) {
      if (!more()) {
        return -1;
      }
    }
    int count = Math.min(length, end - next);
    System.arraycopy(text, next, octets, from, count);
    next += count;
    return count;
  }

  /** Inflates what there is, or reads once; false at the end. */
  private boolean more() throws IOException {
    if (inflater.finished()) {
      return false;
    }
    if (inflater.needsInput()) {
      int read = in.read(packed, 0, packed.length);
      if (read < 0) {
        return false;
      }
      inflater.setInput(packed, 0, read);
    }
    try {
      next = 0;
      end = inflater.inflate(text, 0, text.length);
    } catch (DataFormatException e) {
      throw new NntpProtocolException("compressed octets that are broken: " + e.getMessage());
    }
    if (inflater.needsDictionary()) {
      throw new NntpProtocolException("compressed octets that want a dictionary");
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}
