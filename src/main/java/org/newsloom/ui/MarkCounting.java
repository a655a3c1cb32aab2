package org.newsloom.ui;

import org.jspecify.annotations.Nullable;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.MarkCounts;
import org.newsloom.task.UiExecutor;

/**
 * Keeps the counts of what is flagged and watched as new as the store. At most one question is on
 * its way; what changes meanwhile is asked for after it.
 */
final class MarkCounting implements AutoCloseable {
  private final News news;
  private final UiExecutor ui;
  private final GroupListModel groups;
  private final Changes.Listening listening;
  private boolean asking;
  private boolean again;

  MarkCounting(News news, UiExecutor ui, GroupListModel groups) {
    this.news = news;
    this.ui = ui;
    this.groups = groups;
    listening =
        news.changes()
            .listen(change -> {
              if (change instanceof Change.FlagsChanged) {
                ui.execute(this::ask);
              }
            });
    ask();
  }

  @Override
  public void close() {
    listening.close();
  }

  private void ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    var _ = news.markCounts().whenCompleteAsync(this::take, ui);
  }

  private void take(@Nullable MarkCounts counts, @Nullable Throwable wrong) {
    asking = false;
    // Old counts stay where the store does not answer; whoever marks something is told of it.
    if (counts != null && wrong == null) {
      groups.setMarks(counts);
    }
    if (again) {
      again = false;
      ask();
    }
  }
}
