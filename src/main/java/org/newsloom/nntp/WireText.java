package org.newsloom.nntp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a server says of itself, as text to show: UTF-8, or else the usual Western octets. */
final class WireText {
  static final Charset WESTERN = Charset.forName("windows-1252");

  private WireText() {}

  /** Decodes a Latin-1 view; control characters become blanks. */
  static String decode(String octets) {
    byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      text = new String(raw, WESTERN);
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().forEach(c -> clean.append(Character.isISOControl(c) ? ' ' : (char) c));
    return clean.toString().strip();
  }
}
