package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.util.function.Function;

/**
 * A charset that Java does not bring, or not as it is met: for reading, nothing is written in it.
 */
final class ReadOnlyCharset extends Charset {
  private final Function<Charset, CharsetDecoder> decoder;

  /**
   * A charset.
   *
   * @param name its IANA name
   * @param decoder makes a reader of it
   */
  ReadOnlyCharset(String name, Function<Charset, CharsetDecoder> decoder) {
    super(name, null);
    this.decoder = decoder;
  }

  @Override
  public boolean contains(Charset other) {
    return false;
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetDecoder newDecoder() {
    return decoder.apply(this);
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException(name() + " is never written");
  }
}
