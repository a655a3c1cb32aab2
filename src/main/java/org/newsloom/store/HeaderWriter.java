package org.newsloom.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/**
 * Writes batches of headers: marks that carry over first (the user's file), then everything else in
 * one transaction on the cache. Lives on the writer's thread.
 */
final class HeaderWriter {
  /** About 24 MB; past that the table is asked again. */
  private static final int MAX_REMEMBERED = 1 << 20;

  private static final int HERE = 1;
  private static final int ABSENT = 2;

  private final Dictionary subjects;
  private final Dictionary authors;

  /** Identifiers of which it is known whether they are here; what is not in it is not known. */
  private final LongIntMap whereabouts = new LongIntMap();

  HeaderWriter(HeaderDecoder decoder) {
    subjects = new Dictionary(Dictionary.Kind.SUBJECT, decoder);
    authors = new Dictionary(Dictionary.Kind.AUTHOR, decoder);
  }

  /** Drops what is held in memory; after a write that failed, and after rows were removed. */
  void forget() {
    subjects.forget();
    authors.forget();
    whereabouts.clear();
  }

  AddedHeaders add(
      Files files,
      GroupRef group,
      HeaderRows rows,
      NumberRanges fetched,
      Consumer<StoreChange> tell)
      throws SQLException {
    long server = Numberings.knownServer(files.user(), group.server());
    long epoch = Numberings.epoch(files.user(), server, group.group());
    String name = group.group().name();
    Holding holding = Holding.of(files.cache(), server, name, epoch);
    if (contradicts(files, group, rows, holding)) {
      // A number that now names another article: the server has begun anew.
      epoch++;
      holding = Holding.of(files.cache(), server, name, epoch);
    }
    Map<Long, Slice> slices = slices(files.user(), server, group, epoch, rows);
    NumberRanges read = carryMarks(files, server, group, epoch, rows, tell);

    long addedTo = epoch;
    Holding before = holding;
    int added =
        files
            .cache()
            .transaction(() -> {
              int count = insert(files.cache(), slices, rows, before);
              NumberRanges present = before.present().plus(numbers(rows));
              NumberRanges known = before.fetched().plus(fetched.minus(brokenNumbers(rows)));
              new Holding(known.plus(numbers(rows)), present)
                  .save(files.cache(), server, name, addedTo);
              broken(files.cache(), slices, rows);
              return count;
            });
    if (added > 0) {
      tell.accept(new StoreChange.HeadersAdded(group, added));
    }
    return new AddedHeaders(added, rows.size - added, rows.broken.size(), read);
  }

  private static NumberRanges numbers(HeaderRows rows) {
    return NumberRanges.ofNumbers(Arrays.copyOf(rows.number, rows.size));
  }

  private static NumberRanges brokenNumbers(HeaderRows rows) {
    return NumberRanges.ofNumbers(
        rows.broken.stream().mapToLong(HeaderRows.Broken::number).filter(n -> n > 0).toArray());
  }

  private static boolean contradicts(Files files, GroupRef group, HeaderRows rows, Holding holding)
      throws SQLException {
    if (holding.present().isEmpty()) {
      return false;
    }
    List<Slice> slices = Numberings.slices(files.user(), group);
    for (int i = 0; i < rows.size; i++) {
      if (holding.present().contains(rows.number[i])) {
        for (Slice slice : slices) {
          if (slice.holds(rows.number[i])
              && files
                  .cache()
                  .exists(
                      "select 1 from header where id = ? and key <> ?",
                      slice.row(rows.number[i]),
                      rows.key[i])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Map<Long, Slice> slices(
      Db user, long server, GroupRef group, long epoch, HeaderRows rows) throws SQLException {
    Map<Long, Slice> slices = new HashMap<>();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < rows.size; i++) {
      if (slices.put(rows.number[i] >>> Numberings.SLICE_BITS, Slices.NONE) == null) {
        numbers.add(rows.number[i]);
      }
    }
    for (HeaderRows.Broken line : rows.broken) {
      if (line.number() > 0
          && slices.put(line.number() >>> Numberings.SLICE_BITS, Slices.NONE) == null) {
        numbers.add(line.number());
      }
    }
    if (numbers.isEmpty()) {
      // Even an empty answer must be kept somewhere, and the epoch must be there.
      numbers.add(1L);
    }
    List<Long> unknown = new ArrayList<>();
    for (long number : numbers) {
      Numberings.find(user, server, group, epoch, number)
          .ifPresentOrElse(slice -> slices.put(slice.slice(), slice), () -> unknown.add(number));
    }
    if (!unknown.isEmpty()) {
      // Rare: a write to the user's file waits for the disk, so it is not done for each batch.
      user.transaction(() -> {
        for (long number : unknown) {
          Slice slice = Numberings.open(user, server, group, epoch, number);
          slices.put(slice.slice(), slice);
        }
        return unknown.size();
      });
    }
    return slices;
  }

  /** Stands for a slice that is not opened yet. */
  private static final class Slices {
    private static final Slice NONE =
        new Slice(0, 0, new GroupRef("", new Newsgroup("none")), 0, -1);
  }

  /**
   * Marks as read what was read elsewhere: in another group, on another server, or under another
   * number before the server began anew. The user's file is written first: were we killed in
   * between, the marks name numbers whose headers come later.
   */
  private static NumberRanges carryMarks(
      Files files,
      long server,
      GroupRef group,
      long epoch,
      HeaderRows rows,
      Consumer<StoreChange> tell)
      throws SQLException {
    boolean everyRow =
        !Numberings.ended(files.user(), server, group, epoch).isEmpty()
            || files.user().exists("select 1 from numbering where server <> ? limit 1", server);
    ReadElsewhere elsewhere = new ReadElsewhere(files);
    long[] found = new long[rows.size];
    int count = 0;
    for (int i = 0; i < rows.size; i++) {
      boolean crossposted = !rows.xref[i].isEmpty() || (rows.flags[i] & HeaderRows.NO_XREF) != 0;
      if ((everyRow || crossposted) && elsewhere.isRead(rows.key[i], rows.id[i])) {
        found[count++] = rows.number[i];
      }
    }
    if (count == 0) {
      return NumberRanges.EMPTY;
    }
    NumberRanges read = NumberRanges.ofNumbers(Arrays.copyOf(found, count));
    MarkChange change =
        files
            .user()
            .transaction(() -> {
              ReadState state = new ReadState(files.user());
              state.change(server, group, epoch, read, true);
              return state.changes();
            });
    if (change.count() > 0) {
      tell.accept(new StoreChange.MarksChanged(change));
    }
    return read;
  }

  private int insert(Db cache, Map<Long, Slice> slices, HeaderRows rows, Holding before)
      throws SQLException {
    subjects.begin(cache);
    authors.begin(cache);
    if (whereabouts.size() > MAX_REMEMBERED) {
      whereabouts.clear();
    }
    PreparedStatement arrived = cache.prepare("delete from absent where key = ?");
    int arrivals = 0;
    for (int i = 0; i < rows.size; i++) {
      if (whereabouts.get(rows.key[i]) == ABSENT) {
        arrived.setLong(1, rows.key[i]);
        arrived.addBatch();
        arrivals++;
      }
      whereabouts.put(rows.key[i], HERE);
    }
    if (arrivals > 0) {
      arrived.executeBatch();
    }
    PreparedStatement crosspost =
        cache.prepare("insert or replace into crosspost(id, xref) values(?,?)");
    int crossposts = 0;
    PreparedStatement insert =
        cache.prepare(
            """
            insert or ignore into header(
              id, key, subject, author, date, octets, lines, flags, msgid, refs)
            values(?,?,?,?,?,?,?,?,?,?)\
            """);
    int added = 0;
    int pending = 0;
    byte[] octets = rows.batch.octets();
    LongIntMap seen = new LongIntMap();
    for (int i = 0; i < rows.size; i++) {
      if (before.present().contains(rows.number[i]) || seen.get(rows.number[i]) != 0) {
        continue;
      }
      seen.put(rows.number[i], 1);
      Slice slice = slices.getOrDefault(rows.number[i] >>> Numberings.SLICE_BITS, Slices.NONE);
      int row = rows.batchRow[i];
      long id = slice.row(rows.number[i]);
      insert.setLong(1, id);
      insert.setLong(2, rows.key[i]);
      insert.setInt(
          3,
          subjects.id(
              cache,
              rows.subjectHash[i],
              octets,
              rows.batch.from(row, Field.SUBJECT),
              rows.batch.to(row, Field.SUBJECT)));
      insert.setInt(
          4,
          authors.id(
              cache,
              rows.authorHash[i],
              octets,
              rows.batch.from(row, Field.FROM),
              rows.batch.to(row, Field.FROM)));
      insert.setLong(5, rows.date[i]);
      insert.setLong(6, rows.octets[i]);
      insert.setLong(7, rows.lines[i]);
      insert.setInt(8, rows.flags[i]);
      insert.setString(9, rows.id[i]);
      insert.setBytes(10, ancestors(rows, i));
      insert.addBatch();
      added++;
      if (++pending == 256) {
        insert.executeBatch();
        pending = 0;
      }
      if (!rows.xref[i].isEmpty()) {
        crosspost.setLong(1, id);
        crosspost.setString(2, rows.xref[i]);
        crosspost.addBatch();
        crossposts++;
      }
    }
    if (pending > 0) {
      insert.executeBatch();
    }
    if (crossposts > 0) {
      crosspost.executeBatch();
    }
    subjects.flush(cache);
    authors.flush(cache);
    keepAbsent(cache, rows);
    return added;
  }

  private static byte @Nullable [] ancestors(HeaderRows rows, int i) {
    int from = rows.referenceStart[i];
    int to = rows.referenceStart[i + 1];
    if (from == to) {
      return null;
    }
    ByteBuffer keys = ByteBuffer.allocate((to - from) * Long.BYTES);
    for (int k = from; k < to; k++) {
      keys.putLong(rows.references[k]);
    }
    return keys.array();
  }

  /**
   * A hash is enough to thread, not to ask a server: ancestors that are not here keep their text.
   */
  private void keepAbsent(Db cache, HeaderRows rows) throws SQLException {
    PreparedStatement keep = cache.prepare("insert or ignore into absent(key, msgid) values(?,?)");
    PreparedStatement find = cache.prepare("select 1 from header where key = ? limit 1");
    int pending = 0;
    for (int k = 0; k < rows.referenceStart[rows.size]; k++) {
      if (whereabouts.get(rows.references[k]) != 0) {
        continue;
      }
      find.setLong(1, rows.references[k]);
      boolean here;
      try (ResultSet row = find.executeQuery()) {
        here = row.next();
      }
      whereabouts.put(rows.references[k], here ? HERE : ABSENT);
      if (!here) {
        keep.setLong(1, rows.references[k]);
        keep.setString(2, rows.reference(k));
        keep.addBatch();
        pending++;
      }
    }
    if (pending > 0) {
      keep.executeBatch();
    }
  }

  private static void broken(Db cache, Map<Long, Slice> slices, HeaderRows rows)
      throws SQLException {
    for (HeaderRows.Broken line : rows.broken) {
      if (line.number() > 0) {
        Slice slice = slices.getOrDefault(line.number() >>> Numberings.SLICE_BITS, Slices.NONE);
        cache.run(
            "insert or replace into broken(id, what) values(?,?)",
            slice.row(line.number()),
            line.what());
      }
    }
    PreparedStatement mended = cache.prepare("delete from broken where id = ?");
    if (cache.exists("select 1 from broken limit 1")) {
      for (int i = 0; i < rows.size; i++) {
        Slice slice = slices.getOrDefault(rows.number[i] >>> Numberings.SLICE_BITS, Slices.NONE);
        mended.setLong(1, slice.row(rows.number[i]));
        mended.executeUpdate();
      }
    }
  }
}
