package org.newsloom.store;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The Message-IDs of what the person posted, held while nothing is added to them: they are looked
 * for among the rows of every batch. Lives on the writer's thread.
 */
final class OwnIds {
  private final Set<String> ids = new HashSet<>();
  private long newest = -1;

  /** The rows of a batch that the person wrote. */
  BitSet rows(Db user, HeaderRows rows) throws SQLException {
    long last = user.number("select max(id) from sent").orElse(0);
    if (last != newest) {
      ids.clear();
      ids.addAll(user.list("select msgid from sent", row -> row.getString(1)));
      newest = last;
    }
    BitSet own = new BitSet();
    if (!ids.isEmpty()) {
      for (int i = 0; i < rows.size; i++) {
        if (ids.contains(rows.details.id(i))) {
          own.set(i);
        }
      }
    }
    return own;
  }
}
