package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that stand in the middle of a text, see {@link UuFile}, {@link YencFile} and {@link
 * BinHexFile}. One article is looked at; of a file that is spread over several articles the piece
 * in this one is decoded.
 */
final class EmbeddedFiles {
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

    /**
     * A file.
     *
     * @param problem what was wrong with it, or the empty string
     */
    File(String name, byte[] octets, String problem) {
      this.name = withoutQuotes(name);
      this.octets = octets;
      this.problem = Optional.of(problem).filter(told -> !told.isEmpty());
    }

    /** Some encoders put a name into quotation marks. */
    private static String withoutQuotes(String name) {
      boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
      return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** The name as it stands, one char an octet, without quotation marks around it. */
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
        found = UuFile.read(raw, line, to);
      } else if (startsWith(raw, line, to, "begin-base64 ")) {
        found = UuFile.readBase64(raw, line, to);
      } else if (startsWith(raw, line, to, "=ybegin ")) {
        found = YencFile.read(raw, line, to);
      } else if (startsWith(raw, line, to, BinHexFile.INTRODUCTION)) {
        found = BinHexFile.read(raw, line, to);
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
  record Found(File file, int end) {}

  /** A line without its end, one char an octet, cut at {@value #MAX_COMMAND_LINE}. */
  static String line(byte[] raw, int from, int to) {
    int end = from;
    while (end < to && raw[end] != '\n' && end - from < MAX_COMMAND_LINE) {
      end++;
    }
    if (end > from && raw[end - 1] == '\r') {
      end--;
    }
    return new String(raw, from, end - from, StandardCharsets.ISO_8859_1);
  }

  static int nextLine(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && raw[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, to);
  }

  static boolean startsWith(byte[] raw, int from, int to, String word) {
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
