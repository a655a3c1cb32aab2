package org.newsloom.sample;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One connection as lines and blocks (RFC 3977 section 3.1). Text is one char an octet. Answers are
 * held back while whole commands wait to be read, so that a pipeline of commands costs few packets;
 * they are sent before anything is waited for, be it the rest of a line.
 */
final class Wire {
  private static final int LF = '\n';
  private static final int CR = '\r';

  private final InputStream in;
  private final OutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.out = new BufferedOutputStream(out, 64 * 1024);
    this.in = new BufferedInputStream(new SendingFirst(in, this.out), 16 * 1024);
  }

  /** Sends what is held back before it may have to wait for the client. */
  private static final class SendingFirst extends FilterInputStream {
    private final OutputStream out;

    SendingFirst(InputStream in, OutputStream out) {
      super(in);
      this.out = out;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      out.flush();
      return super.read(octets, from, length);
    }
  }

  /**
   * A command line without its line end.
   *
   * @param text as far as it was kept
   * @param tooLong whether there was more of it
   */
  record Line(String text, boolean tooLong) {}

  /**
   * A block that a client sent.
   *
   * @param text one char an octet, dots unstuffed, LF line ends; cut where it is too large
   * @param tooLarge whether there was more
   * @param clean false where a CR, LF or NUL stood alone
   */
  record Block(String text, boolean tooLarge, boolean clean) {}

  /** The next line of at most {@code max} octets; empty at the end of the connection. */
  Optional<Line> line(int max) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    int octet = in.read();
    while (octet >= 0 && octet != LF) {
      if (text.length() < max) {
        text.append((char) octet);
      } else {
        tooLong = true;
      }
      octet = in.read();
    }
    if (octet < 0) {
      // A line cut short by the end of the connection is no command.
      return Optional.empty();
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) == CR) {
      text.setLength(text.length() - 1);
    }
    return Optional.of(new Line(text.toString(), tooLong));
  }

  /**
   * Reads a block up to its line with a single dot; empty where the connection ends before. A LF
   * without CR ends a line too, so that a client that sends them gets an answer, not silence.
   */
  Optional<Block> block(int max) throws IOException {
    out.flush(); // the client waits for 340 though its next commands may be here already
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLarge = false;
    boolean clean = true;
    int previous = -1;
    int octet = in.read();
    while (octet >= 0) {
      clean &= octet != 0 && (octet == LF) == (previous == CR);
      if (previous == CR && octet != LF) {
        line.write(CR);
      }
      if (octet == LF) {
        byte[] text = line.toByteArray();
        if (text.length == 1 && text[0] == '.') {
          return Optional.of(
              new Block(octets.toString(StandardCharsets.ISO_8859_1), tooLarge, clean));
        }
        int dot = text.length > 0 && text[0] == '.' ? 1 : 0;
        tooLarge |= octets.size() + text.length > max;
        if (!tooLarge) {
          octets.write(text, dot, text.length - dot);
          octets.write(LF);
        }
        line.reset();
      } else if (octet != CR && line.size() <= max) {
        line.write(octet);
      }
      previous = octet;
      octet = in.read();
    }
    return Optional.empty();
  }

  /** Sends one line. */
  void reply(String line) throws IOException {
    out.write(Octets.ofLatin(line));
    out.write(CR);
    out.write(LF);
  }

  /** Sends one line of a block. */
  void blockLine(String line) throws IOException {
    if (line.startsWith(".")) {
      out.write('.');
    }
    reply(line);
  }

  /** Sends octets with LF or CRLF line ends as lines of a block. */
  void blockOctets(byte[] octets, int from, int to) throws IOException {
    boolean lineStart = true;
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if (lineStart && octet == '.') {
        out.write('.');
      }
      if (octet == LF && (at == 0 || octets[at - 1] != CR)) {
        out.write(CR);
      }
      out.write(octet);
      lineStart = octet == LF;
    }
    if (!lineStart) {
      out.write(CR);
      out.write(LF);
    }
  }

  /** Ends a block. */
  void blockEnd() throws IOException {
    reply(".");
  }

  /** Sends what is held back. */
  void flush() throws IOException {
    out.flush();
  }
}
