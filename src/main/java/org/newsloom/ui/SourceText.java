package org.newsloom.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The octets of an article as text to look at. */
final class SourceText {
  private static final int MOST = 20_000_000;

  private SourceText() {}

  /** UTF-8 if it is that, else one letter an octet; line ends are {@code \n}, controls pictures. */
  static String of(byte[] octets) {
    int length = Math.min(octets.length, MOST);
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length)).toString();
    } catch (CharacterCodingException e) {
      text = new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      boolean control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
      shown.append(control ? (char) (c == 0x7f ? 0x2421 : 0x2400 + c) : c);
    }
    return shown.toString();
  }
}
