package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Numbers of subjects. Most answers have the subject of what they answer with {@code Re: } before
 * it: both share one row of the dictionary, and the number of an answer's subject is odd.
 */
final class SubjectIds {
  static final String REPLY = "Re: ";

  /** With more rows between than this for each that is wanted, they are fetched one by one. */
  private static final int MOST_BETWEEN = 8;

  private static final byte[] REPLY_OCTETS = REPLY.getBytes(StandardCharsets.US_ASCII);

  private static final int USUAL_OCTETS = 40;

  private static final byte SEPARATOR = '\n';

  /** Some hundred KB of text. */
  private static final int AT_ONCE = 4_096;

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

  /**
   * The texts of many in UTF-8, in the same order; no octet for what the dictionary does not have.
   *
   * @param ids ascending
   */
  static ShortTexts texts(Db cache, int[] ids) throws SQLException {
    ShortTexts texts = new ShortTexts(ids.length, ids.length * USUAL_OCTETS);
    if (ids.length == 0) {
      return texts;
    }
    int last = row(ids[ids.length - 1]);
    if (last - row(ids[0]) > MOST_BETWEEN * (long) ids.length) {
      for (int id : ids) {
        addOne(cache, id, texts);
      }
      return texts;
    }
    for (int from = 0; from < ids.length; from += AT_ONCE) {
      add(cache, ids, from, Math.min(ids.length, from + AT_ONCE), texts);
    }
    return texts;
  }

  private static void addOne(Db cache, int id, ShortTexts texts) throws SQLException {
    byte[] text = text(cache, id).orElse("").getBytes(StandardCharsets.UTF_8);
    texts.add(text, 0, text.length);
  }

  /**
   * Those of some ids, in one row: to fetch each in a row of its own costs more than to find it. A
   * text that holds what stands between them, or a row that is not there, is met by counting.
   */
  private static void add(Db cache, int[] ids, int from, int to, ShortTexts texts)
      throws SQLException {
    int first = row(ids[from]);
    int last = row(ids[to - 1]);
    byte[] all = new byte[0];
    try (ResultSet row =
        cache
            .prepare(
                """
                select group_concat(text, char(10)), count(*)
                from (select text from subject where id between ? and ? order by id)\
                """,
                first,
                last)
            .executeQuery()) {
      if (row.next() && row.getLong(2) == last - first + 1L && row.getBytes(1) != null) {
        all = row.getBytes(1);
      }
    }
    if (count(all, SEPARATOR) == last - first) {
      int at = from;
      int end = -1;
      for (int row = first; row <= last; row++) {
        int begin = end + 1;
        end = indexOf(all, SEPARATOR, begin);
        for (; at < to && row(ids[at]) == row; at++) {
          if (isReply(ids[at])) {
            texts.add(REPLY_OCTETS, all, begin, end);
          } else {
            texts.add(all, begin, end);
          }
        }
      }
    } else {
      for (int at = from; at < to; at++) {
        addOne(cache, ids[at], texts);
      }
    }
  }

  private static int count(byte[] octets, byte wanted) {
    int count = 0;
    for (byte octet : octets) {
      count += octet == wanted ? 1 : 0;
    }
    return count;
  }

  /** Where an octet is from some place on, or the end. */
  private static int indexOf(byte[] octets, byte wanted, int from) {
    int at = from;
    while (at < octets.length && octets[at] != wanted) {
      at++;
    }
    return at;
  }
}
