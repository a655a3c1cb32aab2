package org.newsloom.ui;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.News.Mark;

/** Marks that the person sets; each can be undone. */
final class Marking {
  private final News news;
  private final UiExecutor ui;
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final Notices notices;

  Marking(News news, UiExecutor ui, Reader.Models models) {
    this.news = news;
    this.ui = ui;
    this.groups = models.groups();
    this.threads = models.threads();
    this.notices = models.notices();
  }

  /** Marks what is chosen read; if all of it is read, unread. */
  void toggleRead() {
    toggle(Mark.READ, Mark.UNREAD, threads.chosen(), threads.source()::isRead);
  }

  void toggleRead(int row) {
    toggle(Mark.READ, Mark.UNREAD, new int[] {row}, threads.source()::isRead);
  }

  /** Flags what is chosen; if all of it is flagged, takes the flags away. */
  void toggleFlag() {
    toggle(Mark.FLAG, Mark.UNFLAG, threads.chosen(), threads.source()::isFlagged);
  }

  void toggleFlag(int row) {
    toggle(Mark.FLAG, Mark.UNFLAG, new int[] {row}, threads.source()::isFlagged);
  }

  /** Lets what is chosen be learnt as junk. */
  void junk() {
    learn(Mark.JUNK, "This is known as junk.");
  }

  /** Lets what is chosen be learnt as no junk. */
  void notJunk() {
    learn(Mark.NOT_JUNK, "This is known as not junk.");
  }

  private void learn(Mark mark, String known) {
    int[] rows = threads.chosen();
    if (rows.length > 0) {
      tell(news.mark(mark, threads.source(), rows), known);
    }
  }

  /** Marks the whole thread of the current row read. */
  void threadRead() {
    int row = threads.current().get();
    while (row >= 0 && threads.source().parent(row) >= 0) {
      row = threads.source().parent(row);
    }
    mark(Mark.SUBTHREAD_READ, row);
  }

  void watch() {
    mark(Mark.WATCH, threads.current().get());
  }

  void watch(int row) {
    mark(Mark.WATCH, row);
  }

  void ignore() {
    mark(Mark.IGNORE, threads.current().get());
  }

  void ignoreSubthread() {
    mark(Mark.IGNORE_SUBTHREAD, threads.current().get());
  }

  /** Lets the current row begin a thread, or puts it back. */
  void split() {
    int row = threads.current().get();
    if (row >= 0) {
      tell(
          news.mark(Mark.SPLIT, threads.source(), new int[] {row}),
          "This article begins a thread already.");
    }
  }

  /** Joins the threads of what is chosen. */
  void join() {
    int[] rows = threads.chosen();
    if (rows.length < 2) {
      notices.say(
          "First select what belongs together, by a click with Ctrl: the oldest comes on top.");
    } else {
      tell(
          news.mark(Mark.JOIN, threads.source(), rows),
          "These articles stand in one thread already.");
    }
  }

  void catchUp() {
    groups.current().get().ifPresent(group -> tell(news.catchUp(List.of(group))));
  }

  /** Marks all newsgroups of a folder read. */
  void catchUp(GroupFolder folder) {
    tell(
        news.catchUp(groups.groups(folder).stream().map(SubscribedGroup::group).toList()),
        "All of “" + folder.name() + "” is read already.");
  }

  private void toggle(Mark on, Mark off, int[] rows, IntPredicate isOn) {
    if (rows.length > 0) {
      tell(news.mark(Arrays.stream(rows).allMatch(isOn) ? off : on, threads.source(), rows));
    }
  }

  private void mark(Mark mark, int row) {
    if (row >= 0) {
      tell(news.mark(mark, threads.source(), new int[] {row}));
    }
  }

  private void tell(CompletableFuture<Marked> marking) {
    tell(marking, "");
  }

  /**
   * Tells what was done.
   *
   * @param nothing what is said where nothing changed; or empty
   */
  private void tell(CompletableFuture<Marked> marking, String nothing) {
    var _ =
        marking.whenCompleteAsync(
            (marked, wrong) -> {
              if (wrong != null) {
                notices.failed(wrong);
              } else if (marked.changed() == 0 && !nothing.isEmpty()) {
                notices.say(nothing);
              } else {
                notices.did(marked);
              }
            },
            ui);
  }
}
