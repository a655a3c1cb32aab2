package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.TextCounts;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/**
 * Keeps the status line's count of the texts that are here as new as the store. Texts come many a
 * second: while one question is on its way, and a while after it, no other is asked.
 */
final class TextCounting implements AutoCloseable {
  private static final long PAUSE_MILLIS = 1_000;

  private final News news;
  private final UiExecutor ui;
  private final GroupListModel groups;
  private final StatusModel status;
  private final Changes.Listening listening;
  private boolean asking;
  private boolean again;

  TextCounting(
      News news, UiExecutor ui, Reader.Models models, ObservableValue<ReadingSettings> reading) {
    this.news = news;
    this.ui = ui;
    this.groups = models.groups();
    this.status = models.status();
    status.ahead(reading.getValue());
    reading.addListener((_, _, now) -> status.ahead(now));
    groups
        .current()
        .addListener((_, _, group) -> {
          status.texts(Optional.empty());
          ask();
        });
    listening =
        news.changes()
            .listen(change -> {
              if (change instanceof Change.BodiesStored || change instanceof Change.HeadersAdded) {
                ui.execute(this::ask);
              }
            });
  }

  @Override
  public void close() {
    listening.close();
  }

  private void ask() {
    Optional<ServerGroup> group = groups.current().get();
    if (asking) {
      again = true;
    } else if (group.isPresent()) {
      asking = true;
      var _ =
          news.texts(group.get()).whenCompleteAsync((counts, _) -> take(group.get(), counts), ui);
    }
  }

  private void take(ServerGroup group, @Nullable TextCounts counts) {
    boolean still = groups.current().get().filter(group::equals).isPresent();
    if (still && counts != null) {
      status.texts(Optional.of(counts));
    }
    if (!still) {
      rest();
    } else {
      CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, ui)
          .execute(this::rest);
    }
  }

  private void rest() {
    asking = false;
    if (again) {
      again = false;
      ask();
    }
  }
}
