package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/**
 * Writes batches of headers: marks that carry over first (the user's file), then everything else in
 * the transaction on the cache that is open. Lives on the writer's thread.
 */
final class HeaderWriter {
  private final RowWriter rowWriter;
  private final KeyedHash hash;

  /** What is held of groups, as it will be once the open transaction is on disk. */
  private final Map<HeldGroup, Holding> held = new HashMap<>();

  private final OwnArticles own;

  private record HeldGroup(long server, String group, long epoch) {}

  HeaderWriter(HeaderDecoder decoder, KeyedHash hash) {
    this.hash = hash;
    own = new OwnArticles(hash);
    rowWriter = new RowWriter(decoder);
  }

  /** Drops what is held in memory; after a write that failed, and after rows were removed. */
  void forget() {
    rowWriter.forget();
    held.clear();
  }

  /** Rows of headers by the keys of their articles. */
  HashIndexWriter keys() {
    return rowWriter.keys();
  }

  /** Writes what is written once a transaction; at its end. */
  void writeHeldBack(Db cache) throws SQLException {
    rowWriter.writeHeldBack(cache);
    for (Map.Entry<HeldGroup, Holding> one : held.entrySet()) {
      HeldGroup group = one.getKey();
      one.getValue().save(cache, group.server(), group.group(), group.epoch());
    }
    held.clear();
  }

  AddedHeaders add(
      Files files,
      GroupRef group,
      HeaderRows rows,
      NumberRanges fetched,
      Consumer<StoreChange> tell)
      throws SQLException {
    return write(files, group, rows, fetched.minus(brokenNumbers(rows)).plus(numbers(rows)), tell);
  }

  /** The same, and nothing counts as asked for. */
  AddedHeaders addFound(Files files, GroupRef group, HeaderRows rows, Consumer<StoreChange> tell)
      throws SQLException {
    return write(files, group, rows, NumberRanges.EMPTY, tell);
  }

  private AddedHeaders write(
      Files files, GroupRef group, HeaderRows rows, NumberRanges known, Consumer<StoreChange> tell)
      throws SQLException {
    Db cache = files.cache();
    long server = Numberings.knownServer(files.user(), group.server());
    long epoch = Numberings.epoch(files.user(), server, group.group());
    Holding before = holding(cache, server, group, epoch);
    if (contradicts(files, group, rows, before)) {
      // A number that now names another article: the server has begun anew.
      epoch++;
      before = holding(cache, server, group, epoch);
    }
    Map<Long, Slice> slices = slices(files.user(), server, group, epoch, rows);
    NumberRanges read = carryMarks(files, server, group, epoch, rows, tell);
    int added = rowWriter.insert(cache, slices, rows, before.present());
    held.put(
        new HeldGroup(server, group.group().name(), epoch),
        new Holding(before.fetched().plus(known), before.present().plus(numbers(rows))));
    broken(cache, slices, rows);
    if (added > 0) {
      NumberRanges fetched =
          known.isEmpty() ? NumberRanges.EMPTY : numbers(rows).minus(before.present());
      tell.accept(new StoreChange.HeadersAdded(group, added, fetched));
    }
    return new AddedHeaders(added, rows.size - added, rows.broken.size(), read);
  }

  private Holding holding(Db cache, long server, GroupRef group, long epoch) throws SQLException {
    String name = group.group().name();
    Holding known = held.get(new HeldGroup(server, name, epoch));
    return known != null ? known : Holding.of(cache, server, name, epoch);
  }

  private static NumberRanges numbers(HeaderRows rows) {
    return NumberRanges.ofNumbers(Arrays.copyOf(rows.number, rows.size));
  }

  private static NumberRanges brokenNumbers(HeaderRows rows) {
    return NumberRanges.ofNumbers(
        rows.broken.stream().mapToLong(HeaderRows.Broken::number).filter(n -> n > 0).toArray());
  }

  private boolean contradicts(Files files, GroupRef group, HeaderRows rows, Holding holding)
      throws SQLException {
    if (!rows.overlaps(holding.present())) {
      return false;
    }
    List<Slice> slices = Numberings.slices(files.user(), group);
    StoredHeaders headers = new StoredHeaders(files.cache(), hash);
    for (int i = 0; i < rows.size; i++) {
      if (holding.present().contains(rows.number[i])) {
        for (Slice slice : slices) {
          if (slice.holds(rows.number[i])
              && !headers
                  .find(slice.row(rows.number[i]))
                  .map(header -> header.id())
                  .orElse(rows.details.id(i))
                  .equals(rows.details.id(i))) {
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
   * number before the server began anew; and what the person wrote. The user's file is written
   * first: were we killed in between, the marks name numbers whose headers come later.
   */
  private NumberRanges carryMarks(
      Files files,
      long server,
      GroupRef group,
      long epoch,
      HeaderRows rows,
      Consumer<StoreChange> tell)
      throws SQLException {
    BitSet readRows = own.rows(files.user(), rows);
    readRows.or(readElsewhere(files, server, group, epoch, rows));
    if (readRows.isEmpty()) {
      return NumberRanges.EMPTY;
    }
    NumberRanges read =
        NumberRanges.ofNumbers(readRows.stream().mapToLong(i -> rows.number[i]).toArray());
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

  private BitSet readElsewhere(
      Files files, long server, GroupRef group, long epoch, HeaderRows rows) throws SQLException {
    BitSet found = new BitSet();
    if (!files.user().exists("select 1 from read_state where length(ranges) > 0 limit 1")) {
      return found;
    }
    // What is in this group alone can only have been read in it: on another server, or before.
    boolean everyRow =
        files
            .user()
            .exists(
                """
                select 1 from read_state
                where grp = ? and (server <> ? or epoch <> ?) and length(ranges) > 0 limit 1\
                """,
                group.group().name(),
                server,
                epoch);
    int[] candidates = new int[rows.size];
    int size = 0;
    for (int i = 0; i < rows.size; i++) {
      boolean crossposted =
          !rows.details.xref[i].isEmpty() || (rows.details.flags[i] & HeaderRows.NO_XREF) != 0;
      if (everyRow || crossposted) {
        candidates[size++] = i;
      }
    }
    int[] asked = Arrays.copyOf(candidates, size);
    new ReadElsewhere(files, hash)
            .read(
                Arrays.stream(asked).mapToLong(i -> rows.key[i]).toArray(),
                Arrays.stream(asked).mapToObj(rows.details::id).toArray(String[]::new))
            .stream()
            .forEach(i -> found.set(asked[i]));
    return found;
  }

  static Slice sliceOf(Map<Long, Slice> slices, long number) {
    return slices.getOrDefault(number >>> Numberings.SLICE_BITS, Slices.NONE);
  }

  private static void broken(Db cache, Map<Long, Slice> slices, HeaderRows rows)
      throws SQLException {
    for (HeaderRows.Broken line : rows.broken) {
      if (line.number() > 0) {
        Slice slice = sliceOf(slices, line.number());
        cache.run(
            "insert or replace into broken(id, what) values(?,?)",
            slice.row(line.number()),
            line.what());
      }
    }
    PreparedStatement mended = cache.prepare("delete from broken where id = ?");
    if (cache.exists("select 1 from broken limit 1")) {
      for (int i = 0; i < rows.size; i++) {
        Slice slice = sliceOf(slices, rows.number[i]);
        mended.setLong(1, slice.row(rows.number[i]));
        mended.executeUpdate();
      }
    }
  }
}
