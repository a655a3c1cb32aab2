package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the charset of a text is called before a person: what the article says, where the text is
 * that. All of ASCII and Latin-1 is read as windows-1252, which says little of the text.
 */
final class CharsetName {
  private CharsetName() {}

  /**
   * The name.
   *
   * @param read what the text was read as
   * @param octets of the text
   * @param label as the article has it
   */
  static String of(Charset read, byte[] octets, Optional<String> label) {
    if (!read.equals(Charsets.WINDOWS_1252)) {
      return read.name();
    }
    Optional<Charset> said =
        label.flatMap(CharsetName::byName).filter(one -> Charsets.reading(one).equals(read));
    if (Charsets.isAscii(octets, 0, octets.length)) {
      return said.orElse(StandardCharsets.US_ASCII).name();
    }
    return said.filter(one -> one.equals(StandardCharsets.ISO_8859_1) && !hasControls(octets))
        .orElse(read)
        .name();
  }

  private static Optional<Charset> byName(String label) {
    try {
      return Optional.of(Charset.forName(label.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether there are octets that are letters in windows-1252 only. */
  private static boolean hasControls(byte[] octets) {
    for (byte octet : octets) {
      if ((octet & 0xe0) == 0x80) {
        return true;
      }
    }
    return false;
  }
}
