package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A hash is enough to thread, not to ask a server: ancestors that are not here keep their text. As
 * most of them come with the next window, what is missing is looked up and written once a
 * transaction. Those that come later go away if this program run wrote them; a text that stays
 * behind is never asked for.
 */
final class AbsentIds {
  /** A few megabytes; past that, texts of what came later stay behind. */
  private static final int MAX_REMEMBERED = 1 << 17;

  /** Keys of articles that came in the open transaction. */
  private final LongIntMap here = new LongIntMap();

  /** Keys that are named and were not here then; their texts by the numbers that they map to. */
  private final LongIntMap named = new LongIntMap();

  private final List<String> texts = new ArrayList<>();

  private static final int IN_TABLE = 1;
  private static final int TAKEN_OUT = 2;

  /** Keys that were written, and whether they still are in the table. */
  private final LongIntMap written = new LongIntMap();

  /** With fewer to look up each one is; the filter is made for a bulk fetch. */
  private static final int BULK_KEYS = 512;

  /** Of all articles; empty while nobody needs it. */
  private Optional<KeyFilter> stored = Optional.empty();

  /** There are more than a filter takes. */
  private boolean tooMany;

  /** Those of them that came since. */
  private final LongIntMap gone = new LongIntMap();

  void forget() {
    here.clear();
    named.clear();
    texts.clear();
    written.clear();
    gone.clear();
    stored = Optional.empty();
    tooMany = false;
  }

  /** Notes articles that are here now. */
  void arrived(HeaderRows rows) {
    for (int i = 0; i < rows.size; i++) {
      long key = rows.key[i];
      here.put(key, 1);
      if (stored.isPresent()) {
        stored.get().add(key);
      }
      if (written.get(key) == IN_TABLE) {
        gone.put(key, 1);
      }
    }
  }

  /** Notes the ancestors that the rows name; to be called after {@link #arrived}. */
  void named(HeaderRows rows) {
    for (int place = 0; place < rows.elsewhere.length; place++) {
      long key = rows.references[rows.elsewhere[place]];
      if (here.get(key) == 0 && named.get(key) == 0 && written.get(key) != IN_TABLE) {
        texts.add(rows.elsewhereText(place));
        named.put(key, texts.size());
      }
    }
  }

  /** Writes what is still missing, at the end of a transaction. */
  void write(Db cache) throws SQLException {
    PreparedStatement delete = cache.prepare("delete from absent where key = ?");
    for (long key : gone.keys()) {
      delete.setLong(1, key);
      delete.addBatch();
      written.put(key, TAKEN_OUT);
    }
    if (gone.size() > 0) {
      delete.executeBatch();
    }
    PreparedStatement keep = cache.prepare("insert or ignore into absent(key, msgid) values(?,?)");
    int pending = 0;
    if (written.size() > MAX_REMEMBERED) {
      written.clear();
    }
    long[] keys = Arrays.stream(named.keys()).filter(key -> here.get(key) == 0).toArray();
    BitSet known = known(cache, keys);
    for (int i = known.nextClearBit(0); i < keys.length; i = known.nextClearBit(i + 1)) {
      keep.setLong(1, keys[i]);
      keep.setString(2, texts.get(named.get(keys[i]) - 1));
      keep.addBatch();
      written.put(keys[i], IN_TABLE);
      pending++;
    }
    if (pending > 0) {
      keep.executeBatch();
    }
    here.clear();
    named.clear();
    texts.clear();
    gone.clear();
  }

  /** Which of the keys are those of articles, by their places. */
  private BitSet known(Db cache, long[] keys) throws SQLException {
    boolean isUsable = stored.isPresent() && !stored.get().isFull();
    if (keys.length >= BULK_KEYS && !isUsable && !tooMany) {
      stored = KeyFilter.of(cache, HashIndex.HEADERS);
      tooMany = stored.isEmpty();
    }
    int[] places = new int[keys.length];
    int some = 0;
    for (int i = 0; i < keys.length; i++) {
      if (stored.isEmpty() || stored.get().mayHold(keys[i])) {
        places[some++] = i;
      }
    }
    long[] wanted = new long[some];
    for (int i = 0; i < some; i++) {
      wanted[i] = keys[places[i]];
    }
    BitSet known = new BitSet(keys.length);
    HashIndex.HEADERS.find(cache, wanted, (index, row) -> known.set(places[index]));
    return known;
  }
}
