package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.NumberRanges;

/** Changes read marks within one transaction on the user's file and notes what really changed. */
final class ReadState {
  private final Db user;
  private final List<MarkChange.Entry> changes = new ArrayList<>();

  ReadState(Db user) {
    this.user = user;
  }

  static NumberRanges of(Db user, long server, String group, long epoch) throws SQLException {
    return user.first(
            "select ranges from read_state where server = ? and grp = ? and epoch = ?",
            row -> RangeCodec.decode(row.getBytes(1)),
            server,
            group,
            epoch)
        .orElse(NumberRanges.EMPTY);
  }

  /** Makes the numbers read or unread; returns those that were not so already. */
  NumberRanges change(long server, GroupRef group, long epoch, NumberRanges numbers, boolean read)
      throws SQLException {
    String name = group.group().name();
    NumberRanges before = of(user, server, name, epoch);
    NumberRanges left = before.minus(numbers);
    NumberRanges changed = read ? numbers.minus(before) : before.minus(left);
    if (!changed.isEmpty()) {
      user.run(
          "insert or replace into read_state(server, grp, epoch, ranges) values(?,?,?,?)",
          server,
          name,
          epoch,
          RangeCodec.encode(read ? before.plus(numbers) : left));
      changes.add(new MarkChange.Entry(group, epoch, changed, read));
    }
    return changed;
  }

  MarkChange changes() {
    return new MarkChange(changes);
  }
}
