package org.newsloom.post;

import java.io.ByteArrayOutputStream;

/** Text whose lines are too long for a news line (RFC 2045 section 6.7). */
final class QuotedPrintable {
  private static final int MAX_LINE = 75;
  private static final String HEX = "0123456789ABCDEF";

  private QuotedPrintable() {}

  /** Encodes text whose lines end in CRLF. */
  static byte[] encode(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 2);
    int column = 0;
    for (int i = 0; i < text.length; i++) {
      int c = text[i] & 0xff;
      if (c == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
        out.writeBytes(new byte[] {'\r', '\n'});
        column = 0;
        i++;
        continue;
      }
      boolean endsLine = i + 1 < text.length && text[i + 1] == '\r';
      boolean plain = (c > 0x20 && c < 0x7f && c != '=') || (c == 0x20 && !endsLine);
      int width = plain ? 1 : 3;
      if (column + width > MAX_LINE) {
        out.writeBytes(new byte[] {'=', '\r', '\n'});
        column = 0;
      }
      if (plain) {
        out.write(c);
      } else {
        out.write('=');
        out.write(HEX.charAt(c >> 4));
        out.write(HEX.charAt(c & 15));
      }
      column += width;
    }
    return out.toByteArray();
  }
}
