package org.newsloom.nntp;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** An overview line that could not be read as one; the article may still be had by HEAD. */
public final class BadLine {
  private final OptionalLong number;
  private final byte[] octets;

  BadLine(OptionalLong number, byte[] octets) {
    this.number = number;
    this.octets = octets;
  }

  /** The article number, where the line begins with one. */
  public OptionalLong number() {
    return number;
  }

  /** The line without its end. */
  public byte[] octets() {
    return octets.clone();
  }

  @Override
  public String toString() {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
