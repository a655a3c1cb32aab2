package org.newsloom.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * A stream of octets, line by line, each with its end. A line ends with LF, or with CR where the
 * beginning of the stream has CRs and no LF at all. A byte order mark at the beginning is passed
 * over. Lines that are too long come in pieces. One thread, one pass.
 */
final class OctetLines implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final Deque<byte[]> ahead = new ArrayDeque<>();
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean begun;
  private boolean ended;
  private boolean brokenOff;
  private byte end = '\n';

  /** Reads from a stream of plain octets, which is closed with this. */
  OctetLines(InputStream in) {
    this.in = in;
  }

  /** The next line, or an empty array at the end. */
  byte[] next() throws IOException {
    byte[] line = ahead.poll();
    return line != null ? line : read();
  }

  /** Puts lines back, the first of them to be the next. */
  void putBack(Deque<byte[]> lines) {
    for (Iterator<byte[]> last = lines.descendingIterator(); last.hasNext(); ) {
      ahead.push(last.next());
    }
  }

  /** Whether the end was none: the compression of the file is cut or damaged there. */
  boolean isBrokenOff() {
    return brokenOff;
  }

  /** Where a line of an array ends that begins at {@code from}, its end included. */
  int endOfLine(byte[] octets, int from) {
    int at = from;
    while (at < octets.length && octets[at] != end) {
      at++;
    }
    return Math.min(at + 1, octets.length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] read() throws IOException {
    if (!begun) {
      begun = true;
      begin();
    }
    ByteArrayOutputStream pieces = new ByteArrayOutputStream(0);
    while (from < to || fill()) {
      int at = from;
      while (at < to && buffer[at] != end) {
        at++;
      }
      boolean whole = at < to;
      int stop = whole ? at + 1 : to;
      if (whole && pieces.size() == 0) {
        byte[] line = Arrays.copyOfRange(buffer, from, stop);
        from = stop;
        return line;
      }
      pieces.write(buffer, from, stop - from);
      from = stop;
      if (whole || pieces.size() >= ArchiveReader.MAX_OCTETS) {
        break;
      }
    }
    return pieces.toByteArray();
  }

  private void begin() throws IOException {
    while (to < BUFFER && fill()) {
      // More of it, to see how lines end.
    }
    boolean hasLf = false;
    boolean hasCr = false;
    for (int i = 0; i < to; i++) {
      hasLf |= buffer[i] == '\n';
      hasCr |= buffer[i] == '\r';
    }
    end = (byte) (hasCr && !hasLf ? '\r' : '\n');
    if (to >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
      from = MARK.length;
    }
  }

  /** Reads on behind what is there; false at the end. */
  private boolean fill() throws IOException {
    if (from == to && from > 0) {
      from = 0;
      to = 0;
    }
    int count = 0;
    try {
      while (!ended && count == 0) {
        count = in.read(buffer, to, buffer.length - to);
        ended = count < 0;
      }
    } catch (IOException e) {
      if (!PackedFiles.isBrokenOff(e)) {
        throw e;
      }
      ended = true;
      brokenOff = true;
      return false;
    }
    to += Math.max(count, 0);
    return count > 0;
  }
}
