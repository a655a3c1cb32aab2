package org.newsloom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsloom.article.Counted;
import org.newsloom.article.Defect;

/**
 * Reads batches of articles, {@code #! rnews <bytes>} and then that many octets of article, again
 * and again (RFC 5537 section 4.2).
 *
 * <p>Counts are believed as long as they lead to the end of the file or to the next such line. One
 * that does not is mended by looking for that line, and noted as a defect. One thread, one pass; at
 * most one article is held in memory.
 */
public final class RnewsReader implements ArchiveReader {
  private static final byte[] MARK = "#! rnews ".getBytes(StandardCharsets.US_ASCII);

  /** The longest head line that is looked at: the mark, ten digits, blanks, the line end. */
  private static final int MAX_HEAD = 40;

  private final InputStream in;
  private final List<Defect> defects = new ArrayList<>();
  private byte[] window = new byte[64 * 1024];
  private int from;
  private int to;
  private boolean ended;
  private int articles;

  /**
   * Reads from a stream of plain octets, which is closed with the reader.
   *
   * @see #open
   */
  public RnewsReader(InputStream in) {
    this.in = in;
  }

  /**
   * Opens a batch, plain or compressed by gzip, zstd or zip, whatever its name is.
   *
   * @throws IOException where the file cannot be read or its compression is broken at the start
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static RnewsReader open(Path file) throws IOException {
    return new RnewsReader(PackedFiles.open(file));
  }

  /**
   * The next article as it stands in the batch, usually with LF line ends; empty at the end. A
   * batch that was cut short or whose compression breaks off gives what came before, and a defect.
   *
   * @throws IOException where the file cannot be read
   */
  @Override
  public Optional<byte[]> next() throws IOException {
    while (true) {
      OptionalInt count = headLine();
      if (count.isEmpty()) {
        if (!skipToHead()) {
          return Optional.empty();
        }
        continue;
      }
      articles++;
      if (count.getAsInt() > MAX_OCTETS) {
        note("longer than " + MAX_OCTETS + " octets: passed over");
        skipToHead();
        continue;
      }
      return Optional.of(article(count.getAsInt()));
    }
  }

  /** What was wrong so far, at most 1,000 entries; {@code where} counts the articles from 1. */
  @Override
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Takes the head line that the window begins with; empty where there is none. */
  private OptionalInt headLine() throws IOException {
    fill(MAX_HEAD);
    OptionalInt end = headEnd(from);
    if (end.isEmpty()) {
      return OptionalInt.empty();
    }
    String digits =
        new String(
            window,
            from + MARK.length,
            end.getAsInt() - from - MARK.length,
            StandardCharsets.US_ASCII);
    from = end.getAsInt();
    long count = Long.parseLong(digits.strip());
    return OptionalInt.of((int) Math.min(count, Integer.MAX_VALUE));
  }

  private byte[] article(int count) throws IOException {
    fill(count + MAX_HEAD);
    int end = from + Math.min(count, to - from);
    boolean fits = end - from == count && (end == to || headEnd(end).isPresent());
    if (!fits) {
      end = mendedEnd(end, count);
    }
    byte[] article = Arrays.copyOfRange(window, from, end);
    from = end;
    return article;
  }

  /**
   * The end of an article whose count is wrong: the next head line within it (the count was too
   * large) or after it (too small), else the end of the file.
   */
  private int mendedEnd(int countedEnd, int count) throws IOException {
    for (int at = from; at < countedEnd; at++) {
      if ((at == from || window[at - 1] == '\n') && headEnd(at).isPresent()) {
        note("its count of " + Counted.of(count, "octet") + " is too large");
        return at;
      }
    }
    if (countedEnd - from < count) {
      note("cut short: " + (countedEnd - from) + " of " + Counted.of(count, "octet"));
      return countedEnd;
    }
    int at = countedEnd;
    int start = from;
    while (at - from < MAX_OCTETS) {
      fill(at - from + MAX_HEAD);
      at += from - start;
      start = from;
      if (at >= to || ((at == from || window[at - 1] == '\n') && headEnd(at).isPresent())) {
        break;
      }
      at++;
    }
    note("its count of " + Counted.of(count, "octet") + " is too small");
    return at;
  }

  /** Passes over what is no batch, up to the next head line; false at the end of the file. */
  private boolean skipToHead() throws IOException {
    boolean lineStart = true;
    long skipped = 0;
    while (true) {
      fill(MAX_HEAD);
      if (from == to) {
        if (skipped > 0) {
          note(Counted.are(skipped, "octet") + " no article");
        }
        return false;
      }
      if (lineStart && headEnd(from).isPresent()) {
        if (skipped > 0) {
          note(Counted.are(skipped, "octet") + " no article");
        }
        return true;
      }
      lineStart = window[from] == '\n';
      from++;
      skipped++;
    }
  }

  /** Where the head line beginning at {@code at} ends, its line end included. */
  private OptionalInt headEnd(int at) {
    int next = at + MARK.length;
    if (next >= to || !Arrays.equals(window, at, next, MARK, 0, MARK.length)) {
      return OptionalInt.empty();
    }
    int digits = 0;
    while (next < to && digits <= 10 && window[next] >= '0' && window[next] <= '9') {
      next++;
      digits++;
    }
    while (next < to && next - at < MAX_HEAD && (window[next] == ' ' || window[next] == '\r')) {
      next++;
    }
    boolean whole = digits > 0 && digits <= 10 && next < to && window[next] == '\n';
    return whole ? OptionalInt.of(next + 1) : OptionalInt.empty();
  }

  /** Brings at least {@code wanted} octets into the window, fewer only at the end of the file. */
  private void fill(int wanted) throws IOException {
    if (to - from >= wanted || ended) {
      return;
    }
    if (window.length - from < wanted) {
      int size = Math.max(window.length, Math.min(Integer.highestOneBit(wanted) * 2, wanted * 2));
      byte[] next = size > window.length ? new byte[size] : window;
      System.arraycopy(window, from, next, 0, to - from);
      window = next;
      to -= from;
      from = 0;
    }
    while (to - from < wanted && !ended) {
      int read = read();
      ended = read < 0;
      to += Math.max(read, 0);
    }
  }

  private int read() throws IOException {
    try {
      return in.read(window, to, window.length - to);
    } catch (IOException e) {
      if (!PackedFiles.isBrokenOff(e)) {
        throw e;
      }
      note("the compression breaks off: " + e.getMessage());
      return -1;
    }
  }

  private void note(String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect("article " + articles + " of the batch", what));
    }
  }
}
