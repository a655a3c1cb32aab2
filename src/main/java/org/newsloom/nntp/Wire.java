package org.newsloom.nntp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * The one reader of a link: lines are found in a byte buffer and looked at in place. Nothing else
 * reads ahead, so replies can be pipelined, and the stream below can be swapped (TLS, DEFLATE).
 *
 * <p>A line ends with LF; a CR before it belongs to the end. Of a line that was read, the octets
 * from {@link #from} to {@link #to} of {@link #buffer} are its text until the next line is asked.
 */
final class Wire {
  /** Longest line of a block; some servers of the wild send References of tens of thousands. */
  static final int MAX_LINE = 1 << 20;

  /** Longest reply line; RFC 3977 section 3.1 allows 512 octets, real servers are wordier. */
  static final int MAX_REPLY = 16 * 1024;

  private static final long SLOW_OCTETS_A_SECOND = 4_000_000;
  private static final long ENOUGH_TO_TELL = 64 * 1024;
  private static final int START_SIZE = 256 * 1024;

  private final Duration lineTime;
  private InputStream in;
  private byte[] buffer = new byte[START_SIZE];
  private int next;
  private int end;
  private int from;
  private int to;
  private int afterText;
  private boolean inCrLfBlock;
  private long received;
  private long waitedNanos;

  /**
   * Reads from a stream.
   *
   * @param lineTime how long a line may take that has begun to come; longer ones than {@value
   *     #MAX_REPLY} octets may take theirs
   */
  Wire(InputStream in, Duration lineTime) {
    this.in = in;
    this.lineTime = lineTime;
  }

  /** Reads from another stream from now on; what was read from the old one is forgotten. */
  void swap(InputStream other) {
    in = other;
    next = 0;
    end = 0;
  }

  /** Whether octets were waited for longer than it would take to compress them. */
  boolean isSlow() {
    return received >= ENOUGH_TO_TELL
        && waitedNanos / 1_000 > received * 1_000_000 / SLOW_OCTETS_A_SECOND;
  }

  /** Whether octets wait that nobody asked for. */
  boolean hasUnread() throws IOException {
    return next < end || in.available() > 0;
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Where the line ends together with its CRLF or LF. */
  int toWithLineEnd() {
    return next;
  }

  /** The line's text, one char an octet. */
  String text() {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads one line.
   *
   * @return false where the stream ends cleanly before the line's first octet
   * @throws EOFException where it ends within the line
   */
  boolean readLine(int limit) throws IOException {
    int at = next;
    long begun = 0;
    while (true) {
      int newline = Octets.indexOf(buffer, at, end, '\n');
      if (newline >= 0) {
        from = next;
        next = newline + 1;
        afterText = newline;
        to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        return true;
      }
      int waiting = end - next;
      if (waiting > limit) {
        throw new NntpProtocolException("a line of more than " + limit + " octets");
      }
      begun = checkedPace(begun, waiting);
      if (!fill()) {
        if (waiting == 0) {
          return false;
        }
        throw new EOFException("the link ended within a line");
      }
      at = next + waiting;
    }
  }

  /** Octets that come one by one keep a read timeout from ever ending the wait. */
  private long checkedPace(long begun, int waiting) throws SocketTimeoutException {
    if (waiting == 0) {
      return begun;
    }
    long now = System.nanoTime();
    if (begun != 0 && now - begun > lineTime.toNanos() && waiting < MAX_REPLY) {
      throw new SocketTimeoutException("a line did not end in " + lineTime.toSeconds() + " s");
    }
    return begun == 0 ? now : begun;
  }

  /** To be called when a reply line announced a block. */
  void beginBlock() {
    inCrLfBlock = false;
  }

  /**
   * Reads one line of a block, its stuffed dot taken off.
   *
   * @return false at the dot that ends the block
   * @throws EOFException where the link ends before that dot: never taken for an end
   */
  boolean readBlockLine() throws IOException {
    if (!readLine(MAX_LINE)) {
      throw new EOFException("the link ended within an answer");
    }
    boolean crLf = to < afterText;
    if (from < to && buffer[from] == '.') {
      // A dot with a bare LF is text where the block's lines end with CRLF, and the end where the
      // server writes no CRLF at all.
      if (to - from == 1 && (crLf || !inCrLfBlock)) {
        return false;
      }
      from += to - from == 1 ? 0 : 1;
    }
    inCrLfBlock |= crLf;
    return true;
  }

  /** Collects a whole block as it is on the wire, dots unstuffed. */
  byte[] readBlock(int limit) throws IOException {
    byte[] block = new byte[8 * 1024];
    int used = 0;
    beginBlock();
    while (readBlockLine()) {
      int length = toWithLineEnd() - from;
      if (used + length > limit) {
        throw new NntpProtocolException("an answer of more than " + limit + " octets");
      }
      if (used + length > block.length) {
        block = Arrays.copyOf(block, Math.max(used + length, block.length * 2));
      }
      System.arraycopy(buffer, from, block, used, length);
      used += length;
    }
    return Arrays.copyOf(block, used);
  }

  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = 0;
    } else if (end == buffer.length) {
      if (next > 0) {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    long asked = System.nanoTime();
    int count = in.read(buffer, end, buffer.length - end);
    waitedNanos += System.nanoTime() - asked;
    if (count < 0) {
      return false;
    }
    end += count;
    received += count;
    return true;
  }
}
