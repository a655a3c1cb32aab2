package org.newsloom.store;

import java.nio.charset.StandardCharsets;
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
import org.newsloom.article.References;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoredHeaders.Stored;

/**
 * Finds articles by the words of their subjects, authors and bodies, newest first. Each word is
 * looked up once, which gives sets of subjects, authors and bodies; then the columns of the headers
 * ({@link Segments}) are gone through, those with the newest articles first, until none of the rest
 * can be newer than what is found. Of few bodies the rows are fetched instead.
 */
public final class SearchIndex {
  /** Bodies that one word may find, the newest of them. */
  private static final int MAX_BODIES = 200_000;

  private static final String SUBJECTS = "select rowid from subject_fts where subject_fts match ?";

  /** {@link SubjectIds#REPLY} as the index would have it. */
  private static final String REPLY_WORD = "re";

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingInt(Row::date).thenComparingLong(Row::id).reversed();

  private final StoreThreads threads;
  private final KeyedHash hash;

  SearchIndex(StoreThreads threads, KeyedHash hash) {
    this.threads = threads;
    this.hash = hash;
  }

  /** One page of hits. */
  public CompletableFuture<SearchPage> search(FullTextQuery query, SearchScope scope) {
    return threads.read(files -> new Search(files, hash, scope).run(query));
  }

  private record Row(long id, int date) {}

  /** One search, on one reader's thread. */
  private static final class Search {
    private final Db cache;
    private final StoredHeaders headers;
    private final KeyedHash hash;
    private final SearchScope scope;
    private final Map<Long, Slice> slices = new HashMap<>();
    private final long from;
    private final long before;
    private boolean complete = true;

    Search(Files files, KeyedHash hash, SearchScope scope) throws SQLException {
      this.cache = files.cache();
      this.hash = hash;
      this.headers = new StoredHeaders(cache, hash);
      this.scope = scope;
      this.from = scope.from().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
      this.before = scope.before().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
      List<GroupRef> groups =
          scope.groups().isEmpty() ? Numberings.groups(files.user()) : scope.groups();
      for (GroupRef group : groups) {
        for (Slice slice : Numberings.slices(files.user(), group)) {
          slices.put(slice.id(), slice);
        }
      }
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
        List<SearchHit> page = new ArrayList<>();
        for (Row row : newest.sorted()) {
          if (page.size() < scope.limit()) {
            hit(row).ifPresent(page::add);
          }
        }
        if (page.size() == scope.limit() || !newest.isFull()) {
          return new SearchPage(page, complete);
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

    private record Found(long row, long key) {}

    private void fetch(List<Long> keys, Sought whole, NewestRows newest) throws SQLException {
      long[] wanted = keys.stream().mapToLong(Long::longValue).toArray();
      List<Found> found = new ArrayList<>();
      HashIndex.HEADERS.find(
          cache, wanted, (index, row) -> found.add(new Found(row, wanted[index])));
      // Row by row, so that each segment is unpacked once.
      List<Found> ordered =
          found.stream().distinct().sorted(Comparator.comparingLong(Found::row)).toList();
      for (Found one : ordered) {
        Optional<Stored> header = headers.find(one.row());
        if (header.isPresent()) {
          int date = clamped(header.get().date());
          if (isInScope(one.row(), date)
              && whole.fits(one.key(), header.get().subject(), header.get().author())) {
            newest.offer(one.row(), date);
          }
        }
      }
    }

    private void scan(Sought whole, NewestRows newest) throws SQLException {
      for (Slice slice : slices.values()) {
        // Numbers grow with time: from the end on, few rows are offered and then dropped.
        Segments.readNewest(
            cache,
            slice,
            whole.needsKeys(),
            newest::wants,
            run -> {
              boolean[] fits = whole.fits(run);
              for (int i = run.size() - 1; i >= 0; i--) {
                if (fits[i]) {
                  int date = run.date(i);
                  if (newest.wants(date) && isInScope(run.row(i), date)) {
                    newest.offer(run.row(i), date);
                  }
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
            words(phrase.column(), IndexText.sought(phrase.text(), false));
        case FullTextQuery.Prefix prefix ->
            words(prefix.column(), IndexText.sought(prefix.text(), true));
        case FullTextQuery.Articles articles -> Sought.texts(articles.keys());
        case FullTextQuery.And and -> Sought.all(lookUp(and.parts()));
        case FullTextQuery.Or or -> Sought.any(lookUp(or.parts()));
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

    private Sought words(FullTextQuery.Column column, IndexText.Sought text) throws SQLException {
      if (text.isEmpty()) {
        return Sought.NOTHING;
      }
      return switch (column) {
        case SUBJECT -> Sought.subjects(subjects(text));
        case AUTHOR ->
            Sought.authors(
                ids("select rowid from author_fts where author_fts match ?", text.expression()));
        case BODY -> texts(text.expression());
        case ANY ->
            Sought.any(
                List.of(
                    words(FullTextQuery.Column.SUBJECT, text),
                    words(FullTextQuery.Column.AUTHOR, text),
                    words(FullTextQuery.Column.BODY, text)));
      };
    }

    /** Numbers of subjects: of answers too, whose first word is not in the index. */
    private BitSet subjects(IndexText.Sought text) throws SQLException {
      BitSet rows = ids(SUBJECTS, text.expression());
      BitSet found = new BitSet(2 * rows.length());
      rows.stream().forEach(row -> found.set(2 * row, 2 * row + 2));
      if (text.beginsWith(REPLY_WORD)) {
        String rest = text.restAtBeginning();
        BitSet answers = rest.isEmpty() ? allSubjects() : ids(SUBJECTS, rest);
        answers.stream().forEach(row -> found.set(SubjectIds.of(row, true)));
      }
      return found;
    }

    private BitSet allSubjects() throws SQLException {
      BitSet all = new BitSet();
      all.set(0, Math.toIntExact(cache.number("select max(id) from subject").orElse(0)) + 1);
      return all;
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
                order by rowid desc limit ?) f join body_key b on b.id = f.id\
              """,
              row -> row.getLong(1),
              expression,
              MAX_BODIES);
      complete &= list.size() < MAX_BODIES;
      return Sought.texts(list);
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

    /** The header of a row; empty if another row of the same article comes before it. */
    private Optional<SearchHit> hit(Row row) throws SQLException {
      Slice slice = slices.get(row.id() >> Numberings.SLICE_BITS);
      Optional<Stored> header = headers.find(row.id());
      if (slice == null || header.isEmpty() || !isFirst(row, header.get().id())) {
        return Optional.empty();
      }
      return HeaderReader.overview(cache, slice, header.get(), References.NONE)
          .map(overview -> new SearchHit(slice.group(), overview, row.date(), row.id()));
    }

    private boolean isFirst(Row row, String id) throws SQLException {
      long key = hash.of(id.getBytes(StandardCharsets.ISO_8859_1));
      for (long other : HashIndex.HEADERS.rows(cache, key)) {
        if (other != row.id() && slices.containsKey(other >> Numberings.SLICE_BITS)) {
          Optional<Stored> header = headers.find(other);
          if (header.isPresent() && header.get().id().equals(id)) {
            Row copy = new Row(other, clamped(header.get().date()));
            if (NEWEST_FIRST.compare(copy, row) < 0
                && copy.date() >= from
                && (copy.date() < before || before == Long.MAX_VALUE)) {
              return false;
            }
          }
        }
      }
      return true;
    }
  }
}
