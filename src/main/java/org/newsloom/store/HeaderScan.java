package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.DateCode;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoredHeaders.Stored;

/**
 * Goes through the headers that a search may find. Their columns ({@link Segments}) are gone
 * through, those with the newest articles first; of few bodies the rows are fetched instead.
 */
final class HeaderScan {
  private final Db cache;
  private final StoredHeaders headers;
  private final Map<Long, Slice> slices = new HashMap<>();
  private final TextNumbers numbers;
  private final long from;
  private final long before;

  /**
   * All hits come after this one, newest first: an earlier date, or the same and an earlier row.
   */
  private final long afterDate;

  private final long afterRow;

  HeaderScan(Files files, StoredHeaders headers, TextNumbers numbers, SearchScope scope)
      throws SQLException {
    this.cache = files.cache();
    this.headers = headers;
    this.numbers = numbers;
    this.afterDate = scope.after().map(hit -> (long) hit.date()).orElse(Long.MAX_VALUE);
    this.afterRow = scope.after().map(SearchHit::row).orElse(Long.MAX_VALUE);
    this.from = scope.from().map(DateCode::of).map(Long::valueOf).orElse(Long.MIN_VALUE);
    this.before = scope.before().map(DateCode::of).map(Long::valueOf).orElse(Long.MAX_VALUE);
    List<GroupRef> groups =
        scope.groups().isEmpty() ? Numberings.groups(files.user()) : scope.groups();
    for (GroupRef group : groups) {
      for (Slice slice : Numberings.slices(files.user(), group)) {
        slices.put(slice.id(), slice);
      }
    }
  }

  /** A header that fits. */
  sealed interface Header {
    /** The row it is in. */
    long row();

    /** See {@link DateCode}. */
    int date();

    /** The article's key; only where keys were asked for. */
    long key();

    /** The number of its text, 0 for none; only where those were asked for. */
    int text();

    /** The number of its subject, see {@link SubjectIds}. */
    int subject();

    /** The number of its author. */
    int author();
  }

  private record Fetched(long row, int date, long key, int text, int subject, int author)
      implements Header {}

  private record InRun(SearchedRun run, int index) implements Header {
    @Override
    public long row() {
      return run.row(index);
    }

    @Override
    public int date() {
      return run.date(index);
    }

    @Override
    public long key() {
      return run.key(index);
    }

    @Override
    public int text() {
      return run.text(index);
    }

    @Override
    public int subject() {
      return run.subject(index);
    }

    @Override
    public int author() {
      return run.author(index);
    }
  }

  /** Whether an article may be found in more than one row. */
  boolean hasCopies() {
    return slices.size() > 1;
  }

  /** The slice that a row is in; null for one that is not searched. */
  @Nullable Slice slice(long row) {
    return slices.get(row >> Numberings.SLICE_BITS);
  }

  /** Whether an article of that time is searched for. */
  boolean isInTime(int date) {
    return date >= from && date < before;
  }

  /**
   * Shows what fits, in no order.
   *
   * @param withKeys whether keys are asked for
   * @param withTexts whether the numbers of texts are asked for
   * @param wants whether a header of that time is still wanted; none is shown otherwise
   */
  void look(
      Sought sought,
      boolean withKeys,
      boolean withTexts,
      IntPredicate wants,
      Consumer<Header> taker)
      throws SQLException {
    Optional<List<Long>> few = sought.fewKeys();
    if (few.isPresent()) {
      fetch(few.get(), sought, wants, taker);
      return;
    }
    for (Slice slice : slices.values()) {
      Segments.readNewest(
          cache, slice, numbers, wants, new Looking(sought, withKeys, withTexts, wants, taker));
    }
  }

  private final class Looking implements Segments.Look {
    private final Sought sought;
    private final boolean withKeys;
    private final boolean withTexts;
    private final IntPredicate wants;
    private final Consumer<Header> taker;

    Looking(
        Sought sought,
        boolean withKeys,
        boolean withTexts,
        IntPredicate wants,
        Consumer<Header> taker) {
      this.sought = sought;
      this.withKeys = withKeys;
      this.withTexts = withTexts;
      this.wants = wants;
      this.taker = taker;
    }

    @Override
    public boolean mayFit(SearchedRun.Source source) throws SQLException, DamagedException {
      return !sought.needsTexts() || sought.mayFit(source.texts());
    }

    @Override
    public void at(SearchedRun run) throws SQLException, DamagedException {
      boolean[] fits = sought.fits(run);
      if (!anyOf(fits)) {
        return;
      }
      if (withKeys) {
        run.keys();
      }
      if (withTexts) {
        run.texts();
      }
      // Numbers grow with time: from the end on, few rows are shown and then dropped.
      for (int i = run.size() - 1; i >= 0; i--) {
        if (fits[i]) {
          int date = run.date(i);
          if (wants.test(date) && isInTime(date) && isAfter(run.row(i), date)) {
            taker.accept(new InRun(run, i));
          }
        }
      }
    }
  }

  private static boolean anyOf(boolean[] fits) {
    for (boolean one : fits) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  private record Found(long row, long key) {}

  private void fetch(List<Long> keys, Sought whole, IntPredicate wants, Consumer<Header> taker)
      throws SQLException {
    long[] wanted = keys.stream().mapToLong(Long::longValue).toArray();
    List<Found> found = new ArrayList<>();
    HashIndex.HEADERS.find(cache, wanted, (index, row) -> found.add(new Found(row, wanted[index])));
    // Row by row, so that each segment is unpacked once.
    List<Found> ordered =
        found.stream().distinct().sorted(Comparator.comparingLong(Found::row)).toList();
    for (Found one : ordered) {
      Optional<Stored> header = headers.find(one.row());
      if (header.isPresent()) {
        Header fetched =
            new Fetched(
                one.row(),
                header.get().date(),
                one.key(),
                numbers.of(one.key()),
                header.get().subject(),
                header.get().author());
        int date = fetched.date();
        if (wants.test(date)
            && isInTime(date)
            && slice(one.row()) != null
            && isAfter(one.row(), date)
            && whole.fits(fetched)) {
          taker.accept(fetched);
        }
      }
    }
  }

  private boolean isAfter(long row, int date) {
    return date < afterDate || (date == afterDate && row < afterRow);
  }
}
