package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.References;
import org.newsloom.article.Xref;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/** Reads headers back: single ones as {@link Overview}, whole groups in columns. */
final class HeaderReader {
  private static final String ONE =
      """
      select h.id, h.date, h.octets, h.lines, h.flags, h.msgid, h.refs, s.text, a.name, a.address,
        c.xref
      from header h join subject s on s.id = h.subject join author a on a.id = h.author
        left join crosspost c on c.id = h.id
      where h.id = ?\
      """;

  private HeaderReader() {}

  /** The header in one row; empty if it is not here. */
  static Optional<Overview> overview(Db cache, Slice slice, long row) throws SQLException {
    Optional<Partly> found = cache.first(ONE, HeaderReader::partly, row);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Partly part = found.get();
    List<MessageId> ancestors = new ArrayList<>();
    for (long key : keys(part.references())) {
      idOf(cache, key).ifPresent(ancestors::add);
    }
    boolean dated = (part.flags() & HeaderRows.NO_DATE) == 0;
    return Optional.of(
        new Overview(
            slice.number(row),
            new MessageId(part.id()),
            part.subject(),
            part.author(),
            dated ? Optional.of(Instant.ofEpochSecond(part.date())) : Optional.empty(),
            new References(ancestors),
            part.octets(),
            part.lines(),
            part.xref(),
            dated ? List.of() : List.of(new Defect("Date", "no date that can be read"))));
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  private record Partly(
      long date,
      long octets,
      long lines,
      int flags,
      String id,
      byte[] references,
      String subject,
      Author author,
      Xref xref) {}

  private static Partly partly(ResultSet row) throws SQLException {
    byte @Nullable [] references = row.getBytes(7);
    String xref = row.getString(11);
    return new Partly(
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getInt(5),
        row.getString(6),
        references == null ? new byte[0] : references,
        row.getString(8),
        new Author(row.getString(9), row.getString(10)),
        xref == null ? Xref.NONE : XrefText.parse(xref));
  }

  /** The identifier of a key: of a header that is here, or of an ancestor that is not. */
  static Optional<MessageId> idOf(Db cache, long key) throws SQLException {
    Optional<String> text =
        cache.first("select msgid from header where key = ? limit 1", row -> row.getString(1), key);
    if (text.isEmpty()) {
      text = cache.first("select msgid from absent where key = ?", row -> row.getString(1), key);
    }
    return text.map(MessageId::new);
  }

  /** Rows of an article, oldest numbering first. */
  static List<Long> rowsOf(Db cache, long key, MessageId id) throws SQLException {
    return cache.list(
        "select id from header where key = ? and msgid = ? order by id limit 1000",
        row -> row.getLong(1),
        key,
        id.text());
  }

  private static long[] keys(byte[] octets) {
    long[] keys = new long[octets.length / Long.BYTES];
    ByteBuffer.wrap(octets).asLongBuffer().get(keys);
    return keys;
  }

  /** All headers of a group in columns. */
  static GroupHeaders columns(Files files, GroupRef group) throws SQLException {
    List<Slice> slices = Numberings.slices(files.user(), group);
    int capacity = 0;
    if (!slices.isEmpty()) {
      Slice any = slices.getFirst();
      NumberRanges present =
          Holding.of(files.cache(), any.server(), group.group().name(), any.epoch()).present();
      capacity = (int) Math.min(Integer.MAX_VALUE / 16, present.count());
    }
    Columns columns = new Columns(capacity);
    for (Slice slice : slices) {
      try (ResultSet row =
          files
              .cache()
              .prepare(
                  """
                  select id, key, date, subject, author, lines, octets, refs from header
                  where id between ? and ? order by id\
                  """,
                  slice.firstRow(),
                  slice.lastRow())
              .executeQuery()) {
        while (row.next()) {
          columns.add(slice, row);
        }
      }
    }
    return columns.toHeaders(group);
  }

  /** Columns that grow. */
  private static final class Columns {
    private int size;
    private long[] number;
    private long[] key;
    private int[] date;
    private int[] subject;
    private int[] author;
    private int[] lines;
    private int[] octets;
    private int[] start;
    private long[] references;
    private int referenceCount;

    Columns(int capacity) {
      number = new long[capacity];
      key = new long[capacity];
      date = new int[capacity];
      subject = new int[capacity];
      author = new int[capacity];
      lines = new int[capacity];
      octets = new int[capacity];
      start = new int[capacity + 1];
      references = new long[capacity * 4 + 16];
    }

    void add(Slice slice, ResultSet row) throws SQLException {
      if (size == number.length) {
        resize(size + size / 2 + 16);
      }
      number[size] = slice.number(row.getLong(1));
      key[size] = row.getLong(2);
      date[size] = clamp(row.getLong(3));
      subject[size] = row.getInt(4);
      author[size] = row.getInt(5);
      lines[size] = clamp(row.getLong(6));
      octets[size] = clamp(row.getLong(7));
      start[size] = referenceCount;
      byte @Nullable [] ancestors = row.getBytes(8);
      if (ancestors != null) {
        int count = ancestors.length / Long.BYTES;
        if (referenceCount + count > references.length) {
          references = Arrays.copyOf(references, (referenceCount + count) * 3 / 2);
        }
        ByteBuffer.wrap(ancestors).asLongBuffer().get(references, referenceCount, count);
        referenceCount += count;
      }
      size++;
      start[size] = referenceCount;
    }

    private void resize(int capacity) {
      number = Arrays.copyOf(number, capacity);
      key = Arrays.copyOf(key, capacity);
      date = Arrays.copyOf(date, capacity);
      subject = Arrays.copyOf(subject, capacity);
      author = Arrays.copyOf(author, capacity);
      lines = Arrays.copyOf(lines, capacity);
      octets = Arrays.copyOf(octets, capacity);
      start = Arrays.copyOf(start, capacity + 1);
    }

    private static int clamp(long value) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    GroupHeaders toHeaders(GroupRef group) {
      if (size != number.length) {
        resize(size);
      }
      return new GroupHeaders(
          group,
          size,
          number,
          key,
          date,
          subject,
          author,
          lines,
          octets,
          start,
          Arrays.copyOf(references, referenceCount));
    }
  }
}
