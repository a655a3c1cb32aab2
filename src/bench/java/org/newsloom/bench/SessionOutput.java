package org.newsloom.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.zip.Deflater;

/** What a session writes: plain, where a piece of a file goes out uncopied, or deflated. */
final class SessionOutput {
  private static final int PIECE = 1 << 16;

  private final SocketChannel link;
  private final OctetBuffer waiting = new OctetBuffer(PIECE);
  private final Deflater deflater;
  private boolean deflating;

  SessionOutput(SocketChannel link) {
    this.link = link;
    // The fastest level: the server is not to be what a benchmark measures.
    deflater = new Deflater(Deflater.BEST_SPEED, true);
  }

  /** From here on everything is deflated (RFC 8054 section 2.2.2). */
  void deflate() {
    deflating = true;
  }

  void put(String text) {
    waiting.put(text);
  }

  void put(byte[] octets) throws IOException {
    waiting.put(octets, 0, octets.length);
    if (waiting.size() > PIECE) {
      flush();
    }
  }

  /** A piece of a file. */
  void put(FileChannel file, long from, long to) throws IOException {
    if (!deflating) {
      flush();
      for (long at = from; at < to; ) {
        at += file.transferTo(at, to - at, link);
      }
      return;
    }
    deflater.setInput(waiting.toBytes());
    drain(Deflater.NO_FLUSH);
    waiting.clear();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    for (long at = from; at < to; ) {
      piece.clear().limit((int) Math.min(PIECE, to - at));
      at += file.read(piece, at);
      deflater.setInput(piece.flip());
      drain(Deflater.NO_FLUSH);
    }
  }

  /** Sends what waits. */
  void flush() throws IOException {
    if (deflating) {
      deflater.setInput(waiting.octets(), 0, waiting.size());
      drain(Deflater.SYNC_FLUSH);
    } else {
      send(ByteBuffer.wrap(waiting.octets(), 0, waiting.size()));
    }
    waiting.clear();
  }

  void end() {
    deflater.end();
  }

  private void drain(int mode) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(PIECE);
    do {
      out.clear();
      deflater.deflate(out, mode);
      send(out.flip());
    } while (out.limit() == PIECE || !deflater.needsInput());
  }

  private void send(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      link.write(octets);
    }
  }
}
