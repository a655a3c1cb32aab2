package org.newsloom.mime;

import static org.newsloom.mime.EmbeddedFiles.line;
import static org.newsloom.mime.EmbeddedFiles.nextLine;
import static org.newsloom.mime.EmbeddedFiles.startsWith;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.newsloom.mime.EmbeddedFiles.File;
import org.newsloom.mime.EmbeddedFiles.Found;

/** A file in yEnc (yenc.org, version 1.3), or the piece of one that an article holds. */
final class YencFile {
  private static final Pattern NUMBER =
      Pattern.compile("\\b(\\w+)=(\\d{1,18}|[0-9a-fA-F]{1,16})\\b");

  private YencFile() {}

  /**
   * One piece of a file, or all of it.
   *
   * @param name as it stands, one char an octet
   * @param part which one it says it is; 0 where it says none
   * @param total of how many; 0 where it does not say
   * @param size of the whole file, in octets
   * @param begin where it belongs in the file, from 0
   * @param octets decoded
   * @param crc of the whole file
   * @param problem what is wrong with this piece
   * @param end where it ends in the text
   */
  // An array in a record: it is handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Piece(
      String name,
      long part,
      long total,
      long size,
      long begin,
      byte[] octets,
      Optional<Long> crc,
      Optional<String> problem,
      int end) {
    private boolean isWhole() {
      return part <= 1 && begin == 0 && size == octets.length;
    }
  }

  /** The file whose first line is {@code =ybegin} at {@code from}; empty where it is none. */
  static Optional<Found> read(byte[] raw, int from, int to) {
    return piece(raw, from, to)
        .map(piece -> {
          String problem =
              piece
                  .problem()
                  .orElseGet(() ->
                      piece.isWhole() || (piece.part() == 0 && piece.begin() == 0)
                          ? ""
                          : "one piece of a yEnc file: part "
                              + piece.part()
                              + (piece.total() > 0 ? " of " + piece.total() : ""));
          return new Found(new File(piece.name(), piece.octets(), problem), piece.end());
        });
  }

  /** The same as a piece that says where in the file it belongs. */
  static Optional<Piece> piece(byte[] raw, int from, int to) {
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
    long offset = 0;
    if (isPart) {
      String part = line(raw, line, to);
      offset = Math.max(0, number(part, "begin") - 1);
      expected = number(part, "end") - number(part, "begin") + 1;
      line = nextLine(raw, line, to);
    }
    int dataEnd = line;
    while (dataEnd < to && !startsWith(raw, dataEnd, to, "=yend")) {
      dataEnd = nextLine(raw, dataEnd, to);
    }
    byte[] octets = yencData(raw, line, dataEnd, false);
    if (octets.length > expected) {
      byte[] unstuffed = yencData(raw, line, dataEnd, true);
      octets = unstuffed.length == expected ? unstuffed : octets;
    }
    String end = dataEnd < to ? line(raw, dataEnd, to) : "";
    String problem = yencProblem(octets, expected, end, isPart ? number(numbers, "part") : 0);
    String sum = value(end, "crc32");
    return Optional.of(
        new Piece(
            begin.substring(nameAt + 6).strip(),
            isPart ? number(numbers, "part") : 0,
            number(numbers, "total"),
            size,
            offset,
            octets,
            sum.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(sum, 16)),
            problem.isEmpty() ? Optional.empty() : Optional.of(problem),
            dataEnd < to ? nextLine(raw, dataEnd, to) : to));
  }

  /**
   * Decodes lines.
   *
   * @param stuffed whether of two dots at the beginning of a line one was added on the way
   */
  private static byte[] yencData(byte[] raw, int from, int to, boolean stuffed) {
    byte[] out = new byte[to - from];
    int used = 0;
    for (int i = from; i < to; i++) {
      int b = raw[i];
      if (b == '\r' || b == '\n') {
        continue;
      }
      boolean begins = i == from || raw[i - 1] == '\n';
      if (stuffed && b == '.' && begins && i + 1 < to && raw[i + 1] == '.') {
        continue;
      }
      if (b == '=' && i + 1 < to) {
        b = raw[++i] - 64;
      }
      out[used++] = (byte) (b - 42);
    }
    return Arrays.copyOf(out, used);
  }

  private static String yencProblem(byte[] octets, long expected, String end, long part) {
    if (end.isEmpty()) {
      return "yEnc file is cut";
    }
    long told = number(end, "size");
    if (octets.length != expected || told != expected) {
      return String.format(
          Locale.ROOT,
          "yEnc file has %d octets, its first line names %d, its last line %d",
          octets.length,
          expected,
          told);
    }
    long endOf = number(end, "part");
    if (part > 0 && endOf > 0 && endOf != part) {
      return String.format(
          Locale.ROOT, "yEnc piece begins as part %d and ends as part %d", part, endOf);
    }
    String sum = value(end, part > 0 ? "pcrc32" : "crc32");
    if (!sum.isEmpty()) {
      CRC32 crc = new CRC32();
      crc.update(octets);
      if (crc.getValue() != Long.parseLong(sum, 16)) {
        return "yEnc checksum does not match";
      }
    }
    return "";
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
}
