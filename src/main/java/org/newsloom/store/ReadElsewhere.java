package org.newsloom.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/** Whether an article that comes in was read already, under any number, in any epoch. */
final class ReadElsewhere {
  private final Files files;
  private final Map<Long, Optional<Slice>> slices = new HashMap<>();
  private final Map<String, NumberRanges> states = new HashMap<>();

  ReadElsewhere(Files files) {
    this.files = files;
  }

  boolean isRead(long key, String id) throws SQLException {
    List<Long> rows =
        files
            .cache()
            .list(
                """
                select h.id from key_header k join header h on h.id = k.id
                where k.key = ? and h.msgid = ? limit 50\
                """,
                row -> row.getLong(1),
                key,
                id);
    for (long row : rows) {
      Optional<Slice> slice = slice(row >> Numberings.SLICE_BITS);
      if (slice.isPresent() && state(slice.get()).contains(slice.get().number(row))) {
        return true;
      }
    }
    return false;
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
