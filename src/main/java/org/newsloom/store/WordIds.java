package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/**
 * The ids of subjects or authors that an expression finds. A word that very many have, such as
 * "re", is looked up only around the ids that are asked for: the newest articles are found without
 * going through all of them. For one search, on one reader's thread.
 */
final class WordIds {
  /** Up to so many are all read at once. */
  private static final int FEW = 4_096;

  /** Ids that are looked up together: an article with a strange date may ask for one far away. */
  private static final int BLOCK = 512;

  private final Db cache;
  private final String expression;
  private final String inBlock;
  private final BitSet ids = new BitSet();
  private final BitSet known = new BitSet();
  private final boolean isComplete;

  /**
   * Looks up the first of them.
   *
   * @param table the full-text index
   */
  WordIds(Db cache, String table, String expression) throws SQLException {
    this.cache = cache;
    this.expression = expression;
    String all = "select rowid from " + table + " where " + table + " match ?";
    inBlock = all + " and rowid between ? and ?";
    if (expression.endsWith("*")) {
      // The index gathers all words of a prefix for each question, so that one must do.
      read(all, expression);
      isComplete = true;
    } else {
      isComplete = read(all + " limit ?", expression, FEW) < FEW;
    }
  }

  /** Whether the expression finds the id. */
  boolean has(int id) {
    if (!isComplete && !known.get(id / BLOCK)) {
      int block = id / BLOCK;
      try {
        read(inBlock, expression, (long) block * BLOCK, (long) block * BLOCK + BLOCK - 1);
      } catch (SQLException e) {
        throw SqlErrors.translate(e);
      }
      known.set(block);
    }
    return ids.get(id);
  }

  private int read(String sql, Object... parameters) throws SQLException {
    int count = 0;
    try (ResultSet row = cache.prepare(sql, parameters).executeQuery()) {
      while (row.next()) {
        ids.set(row.getInt(1));
        count++;
      }
    }
    return count;
  }
}
