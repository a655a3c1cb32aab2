package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/**
 * Finds articles by the words of their subjects, authors and bodies, newest first. Each word is
 * looked up once, which gives sets of subjects, authors and bodies; then either the few rows that
 * those name are fetched, or the headers are gone through from the newest on until the page is
 * full. Both are bounded.
 */
public final class SearchIndex {
  /** Up to so many subjects, authors and bodies, their rows are fetched instead of searched for. */
  private static final long FEW = 2_000;

  /** Rows that one question may look at. */
  private static final int MAX_ROWS = 500_000;

  /** Up to so many headers, a group is gone through by itself. */
  private static final long SMALL_GROUP = 50_000;

  /** Bodies that one word may find, the newest of them. */
  private static final int MAX_BODIES = 200_000;

  private static final String COLUMNS = "select id, key, date, subject, author from header ";

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingLong(Row::date).thenComparingLong(Row::id).reversed();

  private final StoreThreads threads;

  SearchIndex(StoreThreads threads) {
    this.threads = threads;
  }

  /** One page of hits. */
  public CompletableFuture<SearchPage> search(FullTextQuery query, SearchScope scope) {
    return threads.read(files -> new Search(files, scope).run(query));
  }

  private record Row(long id, long key, long date, int subject, int author) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4), row.getInt(5));
    }
  }

  /** A question whose words were looked up. */
  private sealed interface Sought {
    boolean fits(Row row);

    /** About how many rows could fit; {@link Long#MAX_VALUE} where that is unknown. */
    long few();

    record Subjects(BitSet ids) implements Sought {
      @Override
      public boolean fits(Row row) {
        return ids.get(row.subject());
      }

      @Override
      public long few() {
        return ids.cardinality();
      }
    }

    record Authors(BitSet ids) implements Sought {
      @Override
      public boolean fits(Row row) {
        return ids.get(row.author());
      }

      @Override
      public long few() {
        return ids.cardinality();
      }
    }

    record Texts(LongIntMap keys, List<Long> list) implements Sought {
      @Override
      public boolean fits(Row row) {
        return keys.get(row.key()) != 0;
      }

      @Override
      public long few() {
        return list.size();
      }
    }

    record All(List<Sought> parts) implements Sought {
      @Override
      public boolean fits(Row row) {
        return parts.stream().allMatch(part -> part.fits(row));
      }

      @Override
      public long few() {
        return parts.stream().mapToLong(Sought::few).min().orElse(Long.MAX_VALUE);
      }
    }

    record Any(List<Sought> parts) implements Sought {
      @Override
      public boolean fits(Row row) {
        return parts.stream().anyMatch(part -> part.fits(row));
      }

      @Override
      public long few() {
        long sum = 0;
        for (Sought part : parts) {
          sum = part.few() > FEW ? Long.MAX_VALUE : sum + part.few();
          if (sum > FEW) {
            return Long.MAX_VALUE;
          }
        }
        return sum;
      }
    }

    record Other(Sought part) implements Sought {
      @Override
      public boolean fits(Row row) {
        return !part.fits(row);
      }

      @Override
      public long few() {
        return Long.MAX_VALUE;
      }
    }
  }

  /** One search, on one reader's thread. */
  private static final class Search {
    private final Db cache;
    private final Files files;
    private final SearchScope scope;
    private final Map<Long, Slice> slices = new HashMap<>();
    private final long from;
    private final long before;
    private int looked;
    private boolean complete = true;

    Search(Files files, SearchScope scope) throws SQLException {
      this.files = files;
      this.cache = files.cache();
      this.scope = scope;
      this.from = scope.from().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
      this.before = scope.before().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
      List<GroupRef> groups = scope.groups().isEmpty() ? allGroups(files.user()) : scope.groups();
      for (GroupRef group : groups) {
        for (Slice slice : Numberings.slices(files.user(), group)) {
          slices.put(slice.id(), slice);
        }
      }
    }

    private static List<GroupRef> allGroups(Db user) throws SQLException {
      return user.list(
          """
          select distinct s.name, n.grp from numbering n join server s on s.id = n.server\
          """,
          row -> new GroupRef(row.getString(1), new Newsgroup(row.getString(2))));
    }

    SearchPage run(FullTextQuery query) throws SQLException {
      Sought sought = lookUp(query);
      List<Row> rows = new ArrayList<>();
      if (sought.few() <= FEW) {
        collect(sought, rows, sought);
      } else if (!scope.groups().isEmpty() && sizeOfGroups() <= SMALL_GROUP) {
        for (Slice slice : slices.values()) {
          add(
              rows,
              sought,
              COLUMNS + "where id between ? and ?",
              slice.firstRow(),
              slice.lastRow());
        }
      } else {
        return page(newestFirst(sought));
      }
      rows.sort(NEWEST_FIRST);
      List<Row> page = new ArrayList<>();
      for (int i = 0; i < rows.size() && page.size() < scope.limit(); i++) {
        if ((i == 0 || rows.get(i).id() != rows.get(i - 1).id()) && isFirst(rows.get(i))) {
          page.add(rows.get(i));
        }
      }
      return page(page);
    }

    private long sizeOfGroups() throws SQLException {
      long size = 0;
      for (Slice slice : slices.values()) {
        size +=
            Holding.of(cache, slice.server(), slice.group().group().name(), slice.epoch())
                .present()
                .count();
      }
      return size;
    }

    private Sought lookUp(FullTextQuery query) throws SQLException {
      return switch (query) {
        case FullTextQuery.Phrase phrase ->
            words(phrase.column(), IndexText.expression(phrase.text(), false));
        case FullTextQuery.Prefix prefix ->
            words(prefix.column(), IndexText.expression(prefix.text(), true));
        case FullTextQuery.And and -> new Sought.All(lookUp(and.parts()));
        case FullTextQuery.Or or -> new Sought.Any(lookUp(or.parts()));
        case FullTextQuery.Not not -> new Sought.Other(lookUp(not.part()));
      };
    }

    private List<Sought> lookUp(List<FullTextQuery> parts) throws SQLException {
      List<Sought> sought = new ArrayList<>();
      for (FullTextQuery part : parts) {
        sought.add(lookUp(part));
      }
      return sought;
    }

    private Sought words(FullTextQuery.Column column, String expression) throws SQLException {
      if (expression.isEmpty()) {
        return new Sought.Any(List.of());
      }
      return switch (column) {
        case SUBJECT ->
            new Sought.Subjects(
                ids("select rowid from subject_fts where subject_fts match ?", expression));
        case AUTHOR ->
            new Sought.Authors(
                ids("select rowid from author_fts where author_fts match ?", expression));
        case BODY -> texts(expression);
        case ANY ->
            new Sought.Any(
                List.of(
                    words(FullTextQuery.Column.SUBJECT, expression),
                    words(FullTextQuery.Column.AUTHOR, expression),
                    words(FullTextQuery.Column.BODY, expression)));
      };
    }

    private BitSet ids(String sql, String expression) throws SQLException {
      BitSet ids = new BitSet();
      try (ResultSet row = cache.prepare(sql, expression).executeQuery()) {
        while (row.next()) {
          ids.set(row.getInt(1));
        }
      }
      return ids;
    }

    private Sought texts(String expression) throws SQLException {
      LongIntMap keys = new LongIntMap();
      List<Long> list =
          cache.list(
              """
              select b.key from (
                select rowid as id from body_fts where body_fts match ?
                order by rowid desc limit ?) f join body b on b.id = f.id\
              """,
              row -> row.getLong(1),
              expression,
              MAX_BODIES);
      for (long key : list) {
        keys.put(key, 1);
      }
      complete &= list.size() < MAX_BODIES;
      return new Sought.Texts(keys, list);
    }

    /** Fetches the rows that a part of the question names, and keeps those that fit all of it. */
    private void collect(Sought part, List<Row> rows, Sought whole) throws SQLException {
      switch (part) {
        case Sought.Subjects subjects -> collect("subject = ?", subjects.ids(), rows, whole);
        case Sought.Authors authors -> collect("author = ?", authors.ids(), rows, whole);
        case Sought.Texts texts -> {
          for (long key : texts.list()) {
            add(rows, whole, COLUMNS + "where key = ?", key);
          }
        }
        case Sought.All all -> {
          Sought rarest = all.parts().getFirst();
          for (Sought other : all.parts()) {
            rarest = other.few() < rarest.few() ? other : rarest;
          }
          collect(rarest, rows, whole);
        }
        case Sought.Any any -> {
          for (Sought one : any.parts()) {
            collect(one, rows, whole);
          }
        }
        case Sought.Other other ->
            throw new IllegalStateException("what is not so names no rows: " + other);
      }
    }

    private void collect(String condition, BitSet ids, List<Row> rows, Sought whole)
        throws SQLException {
      // From the newest subject or author on, so that the bound cuts off old ones.
      for (int id = ids.length() - 1; id >= 0; id = ids.previousSetBit(id - 1)) {
        add(rows, whole, COLUMNS + "where " + condition, id);
      }
    }

    private void add(List<Row> rows, Sought whole, String sql, Object... parameters)
        throws SQLException {
      try (ResultSet row = cache.prepare(sql, parameters).executeQuery()) {
        while (looked < MAX_ROWS && row.next()) {
          looked++;
          Row found = Row.of(row);
          if (isInScope(found) && whole.fits(found)) {
            rows.add(found);
          }
        }
      }
      complete &= looked < MAX_ROWS;
    }

    private List<Row> newestFirst(Sought sought) throws SQLException {
      List<Row> page = new ArrayList<>();
      long last = scope.after().map(SearchHit::date).orElse(Long.MAX_VALUE);
      try (ResultSet row =
          cache
              .prepare(
                  COLUMNS + "where date between ? and ? order by date desc, id desc",
                  from,
                  Math.min(last, before == Long.MAX_VALUE ? before : before - 1))
              .executeQuery()) {
        while (page.size() < scope.limit() && row.next()) {
          if (++looked > MAX_ROWS) {
            complete = false;
            break;
          }
          Row found = Row.of(row);
          if (isInScope(found) && sought.fits(found) && isFirst(found)) {
            page.add(found);
          }
        }
      }
      return page;
    }

    private boolean isInScope(Row row) {
      return row.date() >= from
          && (row.date() < before || before == Long.MAX_VALUE)
          && slices.containsKey(row.id() >> Numberings.SLICE_BITS)
          && scope
              .after()
              .map(hit ->
                  row.date() < hit.date() || (row.date() == hit.date() && row.id() < hit.row()))
              .orElse(true);
    }

    /** Whether no other row of the same article comes before this one: each article once. */
    private boolean isFirst(Row row) throws SQLException {
      List<Row> copies = cache.list(COLUMNS + "where key = ? limit 1000", Row::of, row.key());
      for (Row copy : copies) {
        if (NEWEST_FIRST.compare(copy, row) < 0
            && copy.date() >= from
            && (copy.date() < before || before == Long.MAX_VALUE)
            && slices.containsKey(copy.id() >> Numberings.SLICE_BITS)) {
          return false;
        }
      }
      return true;
    }

    private SearchPage page(List<Row> rows) throws SQLException {
      List<SearchHit> hits = new ArrayList<>();
      for (Row row : rows) {
        Slice slice = slices.get(row.id() >> Numberings.SLICE_BITS);
        if (slice != null) {
          HeaderReader.overview(files.cache(), slice, row.id())
              .ifPresent(overview ->
                  hits.add(new SearchHit(slice.group(), overview, row.date(), row.id())));
        }
      }
      return new SearchPage(hits, complete);
    }
  }
}
