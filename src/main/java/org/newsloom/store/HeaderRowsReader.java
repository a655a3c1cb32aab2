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

  private final KeyedHash hash;
  private final HeaderDecoder decoder;
  private final NewTexts news;

  private final ByteArrayOutputStream texts = new ByteArrayOutputStream();

  /** Identifiers that do not lie in the batch as they are. */
  private final ByteArrayOutputStream extra = new ByteArrayOutputStream();

  private long[] references = new long[1024];

  /** Where their identifiers lie; bounds past the batch mean {@link #extra}. */
  private int[] referenceFrom = new int[1024];

  private int[] referenceTo = new int[1024];

  /** How many references there are so far. */
  private int count;

  private OverviewBatch batch = new OverviewBatch.Builder().build();
  private HeaderRows rows = new HeaderRows(0);

  /** Reads for one store; what is probably new to it is decoded. */
  HeaderRowsReader(KeyedHash hash, HeaderDecoder decoder, NewTexts news) {
    this.hash = hash;
    this.decoder = decoder;
    this.news = news;
  }

  /** Reads a batch that arrived at that time. */
  HeaderRows read(OverviewBatch lines, Instant arrived) {
    batch = lines;
    rows = new HeaderRows(lines.size());
    count = 0;
    texts.reset();
    extra.reset();
    for (int row = 0; row < lines.size(); row++) {
      add(row, arrived);
    }
    rows.texts = texts.toByteArray();
    rows.references = Arrays.copyOf(references, count);
    rows.referenceStart[rows.size] = count;
    if (rows.size >= Segments.LEAST && rows.isAscending()) {
      pack();
    } else {
      rows.elsewhere = IntStream.range(0, count).toArray();
    }
    nameElsewhere();
    HeaderRows made = rows;
    batch = new OverviewBatch.Builder().build();
    rows = new HeaderRows(0);
    return made;
  }

  private void pack() {
    List<SegmentPart> packed = new ArrayList<>();
    List<int[]> all = new ArrayList<>();
    int pieces = (rows.size + Segments.ROWS - 1) / Segments.ROWS;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) rows.size * i / pieces);
      int to = (int) ((long) rows.size * (i + 1) / pieces);
      HeaderColumns links = new HeaderColumns(to - from);
      for (int k = from; k < to; k++) {
        links.add(
            rows.number[k],
            rows.key[k],
            rows.date[k],
            0,
            0,
            references,
            rows.referenceStart[k],
            rows.referenceStart[k + 1]);
      }
      packed.add(SegmentPart.of(from, to, links, rows.details(), rows.number));
      int base = rows.referenceStart[from];
      all.add(Arrays.stream(links.elsewhere()).map(index -> base + index).toArray());
    }
    rows.elsewhere = all.stream().flatMapToInt(Arrays::stream).toArray();
    rows.parts = packed;
  }

  /** Keeps the identifiers of ancestors that may be in none of the rows. */
  private void nameElsewhere() {
    texts.reset();
    rows.elsewhereEnd = new int[rows.elsewhere.length];
    byte[] others = extra.size() == 0 ? new byte[0] : extra.toByteArray();
    int end = batch.octets().length;
    for (int i = 0; i < rows.elsewhere.length; i++) {
      int index = rows.elsewhere[i];
      int length = referenceTo[index] - referenceFrom[index];
      if (referenceFrom[index] < end) {
        texts.write(batch.octets(), referenceFrom[index], length);
      } else {
        texts.write(others, referenceFrom[index] - end, length);
      }
      rows.elsewhereEnd[i] = texts.size();
    }
    rows.elsewhereTexts = texts.toByteArray();
  }

  private void add(int row, Instant arrived) {
    byte[] bytes = batch.octets();
    int idFrom = batch.from(row, Field.MESSAGE_ID);
    int idTo = batch.to(row, Field.MESSAGE_ID);
    String text = identifier(bytes, idFrom, idTo);
    long number = batch.number(row);
    if (text.isEmpty() || number < 1) {
      rows.broken.add(
          new HeaderRows.Broken(
              number, "no Message-ID: " + cut(batch.text(row, Field.MESSAGE_ID))));
      return;
    }
    int at = rows.size++;
    rows.number[at] = number;
    rows.id[at] = text;
    rows.key[at] = hash.of(text.getBytes(StandardCharsets.ISO_8859_1));
    date(at, row, arrived);
    rows.octets[at] = decimal(row, Field.BYTES);
    rows.lines[at] = decimal(row, Field.LINES);
    subject(at, batch.from(row, Field.SUBJECT), batch.to(row, Field.SUBJECT));
    author(at, batch.from(row, Field.FROM), batch.to(row, Field.FROM));
    xref(at, row);
    rows.referenceStart[at] = count;
    references(batch.from(row, Field.REFERENCES), batch.to(row, Field.REFERENCES));
  }

  private void subject(int at, int from, int to) {
    int kept = SubjectIds.begin(batch.octets(), from, to);
    long key = hash.of(batch.octets(), kept, to);
    rows.subjectHash[at] = key;
    rows.reply[at] = kept > from;
    texts.write(batch.octets(), kept, to - kept);
    rows.textEnd[2 * at] = texts.size();
    if (news.isNew(key)) {
      rows.newSubjects.put(
          key, Dictionary.Text.of(Dictionary.Kind.SUBJECT, decoder, batch.octets(), kept, to));
    }
  }

  private void author(int at, int from, int to) {
    long key = hash.of(batch.octets(), from, to);
    rows.authorHash[at] = key;
    texts.write(batch.octets(), from, to - from);
    rows.textEnd[2 * at + 1] = texts.size();
    if (news.isNew(key)) {
      rows.newAuthors.put(
          key, Dictionary.Text.of(Dictionary.Kind.AUTHOR, decoder, batch.octets(), from, to));
    }
  }

  private void date(int at, int row, Instant arrived) {
    Optional<Instant> told =
        decoder.date(
            batch.octets(),
            batch.from(row, Field.DATE),
            batch.to(row, Field.DATE),
            new ArrayList<>(0));
    rows.date[at] = DateCode.of(told.orElse(arrived));
    rows.flags[at] = told.isPresent() ? 0 : HeaderRows.NO_DATE;
  }

  private void xref(int at, int row) {
    int from = batch.from(row, Field.XREF);
    int to = batch.to(row, Field.XREF);
    int colons = 0;
    for (int i = from; i < to; i++) {
      colons += batch.octets()[i] == ':' ? 1 : 0;
    }
    if (colons == 0) {
      rows.flags[at] |= HeaderRows.NO_XREF;
    }
    // One place is this one; only crossposts need the text.
    rows.xref[at] = colons > 1 ? batch.text(row, Field.XREF, MAX_XREF) : "";
    rows.flags[at] |= colons > 1 ? HeaderRows.CROSSPOSTED : 0;
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
      reference(text, 0, text.length, batch.octets().length + extra.size());
      extra.writeBytes(text);
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

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
