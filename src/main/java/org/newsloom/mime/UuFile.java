package org.newsloom.mime;

import static org.newsloom.mime.EmbeddedFiles.line;
import static org.newsloom.mime.EmbeddedFiles.nextLine;
import static org.newsloom.mime.EmbeddedFiles.startsWith;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.mime.EmbeddedFiles.File;
import org.newsloom.mime.EmbeddedFiles.Found;

/**
 * A file between {@code begin} and {@code end}: uuencode (POSIX), xxencode, which differs in its
 * alphabet alone, and {@code begin-base64} (POSIX), which ends with {@code ====}.
 */
final class UuFile {
  private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,6} (\\S.*)");

  /** The characters of uuencode (the blank stands for zero as well) and of xxencode. */
  private enum Alphabet {
    UU {
      @Override
      int value(int c) {
        return c >= 0x20 && c <= 0x60 ? (c - 0x20) & 0x3f : -1;
      }
    },
    XX {
      @Override
      int value(int c) {
        return c < 0 ? -1 : CHARACTERS.indexOf(c);
      }
    };

    private static final String CHARACTERS =
        "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Six bits, or -1 for what is no character of this alphabet. */
    abstract int value(int c);
  }

  /** So many lines at most are passed over amid a file. */
  private static final int MOST_SKIPPED = 20;

  private static final String SKIPPED = "lines that are not uuencoded left out";

  private UuFile() {}

  /** The file whose {@code begin} stands at {@code from}; empty where it is none. */
  static Optional<Found> read(byte[] raw, int from, int to) {
    Matcher begin = BEGIN.matcher(line(raw, from, to));
    int line = nextLine(raw, from, to);
    // Prose may begin a line with "begin"; only octets that are encoded make it a file.
    if (!begin.matches() || line >= to) {
      return Optional.empty();
    }
    for (Alphabet alphabet : Alphabet.values()) {
      if (isData(alphabet, raw, line, to)) {
        return Optional.of(read(alphabet, begin.group(1).strip(), raw, line, to));
      }
    }
    int goesOn = line(raw, line, to).isBlank() ? line : goesOn(Alphabet.UU, raw, line, to);
    return goesOn > line && !isEnd(raw, goesOn, to)
        ? Optional.of(read(Alphabet.UU, begin.group(1).strip(), raw, line, to))
        : Optional.empty();
  }

  private static Found read(Alphabet alphabet, String name, byte[] raw, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String problem = "uuencoded file is cut";
    String skipped = "";
    int line = from;
    int sure = from;
    while (line < to) {
      String text = line(raw, line, to);
      if (isEnd(raw, line, to)) {
        problem = "";
        line = nextLine(raw, line, to);
        break;
      }
      if (!text.isEmpty()) {
        boolean data = line < sure || isData(alphabet, raw, line, to);
        if (!data) {
          sure = goesOn(alphabet, raw, line, to);
        }
        if (!data && sure == line) {
          int again = dataAgain(alphabet, raw, line, to);
          if (again == to) {
            problem = "uuencoded file is broken off";
            break;
          }
          skipped = SKIPPED;
          line = again;
          continue;
        }
        decode(alphabet, text, out);
      }
      line = nextLine(raw, line, to);
    }
    return new Found(
        new File(name, out.toByteArray(), problem.isEmpty() ? skipped : problem), line);
  }

  /**
   * Where data goes on behind a few lines that are none, which somebody put between: at two full
   * lines, or at one and the last. {@code to} where it does not.
   */
  private static int dataAgain(Alphabet alphabet, byte[] raw, int from, int to) {
    int line = nextLine(raw, from, to);
    for (int skipped = 0; line < to && skipped < MOST_SKIPPED; skipped++) {
      int next = nextLine(raw, line, to);
      String text = line(raw, line, to);
      if (BEGIN.matcher(text).matches() || text.equals("-- ")) {
        return to;
      }
      boolean full = isData(alphabet, raw, line, to) && text.length() > 60;
      if (full && next < to && isData(alphabet, raw, next, to)) {
        return line;
      }
      line = next;
    }
    return to;
  }

  /**
   * Where a file is seen to go on behind lines that lost the blanks at their end: at a line of data
   * or its {@code end}. {@code from} where it does not.
   */
  private static int goesOn(Alphabet alphabet, byte[] raw, int from, int to) {
    int line = from;
    while (line < to && isShortened(alphabet, raw, line, to)) {
      line = nextLine(raw, line, to);
    }
    return line < to && (isEnd(raw, line, to) || isData(alphabet, raw, line, to)) ? line : from;
  }

  /** Whether a line may have lost blanks, which stand for zeros, at its end or altogether. */
  private static boolean isShortened(Alphabet alphabet, byte[] raw, int from, int to) {
    String text = line(raw, from, to).stripTrailing();
    if (text.isEmpty() || text.equals("`")) {
      return true;
    }
    return alphabet == Alphabet.UU
        && text.chars().allMatch(c -> alphabet.value(c) >= 0)
        && text.length() - 1 < charactersFor(alphabet.value(text.charAt(0)));
  }

  private static int charactersFor(int octets) {
    return (octets + 2) / 3 * 4;
  }

  private static boolean isEnd(byte[] raw, int from, int to) {
    return line(raw, from, to).stripTrailing().equals("end");
  }

  /** Whether a file begins in a text. */
  static boolean hasBegin(byte[] raw) {
    for (int line = 0; line < raw.length; line = nextLine(raw, line, raw.length)) {
      if (startsWith(raw, line, raw.length, "begin")
          && BEGIN.matcher(line(raw, line, raw.length)).matches()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where data begins in a text that goes on with a file begun before: at the first line of full
   * length, or at a shorter one that {@code end} follows. The length of the text where there is
   * none.
   */
  static int dataBegin(byte[] raw) {
    for (int line = 0; line < raw.length; ) {
      int next = nextLine(raw, line, raw.length);
      if (isContinued(raw, line) && (isFull(raw, line) || isContinued(raw, next))) {
        return line;
      }
      line = next;
    }
    return raw.length;
  }

  /** Where data ends in a text: after its last line of data or its {@code end}. */
  static int dataEnd(byte[] raw, int from) {
    int end = from;
    for (int line = from; line < raw.length; ) {
      int next = nextLine(raw, line, raw.length);
      if (isContinued(raw, line)) {
        end = next;
      }
      line = next;
    }
    return end;
  }

  private static boolean isContinued(byte[] raw, int line) {
    if (line >= raw.length) {
      return false;
    }
    String text = line(raw, line, raw.length).stripTrailing();
    return text.equals("end")
        || text.equals("====")
        || isFullBase64(text)
        || isData(Alphabet.UU, raw, line, raw.length)
        || isData(Alphabet.XX, raw, line, raw.length);
  }

  private static boolean isFull(byte[] raw, int line) {
    String text = line(raw, line, raw.length).stripTrailing();
    return (text.length() >= 60 && text.charAt(0) == 'M')
        || (text.length() >= 60 && text.charAt(0) == 'h')
        || isFullBase64(text);
  }

  private static boolean isFullBase64(String text) {
    return text.length() >= 60
        && text.length() % 4 == 0
        && text.chars().allMatch(c -> Base64Octets.value(c) >= 0 || c == '=');
  }

  /** Whether a line has the shape of data: its length fits its first character. */
  private static boolean isData(Alphabet alphabet, byte[] raw, int from, int to) {
    int end = from;
    while (end < to && raw[end] != '\n' && raw[end] != '\r') {
      if (alphabet.value(raw[end]) < 0 || end - from > 100) {
        return false;
      }
      end++;
    }
    if (end == from) {
      return false;
    }
    int count = alphabet.value(raw[from]);
    int needed = charactersFor(count);
    int chars = end - from - 1;
    if (count == 0) {
      return chars == 0 || chars == 4;
    }
    // Blanks at the end may have been lost on the way; some encoders add a check character.
    boolean blanksLost = chars < needed && needed - chars <= 4 && chars > 0;
    return blanksLost || (chars >= needed && chars <= needed + 2);
  }

  private static void decode(Alphabet alphabet, String text, ByteArrayOutputStream out) {
    int count = alphabet.value(text.charAt(0));
    for (int i = 1; count > 0; i += 4, count -= 3) {
      int group = 0;
      for (int k = 0; k < 4; k++) {
        int value = i + k < text.length() ? alphabet.value(text.charAt(i + k)) : 0;
        group = (group << 6) | Math.max(0, value);
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

  /** The file whose {@code begin-base64} stands at {@code from}; empty where it is none. */
  static Optional<Found> readBase64(byte[] raw, int from, int to) {
    Matcher begin = BEGIN.matcher(line(raw, from, to));
    int first = nextLine(raw, from, to);
    if (!begin.matches() || !isBase64(raw, first, to)) {
      return Optional.empty();
    }
    int line = first;
    while (line < to && isBase64(raw, line, to)) {
      line = nextLine(raw, line, to);
    }
    boolean ended = line(raw, line, to).stripTrailing().equals("====");
    byte[] octets = TransferEncoding.base64(raw, first, line).octets();
    String problem = ended ? "" : "file in base64 is cut";
    return Optional.of(
        new Found(
            new File(begin.group(1).strip(), octets, problem),
            ended ? nextLine(raw, line, to) : line));
  }

  private static boolean isBase64(byte[] raw, int from, int to) {
    String text = line(raw, from, to).stripTrailing();
    int end = text.length();
    while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (Base64Octets.value(text.charAt(i)) < 0) {
        return false;
      }
    }
    return end > 0 && text.length() <= 100;
  }
}
