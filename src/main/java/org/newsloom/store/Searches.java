package org.newsloom.store;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.StoreThreads.Priority;

/** Searches that the person keeps, and those they made last. */
public final class Searches {
  private static final int RECENT_KEPT = 100;

  private final StoreThreads threads;
  private final Clock clock;

  Searches(StoreThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /** Saved searches by name. */
  public CompletableFuture<List<SavedSearch>> saved() {
    return threads.read(files ->
        files
            .user()
            .list(
                "select name, query from saved_search order by name",
                row -> new SavedSearch(row.getString(1), row.getString(2))));
  }

  /** Saves a search, or changes the one of that name. */
  public CompletableFuture<Void> save(SavedSearch search) {
    return write(
            "insert or replace into saved_search(name, query) values(?,?)",
            search.name(),
            search.query())
        .thenApply(changed -> Marks.done());
  }

  /** Removes a saved search; false if there is none of that name. */
  public CompletableFuture<Boolean> remove(String name) {
    return write("delete from saved_search where name = ?", name).thenApply(count -> count > 0);
  }

  /** Notes that a query was made now; the oldest are forgotten. */
  public CompletableFuture<Void> used(String query) {
    // Later than those made before, also where the clock was set back: else this would be
    // forgotten first.
    return write(
            """
            insert or replace into recent_query(query, used)
            values(?, max(?, (select coalesce(max(used), 0) + 1 from recent_query)))\
            """,
            query,
            clock.instant().toEpochMilli())
        .thenCompose(any ->
            write(
                """
                delete from recent_query where query not in (
                  select query from recent_query order by used desc limit ?)\
                """,
                RECENT_KEPT))
        .thenApply(any -> Marks.done());
  }

  private CompletableFuture<Integer> write(String sql, Object... parameters) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          int changed = files.user().transaction(() -> files.user().run(sql, parameters));
          tell.accept(new StoreChange.SearchesChanged());
          return changed;
        });
  }

  /** Queries made last, newest first. */
  public CompletableFuture<List<String>> recent(int limit) {
    return threads.read(files ->
        files
            .user()
            .list(
                "select query from recent_query order by used desc limit ?",
                row -> row.getString(1),
                limit));
  }
}
