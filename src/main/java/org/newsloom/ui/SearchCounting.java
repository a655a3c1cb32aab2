package org.newsloom.ui;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.GroupListModel.Entry;

/**
 * Keeps the counts beside the views that are searches: how much of what they find is unread. While
 * very much changes they are counted now and then only.
 */
final class SearchCounting implements AutoCloseable {
  static final Duration PAUSE = Duration.ofSeconds(2);

  private final News news;
  private final UiExecutor ui;
  private final Delay delay;
  private final GroupListModel groups;
  private final Changes.Listening listening;
  private boolean due;
  private boolean counting;

  SearchCounting(News news, UiExecutor ui, Delay delay, GroupListModel groups) {
    this.news = news;
    this.ui = ui;
    this.delay = delay;
    this.groups = groups;
    listening =
        news.changes()
            .listen(change -> {
              if (isOfInterest(change)) {
                ui.execute(this::soon);
              }
            });
  }

  @Override
  public void close() {
    listening.close();
  }

  /** Counts after a pause. */
  void soon() {
    if (!due) {
      due = true;
      delay.after(PAUSE, this::count);
    }
  }

  private static boolean isOfInterest(Change change) {
    return switch (change) {
      case Change.HeadersAdded _,
          Change.MarksChanged _,
          Change.FlagsChanged _,
          Change.BodiesIndexed _,
          Change.ScoresChanged _,
          Change.ThreadsLinked _,
          Change.OutboxChanged _,
          Change.SubscriptionsChanged _ ->
          true;
      default -> false;
    };
  }

  private boolean isAllUnread(String query) {
    return groups.views().stream()
        .anyMatch(view -> view.kind() == Entry.Kind.UNREAD && view.query().equals(query));
  }

  private void count() {
    due = false;
    if (counting) {
      soon();
      return;
    }
    counting = true;
    List<String> queries =
        groups.views().stream()
            .filter(ViewCounts::isOfUnread)
            .map(Entry.View::query)
            .distinct()
            .toList();
    Map<String, Long> counts = new HashMap<>(groups.viewCounts().get().searches());
    counts.keySet().retainAll(queries);
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    for (String query : queries) {
      // One after the other, so that whoever reads meanwhile does not wait for all of them. Where
      // one fails its old count stays.
      all =
          all.thenCompose(_ -> news.facets("(" + query + ") is:unread", Optional.empty()))
              .handleAsync(
                  (found, wrong) -> {
                    if (wrong == null && (!found.more() || !isAllUnread(query))) {
                      counts.put(query, (long) found.counted());
                    } else if (wrong == null) {
                      // Too many to look at each: the counts of the newsgroups stand.
                      counts.remove(query);
                    }
                    return null;
                  },
                  ui);
    }
    var _ =
        all.whenCompleteAsync(
            (_, _) -> {
              counting = false;
              groups.setUnread(counts);
            },
            ui);
  }
}
