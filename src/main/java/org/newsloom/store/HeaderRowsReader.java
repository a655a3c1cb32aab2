package org.newsloom.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.newsloom.article.DateCode;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.article.References;

/**
 * Reads batches of overview lines as far as the store needs it, one after the other. Works off the
 * writer's thread, so that the one thread that all writes wait for does not spend its time on it;
 * its buffers are used again for each batch. For one thread at a time.
 */
final class HeaderRowsReader {
  /** References beyond this many are left out: the first and the last are kept. */
  private static final int MAX_REFERENCES = 500;

  /** The text of Xref is cut here: 200 places and more fit in, and no article has as many. */
  private static final int MAX_XREF = 8 * 1024;

  private static final OverviewBatch NO_LINES = new OverviewBatch.Builder().build();
  private static final HeaderRows NO_ROWS = new HeaderRows();

  private final KeyedHash hash;
  private final HeaderDecoder decoder;
  private final NewTexts news;

  /** Identifiers that do not lie in the batch as they are. */
  private final ByteArrayOutputStream extra = new ByteArrayOutputStream();

  /** Where the identifiers of references lie; bounds past the batch mean {@link #extra}. */
  private int[] referenceFrom = new int[1024];

  private int[] referenceTo = new int[1024];

  /** What dates are found to lack, which nobody is told here. */
  private final List<Defect> defects = new ArrayList<>(0);

  /** How many references there are so far. */
  private int count;

  private final HeaderColumns links = new HeaderColumns(Segments.ROWS);
  private OverviewBatch batch = NO_LINES;
  private HeaderRows rows = NO_ROWS;

  /** Reads for one store; what is probably new to it is decoded. */
  HeaderRowsReader(KeyedHash hash, HeaderDecoder decoder, NewTexts news) {
    this.hash = hash;
    this.decoder = decoder;
    this.news = news;
  }

  /** Reads a batch that arrived at that time into rows, in the place of what they held. */
  void read(OverviewBatch lines, Instant arrived, HeaderRows into) {
    batch = lines;
    rows = into;
    rows.begin(lines.size());
    count = 0;
    extra.reset();
    for (int row = 0; row < lines.size(); row++) {
      add(row, arrived);
    }
    rows.referenceStart[rows.size] = count;
    if (rows.size >= Segments.LEAST && rows.isAscending()) {
      pack();
    } else {
      rows.elsewhere = IntStream.range(0, count).toArray();
    }
    nameElsewhere();
    batch = NO_LINES;
    rows = NO_ROWS;
  }

  private void pack() {
    List<SegmentPart> packed = new ArrayList<>();
    List<int[]> all = new ArrayList<>();
    int pieces = (rows.size + Segments.ROWS - 1) / Segments.ROWS;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) rows.size * i / pieces);
      int to = (int) ((long) rows.size * (i + 1) / pieces);
      links.clear();
      for (int k = from; k < to; k++) {
        links.add(
            rows.number[k],
            rows.key[k],
            rows.date[k],
            0,
            0,
            rows.references,
            rows.referenceStart[k],
            rows.referenceStart[k + 1]);
      }
      packed.add(SegmentPart.of(from, to, links, rows.details, rows.number));
      int base = rows.referenceStart[from];
      all.add(Arrays.stream(links.elsewhere()).map(index -> base + index).toArray());
    }
    rows.elsewhere = all.stream().flatMapToInt(Arrays::stream).toArray();
    rows.parts = packed;
  }

  /** Keeps the identifiers of ancestors that may be in none of the rows. */
  private void nameElsewhere() {
    byte[] others = extra.size() == 0 ? new byte[0] : extra.toByteArray();
    int end = batch.octets().length;
    for (int index : rows.elsewhere) {
      int from = referenceFrom[index];
      int to = referenceTo[index];
      if (from < end) {
        rows.elsewhereTexts.add(batch.octets(), from, to);
      } else {
        rows.elsewhereTexts.add(others, from - end, to - end);
      }
    }
  }

  private void add(int row, Instant arrived) {
    byte[] bytes = batch.octets();
    int from = batch.from(row, Field.MESSAGE_ID);
    int to = batch.to(row, Field.MESSAGE_ID);
    boolean plain = isPlain(bytes, from, to);
    String text = plain ? "" : identifier(bytes, from, to);
    long number = batch.number(row);
    if ((!plain && text.isEmpty()) || number < 1) {
      rows.broken.add(
          new HeaderRows.Broken(
              number, "no Message-ID: " + cut(batch.text(row, Field.MESSAGE_ID))));
      return;
    }
    int at = rows.size++;
    rows.number[at] = number;
    int flags = date(at, row, arrived);
    long octets = decimal(row, Field.BYTES);
    long lines = decimal(row, Field.LINES);
    int places = places(row);
    flags |= places == 0 ? HeaderRows.NO_XREF : 0;
    // One place is this one; only crossposts need the text.
    String xref = places > 1 ? batch.text(row, Field.XREF, MAX_XREF) : "";
    if (plain) {
      rows.key[at] = hash.of(bytes, from + 1, to - 1);
      rows.details.add(octets, lines, flags, bytes, from + 1, to - 1, xref);
    } else {
      rows.key[at] = hash.of(text.getBytes(StandardCharsets.ISO_8859_1));
      rows.details.add(octets, lines, flags, text, xref);
    }
    subject(at, batch.from(row, Field.SUBJECT), batch.to(row, Field.SUBJECT));
    author(at, batch.from(row, Field.FROM), batch.to(row, Field.FROM));
    rows.referenceStart[at] = count;
    references(batch.from(row, Field.REFERENCES), batch.to(row, Field.REFERENCES));
  }

  private void subject(int at, int from, int to) {
    int kept = SubjectIds.begin(batch.octets(), from, to);
    long key = hash.of(batch.octets(), kept, to);
    rows.subjectHash[at] = key;
    rows.reply[at] = kept > from;
    rows.texts.add(batch.octets(), kept, to);
    if (news.isNew(key)) {
      rows.newSubjects.put(
          key, Dictionary.Text.of(Dictionary.Kind.SUBJECT, decoder, batch.octets(), kept, to));
    }
  }

  private void author(int at, int from, int to) {
    long key = hash.of(batch.octets(), from, to);
    rows.authorHash[at] = key;
    rows.texts.add(batch.octets(), from, to);
    if (news.isNew(key)) {
      rows.newAuthors.put(
          key, Dictionary.Text.of(Dictionary.Kind.AUTHOR, decoder, batch.octets(), from, to));
    }
  }

  /** Keeps the date of a row; returns the flags that tell of it. */
  private int date(int at, int row, Instant arrived) {
    defects.clear();
    Optional<Instant> told =
        decoder.date(
            batch.octets(), batch.from(row, Field.DATE), batch.to(row, Field.DATE), defects);
    rows.date[at] = DateCode.of(told.orElse(arrived));
    return told.isPresent() ? 0 : HeaderRows.NO_DATE;
  }

  /** How many places its Xref names. */
  private int places(int row) {
    int to = batch.to(row, Field.XREF);
    int colons = 0;
    for (int i = batch.from(row, Field.XREF); i < to; i++) {
      colons += batch.octets()[i] == ':' ? 1 : 0;
    }
    return colons;
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

  /** The identifier in a Message-ID field that is not plain, or the empty string. */
  private String identifier(byte[] bytes, int from, int to) {
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
      reference(text, 0, text.length, batch.octets().length + extra.size());
      extra.writeBytes(text);
    }
    bound(begin);
  }

  private void reference(byte[] bytes, int from, int to, int shift) {
    if (count == rows.references.length) {
      rows.references = Arrays.copyOf(rows.references, count * 2);
    }
    if (count == referenceFrom.length) {
      referenceFrom = Arrays.copyOf(referenceFrom, count * 2);
      referenceTo = Arrays.copyOf(referenceTo, count * 2);
    }
    rows.references[count] = hash.of(bytes, from, to);
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
          rows.references,
          begin + 1 + excess,
          rows.references,
          begin + 1,
          count - begin - 1 - excess);
      count -= excess;
    }
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
