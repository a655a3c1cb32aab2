package org.newsloom.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * The standard output of this process, which remembers why it failed: that its reader has gone, as
 * {@code head} does when it has seen enough, is no trouble, unlike a full disk.
 */
final class StandardOutput extends FilterOutputStream {
  private static final int BUFFER = 1 << 16;

  private volatile boolean unwanted;

  StandardOutput() {
    super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
  }

  /** Whether nobody reads any more. */
  boolean isUnwanted() {
    return unwanted;
  }

  @Override
  public void write(int octet) throws IOException {
    try {
      out.write(octet);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      out.write(octets, from, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  /** The systems' own words are all there is to tell one failure from another. */
  private IOException remembered(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    unwanted = message.contains("pipe");
    return failure;
  }
}
