package org.newsloom.nntp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;

/**
 * Reads overview lines (RFC 3977 section 8.3) off the wire into batches. The first seven columns
 * stand where the RFC puts them; Xref is found by the format's column, by its name, or by its
 * shape. A line that is no row is handed on as one: it may stand for an article.
 */
final class OverviewRows {
  private static final int MAX_ROWS = 8192;
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Lines that stand for no number of the window, as of a server that ignores what was asked. */
  private static final long STRAY_LINES = 100_000;

  /** Columns of a row at least: the number and seven fields. */
  private static final int COLUMNS = 8;

  private static final int MAX_COLUMNS = 64;
  private static final Field[] FIXED = {
    Field.SUBJECT,
    Field.FROM,
    Field.DATE,
    Field.MESSAGE_ID,
    Field.REFERENCES,
    Field.BYTES,
    Field.LINES
  };
  private static final byte[] XREF_NAME = "xref:".getBytes(StandardCharsets.US_ASCII);

  private final OverviewSink sink;
  private final int xrefColumn;
  private final int[] tabs = new int[MAX_COLUMNS + 1];
  private final OverviewBatch.Builder rows = new OverviewBatch.Builder();
  private int bytes;

  /**
   * Rows go to the sink.
   *
   * @param xrefColumn the column of Xref, the number being column 0; or -1 where it is not known
   */
  OverviewRows(OverviewSink sink, int xrefColumn) {
    this.sink = sink;
    this.xrefColumn = xrefColumn;
  }

  /** Reads a whole block for a window, and gives out what it held. */
  void readBlock(Wire wire, NumberWindow window) throws IOException {
    long left = window.high() - window.low() + 1 + STRAY_LINES;
    wire.beginBlock();
    while (wire.readBlockLine()) {
      if (left-- == 0) {
        throw new NntpProtocolException("overview lines without end for " + window);
      }
      line(wire.buffer(), wire.from(), wire.to(), window);
      if (rows.size() >= MAX_ROWS || bytes >= MAX_BYTES) {
        giveOut();
      }
    }
    giveOut();
  }

  /** Takes one line that a server would send; used for rows that are made of heads too. */
  void line(byte[] octets, int from, int to, NumberWindow window) {
    int columns = split(octets, from, to);
    long number = number(octets, from, tabs[0]);
    if (columns < COLUMNS || !window.contains(number) || !isRow(octets, columns)) {
      sink.bad(
          new BadLine(
              number >= 0 ? OptionalLong.of(number) : OptionalLong.empty(),
              Arrays.copyOfRange(octets, from, to)));
      return;
    }
    rows.row(number);
    rows.line(octets, from, to);
    for (int column = 1; column <= FIXED.length; column++) {
      rows.lies(FIXED[column - 1], tabs[column - 1] + 1, tabs[column]);
    }
    xref(octets, columns);
    bytes += to - from;
  }

  void giveOut() {
    if (rows.size() > 0) {
      bytes = 0;
      sink.batch(rows.lend());
    }
  }

  /** Fills {@link #tabs} with the ends of the columns. */
  private int split(byte[] octets, int from, int to) {
    int columns = 0;
    int tab = Octets.indexOf(octets, from, to, '\t');
    while (tab >= 0 && columns < MAX_COLUMNS) {
      tabs[columns++] = tab;
      tab = Octets.indexOf(octets, tab + 1, to, '\t');
    }
    tabs[columns++] = to;
    return columns;
  }

  /** A TAB inside a subject or an author shifts the Message-ID, one inside References the size. */
  private boolean isRow(byte[] octets, int columns) {
    return columns <= MAX_COLUMNS
        && isIdentifier(octets, tabs[3] + 1, tabs[4])
        && !holds(octets, tabs[5] + 1, tabs[6], '<')
        && !holds(octets, tabs[6] + 1, tabs[7], '<');
  }

  private static boolean isIdentifier(byte[] octets, int from, int to) {
    int first = from;
    int last = to - 1;
    while (first < last && octets[first] == ' ') {
      first++;
    }
    while (last > first && octets[last] == ' ') {
      last--;
    }
    return last - first >= 2 && octets[first] == '<' && octets[last] == '>';
  }

  private static boolean holds(byte[] octets, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (octets[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static long number(byte[] octets, int from, int to) {
    long number = 0;
    if (from == to || to - from > 19) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      int digit = octets[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    // Nineteen digits may pass what a long holds; the sum is negative then.
    return number < 0 ? -1 : number;
  }

  private void xref(byte[] octets, int columns) {
    if (xrefColumn >= COLUMNS && xrefColumn < columns) {
      int from = tabs[xrefColumn - 1] + 1;
      xrefFrom(octets, hasName(octets, from, tabs[xrefColumn]) ? from + 5 : from, xrefColumn);
      return;
    }
    for (int column = COLUMNS; column < columns; column++) {
      int from = tabs[column - 1] + 1;
      if (hasName(octets, from, tabs[column])) {
        xrefFrom(octets, from + XREF_NAME.length, column);
        return;
      }
    }
    if (xrefColumn < 0 && columns > COLUMNS && looksLikeXref(octets, tabs[7] + 1, tabs[8])) {
      xrefFrom(octets, tabs[7] + 1, COLUMNS);
    }
  }

  private void xrefFrom(byte[] octets, int from, int column) {
    int start = from;
    while (start < tabs[column] && octets[start] == ' ') {
      start++;
    }
    rows.lies(Field.XREF, start, tabs[column]);
  }

  private static boolean hasName(byte[] octets, int from, int to) {
    if (to - from < XREF_NAME.length) {
      return false;
    }
    for (int i = 0; i < XREF_NAME.length; i++) {
      int octet = octets[from + i];
      if ((octet >= 'A' && octet <= 'Z' ? octet + 32 : octet) != XREF_NAME[i]) {
        return false;
      }
    }
    return true;
  }

  /** Some servers send the value without its name: {@code host group:number ...}. */
  private static boolean looksLikeXref(byte[] octets, int from, int to) {
    String value = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    String[] words = value.strip().split(" +", -1);
    return words.length >= 2
        && Arrays.stream(words).skip(1).allMatch(word -> word.matches("[^:\\s]+:\\d{1,19}"));
  }

  /**
   * The column of Xref in a LIST OVERVIEW.FMT answer, or -1 where the format does not name it
   * beyond the seven fixed ones.
   */
  static int xrefColumn(java.util.List<String> format) {
    for (int i = FIXED.length; i < format.size(); i++) {
      if (format.get(i).toLowerCase(Locale.ROOT).startsWith("xref:")) {
        return i + 1;
      }
    }
    return -1;
  }
}
