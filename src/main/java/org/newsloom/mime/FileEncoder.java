package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Writes files so that they can stand in an article; pure, lines end by CR LF. */
public final class FileEncoder {
  /** Octets of a yEnc line; one more where its last octet is escaped. */
  private static final int YENC_LINE = 128;

  /** Letters of an extended value in one line (RFC 2231 section 3). */
  private static final int PIECE = 60;

  private static final String CRLF = "\r\n";

  private FileEncoder() {}

  /**
   * A file in yEnc, whole and in one part (the yEnc draft, version 1.3): octets above 127 go out as
   * they are, so this is for a body that is 8bit. Besides what must be escaped, so are a dot that
   * begins a line, and blanks and tabs at both of its ends, which some software on the way takes
   * off.
   *
   * @param name goes out in UTF-8; must be {@linkplain Parameters#safeFileName safe}
   */
  public static byte[] yenc(String name, byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 32 + 256);
    String begin = "=ybegin line=" + YENC_LINE + " size=" + octets.length + " name=" + name + CRLF;
    out.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
    int column = 0;
    for (int i = 0; i < octets.length; i++) {
      int c = (octets[i] + 42) & 0xff;
      boolean first = column == 0;
      boolean last = column >= YENC_LINE - 1 || i == octets.length - 1;
      if (c == 0
          || c == '\n'
          || c == '\r'
          || c == '='
          || (first && c == '.')
          || ((first || last) && (c == ' ' || c == '\t'))) {
        out.write('=');
        c = (c + 64) & 0xff;
        column++;
      }
      out.write(c);
      column++;
      if (last || column >= YENC_LINE) {
        out.writeBytes(CRLF.getBytes(StandardCharsets.US_ASCII));
        column = 0;
      }
    }
    CRC32 crc = new CRC32();
    crc.update(octets);
    String end =
        String.format(
            Locale.ROOT, "=yend size=%d crc32=%08x%s", octets.length, crc.getValue(), CRLF);
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /**
   * A file as a part of a multipart body: its header fields, an empty line, base64 (RFC 2045
   * section 6.8, RFC 2183). Text is not said to be text, since nothing is known of its charset.
   *
   * @param name must be {@linkplain Parameters#safeFileName safe}; goes out in UTF-8 by RFC 2231
   *     where it has more than ASCII
   */
  public static byte[] mimePart(String name, byte[] octets) {
    String known = FileTypes.ofName(name);
    String type = known.startsWith("text/") ? FileTypes.ANY : known;
    String head =
        "Content-Type: "
            + type
            + CRLF
            + "Content-Transfer-Encoding: base64"
            + CRLF
            + "Content-Disposition: attachment"
            + fileName(name)
            + CRLF
            + CRLF;
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length * 3 / 2 + head.length());
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(Base64.getMimeEncoder().encode(octets));
    if (octets.length > 0) {
      out.writeBytes(CRLF.getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  /** The parameter, on lines of its own. */
  private static String fileName(String name) {
    if (name.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')) {
      return ";" + CRLF + " filename=\"" + name + '"';
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder("UTF-8''");
    for (int point : name.codePoints().toArray()) {
      String escaped = percent(Character.toString(point));
      if (piece.length() + escaped.length() > PIECE) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(escaped);
    }
    pieces.add(piece.toString());
    if (pieces.size() == 1) {
      return ";" + CRLF + " filename*=" + pieces.getFirst();
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      all.append(';').append(CRLF).append(" filename*").append(i).append("*=");
      all.append(pieces.get(i));
    }
    return all.toString();
  }

  private static String percent(String character) {
    StringBuilder out = new StringBuilder();
    for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
      boolean free =
          (octet >= '0' && octet <= '9')
              || (octet >= 'A' && octet <= 'Z')
              || (octet >= 'a' && octet <= 'z')
              || octet == '.'
              || octet == '-'
              || octet == '_';
      if (free) {
        out.append((char) octet);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
      }
    }
    return out.toString();
  }
}
