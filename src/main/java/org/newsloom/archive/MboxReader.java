package org.newsloom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsloom.article.Defect;

/**
 * Reads mbox files (RFC 4155): a {@code From } line, an article, an empty line, again and again. Of
 * lines that begin with {@code >From }, {@code >>From } and so on, one {@code >} is taken off, as
 * mboxrd asks and mboxo means. A {@code From } line counts where it follows an empty line and has a
 * date in it or a header field behind it, or has both whatever it follows; others are text. Where
 * it says that the last line of the article has no end ({@link MboxWriter}), the article has none.
 */
public final class MboxReader implements ArchiveReader {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern DATED = Pattern.compile("From .*\\d\\d:\\d\\d.*\\d{4}.*");

  /** An address without blanks and a date as asctime writes it. */
  private static final Pattern SURELY_DATED =
      Pattern.compile(
          "From \\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d(?::\\d\\d)?.* (?:19|20)\\d\\d.*");

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}:.*");

  /** A longer line is no separator and no field. */
  private static final int MAX_LOOK = 500;

  private final InputStream in;
  private final List<Defect> defects = new ArrayList<>();
  private byte[] line = new byte[0];
  private byte[] following = new byte[0];
  private boolean begun;
  private int articles;

  /** Reads from a stream of plain octets, which is closed with the reader. */
  public MboxReader(InputStream in) {
    this.in = in;
  }

  /**
   * Opens a file, plain or compressed by gzip or zstd.
   *
   * @throws IOException where the file cannot be read
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static MboxReader open(Path file) throws IOException {
    return new MboxReader(PackedFiles.open(file));
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    if (!begun) {
      begun = true;
      line = readLine();
      following = readLine();
      skipToFirst();
    }
    while (line.length > 0) {
      Optional<byte[]> article = article();
      if (article.isPresent()) {
        return article;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void skipToFirst() throws IOException {
    long skipped = 0;
    boolean empty = true;
    while (line.length > 0 && !(empty && isSeparator())) {
      empty = isEmpty(line);
      skipped += line.length;
      advance();
    }
    if (skipped > 0) {
      note("before the first article: " + skipped + " octets that are none");
    }
  }

  /** The article behind the separator; empty where it is too long. */
  private Optional<byte[]> article() throws IOException {
    articles++;
    String end = text(line).endsWith(MboxWriter.NO_LINE_END) ? lineEnd(line) : "";
    advance();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] waiting = new byte[0];
    boolean tooLong = false;
    // An empty line belongs to the article unless the separator or the end follows it.
    while (line.length > 0) {
      if (waiting.length > 0 ? isSeparator() : isSureSeparator()) {
        break;
      }
      out.writeBytes(waiting);
      waiting = new byte[0];
      if (isEmpty(line)) {
        waiting = line;
      } else {
        write(out, line);
      }
      if (out.size() > MAX_OCTETS) {
        tooLong = true;
        out.reset();
      }
      advance();
    }
    if (tooLong) {
      note("longer than " + MAX_OCTETS + " octets: passed over");
      return Optional.empty();
    }
    byte[] octets = out.toByteArray();
    return Optional.of(
        lineEnd(octets).endsWith(end)
            ? Arrays.copyOf(octets, octets.length - end.length())
            : octets);
  }

  private static String lineEnd(byte[] line) {
    int length = line.length;
    if (length == 0 || line[length - 1] != '\n') {
      return "";
    }
    return length > 1 && line[length - 2] == '\r' ? "\r\n" : "\n";
  }

  private static void write(ByteArrayOutputStream out, byte[] line) {
    int marks = 0;
    while (marks < line.length && line[marks] == '>') {
      marks++;
    }
    boolean quoted = marks > 0 && startsWith(line, marks, FROM);
    out.write(line, quoted ? 1 : 0, line.length - (quoted ? 1 : 0));
  }

  private boolean isSeparator() {
    if (!startsWith(line, 0, FROM)) {
      return false;
    }
    return DATED.matcher(text(line)).matches() || FIELD.matcher(text(following)).matches();
  }

  /** Some programs write no empty line before it. */
  private boolean isSureSeparator() {
    return startsWith(line, 0, FROM)
        && SURELY_DATED.matcher(text(line)).matches()
        && FIELD.matcher(text(following)).matches();
  }

  private static String text(byte[] line) {
    int end = Math.min(line.length, MAX_LOOK);
    while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
      end--;
    }
    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
  }

  private static boolean isEmpty(byte[] line) {
    return (line.length == 1 && line[0] == '\n')
        || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
  }

  private static boolean startsWith(byte[] line, int from, byte[] word) {
    return line.length - from >= word.length
        && Arrays.equals(line, from, from + word.length, word, 0, word.length);
  }

  private void advance() throws IOException {
    line = following;
    following = line.length == 0 ? line : readLine();
  }

  /** A line with its end, or the rest of the file; empty at the end. Huge lines come in pieces. */
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(120);
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        out.write(octet);
        if (octet == '\n' || out.size() >= MAX_OCTETS) {
          break;
        }
      }
    } catch (IOException e) {
      if (!PackedFiles.isBrokenOff(e)) {
        throw e;
      }
      note("the compressed file is broken off");
    }
    return out.toByteArray();
  }

  private void note(String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect("article " + articles, what));
    }
  }
}
