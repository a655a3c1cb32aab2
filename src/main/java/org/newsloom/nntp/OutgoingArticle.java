package org.newsloom.nntp;

import java.io.ByteArrayOutputStream;

/** An article as POST wants it (RFC 3977 section 3.1.1): CRLF ends, dots stuffed, a final dot. */
final class OutgoingArticle {
  private OutgoingArticle() {}

  /** The octets of the wire for an article whose lines end with CRLF, LF or CR. */
  static byte[] octets(byte[] article) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(article.length + 256);
    boolean atStart = true;
    for (int i = 0; i < article.length; i++) {
      byte octet = article[i];
      if (octet == '\r' || octet == '\n') {
        if (octet == '\r' && i + 1 < article.length && article[i + 1] == '\n') {
          i++;
        }
        out.write('\r');
        out.write('\n');
        atStart = true;
      } else {
        if (atStart && octet == '.') {
          out.write('.');
        }
        out.write(octet);
        atStart = false;
      }
    }
    if (!atStart) {
      out.write('\r');
      out.write('\n');
    }
    out.write('.');
    out.write('\r');
    out.write('\n');
    return out.toByteArray();
  }
}
