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
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/**
 * Finds articles by the words of their subjects, authors and bodies, newest first. Each word is
 * looked up once, which gives sets of subjects, authors and bodies; then the columns of the headers
 * ({@link Segments}) are gone through, those with the newest articles first, until none of the rest
 * can be newer than what is found. Of few bodies the rows are fetched instead.
 */
public final class SearchIndex {
  /** Up to so many bodies, their rows are fetched instead of searched for. */
  private static final long FEW = 500;

  /** Bodies that one word may find, the newest of them. */
  private static final int MAX_BODIES = 200_000;

  private static final String ROWS_OF_KEY =
      """
      select h.id, h.key, h.date, h.subject, h.author
      from key_header k join header h on h.id = k.id where k.key = ?\
      """;

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingInt(Row::date).thenComparingLong(Row::id).reversed();

  private final StoreThreads threads;

  SearchIndex(StoreThreads threads) {
    this.threads = threads;
  }

  /** One page of hits. */
  public CompletableFuture<SearchPage> search(FullTextQuery query, SearchScope scope) {
    // In one transaction, so that all parts of the answer are of one moment.
    return threads.read(
        files -> files.cache().transaction(() -> new Search(files, scope).run(query)));
  }

  private record Row(long id, int date) {}

  /** A question whose words were looked up. */
  private sealed interface Sought {
    boolean fits(long key, int subject, int author);

    /** Whether it asks for keys. */
    boolean needsKeys();

    /** Keys of all articles that can fit, where those are few bodies. */
    Optional<List<Long>> fewKeys();

    record Subjects(BitSet ids) implements Sought {
      @Override
      public boolean fits(long key, int subject, int author) {
        return ids.get(subject);
      }

      @Override
      public boolean needsKeys() {
        return false;
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        return Optional.empty();
      }
    }

    record Authors(BitSet ids) implements Sought {
      @Override
      public boolean fits(long key, int subject, int author) {
        return ids.get(author);
      }

      @Override
      public boolean needsKeys() {
        return false;
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        return Optional.empty();
      }
    }

    record Texts(LongIntMap keys, List<Long> list) implements Sought {
      static Texts of(List<Long> list) {
        LongIntMap keys = new LongIntMap();
        for (long key : list) {
          keys.put(key, 1);
        }
        return new Texts(keys, list);
      }

      @Override
      public boolean fits(long key, int subject, int author) {
        return keys.get(key) != 0;
      }

      @Override
      public boolean needsKeys() {
        return !list.isEmpty();
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        return list.size() <= FEW ? Optional.of(list) : Optional.empty();
      }
    }

    record All(List<Sought> parts) implements Sought {
      @Override
      public boolean fits(long key, int subject, int author) {
        for (Sought part : parts) {
          if (!part.fits(key, subject, author)) {
            return false;
          }
        }
        return true;
      }

      @Override
      public boolean needsKeys() {
        return parts.stream().anyMatch(Sought::needsKeys);
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        return parts.stream().flatMap(part -> part.fewKeys().stream()).findFirst();
      }
    }

    record Any(List<Sought> parts) implements Sought {
      @Override
      public boolean fits(long key, int subject, int author) {
        for (Sought part : parts) {
          if (part.fits(key, subject, author)) {
            return true;
          }
        }
        return false;
      }

      @Override
      public boolean needsKeys() {
        return parts.stream().anyMatch(Sought::needsKeys);
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        List<Long> all = new ArrayList<>();
        for (Sought part : parts) {
          Optional<List<Long>> few = part.fewKeys();
          if (few.isEmpty()) {
            return few;
          }
          all.addAll(few.get());
        }
        return Optional.of(all);
      }
    }

    record Other(Sought part) implements Sought {
      @Override
      public boolean fits(long key, int subject, int author) {
        return !part.fits(key, subject, author);
      }

      @Override
      public boolean needsKeys() {
        return part.needsKeys();
      }

      @Override
      public Optional<List<Long>> fewKeys() {
        return Optional.empty();
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
      Optional<List<Long>> few = sought.fewKeys();
      // More than a page, since other copies of an article may come before some of them.
      for (int most = 2 * scope.limit() + 16; ; most *= 4) {
        NewestRows newest = new NewestRows(most);
        if (few.isPresent()) {
          fetch(few.get(), sought, newest);
        } else {
          scan(sought, newest);
        }
        List<Row> page = new ArrayList<>();
        for (Row row : newest.sorted()) {
          if (page.size() < scope.limit() && isFirst(row)) {
            page.add(row);
          }
        }
        if (page.size() == scope.limit() || !newest.isFull()) {
          return page(page);
        }
      }
    }

    /** The newest rows of those offered, at most so many. */
    private static final class NewestRows {
      private final int most;
      private final PriorityQueue<Row> rows = new PriorityQueue<>(NEWEST_FIRST.reversed());

      NewestRows(int most) {
        this.most = most;
      }

      boolean isFull() {
        return rows.size() >= most;
      }

      /** Whether a row of that date may be among them. */
      boolean wants(int date) {
        return !isFull() || date >= rows.element().date();
      }

      void offer(long id, int date) {
        if (wants(date)) {
          rows.add(new Row(id, date));
          if (rows.size() > most) {
            rows.remove();
          }
        }
      }

      List<Row> sorted() {
        List<Row> all = new ArrayList<>(rows);
        all.sort(NEWEST_FIRST);
        return all;
      }
    }

    private void fetch(List<Long> keys, Sought whole, NewestRows newest) throws SQLException {
      for (long key : keys) {
        try (ResultSet row = cache.prepare(ROWS_OF_KEY, key).executeQuery()) {
          while (row.next()) {
            long id = row.getLong(1);
            int date = clamped(row.getLong(3));
            if (isInScope(id, date) && whole.fits(row.getLong(2), row.getInt(4), row.getInt(5))) {
              newest.offer(id, date);
            }
          }
        }
      }
    }

    private void scan(Sought whole, NewestRows newest) throws SQLException {
      Segments.Wanted wanted =
          whole.needsKeys() ? Segments.Wanted.LIST_AND_PARENTS : Segments.Wanted.LIST;
      for (Slice slice : slices.values()) {
        // Numbers grow with time: from the end on, few rows are offered and then dropped.
        Segments.readNewest(
            cache,
            slice,
            wanted,
            newest::wants,
            run -> {
              for (int i = run.size() - 1; i >= 0; i--) {
                if (newest.wants(run.date[i])
                    && whole.fits(
                        wanted == Segments.Wanted.LIST ? 0 : run.key[i],
                        run.subject[i],
                        run.author[i])
                    && isInScope(run.row[i], run.date[i])) {
                  newest.offer(run.row[i], run.date[i]);
                }
              }
            });
      }
    }

    private static int clamped(long seconds) {
      return Math.clamp(seconds, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private Sought lookUp(FullTextQuery query) throws SQLException {
      return switch (query) {
        case FullTextQuery.Phrase phrase ->
            words(phrase.column(), IndexText.expression(phrase.text(), false));
        case FullTextQuery.Prefix prefix ->
            words(prefix.column(), IndexText.expression(prefix.text(), true));
        case FullTextQuery.Articles articles -> Sought.Texts.of(articles.keys());
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
      complete &= list.size() < MAX_BODIES;
      return Sought.Texts.of(list);
    }

    private boolean isInScope(long id, int date) {
      return date >= from
          && (date < before || before == Long.MAX_VALUE)
          && slices.containsKey(id >> Numberings.SLICE_BITS)
          && scope
              .after()
              .map(hit -> date < hit.date() || (date == hit.date() && id < hit.row()))
              .orElse(true);
    }

    /** Whether no other row of the same article comes before this one: each article once. */
    private boolean isFirst(Row row) throws SQLException {
      List<Row> copies =
          cache.list(
              """
              select c.id, c.date from header h join key_header k on k.key = h.key
                join header c on c.id = k.id
              where h.id = ? limit 1000\
              """,
              copy -> new Row(copy.getLong(1), clamped(copy.getLong(2))),
              row.id());
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
