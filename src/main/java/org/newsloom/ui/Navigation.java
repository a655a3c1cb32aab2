package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.beans.value.ObservableValue;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ReadingPath;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.ReadingSettings.Space;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Where the keys go: the next article, the next unread one, the next newsgroup. */
final class Navigation {
  private final Reader reader;
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final ArticleModel article;
  private final Notices notices;
  private final UiExecutor ui;
  private final ObservableValue<ReadingSettings> reading;

  Navigation(
      Reader reader,
      Reader.Models models,
      UiExecutor ui,
      ObservableValue<ReadingSettings> reading) {
    this.reading = reading;
    this.reader = reader;
    this.groups = models.groups();
    this.threads = models.threads();
    this.article = models.article();
    this.notices = models.notices();
    this.ui = ui;
  }

  /**
   * The end of an article, or none is open: goes to the next unread one, here or in the next
   * newsgroup that has one, as far as the person wants to be led.
   */
  void readOn() {
    int row = threads.current().get();
    Space space = row < 0 ? Space.NEXT_UNREAD : reading.getValue().space();
    reader.finished();
    if (space == Space.STAY) {
      return;
    }
    int next = around(row, 1, this::isNews);
    if (space == Space.NEXT_UNREAD_IN_THREAD && (next < 0 || rootOf(next) != rootOf(row))) {
      notices.say("Nothing else is unread in this thread.");
    } else {
      nextUnread();
    }
  }

  /** The next unread article here, else the first one of the next newsgroup that has one. */
  void nextUnread() {
    int next = around(threads.current().get(), 1, this::isNews);
    if (next >= 0) {
      go(next);
    } else {
      nextUnreadGroup();
    }
  }

  void previousUnread() {
    go(around(threads.current().get(), -1, this::isNews), "Nothing else is unread here.");
  }

  /** The first unread article of the next thread that has one. */
  void nextUnreadThread() {
    ArticleRows rows = threads.source();
    int root = rootOf(threads.current().get());
    int from = root < 0 ? -1 : root + rows.subtreeSize(root) - 1;
    int next = around(from, 1, this::isNews);
    go(next >= 0 && rootOf(next) == root ? -1 : next, "No other thread has unread articles.");
  }

  /** Opens the next newsgroup with something unread, and its first unread article. */
  void nextUnreadGroup() {
    List<SubscribedGroup> all = groups.inOrder();
    Optional<ServerGroup> current = groups.current().get();
    Optional<SubscribedGroup> next = ReadingPath.nextUnreadGroup(all, current);
    if (next.isEmpty()) {
      notices.say("Everything is read.");
      return;
    }
    var _ =
        reader
            .open(next.get().group())
            .thenAcceptAsync(
                shown -> {
                  int first = shown ? around(-1, 1, this::isNews) : -1;
                  if (first >= 0) {
                    go(first);
                  }
                },
                ui);
  }

  void nextArticle() {
    int at = threads.current().get() + 1;
    go(at < threads.source().size() ? at : -1, "This is the last article.");
  }

  void previousArticle() {
    go(threads.current().get() - 1, "This is the first article.");
  }

  void parent() {
    int row = threads.current().get();
    int parent = row < 0 ? -1 : threads.source().parent(row);
    if (parent >= 0 && threads.source().isPlaceholder(parent)) {
      var _ = reader.openMissing(parent);
      return;
    }
    // A thread may begin with what answers an article of another newsgroup, or one that is gone.
    Optional<MessageId> unlisted =
        parent >= 0
            ? Optional.empty()
            : article.article().flatMap(shown -> shown.article().references().parent());
    if (unlisted.isPresent()) {
      var _ = reader.open(unlisted.get());
    } else {
      go(parent, "This begins the thread.");
    }
  }

  private void go(int row, String otherwise) {
    if (row < 0) {
      notices.say(otherwise);
    } else {
      go(row);
    }
  }

  private void go(int row) {
    var _ = reader.open(row);
  }

  private boolean isNews(int row) {
    ArticleRows rows = threads.source();
    return !rows.isRead(row) && !rows.isIgnored(row) && !rows.isPlaceholder(row);
  }

  /** The first row that fits, from the one after {@code row} on and around; -1 for none. */
  private int around(int row, int step, IntPredicate fits) {
    int size = threads.source().size();
    int from = row < 0 && step < 0 ? size : row;
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i * step, size);
      if (at != row && fits.test(at)) {
        return at;
      }
    }
    return -1;
  }

  private int rootOf(int row) {
    int at = row;
    while (at >= 0 && threads.source().parent(at) >= 0) {
      at = threads.source().parent(at);
    }
    return at;
  }
}
