package org.newsloom.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsloom.article.Counted;
import org.newsloom.article.Defect;

/**
 * Reads mbox files (RFC 4155): a {@code From } line, an article, an empty line, again and again. Of
 * lines that begin with {@code >From }, {@code >>From } and so on, one {@code >} is taken off, as
 * mboxrd asks and mboxo means. A {@code From } line counts where it follows an empty line and has a
 * date in it or a header field behind it, or has both whatever it follows; others are text. Where
 * it says that the last line of the article has no end ({@link MboxWriter}), the article has none.
 *
 * <p>A Content-Length (mboxcl) is believed over such lines where it leads to just before the next
 * one or to the end of the file; where lines were not quoted at all for its sake (mboxcl2), none of
 * that article is unquoted. In the way of MMDF articles stand between lines of four {@code ^A}.
 */
public final class MboxReader implements ArchiveReader {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MMDF = {1, 1, 1, 1};
  private static final Pattern DATED = Pattern.compile("From .*\\d\\d:\\d\\d.*\\d{4}.*");

  /** An address without blanks and a date as asctime writes it. */
  private static final Pattern SURELY_DATED =
      Pattern.compile(
          "From \\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d(?::\\d\\d)?.* (?:19|20)\\d\\d.*");

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}:.*");

  /** A longer line is no separator and no field. */
  private static final int MAX_LOOK = 500;

  private static final String TOO_LONG = "longer than " + MAX_OCTETS + " octets: passed over";

  /** So many lengths that are wrong, and no more are looked at. */
  private static final int MOST_WRONG = 8;

  private final OctetLines lines;
  private final List<Defect> defects = new ArrayList<>();
  private byte[] line = new byte[0];
  private byte[] following = new byte[0];
  private boolean begun;
  private boolean isMmdf;
  private boolean isBreakTold;

  /** Whether an article has shown that this file quotes nothing. */
  private boolean isUnquoted;

  private int wrongLengths;
  private int articles;

  /** Reads from a stream of plain octets, which is closed with the reader. */
  public MboxReader(InputStream in) {
    this.lines = new OctetLines(in);
  }

  /**
   * Opens a file, plain or compressed by gzip, zstd or zip.
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
      line = lines.next();
      following = lines.next();
      Optional<byte[]> first = first();
      if (first.isPresent()) {
        return first;
      }
    }
    while (line.length > 0) {
      Optional<byte[]> article = isMmdf ? betweenMarks() : article();
      if (article.isPresent()) {
        return article;
      }
    }
    if (lines.isBrokenOff() && !isBreakTold) {
      isBreakTold = true;
      note("the compressed file is broken off");
    }
    return Optional.empty();
  }

  @Override
  public List<Defect> defects() {
    return List.copyOf(defects);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Passes over what is no article. What begins with header fields is one that lost its line. */
  private Optional<byte[]> first() throws IOException {
    while (isEmpty(line)) {
      advance();
    }
    isMmdf = isMark();
    if (isMmdf || line.length == 0 || isSeparator()) {
      return Optional.empty();
    }
    boolean isArticle = FIELD.matcher(text(line)).matches() && goesOnAsHeader(following);
    GrowingArticle first = new GrowingArticle(false);
    long octets = 0;
    while (line.length > 0 && !(first.endsWithEmptyLine() && isSeparator())) {
      first.add(line);
      octets += line.length;
      advance();
    }
    if (isArticle && !first.isTooLong()) {
      note("no “From ” line before the first article");
      return Optional.of(unquoted(first.octets()));
    }
    note("before the first article: " + Counted.are(octets, "octet") + " none");
    return Optional.empty();
  }

  private static boolean goesOnAsHeader(byte[] line) {
    return line.length > 0
        && (isEmpty(line)
            || line[0] == ' '
            || line[0] == '\t'
            || FIELD.matcher(text(line)).matches());
  }

  /** The article behind the separator; empty where it is too long. */
  private Optional<byte[]> article() throws IOException {
    articles++;
    String separator = text(line);
    String end = separator.endsWith(MboxWriter.NO_LINE_END) ? lineEnd(line) : "";
    GrowingArticle article =
        new GrowingArticle(!separator.contains(MboxWriter.NO_LENGTH) && wrongLengths < MOST_WRONG);
    advance();
    // An empty line belongs to the article unless the separator or the end follows it.
    while (line.length > 0) {
      boolean ends = article.endsWithEmptyLine() ? isSeparator() : isSureSeparator();
      if (ends && !isCounted(article)) {
        break;
      }
      article.add(line);
      advance();
    }
    if (article.isTooLong()) {
      note(TOO_LONG);
      return Optional.empty();
    }
    byte[] octets = article.octets();
    isUnquoted |= article.isExact() && hasFromLine(octets);
    byte[] whole = article.isExact() && isUnquoted ? octets : unquoted(octets);
    return Optional.of(
        lineEnd(whole).endsWith(end) ? Arrays.copyOf(whole, whole.length - end.length()) : whole);
  }

  /**
   * Whether the article's own length says that a line which looks like a separator is of its text,
   * and can be believed: what it counts ends before another separator or with the file.
   */
  private boolean isCounted(GrowingArticle article) throws IOException {
    long missing = article.missing();
    if (missing <= 0 || article.isExact()) {
      return missing > 0;
    }
    Deque<byte[]> looked = new ArrayDeque<>();
    byte[] next = following;
    long seen = line.length;
    while (seen < missing && next.length > 0) {
      seen += next.length;
      next = lines.next();
      looked.add(next);
    }
    boolean leadsToEnd = seen == missing;
    while (leadsToEnd && isEmpty(next)) {
      next = lines.next();
      looked.add(next);
    }
    if (leadsToEnd && next.length > 0) {
      byte[] behind = lines.next();
      looked.add(behind);
      leadsToEnd = isSeparator(next, behind);
    }
    lines.putBack(looked);
    if (leadsToEnd) {
      article.believe();
    } else {
      wrongLengths++;
    }
    return leadsToEnd;
  }

  /** In the way of MMDF, whose lines need no quoting. */
  private Optional<byte[]> betweenMarks() throws IOException {
    while (isMark()) {
      advance();
    }
    if (line.length == 0) {
      return Optional.empty();
    }
    articles++;
    if (startsWith(line, 0, FROM)) {
      advance();
    }
    GrowingArticle article = new GrowingArticle(false);
    while (line.length > 0 && !isMark()) {
      article.add(line);
      advance();
    }
    if (article.isTooLong()) {
      note(TOO_LONG);
      return Optional.empty();
    }
    return Optional.of(article.octets());
  }

  private boolean isMark() {
    return startsWith(line, 0, MMDF) && isEmpty(Arrays.copyOfRange(line, MMDF.length, line.length));
  }

  private static String lineEnd(byte[] line) {
    int length = line.length;
    if (length == 0 || (line[length - 1] != '\n' && line[length - 1] != '\r')) {
      return "";
    }
    boolean isCrLf = length > 1 && line[length - 2] == '\r' && line[length - 1] == '\n';
    return isCrLf ? "\r\n" : line[length - 1] == '\n' ? "\n" : "\r";
  }

  /** Without one mark of each line that was quoted for its separator's sake. */
  private byte[] unquoted(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length);
    for (int from = 0; from < octets.length; ) {
      int end = lines.endOfLine(octets, from);
      int marks = from;
      while (marks < end && octets[marks] == '>') {
        marks++;
      }
      boolean isQuoted = marks > from && startsWith(octets, marks, FROM);
      int start = isQuoted ? from + 1 : from;
      out.write(octets, start, end - start);
      from = end;
    }
    return out.toByteArray();
  }

  private boolean hasFromLine(byte[] octets) {
    for (int from = 0; from < octets.length; from = lines.endOfLine(octets, from)) {
      if (startsWith(octets, from, FROM)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSeparator() {
    return isSeparator(line, following);
  }

  private static boolean isSeparator(byte[] line, byte[] following) {
    return startsWith(line, 0, FROM)
        && (DATED.matcher(text(line)).matches() || FIELD.matcher(text(following)).matches());
  }

  /** Some programs write no empty line before it. */
  private boolean isSureSeparator() {
    return startsWith(line, 0, FROM)
        && SURELY_DATED.matcher(text(line)).matches()
        && FIELD.matcher(text(following)).matches();
  }

  /** A line without its end, as far as it is looked at. */
  static String text(byte[] line) {
    int end = Math.min(line.length, MAX_LOOK);
    while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
      end--;
    }
    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
  }

  static boolean isEmpty(byte[] line) {
    return (line.length == 1 && (line[0] == '\n' || line[0] == '\r'))
        || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
  }

  private static boolean startsWith(byte[] line, int from, byte[] word) {
    return line.length - from >= word.length
        && Arrays.equals(line, from, from + word.length, word, 0, word.length);
  }

  private void advance() throws IOException {
    line = following;
    following = line.length == 0 ? line : lines.next();
  }

  private void note(String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect("article " + articles, what));
    }
  }
}
