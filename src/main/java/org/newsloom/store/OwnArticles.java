package org.newsloom.store;

import java.sql.SQLException;
import java.util.BitSet;
import org.newsloom.article.MessageId;

/**
 * The keys of what the person posted, held while nothing is added to them: they are looked for
 * among the rows of every batch. Lives on the writer's thread.
 */
final class OwnArticles {
  private final KeyedHash hash;
  private final LongIntMap keys = new LongIntMap();
  private long newest = -1;

  OwnArticles(KeyedHash hash) {
    this.hash = hash;
  }

  /** The rows of a batch that the person wrote. */
  BitSet rows(Db user, HeaderRows rows) throws SQLException {
    long last = user.number("select max(id) from sent").orElse(0);
    if (last != newest) {
      keys.clear();
      for (String id : user.list("select msgid from sent", row -> row.getString(1))) {
        keys.put(hash.of(new MessageId(id).octets()), 1);
      }
      newest = last;
    }
    BitSet own = new BitSet();
    if (keys.size() > 0) {
      for (int i = 0; i < rows.size; i++) {
        if (keys.get(rows.key[i]) != 0) {
          own.set(i);
        }
      }
    }
    return own;
  }
}
