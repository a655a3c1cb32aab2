package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.DateCode;
import org.newsloom.article.MessageId;
import org.newsloom.store.PackedColumns.Column;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;

/**
 * Headers one at a time, by their row or their article: from rows of their own or from segments, of
 * which the last ones stay open. Lives as long as one question.
 */
final class StoredHeaders {
  /** A few hundred kilobytes; hits that are close in time take turns between two or three. */
  private static final int MOST_OPEN = 8;

  private final Db cache;
  private final KeyedHash hash;

  /** Segments that were read last. */
  private final Map<Long, Open> opened =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Open> eldest) {
          return size() > MOST_OPEN;
        }
      };

  private boolean damaged;

  /** A segment, unpacked as far as it was asked for: of its list single numbers only. */
  private static final class Open {
    final long first;
    final long last;
    final Column row;
    final Column date;
    final Column subject;
    final Column author;
    @Nullable HeaderColumns links;
    @Nullable HeaderDetails block;
    int blockFrom;
    HeaderDetails.@Nullable Crossposts crossposts;

    Open(long first, long last, byte[] list) throws DamagedException {
      this.first = first;
      this.last = last;
      Reader in = Reader.of(list);
      row = in.column();
      date = in.column();
      subject = in.column();
      author = in.column();
    }

    /** The place of a row; -1 for one that is not here. */
    int placeOf(long wanted) {
      int at = row.search(wanted);
      return at < row.size() && row.at(at) == wanted ? at : -1;
    }
  }

  StoredHeaders(Db cache, KeyedHash hash) {
    this.cache = cache;
    this.hash = hash;
  }

  /**
   * One header.
   *
   * @param date see {@link DateCode}
   * @param xref the text of Xref where there is more than one place, else the empty string
   */
  record Stored(
      long row,
      int date,
      int subject,
      int author,
      long octets,
      long lines,
      int flags,
      String id,
      String xref) {}

  /** Whether something was met that is not what was written. */
  boolean metDamage() {
    return damaged;
  }

  /** The header in a row; empty if it is not here. */
  Optional<Stored> find(long row) throws SQLException {
    Open segment = known(row);
    if (segment == null) {
      Optional<Stored> loose = loose(row);
      if (loose.isPresent()) {
        return loose;
      }
      segment = open(row);
    }
    int at = segment == null ? -1 : segment.placeOf(row);
    if (segment == null || at < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(stored(segment, at));
    } catch (DamagedException e) {
      damaged = true;
      return Optional.empty();
    }
  }

  /** The segment of a row, if it is open already. */
  private @Nullable Open known(long row) {
    for (Open segment : opened.values()) {
      if (row >= segment.first && row <= segment.last) {
        return opened.get(segment.first);
      }
    }
    return null;
  }

  private Optional<Stored> loose(long row) throws SQLException {
    return cache.first(
        """
        select h.date, h.subject, h.author, h.octets, h.lines, h.flags, h.msgid, c.xref
        from header h left join crosspost c on c.id = h.id where h.id = ?\
        """,
        found -> {
          String xref = found.getString(8);
          return new Stored(
              row,
              found.getInt(1),
              found.getInt(2),
              found.getInt(3),
              found.getLong(4),
              found.getLong(5),
              found.getInt(6),
              found.getString(7),
              xref == null ? "" : xref);
        },
        row);
  }

  private @Nullable Open open(long row) throws SQLException {
    try (ResultSet found =
        cache
            .prepare(
                """
                select first, last, list from segment
                where first = (select max(first) from segment where first <= ?1) and last >= ?1\
                """,
                row)
            .executeQuery()) {
      if (found.next()) {
        Open segment = new Open(found.getLong(1), found.getLong(2), found.getBytes(3));
        opened.put(segment.first, segment);
        return segment;
      }
    } catch (DamagedException e) {
      damaged = true;
    }
    return null;
  }

  private Stored stored(Open segment, int at) throws SQLException, DamagedException {
    HeaderDetails block = segment.block;
    if (block == null || at < segment.blockFrom || at >= segment.blockFrom + block.size) {
      block = block(segment, at);
      segment.block = block;
      segment.blockFrom = at / HeaderDetails.BLOCK * HeaderDetails.BLOCK;
    }
    int in = at - segment.blockFrom;
    if (in >= block.size) {
      throw new DamagedException();
    }
    int flags = block.flags[in];
    return new Stored(
        segment.row.at(at),
        (int) segment.date.at(at),
        (int) segment.subject.at(at),
        (int) segment.author.at(at),
        block.octets[in],
        block.lines[in],
        flags,
        block.id(in),
        (flags & HeaderRows.CROSSPOSTED) != 0 ? xref(segment, segment.row.at(at)) : "");
  }

  private HeaderDetails block(Open segment, int at) throws SQLException, DamagedException {
    long id = segment.row.at(at / HeaderDetails.BLOCK * HeaderDetails.BLOCK);
    Optional<byte[]> octets =
        cache.first("select octets from segment_block where id = ?", row -> row.getBytes(1), id);
    return HeaderDetails.ofBlock(octets.orElseThrow(DamagedException::new));
  }

  private String xref(Open segment, long row) throws SQLException, DamagedException {
    HeaderDetails.Crossposts crossposts = segment.crossposts;
    if (crossposts == null) {
      crossposts = Segments.crossposts(cache, segment.first);
      segment.crossposts = crossposts;
    }
    return crossposts.of(row - segment.first);
  }

  /** The keys of the ancestors of the header in a row, the root first. */
  long[] ancestors(long row) throws SQLException {
    Open segment = known(row);
    if (segment == null) {
      Optional<byte[]> loose =
          cache.first(
              "select refs from header where id = ? and refs is not null",
              found -> found.getBytes(1),
              row);
      if (loose.isPresent()) {
        long[] keys = new long[loose.get().length / Long.BYTES];
        ByteBuffer.wrap(loose.get()).asLongBuffer().get(keys);
        return keys;
      }
      segment = open(row);
    }
    int at = segment == null ? -1 : segment.placeOf(row);
    HeaderColumns links = segment == null || at < 0 ? null : links(segment);
    return links == null
        ? new long[0]
        : Arrays.copyOfRange(links.references, links.referencesFrom(at), links.referenceEnd[at]);
  }

  private @Nullable HeaderColumns links(Open segment) throws SQLException {
    if (segment.links == null) {
      segment.links = Segments.columns(cache, segment.first, Segments.Wanted.LIST_AND_LINKS);
      damaged |= segment.links == null;
    }
    return segment.links;
  }

  /** Headers of an article, oldest numbering first; their texts are compared. */
  List<Stored> of(long key, String id) throws SQLException {
    List<Stored> found = new ArrayList<>(2);
    for (long row : HashIndex.HEADERS.rows(cache, key)) {
      find(row).filter(header -> header.id().equals(id)).ifPresent(found::add);
    }
    return found;
  }

  /** The identifier of a key: of a header that is here, or of an ancestor that is not. */
  Optional<MessageId> idOf(long key) throws SQLException {
    return Optional.ofNullable(idsOf(new long[] {key}).get(key));
  }

  /** The same for many; those that are not known are left out. */
  Map<Long, MessageId> idsOf(long[] keys) throws SQLException {
    SortedMap<Long, Long> keyOfRow = new TreeMap<>();
    HashIndex.HEADERS.find(cache, keys, (index, row) -> keyOfRow.put(row, keys[index]));
    Map<Long, MessageId> ids = new HashMap<>();
    for (Map.Entry<Long, Long> entry : keyOfRow.entrySet()) {
      long key = entry.getValue();
      find(entry.getKey())
          .map(header -> new MessageId(header.id()))
          .filter(id -> hash.of(id.octets()) == key)
          .ifPresent(id -> ids.put(key, id));
    }
    for (long key : keys) {
      if (!ids.containsKey(key)) {
        cache
            .first("select msgid from absent where key = ?", row -> row.getString(1), key)
            .ifPresent(text -> ids.put(key, new MessageId(text)));
      }
    }
    return ids;
  }
}
