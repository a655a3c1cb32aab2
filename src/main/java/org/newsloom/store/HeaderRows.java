package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.article.References;

/**
 * A batch of overview lines, read as far as the store needs it: hashes, dates, counts. Made off the
 * writer's thread, so that the one thread that all writes wait for does not spend its time on it.
 */
final class HeaderRows {
  /** The article names no date that could be read; the row has the time of its arrival. */
  static final int NO_DATE = 1;

  /** The server sent no Xref: crossposts can only be found by Message-ID. */
  static final int NO_XREF = 2;

  /** It stands in several groups, and the text of its Xref is kept. */
  static final int CROSSPOSTED = 4;

  /** References beyond this many are left out: the first and the last are kept. */
  private static final int MAX_REFERENCES = 500;

  /** The text of Xref is cut here: 200 places and more fit in, and no article has as many. */
  private static final int MAX_XREF = 8 * 1024;

  final OverviewBatch batch;
  final int[] batchRow;

  /** Subjects and authors that are probably new, decoded, by their hashes. */
  final Map<Long, Dictionary.Text> newSubjects = new HashMap<>();

  final Map<Long, Dictionary.Text> newAuthors = new HashMap<>();
  final long[] number;
  final long[] key;
  final String[] id;
  final long[] date;
  final int[] flags;
  final long[] octets;
  final long[] lines;
  final long[] subjectHash;

  /** Where the part of the subject begins that the dictionary keeps. */
  final int[] subjectFrom;

  final long[] authorHash;
  final String[] xref;
  final int[] referenceStart;
  long[] references = new long[1024];
  int[] referenceFrom = new int[1024];
  int[] referenceTo = new int[1024];
  int size;

  /** Numbers of lines that name no article, and what stood there. */
  final List<Broken> broken = new ArrayList<>();

  /** Identifiers that do not lie in the batch as they are; bounds past the batch mean these. */
  private byte[] extra = new byte[0];

  /** How many references there are so far. */
  private int count;

  /** What goes to disk as it is if none of these headers is here; empty for a small batch. */
  private List<SegmentPart> parts = List.of();

  /** Indexes of references to all ancestors that may be in none of these rows. */
  private int[] elsewhere = new int[0];

  private final KeyedHash hash;
  private final HeaderDecoder decoder;

  /** A line that names no article. */
  record Broken(long number, String what) {}

  private HeaderRows(OverviewBatch batch, KeyedHash hash, HeaderDecoder decoder) {
    int rows = batch.size();
    this.batch = batch;
    this.hash = hash;
    this.decoder = decoder;
    batchRow = new int[rows];
    number = new long[rows];
    key = new long[rows];
    id = new String[rows];
    date = new long[rows];
    flags = new int[rows];
    octets = new long[rows];
    lines = new long[rows];
    subjectHash = new long[rows];
    subjectFrom = new int[rows];
    authorHash = new long[rows];
    xref = new String[rows];
    referenceStart = new int[rows + 1];
  }

  static HeaderRows parse(
      OverviewBatch batch, KeyedHash hash, HeaderDecoder decoder, NewTexts news, Instant arrived) {
    HeaderRows rows = new HeaderRows(batch, hash, decoder);
    for (int row = 0; row < batch.size(); row++) {
      rows.add(row, arrived);
    }
    rows.decodeNew(news);
    rows.referenceStart[rows.size] = rows.count;
    if (rows.size >= Segments.LEAST && rows.isAscending()) {
      rows.parts = rows.pack();
    } else {
      rows.elsewhere = IntStream.range(0, rows.count).toArray();
    }
    return rows;
  }

  /** Segments of these headers, all but what the writer alone can say; empty for a small batch. */
  List<SegmentPart> parts() {
    return parts;
  }

  /** Indexes of references that name all ancestors that may be in none of these rows. */
  int[] elsewhere() {
    return elsewhere;
  }

  private List<SegmentPart> pack() {
    List<SegmentPart> packed = new ArrayList<>();
    List<int[]> all = new ArrayList<>();
    int pieces = (size + Segments.ROWS - 1) / Segments.ROWS;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) size * i / pieces);
      int to = (int) ((long) size * (i + 1) / pieces);
      HeaderColumns links = new HeaderColumns(to - from);
      for (int k = from; k < to; k++) {
        links.add(
            number[k], key[k], date[k], 0, 0, references, referenceStart[k], referenceStart[k + 1]);
      }
      packed.add(SegmentPart.of(from, to, links, details(), number));
      int base = referenceStart[from];
      all.add(Arrays.stream(links.elsewhere()).map(index -> base + index).toArray());
    }
    elsewhere = all.stream().flatMapToInt(Arrays::stream).toArray();
    return packed;
  }

  /** The same arrays, as the store keeps them. */
  HeaderDetails details() {
    return HeaderDetails.over(size, octets, lines, flags, id, xref);
  }

  private void decodeNew(NewTexts news) {
    for (int i = 0; i < size; i++) {
      if (news.isNew(subjectHash[i])) {
        newSubjects.put(subjectHash[i], text(Dictionary.Kind.SUBJECT, i, Field.SUBJECT));
      }
      if (news.isNew(authorHash[i])) {
        newAuthors.put(authorHash[i], text(Dictionary.Kind.AUTHOR, i, Field.FROM));
      }
    }
  }

  private Dictionary.Text text(Dictionary.Kind kind, int i, Field field) {
    int row = batchRow[i];
    int from = kind == Dictionary.Kind.SUBJECT ? subjectFrom[i] : batch.from(row, field);
    return Dictionary.Text.of(kind, decoder, batch.octets(), from, batch.to(row, field));
  }

  /** Whether any of some numbers lies between the smallest and the largest of these. */
  boolean overlaps(NumberRanges numbers) {
    long low = Long.MAX_VALUE;
    long high = 0;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, number[i]);
      high = Math.max(high, number[i]);
    }
    return low <= high && numbers.countIn(low, high) > 0;
  }

  /** Indexes in the order of their numbers. */
  int[] byNumber(int[] indexes) {
    return Arrays.stream(indexes)
        .boxed()
        .sorted(Comparator.comparingLong(i -> number[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether the numbers ascend, as those of a good server do. */
  boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (number[i] <= number[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void add(int row, Instant arrived) {
    byte[] bytes = batch.octets();
    int idFrom = batch.from(row, Field.MESSAGE_ID);
    int idTo = batch.to(row, Field.MESSAGE_ID);
    String text = identifier(bytes, idFrom, idTo);
    long rowNumber = batch.number(row);
    if (text.isEmpty() || rowNumber < 1) {
      broken.add(new Broken(rowNumber, "no Message-ID: " + cut(batch.text(row, Field.MESSAGE_ID))));
      return;
    }
    int at = size++;
    batchRow[at] = row;
    number[at] = rowNumber;
    id[at] = text;
    key[at] = hash.of(text.getBytes(StandardCharsets.ISO_8859_1));
    date(at, row, arrived);
    octets[at] = decimal(row, Field.BYTES);
    lines[at] = decimal(row, Field.LINES);
    int subjectTo = batch.to(row, Field.SUBJECT);
    subjectFrom[at] = SubjectIds.begin(bytes, batch.from(row, Field.SUBJECT), subjectTo);
    subjectHash[at] = hash.of(bytes, subjectFrom[at], subjectTo);
    authorHash[at] = hash.of(bytes, batch.from(row, Field.FROM), batch.to(row, Field.FROM));
    xref(at, row);
    referenceStart[at] = count;
    references(batch.from(row, Field.REFERENCES), batch.to(row, Field.REFERENCES));
  }

  private void date(int at, int row, Instant arrived) {
    Optional<Instant> told =
        decoder.date(
            batch.octets(),
            batch.from(row, Field.DATE),
            batch.to(row, Field.DATE),
            new ArrayList<>(0));
    date[at] = told.orElse(arrived).getEpochSecond();
    flags[at] = told.isPresent() ? 0 : NO_DATE;
  }

  private void xref(int at, int row) {
    int from = batch.from(row, Field.XREF);
    int to = batch.to(row, Field.XREF);
    int colons = 0;
    for (int i = from; i < to; i++) {
      colons += batch.octets()[i] == ':' ? 1 : 0;
    }
    if (colons == 0) {
      flags[at] |= NO_XREF;
    }
    // One place is this one; only crossposts need the text.
    xref[at] = colons > 1 ? batch.text(row, Field.XREF, MAX_XREF) : "";
    flags[at] |= colons > 1 ? CROSSPOSTED : 0;
  }

  private long decimal(int row, Field field) {
    long value = 0;
    byte[] bytes = batch.octets();
    for (int i = batch.from(row, field); i < batch.to(row, field); i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9 && value < Long.MAX_VALUE / 100) {
        value = value * 10 + digit;
      } else if (digit < 0 || digit > 9) {
        break;
      }
    }
    return value;
  }

  /** The identifier in a Message-ID field, or the empty string. */
  private String identifier(byte[] bytes, int from, int to) {
    if (isPlain(bytes, from, to)) {
      return new String(bytes, from + 1, to - from - 2, StandardCharsets.ISO_8859_1);
    }
    References found = decoder.references(bytes, from, to, new ArrayList<>(0));
    if (!found.ids().isEmpty()) {
      return found.ids().getFirst().text();
    }
    return MessageId.parse(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
        .map(MessageId::text)
        .orElse("");
  }

  /** Whether the octets are one identifier in angle brackets, as nearly all are. */
  private static boolean isPlain(byte[] bytes, int from, int to) {
    if (to - from < 3 || to - from > 1000 || bytes[from] != '<' || bytes[to - 1] != '>') {
      return false;
    }
    for (int i = from + 1; i < to - 1; i++) {
      int c = bytes[i];
      if (c <= 0x20 || c == 0x7f || c == '<' || c == '>') {
        return false;
      }
    }
    return true;
  }

  private void references(int from, int to) {
    byte[] bytes = batch.octets();
    int begin = count;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && bytes[end] != ' ') {
        end++;
      }
      if (end > at) {
        if (!isPlain(bytes, at, end)) {
          count = begin;
          decoded(from, to);
          return;
        }
        reference(bytes, at + 1, end - 1, 0);
      }
      at = end + 1;
    }
    bound(begin);
  }

  /** The slow way, for what is not simply identifiers and blanks. */
  private void decoded(int from, int to) {
    int begin = count;
    for (MessageId ancestor :
        decoder.references(batch.octets(), from, to, new ArrayList<>(0)).ids()) {
      byte[] text = ancestor.octets();
      int start = extra.length;
      extra = Arrays.copyOf(extra, start + text.length);
      System.arraycopy(text, 0, extra, start, text.length);
      reference(extra, start, start + text.length, batch.octets().length);
    }
    bound(begin);
  }

  private void reference(byte[] bytes, int from, int to, int shift) {
    if (count == references.length) {
      references = Arrays.copyOf(references, count * 2);
      referenceFrom = Arrays.copyOf(referenceFrom, count * 2);
      referenceTo = Arrays.copyOf(referenceTo, count * 2);
    }
    references[count] = hash.of(bytes, from, to);
    referenceFrom[count] = from + shift;
    referenceTo[count] = to + shift;
    count++;
  }

  /** Drops ancestors from the middle where there are too many: the root and the nearest matter. */
  private void bound(int begin) {
    int excess = count - begin - MAX_REFERENCES;
    if (excess > 0) {
      for (int[] bounds : List.of(referenceFrom, referenceTo)) {
        System.arraycopy(bounds, begin + 1 + excess, bounds, begin + 1, count - begin - 1 - excess);
      }
      System.arraycopy(
          references, begin + 1 + excess, references, begin + 1, count - begin - 1 - excess);
      count -= excess;
    }
  }

  /** The text of an ancestor. */
  String reference(int index) {
    int shift = referenceFrom[index] >= batch.octets().length ? batch.octets().length : 0;
    byte[] bytes = shift == 0 ? batch.octets() : extra;
    int from = referenceFrom[index] - shift;
    return new String(bytes, from, referenceTo[index] - shift - from, StandardCharsets.ISO_8859_1);
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
