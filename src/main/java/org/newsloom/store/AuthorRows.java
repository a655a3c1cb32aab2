package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.newsloom.article.Author;

/** Authors by their numbers, which are rows of a dictionary. */
final class AuthorRows {
  /** With more rows between than this for each that is wanted, they are fetched one by one. */
  private static final int MOST_BETWEEN = 8;

  private AuthorRows() {}

  /**
   * Those that are there.
   *
   * @param ids ascending
   */
  static Map<Integer, Author> of(Db cache, int[] ids) throws SQLException {
    Map<Integer, Author> found = HashMap.newHashMap(ids.length);
    if (ids.length == 0) {
      return found;
    }
    int first = ids[0];
    int last = ids[ids.length - 1];
    if (last - first > MOST_BETWEEN * (long) ids.length) {
      for (int id : ids) {
        add(cache, id, id, ids, found);
      }
    } else {
      add(cache, first, last, ids, found);
    }
    return found;
  }

  private static void add(Db cache, int first, int last, int[] ids, Map<Integer, Author> found)
      throws SQLException {
    try (ResultSet row =
        cache
            .prepare("select id, name, address from author where id between ? and ?", first, last)
            .executeQuery()) {
      while (row.next()) {
        int id = row.getInt(1);
        if (Arrays.binarySearch(ids, id) >= 0) {
          found.put(id, new Author(row.getString(2), row.getString(3)));
        }
      }
    }
  }
}
