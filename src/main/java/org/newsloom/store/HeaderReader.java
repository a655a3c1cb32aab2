package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
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
        cache.first(
            """
            select h.msgid from key_header k join header h on h.id = k.id
            where k.key = ? limit 1\
            """,
            row -> row.getString(1),
            key);
    if (text.isEmpty()) {
      text = cache.first("select msgid from absent where key = ?", row -> row.getString(1), key);
    }
    return text.map(MessageId::new);
  }

  /** Rows of an article, oldest numbering first. */
  static List<Long> rowsOf(Db cache, long key, MessageId id) throws SQLException {
    return cache.list(
        """
        select h.id from key_header k join header h on h.id = k.id
        where k.key = ? and h.msgid = ? order by h.id limit 1000\
        """,
        row -> row.getLong(1),
        key,
        id.text());
  }

  private static long[] keys(byte[] octets) {
    long[] keys = new long[octets.length / Long.BYTES];
    ByteBuffer.wrap(octets).asLongBuffer().get(keys);
    return keys;
  }

  /** A group's headers, and whether its segments should be gathered anew. */
  record Loaded(GroupHeaders headers, boolean wantsGathering) {}

  /** All headers of a group in columns. */
  static Loaded columns(Files files, GroupRef group) throws SQLException {
    List<Slice> slices = Numberings.slices(files.user(), group);
    List<HeaderColumns> runs = new ArrayList<>();
    List<Slice> sliceOf = new ArrayList<>();
    boolean wantsGathering = false;
    for (Slice slice : slices) {
      wantsGathering |=
          Segments.read(
                  files.cache(),
                  slice,
                  Segments.Wanted.LIST_AND_LINKS,
                  run -> {
                    sliceOf.add(slice);
                    return runs.add(run);
                  })
              .wantsGathering();
    }
    return new Loaded(joined(group, runs, sliceOf), wantsGathering);
  }

  private static GroupHeaders joined(
      GroupRef group, List<HeaderColumns> runs, List<Slice> sliceOf) {
    int size = 0;
    int count = 0;
    for (HeaderColumns run : runs) {
      size += run.size();
      count += run.referencesFrom(run.size());
    }
    long[] number = new long[size];
    long[] key = new long[size];
    int[] date = new int[size];
    int[] subject = new int[size];
    int[] author = new int[size];
    int[] start = new int[size + 1];
    long[] references = new long[count];
    int at = 0;
    int reference = 0;
    for (int i = 0; i < runs.size(); i++) {
      // Let go of as it was copied: twice a million rows need not be held at once.
      HeaderColumns run = runs.set(i, new HeaderColumns(0));
      int length = run.size();
      for (int k = 0; k < length; k++) {
        number[at + k] = sliceOf.get(i).number(run.row[k]);
        start[at + k + 1] = reference + run.referenceEnd[k];
      }
      System.arraycopy(run.key, 0, key, at, length);
      System.arraycopy(run.date, 0, date, at, length);
      System.arraycopy(run.subject, 0, subject, at, length);
      System.arraycopy(run.author, 0, author, at, length);
      System.arraycopy(run.references, 0, references, reference, run.referencesFrom(length));
      reference += run.referencesFrom(length);
      at += length;
    }
    return new GroupHeaders(group, size, number, key, date, subject, author, start, references);
  }
}
