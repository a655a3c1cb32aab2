package org.newsloom.mime;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Undoes content transfer encodings (RFC 2045 section 6) as far as the octets allow: what is no
 * encoding stays as it is, what is cut is decoded up to the cut.
 *
 * <p>Own decoders, since {@link java.util.Base64} and Jakarta Mail refuse what is cut or padded
 * wrongly, and drop or refuse {@code =ZZ}.
 */
final class TransferEncoding {
  private static final String SKIPPED = "octets that are not base64 skipped";

  private static final byte[] SEXTETS = sextets();

  private TransferEncoding() {}

  /** What came out: decoded octets, and what was wrong as a sentence fragment. */
  static final class Decoded {
    private final byte[] octets;
    private final Optional<String> problem;

    private Decoded(byte[] octets, Optional<String> problem) {
      this.octets = octets;
      this.problem = problem;
    }

    byte[] octets() {
      return octets;
    }

    Optional<String> problem() {
      return problem;
    }

    static Decoded sound(byte[] octets) {
      return new Decoded(octets, Optional.empty());
    }

    static Decoded broken(byte[] octets, String problem) {
      return new Decoded(octets, Optional.of(problem));
    }
  }

  /** Whether a label names an encoding that leaves the octets as they are. */
  static boolean isIdentity(String label) {
    return switch (canonical(label)) {
      case "", "7bit", "8bit", "binary" -> true;
      default -> false;
    };
  }

  /**
   * Decodes by the value of Content-Transfer-Encoding.
   *
   * @param label the value as it stands, may be empty
   */
  static Decoded decode(byte[] raw, int from, int to, String label) {
    return switch (canonical(label)) {
      case "", "7bit", "8bit", "binary" -> Decoded.sound(Arrays.copyOfRange(raw, from, to));
      case "quotedprintable", "qp", "quoted" -> quotedPrintable(raw, from, to);
      case "base64", "b64" -> base64(raw, from, to);
      case "xuuencode", "uuencode", "xuue", "uue", "xyenc", "xyencode", "yenc" ->
          embeddedFile(raw, from, to);
      default ->
          Decoded.broken(
              Arrays.copyOfRange(raw, from, to),
              "unknown transfer encoding " + Texts.shown(label.strip(), 40));
    };
  }

  /** Lower case, letters and digits only, up to a comment, parameter or second word. */
  private static String canonical(String label) {
    StringBuilder plain = new StringBuilder();
    String lower = label.strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length() && plain.length() < 40; i++) {
      char c = lower.charAt(i);
      if (c == '(' || c == ';' || c == ',') {
        break;
      }
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        plain.append(c);
      } else if (c != '-' && c != '_' && c != ' ' && c != '"' && c != '\'') {
        plain.append('?');
      }
    }
    return plain.toString();
  }

  /** Quoted-printable; {@code =} that begins no escape stays as it is. */
  static Decoded quotedPrintable(byte[] raw, int from, int to) {
    byte[] out = new byte[to - from];
    int used = 0;
    boolean broken = false;
    int lineStart = 0; // in out
    for (int i = from; i < to; i++) {
      byte b = raw[i];
      if (b == '\n' || b == '\r') {
        used = withoutTrailingBlanks(out, lineStart, used);
        out[used++] = b;
        lineStart = used;
      } else if (b != '=') {
        out[used++] = b;
      } else {
        int high = i + 2 < to ? hex(raw[i + 1]) : -1;
        int low = i + 2 < to ? hex(raw[i + 2]) : -1;
        int lineEnd = softBreakEnd(raw, i + 1, to);
        if (high >= 0 && low >= 0) {
          out[used++] = (byte) ((high << 4) | low);
          i += 2;
          // A blank that was written as an escape is meant to stay at the end of its line.
          lineStart = used;
        } else if (lineEnd >= 0) {
          i = lineEnd - 1;
          lineStart = used;
        } else {
          broken = true;
          out[used++] = b;
        }
      }
    }
    byte[] octets = Arrays.copyOf(out, used);
    return broken
        ? Decoded.broken(octets, "not quite quoted-printable: a stray =")
        : Decoded.sound(octets);
  }

  /** Blanks at the end of an encoded line were added on the way, but for a signature's mark. */
  private static int withoutTrailingBlanks(byte[] out, int lineStart, int used) {
    if (used - lineStart == 3
        && out[lineStart] == '-'
        && out[lineStart + 1] == '-'
        && out[lineStart + 2] == ' '
        && (lineStart == 0 || out[lineStart - 1] == '\n')) {
      return used;
    }
    int end = used;
    while (end > lineStart && (out[end - 1] == ' ' || out[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  /** Where the line after a soft break begins, or -1 where {@code =} is none. */
  private static int softBreakEnd(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && (raw[i] == ' ' || raw[i] == '\t')) {
      i++;
    }
    if (i == to) {
      return i;
    }
    if (raw[i] == '\r') {
      return i + 1 < to && raw[i + 1] == '\n' ? i + 2 : i + 1;
    }
    return raw[i] == '\n' ? i + 1 : -1;
  }

  /**
   * Base64; octets outside its alphabet and lines of them are skipped, a missing end is mended, and
   * what follows the end (the footer of a mailing list) is left out.
   */
  static Decoded base64(byte[] raw, int from, int to) {
    if (Base64Lines.isProse(raw, from, to)) {
      return Decoded.broken(Arrays.copyOfRange(raw, from, to), "not base64 as it says");
    }
    byte[] out = new byte[(int) ((to - from) * 3L / 4) + 3];
    int used = 0;
    int bits = 0;
    int held = 0;
    String problem = "";
    int line = from;
    boolean ended = false;
    while (line < to) {
      int lineEnd = line;
      while (lineEnd < to && raw[lineEnd] != '\n') {
        lineEnd++;
      }
      if (used > 0 && Base64Lines.isForeign(raw, line, lineEnd, ended)) {
        line = ended ? to : Base64Lines.next(raw, Math.min(lineEnd + 1, to), to);
        problem = line == to ? "text after the end of base64 left out" : SKIPPED;
        continue;
      }
      for (int i = line; i < lineEnd; i++) {
        int value = SEXTETS[raw[i] & 0xff];
        if (value >= 0) {
          ended = false;
          held = (held << 6) | value;
          bits += 6;
          if (bits >= 8) {
            bits -= 8;
            out[used++] = (byte) (held >> bits);
          }
        } else if (raw[i] == '=') {
          // Some programs encode piece by piece and pad each; the next piece begins afresh.
          problem = bits == 6 ? "base64 is cut" : problem;
          bits = 0;
          ended = true;
        } else if (!isBlank(raw[i])) {
          problem = SKIPPED;
        }
      }
      line = lineEnd + 1;
    }
    if (bits == 6) {
      problem = "base64 is cut";
    } else if (bits > 0 && problem.isEmpty()) {
      problem = "base64 without its padding";
    }
    byte[] octets = Arrays.copyOf(out, used);
    return problem.isEmpty() ? Decoded.sound(octets) : Decoded.broken(octets, problem);
  }

  /** A body whose whole text is one file, uuencoded or in yEnc. */
  private static Decoded embeddedFile(byte[] raw, int from, int to) {
    for (EmbeddedFiles.Piece piece : EmbeddedFiles.split(raw, from, to, 1)) {
      if (piece instanceof EmbeddedFiles.File file) {
        return new Decoded(file.octets(), file.problem());
      }
    }
    return Decoded.broken(Arrays.copyOfRange(raw, from, to), "no encoded file found");
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private static int hex(byte b) {
    return Character.digit(b, 16);
  }

  private static byte[] sextets() {
    byte[] table = new byte[256];
    Arrays.fill(table, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      table[alphabet.charAt(i)] = (byte) i;
    }
    return table;
  }
}
