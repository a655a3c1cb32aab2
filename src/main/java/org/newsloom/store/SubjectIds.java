package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Numbers of subjects. Most answers have the subject of what they answer with {@code Re: } before
 * it: both share one row of the dictionary, and the number of an answer's subject is odd.
 */
final class SubjectIds {
  static final String REPLY = "Re: ";

  /** With more rows between than this for each that is wanted, they are fetched one by one. */
  private static final int MOST_BETWEEN = 8;

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
    for (int from = 0; from < ids.length; from += AT_ONCE) {
      texts(cache, ids, from, Math.min(ids.length, from + AT_ONCE), texts);
    }
    return texts;
  }

  /** Those of some ids, in one row: its lengths are of octets, since a text may hold anything. */
  private static void texts(Db cache, int[] ids, int from, int to, String[] texts)
      throws SQLException {
    try (ResultSet row =
        cache
            .prepare(
                """
                select group_concat(id), group_concat(length(cast(text as blob))),
                  group_concat(text, '')
                from (select id, text from subject where id between ? and ?)\
                """,
                row(ids[from]),
                row(ids[to - 1]))
            .executeQuery()) {
      byte[] rows = row.next() ? row.getBytes(1) : null;
      if (rows == null) {
        return;
      }
      int[] length = numbers(row.getBytes(2));
      byte[] all = row.getBytes(3);
      int at = 0;
      int end = 0;
      for (int id : numbers(rows)) {
        int begin = end;
        end += length[at++];
        int plain = Arrays.binarySearch(ids, from, to, of(id, false));
        int reply = Arrays.binarySearch(ids, from, to, of(id, true));
        if (plain >= 0 || reply >= 0) {
          String text = new String(all, begin, end - begin, StandardCharsets.UTF_8);
          if (plain >= 0) {
            texts[plain] = text;
          }
          if (reply >= 0) {
            texts[reply] = REPLY + text;
          }
        }
      }
    }
  }

  private static int[] numbers(byte[] list) {
    IntStream.Builder numbers = IntStream.builder();
    NumberList.each(list, number -> numbers.add((int) number));
    return numbers.build().toArray();
  }
}
