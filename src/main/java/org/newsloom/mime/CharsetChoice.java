package org.newsloom.mime;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The charset that a reader chose.
 *
 * @param charset empty: none was chosen
 * @param always whether text is read in it that says another one of itself, or seems to be in one
 */
record CharsetChoice(Optional<Charset> charset, boolean always) {
  /** Takes the charset that a label of its name means. */
  CharsetChoice {
    charset = charset.map(Charsets::reading);
  }

  /** Reads a text, as told or by what it says and shows of itself. */
  Charsets.Decoded decode(byte[] octets, Optional<String> label) {
    if (always && charset.isPresent()) {
      return new Charsets.Decoded(
          Charsets.decodeLeniently(charset.get(), octets, 0, octets.length),
          charset.get(),
          Optional.empty());
    }
    return BodyCharset.decode(octets, label, charset);
  }
}
