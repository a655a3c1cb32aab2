package org.newsloom.post;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.newsloom.mime.FileEncoder;

/**
 * The MIME fields and the octets of a body: the text alone, the text with files in yEnc below it,
 * or a multipart body of the text and files in base64 (RFC 2045, RFC 2046 section 5.1.3).
 */
final class BodyWriter {
  /** Octets of the longest line that may be sent as it is (RFC 5322 section 2.1.1). */
  private static final int MAX_LINE = 998;

  private static final String CRLF = "\r\n";

  private BodyWriter() {}

  /**
   * A text that is ready to go out.
   *
   * @param type value of Content-Type
   * @param encoding value of Content-Transfer-Encoding
   * @param octets as they go out
   */
  // An array in a record: it is handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Text(String type, String encoding, byte[] octets) {}

  /**
   * The MIME fields, an empty line and the body.
   *
   * @param eightBit whether octets above 127 go through as they are; else they are quoted
   */
  static byte[] write(Composition composition, PostingStyle style, boolean eightBit) {
    Attachments attachments = composition.attachments();
    String lines = linesOf(composition.body());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("MIME-Version: 1.0" + CRLF));
    if (attachments.isEmpty()) {
      writeText(out, textOf(lines, style, eightBit, new byte[0]));
    } else if (attachments.form() == Attachments.Form.YENC) {
      // A reader that joins flowed lines would join those of the files.
      PostingStyle fixed = style.withoutFlowed();
      writeText(out, textOf(lines, fixed, eightBit, yenc(attachments)));
    } else {
      writeMultipart(out, textOf(lines, style, eightBit, new byte[0]), attachments);
    }
    return out.toByteArray();
  }

  private static byte[] yenc(Attachments attachments) {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    for (AttachedFile file : attachments.files()) {
      blocks.writeBytes(ascii(CRLF));
      blocks.writeBytes(FileEncoder.yenc(file.name(), file.octets()));
    }
    return blocks.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream out, Text text) {
    out.writeBytes(ascii("Content-Type: " + text.type() + CRLF));
    out.writeBytes(ascii("Content-Transfer-Encoding: " + text.encoding() + CRLF + CRLF));
    out.writeBytes(text.octets());
  }

  private static void writeMultipart(
      ByteArrayOutputStream out, Text text, Attachments attachments) {
    String boundary = boundaryFor(text.octets());
    String outer = text.encoding().equals("8bit") ? "8bit" : "7bit";
    out.writeBytes(ascii("Content-Type: multipart/mixed; boundary=\"" + boundary + '"' + CRLF));
    out.writeBytes(ascii("Content-Transfer-Encoding: " + outer + CRLF + CRLF));
    out.writeBytes(ascii("--" + boundary + CRLF));
    writeText(out, text);
    for (AttachedFile file : attachments.files()) {
      out.writeBytes(ascii(CRLF + "--" + boundary + CRLF));
      out.writeBytes(FileEncoder.mimePart(file.name(), file.octets()));
    }
    out.writeBytes(ascii(CRLF + "--" + boundary + "--" + CRLF));
  }

  /** Base64 has no line that begins with a hyphen; a text may have any. */
  private static String boundaryFor(byte[] text) {
    String lines = "\n" + new String(text, StandardCharsets.ISO_8859_1);
    for (int number = 0; ; number++) {
      String boundary = "=_Newsloom_" + number;
      if (!lines.contains("\n--" + boundary)) {
        return boundary;
      }
    }
  }

  /**
   * A text as it goes out.
   *
   * @param below octets that go out below it as they are, empty for none
   */
  private static Text textOf(String lines, PostingStyle style, boolean eightBit, byte[] below) {
    String body =
        style.flowed()
            ? FlowedLines.of(lines.replace(CRLF, "\n"), style.columns()).replace("\n", CRLF)
            : lines;
    Charset charset = charsetOf(body, style.charset(), below.length > 0);
    byte[] own = body.getBytes(charset);
    byte[] octets = Arrays.copyOf(own, own.length + below.length);
    System.arraycopy(below, 0, octets, own.length, below.length);
    boolean sevenBit = true;
    for (byte octet : octets) {
      sevenBit &= octet >= 0;
    }
    boolean quoted = longestLine(octets) > MAX_LINE || (!sevenBit && !eightBit);
    return new Text(
        "text/plain; charset="
            + (charset.equals(StandardCharsets.US_ASCII) ? "us-ascii" : charset.name())
            + (style.flowed() ? "; format=flowed" : ""),
        quoted ? "quoted-printable" : sevenBit ? "7bit" : "8bit",
        quoted ? quotedPrintable(octets) : octets);
  }

  /** ASCII where that is enough, else what was wished for if it has all of the text. */
  private static Charset charsetOf(String body, Charset wished, boolean beyondAscii) {
    if (!beyondAscii && body.chars().allMatch(c -> c < 0x80)) {
      return StandardCharsets.US_ASCII;
    }
    return wished.canEncode() && keepsAscii(wished) && wished.newEncoder().canEncode(body)
        ? wished
        : StandardCharsets.UTF_8;
  }

  /** In a charset such as UTF-16 the lines of an article would not end as lines do. */
  private static boolean keepsAscii(Charset charset) {
    return Arrays.equals("A\r\n".getBytes(charset), new byte[] {'A', '\r', '\n'});
  }

  private static byte[] quotedPrintable(byte[] text) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(text.length * 2);
    try (OutputStream encoder = MimeUtility.encode(encoded, "quoted-printable")) {
      encoder.write(text);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("quoted-printable into memory cannot fail", e);
    }
    return encoded.toByteArray();
  }

  /** Lines as they go out: what a TAB is wide differs from reader to reader, blanks do not. */
  private static String linesOf(String typed) {
    String text = typed.replace(CRLF, "\n").replace('\r', '\n').replace("\0", "");
    StringBuilder lines = new StringBuilder();
    int from = 0;
    while (from < text.length() || lines.isEmpty()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      lines.append(Quotation.withoutTabs(text.substring(from, to))).append(CRLF);
      from = to + 1;
    }
    return lines.toString();
  }

  private static int longestLine(byte[] text) {
    int longest = 0;
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        longest = Math.max(longest, i - 1 - from);
        from = i + 1;
      }
    }
    return longest;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
