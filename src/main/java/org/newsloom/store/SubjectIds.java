package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers of subjects. Most answers have the subject of what they answer with {@code Re: } before
 * it: both share one row of the dictionary, and the number of an answer's subject is odd.
 */
final class SubjectIds {
  static final String REPLY = "Re: ";

  /** With more rows between than this for each that is wanted, they are fetched one by one. */
  private static final int MOST_BETWEEN = 8;

  private SubjectIds() {}

  /**
   * The number of a subject.
   *
   * @param row of the dictionary
   * @param reply whether {@link #REPLY} comes before it
   */
  static int of(int row, boolean reply) {
    return row * 2 + (reply ? 1 : 0);
  }

  /** The row of the dictionary. */
  static int row(int id) {
    return id >> 1;
  }

  static boolean isReply(int id) {
    return (id & 1) != 0;
  }

  /** Where the part of a raw subject begins that the dictionary keeps. */
  static int begin(byte[] octets, int from, int to) {
    int begin = from + REPLY.length();
    // What follows must stand for itself: with a blank or nothing there the whole is kept.
    return begin < to
            && octets[from] == 'R'
            && octets[from + 1] == 'e'
            && octets[from + 2] == ':'
            && octets[from + 3] == ' '
            && (octets[begin] & 0xff) > ' '
        ? begin
        : from;
  }

  /** The text of a subject; empty if the dictionary does not have it. */
  static Optional<String> text(Db cache, int id) throws SQLException {
    Optional<String> text =
        cache.first("select text from subject where id = ?", row -> row.getString(1), row(id));
    return isReply(id) ? text.map(REPLY::concat) : text;
  }

  /** The texts of many; the empty string for what the dictionary does not have. */
  static String[] texts(Db cache, int[] ids) throws SQLException {
    String[] texts = new String[ids.length];
    Arrays.fill(texts, "");
    if (ids.length == 0) {
      return texts;
    }
    int last = row(ids[ids.length - 1]);
    if (last - row(ids[0]) > MOST_BETWEEN * (long) ids.length) {
      for (int i = 0; i < ids.length; i++) {
        texts[i] = text(cache, ids[i]).orElse("");
      }
      return texts;
    }
    int at = 0;
    try (ResultSet found =
        cache
            .prepare(
                "select id, text from subject where id between ? and ? order by id",
                row(ids[0]),
                last)
            .executeQuery()) {
      while (at < ids.length && found.next()) {
        int row = found.getInt(1);
        while (at < ids.length && row(ids[at]) < row) {
          at++;
        }
        if (at < ids.length && row(ids[at]) == row) {
          String text = found.getString(2);
          for (; at < ids.length && row(ids[at]) == row; at++) {
            texts[at] = isReply(ids[at]) ? REPLY + text : text;
          }
        }
      }
    }
    return texts;
  }
}
