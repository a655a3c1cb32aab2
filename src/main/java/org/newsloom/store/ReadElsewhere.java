package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoredHeaders.Stored;

/** Whether an article that comes in was read already, under any number, in any epoch. */
final class ReadElsewhere {
  private final Files files;
  private final StoredHeaders headers;
  private final Map<Long, Optional<Slice>> slices = new HashMap<>();
  private final Map<String, NumberRanges> states = new HashMap<>();

  ReadElsewhere(Files files, KeyedHash hash) {
    this.files = files;
    this.headers = new StoredHeaders(files.cache(), hash);
  }

  /**
   * Which of some articles were read.
   *
   * @param keys their keys
   * @param ids their identifiers, in the same order
   */
  BitSet read(long[] keys, String[] ids) throws SQLException {
    List<Candidate> candidates = new ArrayList<>();
    HashIndex.HEADERS.find(
        files.cache(), keys, (index, row) -> candidates.add(new Candidate(index, row)));
    // Row by row, so that each segment is unpacked once.
    candidates.sort(Comparator.comparingLong(Candidate::row));
    BitSet read = new BitSet(keys.length);
    for (Candidate one : candidates) {
      if (!read.get(one.index()) && isRead(one.row())) {
        boolean same =
            headers.find(one.row()).map(Stored::id).filter(ids[one.index()]::equals).isPresent();
        if (same) {
          read.set(one.index());
        }
      }
    }
    return read;
  }

  private record Candidate(int index, long row) {}

  private boolean isRead(long row) throws SQLException {
    Optional<Slice> slice = slice(row >> Numberings.SLICE_BITS);
    return slice.isPresent() && state(slice.get()).contains(slice.get().number(row));
  }

  /** Ended epochs too: what was read then is read now. */
  private Optional<Slice> slice(long id) throws SQLException {
    Optional<Slice> known = slices.get(id);
    if (known == null) {
      known =
          files
              .user()
              .first(
                  """
                  select n.id, n.server, s.name, n.grp, n.epoch, n.slice
                  from numbering n join server s on s.id = n.server where n.id = ?\
                  """,
                  row ->
                      new Slice(
                          row.getLong(1),
                          row.getLong(2),
                          new GroupRef(row.getString(3), new Newsgroup(row.getString(4))),
                          row.getLong(5),
                          row.getLong(6)),
                  id);
      slices.put(id, known);
    }
    return known;
  }

  private NumberRanges state(Slice slice) throws SQLException {
    String group = slice.group().group().name();
    String name = slice.server() + " " + slice.epoch() + " " + group;
    NumberRanges state = states.get(name);
    if (state == null) {
      state = ReadState.of(files.user(), slice.server(), group, slice.epoch());
      states.put(name, state);
    }
    return state;
  }
}
