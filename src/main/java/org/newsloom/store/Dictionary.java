package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.HeaderDecoder;

/**
 * Subjects or authors, each kept once and found by the hash of its raw octets: only what was never
 * seen is decoded and indexed. The octets are kept beside the text where they differ from it, so
 * that a better decoder can mend old rows. Used on the writer's thread, within a transaction.
 */
final class Dictionary {
  /** About 24 MB; past that the map is emptied and the index of the table answers again. */
  private static final int MAX_REMEMBERED = 1 << 20;

  /** Values looked up one by one before all are read at once. */
  private static final int MANY = 2_000;

  private final Kind kind;
  private final HeaderDecoder decoder;

  /** What is new is found in memory only until this is written, at the end of the transaction. */
  private final HashIndexWriter byHash;

  private final Initials initials;
  private final LongIntMap remembered = new LongIntMap();

  /** Whether everything in the table is remembered, so that what is not is new. */
  private boolean isComplete;

  private int lookedUp;

  /** The next id to give out; 0 for not yet known. */
  private int nextId;

  private int pending;

  /** What a dictionary is of. */
  enum Kind {
    SUBJECT(
        HashIndex.SUBJECTS,
        "select max(id) from subject",
        "insert into subject(id, hash, text, raw) values(?,?,?,?)",
        "insert into subject_fts(rowid, t) values(?,?)",
        Initials.Of.SUBJECTS),
    AUTHOR(
        HashIndex.AUTHORS,
        "select max(id) from author",
        "insert into author(id, hash, name, address, raw) values(?,?,?,?,?)",
        "insert into author_fts(rowid, t) values(?,?)",
        Initials.Of.AUTHORS);

    private final HashIndex byHash;
    private final String last;
    private final String insert;
    private final String index;
    private final Initials.Of initials;

    Kind(HashIndex byHash, String last, String insert, String index, Initials.Of initials) {
      this.byHash = byHash;
      this.last = last;
      this.insert = insert;
      this.index = index;
      this.initials = initials;
    }
  }

  Dictionary(Kind kind, HeaderDecoder decoder) {
    this.kind = kind;
    this.decoder = decoder;
    this.byHash = new HashIndexWriter(kind.byHash);
    this.initials = new Initials(kind.initials);
  }

  /** Drops what is held in memory: a transaction that failed took its rows with it. */
  void forget() {
    remembered.clear();
    byHash.forget();
    initials.forget();
    isComplete = false;
    lookedUp = 0;
    nextId = 0;
    pending = 0;
  }

  /** Call at the beginning of each batch, nothing pending. */
  void begin(Db cache) throws SQLException {
    if (remembered.size() > MAX_REMEMBERED) {
      writeIndex(cache);
      forget();
    }
    if (nextId == 0) {
      nextId = Math.toIntExact(cache.number(kind.last).orElse(0)) + 1;
      isComplete = nextId == 1;
    }
    if (!isComplete && lookedUp > MANY && nextId < MAX_REMEMBERED) {
      rememberAll(cache);
    }
  }

  /** Writes what is written once a transaction, at its end. */
  void writeIndex(Db cache) throws SQLException {
    byHash.write(cache);
    initials.write(cache);
  }

  /** So much that is new is coming that it is cheaper to know all than to look up each. */
  private void rememberAll(Db cache) throws SQLException {
    kind.byHash.all(cache, (hash, id) -> remembered.put(hash, (int) id));
    isComplete = true;
  }

  /** A decoded value as the tables have it. */
  @SuppressWarnings("ArrayRecordComponent") // lives until it is written
  record Text(String text, String address, byte @Nullable [] raw, String indexed) {
    static Text of(Kind kind, HeaderDecoder decoder, byte[] octets, int from, int to) {
      if (kind == Kind.SUBJECT) {
        String text = decoder.text(octets, from, to, new ArrayList<>(0));
        return new Text(text, "", rawUnless(text, octets, from, to), IndexText.indexed(text));
      }
      Author author = decoder.author(octets, from, to, new ArrayList<>(0));
      return new Text(
          author.name(),
          author.address(),
          rawUnless(author.toString(), octets, from, to),
          IndexText.indexed(author.name() + " " + author.address()));
    }
  }

  /**
   * The id of the field's value; new ones are written by {@link #flush}.
   *
   * @param decoded the value by its hash, where it was decoded before
   */
  int id(Db cache, long hash, Map<Long, Text> decoded, byte[] octets, int from, int to)
      throws SQLException {
    int known = remembered.get(hash);
    if (known != 0) {
      return known;
    }
    if (!isComplete) {
      known = lookUp(cache, hash);
    }
    if (known == 0) {
      known = nextId++;
      Text text = decoded.get(hash);
      insert(cache, known, hash, text == null ? Text.of(kind, decoder, octets, from, to) : text);
    }
    remembered.put(hash, known);
    return known;
  }

  private int lookUp(Db cache, long hash) throws SQLException {
    lookedUp++;
    long[] ids = kind.byHash.rows(cache, hash);
    return ids.length == 0 ? 0 : (int) ids[0];
  }

  private void insert(Db cache, int id, long hash, Text text) throws SQLException {
    PreparedStatement insert = cache.prepare(kind.insert);
    insert.setInt(1, id);
    insert.setLong(2, hash);
    insert.setString(3, text.text());
    if (kind == Kind.AUTHOR) {
      insert.setString(4, text.address());
    }
    insert.setBytes(kind == Kind.AUTHOR ? 5 : 4, text.raw());
    insert.addBatch();
    byHash.add(hash, id);
    PreparedStatement index = cache.prepare(kind.index);
    index.setInt(1, id);
    index.setString(2, text.indexed());
    index.addBatch();
    initials.note(id, text.indexed());
    if (++pending >= 256) {
      flush(cache);
    }
  }

  private static byte @Nullable [] rawUnless(String text, byte[] octets, int from, int to) {
    byte[] same = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(same, 0, same.length, octets, from, to)
        ? null
        : Arrays.copyOfRange(octets, from, to);
  }

  /** Writes what is new; call before the transaction ends. */
  void flush(Db cache) throws SQLException {
    if (pending > 0) {
      for (String sql : List.of(kind.insert, kind.index)) {
        cache.prepare(sql).executeBatch();
      }
      pending = 0;
    }
  }
}
