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
  record Loaded<T>(T headers, boolean wantsGathering) {}

  /** All headers of a group in columns. */
  static Loaded<GroupHeaders> columns(Files files, GroupRef group) throws SQLException {
    return load(files, group, Segments.Wanted.LIST, HeaderReader::headers);
  }

  /** All headers of a group in columns, and what their threads are made of. */
  static Loaded<LinkedHeaders> linked(Files files, GroupRef group) throws SQLException {
    return load(
        files,
        group,
        Segments.Wanted.LIST_AND_PARENTS,
        (any, runs) -> {
          GroupHeaders headers = headers(any, runs);
          return new LinkedHeaders(headers, links(headers.size(), runs));
        });
  }

  /** Some headers of one slice. */
  private record Run(Slice slice, HeaderColumns columns) {}

  /** Puts runs together. */
  private interface Joining<T> {
    T join(GroupRef group, List<Run> runs);
  }

  private static <T> Loaded<T> load(
      Files files, GroupRef group, Segments.Wanted wanted, Joining<T> joining) throws SQLException {
    List<Run> runs = new ArrayList<>();
    boolean wantsGathering = false;
    for (Slice slice : Numberings.slices(files.user(), group)) {
      wantsGathering |=
          Segments.read(files.cache(), slice, wanted, run -> runs.add(new Run(slice, run)))
              .wantsGathering();
    }
    return new Loaded<>(joining.join(group, runs), wantsGathering);
  }

  private static GroupHeaders headers(GroupRef group, List<Run> runs) {
    int size = runs.stream().mapToInt(run -> run.columns().size()).sum();
    GroupHeaders all =
        new GroupHeaders(group, size, new long[size], new int[size], new int[size], new int[size]);
    int at = 0;
    for (Run run : runs) {
      HeaderColumns columns = run.columns();
      int length = columns.size();
      for (int i = 0; i < length; i++) {
        all.number()[at + i] = run.slice().number(columns.row[i]);
      }
      System.arraycopy(columns.date, 0, all.date(), at, length);
      System.arraycopy(columns.subject, 0, all.subject(), at, length);
      System.arraycopy(columns.author, 0, all.author(), at, length);
      columns.dropList();
      at += length;
    }
    return all;
  }

  private static GroupLinks links(int size, List<Run> runs) {
    int count = runs.stream().mapToInt(run -> run.columns().referenceCount()).sum();
    GroupLinks all =
        new GroupLinks(new long[size], new short[size], new int[size], new long[count]);
    int at = 0;
    int reference = 0;
    for (int i = 0; i < runs.size(); i++) {
      HeaderColumns columns = runs.get(i).columns();
      int length = columns.size();
      int references = columns.referenceCount();
      for (int k = 0; k < length; k++) {
        all.referenceEnd()[at + k] = reference + columns.referenceEnd[k];
        all.ancestorCount()[at + k] = columns.ancestorCount(k);
      }
      System.arraycopy(columns.key, 0, all.key(), at, length);
      System.arraycopy(columns.references, 0, all.references(), reference, references);
      // Let go of as it was copied: twice a million rows need not be held at once.
      runs.set(i, new Run(runs.get(i).slice(), new HeaderColumns(0)));
      reference += references;
      at += length;
    }
    return all;
  }
}
