package org.newsloom.store;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.References;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoredHeaders.Stored;

/**
 * Finds articles by the words of their subjects, authors and bodies. Each word is looked up once
 * ({@link WordSets}), which gives sets of subjects, authors and bodies; then the headers are gone
 * through ({@link HeaderScan}) until none of the rest can come before what is found.
 */
public final class SearchIndex {
  /** Headers that are ranked, about the newest of those that fit. */
  private static final int MOST_RANKED = 20_000;

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparingInt(Row::date).thenComparingLong(Row::id).reversed();

  private static final Comparator<Row> BEST_FIRST =
      Comparator.<Row>comparingDouble(row -> -row.rank()).thenComparing(NEWEST_FIRST);

  private final StoreThreads threads;
  private final KeyedHash hash;
  private final TextNumbers numbers = new TextNumbers();

  SearchIndex(StoreThreads threads, KeyedHash hash) {
    this.threads = threads;
    this.hash = hash;
  }

  /**
   * One page of hits, newest first, each article once; one that is in several newsgroups may come
   * again on a later page.
   */
  public CompletableFuture<SearchPage> search(FullTextQuery query, SearchScope scope) {
    return threads.read(files -> search(files, scope).newest(query));
  }

  /**
   * The hits that fit best, of equal ones the newest first: words in the subject count more than
   * elsewhere, and rare ones more than frequent ones. Of more than 20,000 articles about the newest
   * are looked at, and the page is not complete.
   */
  public CompletableFuture<SearchPage> best(FullTextQuery query, SearchScope scope) {
    return threads.read(files -> search(files, scope).best(query));
  }

  /**
   * Counts all hits, up to 200,000 of them.
   *
   * @param scope what its limit says does not count here
   * @param zone where a year begins
   */
  public CompletableFuture<SearchTally> tally(FullTextQuery query, SearchScope scope, ZoneId zone) {
    return threads.read(files -> search(files, scope).tally(query, zone));
  }

  private Search search(Files files, SearchScope scope) throws SQLException {
    return new Search(files, new StoredHeaders(files.cache(), hash), numbers, scope);
  }

  private record Row(long id, int date, float rank) {}

  /** One search, on one reader's thread. */
  private static final class Search {
    private final Db cache;
    private final StoredHeaders headers;
    private final SearchScope scope;
    private final HeaderScan scan;
    private final WordSets words;

    Search(Files files, StoredHeaders headers, TextNumbers numbers, SearchScope scope)
        throws SQLException {
      this.cache = files.cache();
      this.headers = headers;
      this.scope = scope;
      this.scan = new HeaderScan(files, headers, numbers, scope);
      this.words = new WordSets(cache, numbers);
    }

    SearchPage newest(FullTextQuery query) throws SQLException {
      Sought sought = words.lookUp(query);
      // More than a page, since other copies of an article may come before some of them.
      for (int most = 2 * scope.limit() + 16; ; most *= 4) {
        FirstRows newest = new FirstRows(NEWEST_FIRST, most);
        scan.look(
            sought,
            false,
            false,
            newest::wantsDate,
            header -> newest.offer(new Row(header.row(), header.date(), 0)));
        List<SearchHit> page = page(newest);
        if (page.size() == scope.limit() || !newest.isFull()) {
          return new SearchPage(page, true);
        }
      }
    }

    SearchPage best(FullTextQuery query) throws SQLException {
      Sought sought = words.lookUp(query);
      Ranking ranking = Ranking.of(query, words, cache);
      FirstRows best = new FirstRows(BEST_FIRST, 2 * scope.limit() + 16);
      scan.look(
          sought,
          ranking.needsKeys(),
          ranking.needsTexts(),
          _ -> best.offered() < MOST_RANKED,
          header -> best.offer(new Row(header.row(), header.date(), ranking.of(header))));
      return new SearchPage(page(best), best.offered() < MOST_RANKED);
    }

    /** The first of them, each article once. */
    private List<SearchHit> page(FirstRows rows) throws SQLException {
      List<SearchHit> page = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Row row : rows.sorted()) {
        if (page.size() == scope.limit()) {
          break;
        }
        Optional<Stored> header = headers.find(row.id());
        if (header.isPresent() && seen.add(header.get().id())) {
          hit(row, header.get()).ifPresent(page::add);
        }
      }
      return page;
    }

    SearchTally tally(FullTextQuery query, ZoneId zone) throws SQLException {
      Sought sought = words.lookUp(query);
      Tallying tallying = new Tallying(scan);
      scan.look(sought, tallying.needsKeys(), false, _ -> !tallying.isFull(), tallying::add);
      return tallying.tally(cache, zone);
    }

    /** The first rows of those offered, at most so many. */
    private static final class FirstRows {
      private final Comparator<Row> order;
      private final int most;
      private final PriorityQueue<Row> rows;
      private int offered;

      FirstRows(Comparator<Row> order, int most) {
        this.order = order;
        this.most = most;
        this.rows = new PriorityQueue<>(order.reversed());
      }

      int offered() {
        return offered;
      }

      boolean isFull() {
        return rows.size() >= most;
      }

      /** Whether a row of that date may be among the newest. */
      boolean wantsDate(int date) {
        return !isFull() || date >= rows.element().date();
      }

      void offer(Row row) {
        offered++;
        if (!isFull() || order.compare(row, rows.element()) < 0) {
          rows.add(row);
          if (rows.size() > most) {
            rows.remove();
          }
        }
      }

      List<Row> sorted() {
        List<Row> all = new ArrayList<>(rows);
        all.sort(order);
        return all;
      }
    }

    private Optional<SearchHit> hit(Row row, Stored header) throws SQLException {
      Slice slice = scan.slice(row.id());
      return slice == null
          ? Optional.empty()
          : HeaderReader.overview(cache, slice, header, References.NONE)
              .map(overview -> new SearchHit(slice.group(), overview, row.date(), row.id()));
    }
  }
}
