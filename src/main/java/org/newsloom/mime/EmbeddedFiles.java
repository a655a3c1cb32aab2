package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Files that stand in the middle of a text: uuencode (POSIX) and yEnc (yenc.org, version 1.3). One
 * article is looked at; of a file that is spread over several articles the piece in this one is
 * decoded.
 */
final class EmbeddedFiles {
  private static final Pattern UU_BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} (\\S.*)");
  private static final Pattern NUMBER =
      Pattern.compile("\\b(\\w+)=(\\d{1,18}|[0-9a-fA-F]{1,16})\\b");

  /** Longer lines are not the first line of a file. */
  private static final int MAX_COMMAND_LINE = 1_000;

  private EmbeddedFiles() {}

  /** A stretch of a body. */
  sealed interface Piece permits Text, File {}

  /**
   * Octets that are text.
   *
   * @param from first octet
   * @param to one after the last
   */
  record Text(int from, int to) implements Piece {}

  /** A file found in the text. */
  static final class File implements Piece {
    private final String name;
    private final byte[] octets;
    private final Optional<String> problem;

    private File(String name, byte[] octets, Optional<String> problem) {
      this.name = name;
      this.octets = octets;
      this.problem = problem;
    }

    /** The name as it stands, one char an octet. */
    String name() {
      return name;
    }

    /** What it holds, decoded. */
    byte[] octets() {
      return octets;
    }

    /** What was wrong with it. */
    Optional<String> problem() {
      return problem;
    }
  }

  /** The stretches of a body in their order; at most {@code maxFiles} files, the rest is text. */
  static List<Piece> split(byte[] raw, int from, int to, int maxFiles) {
    List<Piece> pieces = new ArrayList<>();
    int textFrom = from;
    int files = 0;
    int line = from;
    while (line < to && files < maxFiles) {
      int next = nextLine(raw, line, to);
      Optional<Found> found = Optional.empty();
      if (startsWith(raw, line, to, "begin ")) {
        found = uuencoded(raw, line, to);
      } else if (startsWith(raw, line, to, "=ybegin ")) {
        found = yencoded(raw, line, to);
      }
      if (found.isPresent()) {
        if (line > textFrom) {
          pieces.add(new Text(textFrom, line));
        }
        pieces.add(found.get().file());
        files++;
        next = found.get().end();
        textFrom = next;
      }
      line = next;
    }
    if (textFrom < to || pieces.isEmpty()) {
      pieces.add(new Text(textFrom, to));
    }
    return pieces;
  }

  /** Where a file ends, and the file. */
  private record Found(File file, int end) {}

  private static Optional<Found> uuencoded(byte[] raw, int from, int to) {
    Matcher begin = UU_BEGIN.matcher(line(raw, from, to));
    int line = nextLine(raw, from, to);
    // Prose may begin a line with "begin"; only octets that are uuencoded make it a file.
    if (!begin.matches() || line >= to || !isUuLine(raw, line, to)) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String problem = "uuencoded file is cut";
    while (line < to) {
      String text = line(raw, line, to);
      if (text.stripTrailing().equals("end")) {
        problem = "";
        line = nextLine(raw, line, to);
        break;
      }
      if (!text.isEmpty()) {
        if (!isUuLine(raw, line, to)) {
          problem = "uuencoded file is broken off";
          break;
        }
        uuLine(text, out);
      }
      line = nextLine(raw, line, to);
    }
    String name = begin.group(1).strip();
    return Optional.of(
        new Found(
            new File(name, out.toByteArray(), Optional.of(problem).filter(p -> !p.isEmpty())),
            line));
  }

  /** Whether a line has the shape of uuencoded data: its length fits its first character. */
  private static boolean isUuLine(byte[] raw, int from, int to) {
    int end = from;
    while (end < to && raw[end] != '\n' && raw[end] != '\r') {
      if (raw[end] < 0x20 || raw[end] > 0x60 || end - from > 100) {
        return false;
      }
      end++;
    }
    if (end == from) {
      return false;
    }
    int count = (raw[from] - 0x20) & 0x3f;
    int needed = (count + 2) / 3 * 4;
    int chars = end - from - 1;
    if (count == 0) {
      return chars == 0 || chars == 4;
    }
    // Blanks at the end may have been lost on the way; some encoders add a check character.
    boolean blanksLost = chars < needed && needed - chars <= 4 && chars > 0;
    return blanksLost || (chars >= needed && chars <= needed + 2);
  }

  private static void uuLine(String text, ByteArrayOutputStream out) {
    int count = (text.charAt(0) - 0x20) & 0x3f;
    for (int i = 1; count > 0; i += 4, count -= 3) {
      int group = 0;
      for (int k = 0; k < 4; k++) {
        int c = i + k < text.length() ? text.charAt(i + k) : ' ';
        group = (group << 6) | ((c - 0x20) & 0x3f);
      }
      out.write(group >> 16);
      if (count > 1) {
        out.write(group >> 8);
      }
      if (count > 2) {
        out.write(group);
      }
    }
  }

  private static Optional<Found> yencoded(byte[] raw, int from, int to) {
    String begin = line(raw, from, to);
    int nameAt = begin.indexOf(" name=");
    if (nameAt < 0) {
      return Optional.empty();
    }
    String numbers = begin.substring(0, nameAt);
    long size = number(numbers, "size");
    int line = nextLine(raw, from, to);
    boolean isPart = startsWith(raw, line, to, "=ypart ");
    long expected = size;
    if (isPart) {
      String part = line(raw, line, to);
      expected = number(part, "end") - number(part, "begin") + 1;
      line = nextLine(raw, line, to);
    }
    int dataEnd = line;
    while (dataEnd < to && !startsWith(raw, dataEnd, to, "=yend")) {
      dataEnd = nextLine(raw, dataEnd, to);
    }
    byte[] octets = yencData(raw, line, dataEnd);
    String end = dataEnd < to ? line(raw, dataEnd, to) : "";
    String problem = yencProblem(octets, expected, end, isPart, numbers);
    File file =
        new File(
            begin.substring(nameAt + 6).strip(),
            octets,
            Optional.of(problem).filter(p -> !p.isEmpty()));
    return Optional.of(new Found(file, dataEnd < to ? nextLine(raw, dataEnd, to) : to));
  }

  private static byte[] yencData(byte[] raw, int from, int to) {
    byte[] out = new byte[to - from];
    int used = 0;
    for (int i = from; i < to; i++) {
      int b = raw[i];
      if (b == '\r' || b == '\n') {
        continue;
      }
      if (b == '=' && i + 1 < to) {
        b = raw[++i] - 64;
      }
      out[used++] = (byte) (b - 42);
    }
    return Arrays.copyOf(out, used);
  }

  private static String yencProblem(
      byte[] octets, long expected, String end, boolean isPart, String begin) {
    if (end.isEmpty()) {
      return "yEnc file is cut";
    }
    long told = number(end, "size");
    if (octets.length != expected || told != expected) {
      return "yEnc file has %d octets, its first line names %d, its last line %d"
          .formatted(octets.length, expected, told);
    }
    String sum = value(end, isPart ? "pcrc32" : "crc32");
    if (!sum.isEmpty()) {
      CRC32 crc = new CRC32();
      crc.update(octets);
      if (crc.getValue() != Long.parseLong(sum, 16)) {
        return "yEnc checksum does not match";
      }
    }
    long part = number(begin, "part");
    long total = number(begin, "total");
    if (!isPart || (part <= 1 && number(begin, "size") == expected)) {
      return "";
    }
    return "one piece of a yEnc file: part " + part + (total > 0 ? " of " + total : "");
  }

  /** The decimal number behind {@code key=}, or 0. */
  private static long number(String line, String key) {
    String digits = value(line, key);
    boolean decimal = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return decimal && digits.length() <= 18 ? Long.parseLong(digits) : 0;
  }

  /** The digits, decimal or not, behind {@code key=}; at most 15 of a checksum are significant. */
  private static String value(String line, String key) {
    Matcher matcher = NUMBER.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1).equals(key)) {
        String digits = matcher.group(2);
        return key.endsWith("crc32") && digits.length() > 8
            ? digits.substring(digits.length() - 8)
            : digits;
      }
    }
    return "";
  }

  /** A line without its end, one char an octet, cut at {@value #MAX_COMMAND_LINE}. */
  private static String line(byte[] raw, int from, int to) {
    int end = from;
    while (end < to && raw[end] != '\n' && end - from < MAX_COMMAND_LINE) {
      end++;
    }
    if (end > from && raw[end - 1] == '\r') {
      end--;
    }
    return new String(raw, from, end - from, StandardCharsets.ISO_8859_1);
  }

  private static int nextLine(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && raw[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, to);
  }

  private static boolean startsWith(byte[] raw, int from, int to, String word) {
    if (to - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (raw[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
