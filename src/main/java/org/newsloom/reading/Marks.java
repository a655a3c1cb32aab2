package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.MarkChange;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadMark;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/**
 * Sets marks. An article that is read in one group is read in all groups that carry it here. Each
 * change completes when it is on disk, with the means to undo it.
 */
public final class Marks {
  private final Store store;
  private final Jobs jobs;

  /** Writes through the store. */
  public Marks(Store store, Jobs jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  /** How much is marked, over all newsgroups: two counts, however much there is. */
  public CompletableFuture<MarkCounts> counts() {
    return store
        .marks()
        .flaggedCount()
        .thenCombine(store.marks().threadCount(ThreadMark.WATCHED), MarkCounts::new);
  }

  /** Marks articles of a group read. */
  public CompletableFuture<Undo> read(ServerGroup group, NumberRanges numbers) {
    return undoable("read", store.marks().markRead(Refs.of(group), numbers));
  }

  /** Marks articles of a group unread. */
  public CompletableFuture<Undo> unread(ServerGroup group, NumberRanges numbers) {
    return undoable("unread", store.marks().markUnread(Refs.of(group), numbers));
  }

  /** Marks articles read wherever they are. */
  public CompletableFuture<Undo> read(Collection<MessageId> ids) {
    return undoable("read", store.marks().markRead(List.copyOf(ids)));
  }

  /** Marks articles unread wherever they are. */
  public CompletableFuture<Undo> unread(Collection<MessageId> ids) {
    return undoable("unread", store.marks().markUnread(List.copyOf(ids)));
  }

  /** Marks a row and all rows below it read. */
  public CompletableFuture<Undo> readSubthread(ThreadList list, int row) {
    return read(list.group(), numbersBelow(list, row));
  }

  /** Marks a row and all rows below it unread. */
  public CompletableFuture<Undo> unreadSubthread(ThreadList list, int row) {
    return unread(list.group(), numbersBelow(list, row));
  }

  /** Marks everything read that is here or on the server as far as we know it. */
  public CompletableFuture<Undo> catchUp(ServerGroup group) {
    return catchUp(List.of(group));
  }

  /** The same in several groups, undone together. */
  public CompletableFuture<Undo> catchUp(Collection<ServerGroup> groups) {
    List<ServerGroup> wanted = List.copyOf(groups);
    return undoable(
        "read",
        jobs.submit(
            "catch up",
            () -> {
              List<MarkChange.Entry> changes = new ArrayList<>();
              for (ServerGroup group : wanted) {
                changes.addAll(Waiting.on(store.marks().catchUp(Refs.of(group))).changes());
              }
              return new MarkChange(changes);
            }));
  }

  /** Flags articles; their bytes, where they are here, are kept for good. */
  public CompletableFuture<Undo> flag(Collection<MessageId> ids) {
    return flags(ids, true);
  }

  /** Takes flags away. */
  public CompletableFuture<Undo> unflag(Collection<MessageId> ids) {
    return flags(ids, false);
  }

  /** Watches the thread of a row, or no longer does where it was watched. */
  public CompletableFuture<Undo> toggleWatch(ThreadList list, int row) {
    return toggle(list, list.root(row), ThreadMark.WATCHED, "Watch thread");
  }

  /**
   * Ignores the thread of a row and marks it read, or no longer ignores it where it was ignored.
   */
  public CompletableFuture<Undo> toggleIgnoreThread(ThreadList list, int row) {
    return toggle(list, list.root(row), ThreadMark.IGNORED, "Ignore thread");
  }

  /** The same for a row and what is below it. */
  public CompletableFuture<Undo> toggleIgnoreSubthread(ThreadList list, int row) {
    return toggle(list, row, ThreadMark.IGNORED, "Ignore subthread");
  }

  private CompletableFuture<Undo> undoable(String as, CompletableFuture<MarkChange> change) {
    return TaskFuture.guarding(
        change.thenApply(done ->
            new Undo("Mark " + articles(done.count()) + " " + as, done.count(), back(done))));
  }

  private static String articles(long count) {
    return Counted.of(count, "article");
  }

  private Callable<CompletableFuture<?>> back(MarkChange done) {
    return () -> store.marks().revert(done);
  }

  private CompletableFuture<Undo> flags(Collection<MessageId> ids, boolean flagged) {
    Set<MessageId> wanted = new HashSet<>(ids);
    return jobs.submit(
        "flags",
        () -> {
          List<MessageId> changed = new ArrayList<>();
          for (MessageId id : wanted) {
            if (Waiting.on(store.marks().flag(id, flagged))) {
              changed.add(id);
            }
            if (flagged) {
              keep(id);
            }
          }
          return new Undo(
              (flagged ? "Flag " : "Unflag ") + articles(changed.size()),
              changed.size(),
              () -> flags(changed, !flagged));
        });
  }

  private void keep(MessageId id) throws InterruptedException {
    Optional<byte[]> octets = Waiting.on(store.bodies().get(id));
    if (octets.isPresent()) {
      Waiting.on(store.bodies().keep(id, octets.get()));
    }
  }

  private CompletableFuture<Undo> toggle(ThreadList list, int row, ThreadMark mark, String what) {
    return jobs.submit(
        what,
        () -> {
          list.texts().load(list.headers(), list.rows(), row, row + 1);
          Optional<MessageId> id = list.text(row).id();
          if (id.isEmpty()) {
            return new Undo(what, 0, () -> CompletableFuture.completedFuture(0));
          }
          Map<MessageId, ThreadMark> before = Waiting.on(store.marks().threadMarks());
          Optional<ThreadMark> old = Optional.ofNullable(before.get(id.get()));
          boolean off = old.equals(Optional.of(mark));
          Waiting.on(
              store.marks().markThread(id.get(), off ? Optional.empty() : Optional.of(mark)));
          Optional<MarkChange> read = Optional.empty();
          if (mark == ThreadMark.IGNORED && !off) {
            // What is ignored is no news: the counts of the group must not call for it.
            read =
                Optional.of(
                    Waiting.on(
                        store.marks().markRead(Refs.of(list.group()), numbersBelow(list, row))));
          }
          Optional<MarkChange> alsoRead = read;
          return new Undo(
              off ? what + " no longer" : what,
              Math.max(1, list.replies(row) + 1),
              () ->
                  store
                      .marks()
                      .markThread(id.get(), old)
                      .thenCompose(any ->
                          alsoRead.isEmpty()
                              ? CompletableFuture.completedFuture(new MarkChange(List.of()))
                              : store.marks().revert(alsoRead.get())));
        });
  }

  private static NumberRanges numbersBelow(ThreadList list, int row) {
    long[] numbers = new long[list.subtreeSize(row)];
    int found = 0;
    for (int at = row; at < row + list.subtreeSize(row); at++) {
      if (!list.isPlaceholder(at)) {
        numbers[found++] = list.number(at);
      }
    }
    return NumberRanges.ofNumbers(java.util.Arrays.copyOf(numbers, found));
  }
}
