package org.newsloom.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows of an index have a word that begins with a letter or digit of ASCII. The first letter
 * that a person types would have FTS5 put a good part of its words together; this is one bit a row.
 * Rows of an index are not given out twice, so bits only come.
 */
final class Initials {
  /** Rows of a block: its bits take a kilobyte for each letter. */
  private static final int BLOCK = 8192;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Of of;

  /** Letters by row, one bit each. */
  private final TreeMap<Integer, Long> noted = new TreeMap<>();

  /** What the rows are of. */
  enum Of {
    SUBJECTS,
    AUTHORS,
    TEXTS
  }

  Initials(Of of) {
    this.of = of;
  }

  /**
   * Notes a row.
   *
   * @param words as {@link IndexText#indexed} gives them
   */
  void note(int row, String words) {
    long letters = 0;
    boolean begins = true;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (begins) {
        letters |= bit(c);
      }
      begins = c == ' ';
    }
    if (letters != 0) {
      noted.put(row, letters);
    }
  }

  private static long bit(char c) {
    return c >= 'a' && c <= 'z' ? 1L << (c - 'a') : c >= '0' && c <= '9' ? 1L << (26 + c - '0') : 0;
  }

  /** Drops what was noted and not written. */
  void forget() {
    noted.clear();
  }

  /** Writes what was noted; once a transaction. */
  void write(Db cache) throws SQLException {
    while (!noted.isEmpty()) {
      int block = noted.firstKey() / BLOCK;
      Map<Integer, Long> some = noted.headMap((block + 1) * BLOCK);
      long all = some.values().stream().reduce(0L, (one, other) -> one | other);
      for (int letter = 0; letter < LETTERS.length(); letter++) {
        if ((all >>> letter & 1) != 0) {
          add(cache, block, letter, some);
        }
      }
      some.clear();
    }
  }

  private void add(Db cache, int block, int letter, Map<Integer, Long> some) throws SQLException {
    byte[] bits =
        cache
            .first(
                "select octets from initial where kind = ? and letter = ? and block = ?",
                row -> row.getBytes(1),
                of.ordinal(),
                letter,
                block)
            .orElseGet(() -> new byte[0]);
    for (Map.Entry<Integer, Long> one : some.entrySet()) {
      if ((one.getValue() >>> letter & 1) != 0) {
        int at = one.getKey() % BLOCK;
        if (at >> 3 >= bits.length) {
          bits = Arrays.copyOf(bits, (at >> 3) + 1);
        }
        bits[at >> 3] |= (byte) (1 << (at & 7));
      }
    }
    cache.run(
        "insert or replace into initial(kind, letter, block, octets) values(?,?,?,?)",
        of.ordinal(),
        letter,
        block,
        bits);
  }

  /** Whether this knows what is looked for: one word of which only the first letter is said. */
  static boolean know(IndexText.Sought text) {
    return text.open()
        && text.words().size() == 1
        && text.words().getFirst().length() == 1
        && bit(text.words().getFirst().charAt(0)) != 0;
  }

  /** The rows that fit what this knows. */
  static BitSet rows(Db cache, Of of, IndexText.Sought text) throws SQLException {
    record Part(int block, BitSet bits) {}
    int letter = LETTERS.indexOf(text.words().getFirst());
    BitSet rows = new BitSet();
    for (Part part :
        cache.list(
            "select block, octets from initial where kind = ? and letter = ? order by block desc",
            row -> new Part(row.getInt(1), BitSet.valueOf(row.getBytes(2))),
            of.ordinal(),
            letter)) {
      part.bits().stream().forEach(bit -> rows.set(part.block() * BLOCK + bit));
    }
    return rows;
  }
}
