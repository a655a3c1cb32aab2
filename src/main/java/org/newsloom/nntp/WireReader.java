package org.newsloom.nntp;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Gives Commons Net its reply lines out of the {@link Wire}; it reads nothing ahead. */
final class WireReader extends BufferedReader {
  private final Wire wire;

  WireReader(Wire wire) {
    super(Reader.nullReader(), 1);
    this.wire = wire;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    return wire.readLine(Wire.MAX_REPLY) ? wire.text() : null;
  }

  /** Commons Net reads blocks char by char; ours are read from the wire alone. */
  @Override
  public int read() throws IOException {
    throw new EOFException("blocks are read from the wire");
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    throw new EOFException("blocks are read from the wire");
  }
}
