package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadLinks.ThreadLink;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Splits threads and joins them, by hand: some programs lose References, and some people answer an
 * article to ask something else. Nothing is sent to anybody, and each change can be undone.
 */
public final class ThreadShaping {
  private final Store store;
  private final ThreadLists lists;
  private final Jobs jobs;

  /** Writes through the store. */
  public ThreadShaping(Store store, ThreadLists lists, Jobs jobs) {
    this.store = store;
    this.lists = lists;
    this.jobs = jobs;
  }

  /**
   * Lets an article begin a thread of its own, with what answers it; where it does so by hand
   * already, it goes back to where it says that it belongs. Changes nothing of one that begins a
   * thread anyway, and of a placeholder.
   */
  public CompletableFuture<Undo> split(ThreadList list, int row) {
    return jobs.submit(
        "split a thread",
        () -> {
          ThreadList all = whole(list);
          int at = all.rowOf(list.number(row));
          Optional<MessageId> id = at < 0 ? Optional.empty() : id(all, at);
          if (id.isEmpty()) {
            return nothing();
          }
          Map<MessageId, ThreadLink> before = Waiting.on(store.threadLinks().all());
          Optional<ThreadLink> old = Optional.ofNullable(before.get(id.get()));
          if (old.filter(link -> link.above().isEmpty()).isPresent()) {
            return change("Put back into its thread", before, List.of(), List.of(id.get()));
          }
          return all.parent(at) < 0
              ? nothing()
              : change(
                  "Begin a thread here",
                  before,
                  List.of(new ThreadLink(id.get(), Optional.empty())),
                  List.of());
        });
  }

  /**
   * Hangs articles, each with what answers it, below the oldest of them. What hangs below another
   * of them already stays where it is.
   */
  public CompletableFuture<Undo> join(ThreadList list, int[] rows) {
    int[] chosen = rows.clone();
    return jobs.submit(
        "join threads",
        () -> {
          ThreadList all = whole(list);
          List<Integer> places =
              Arrays.stream(chosen)
                  .map(row -> all.rowOf(list.number(row)))
                  .filter(at -> at >= 0)
                  .boxed()
                  .toList();
          Optional<Integer> oldest =
              places.stream()
                  .min(
                      Comparator.comparing((Integer at) -> all.date(at).orElseThrow())
                          .thenComparingLong(all::number));
          Optional<MessageId> above = oldest.isEmpty() ? Optional.empty() : id(all, oldest.get());
          List<ThreadLink> links = new ArrayList<>();
          for (int at : places) {
            if (above.isPresent() && isToMove(all, at, places, oldest.orElseThrow())) {
              id(all, at).ifPresent(id -> links.add(new ThreadLink(id, above)));
            }
          }
          return links.isEmpty()
              ? nothing()
              : change("Join threads", Waiting.on(store.threadLinks().all()), links, List.of());
        });
  }

  /** Not what goes along with another, nor what the oldest one answers: that would be a circle. */
  private static boolean isToMove(ThreadList all, int at, List<Integer> places, int oldest) {
    return at != oldest
        && !isBelow(all, oldest, at)
        && places.stream().noneMatch(other -> isBelow(all, at, other));
  }

  /** All threads of the newsgroup: what is shown may be narrowed, or without threads. */
  private ThreadList whole(ThreadList list) throws InterruptedException {
    return lists.build(
        list.group(),
        ThreadListOptions.USUAL
            .with(ThreadListOptions.Shown.ALL)
            .withSubjectFallback(list.options().subjectFallback()));
  }

  private static Undo nothing() {
    return new Undo("", 0, () -> CompletableFuture.completedFuture(0));
  }

  /** Whether a row stands in the subthread of another. */
  private static boolean isBelow(ThreadList list, int row, int other) {
    return row > other && row < other + list.subtreeSize(other);
  }

  private static Optional<MessageId> id(ThreadList list, int row) throws InterruptedException {
    list.texts().load(list.headers(), list.rows(), row, row + 1);
    return list.text(row).id();
  }

  private Undo change(
      String what,
      Map<MessageId, ThreadLink> before,
      List<ThreadLink> links,
      List<MessageId> forgotten)
      throws InterruptedException {
    List<ThreadLink> old = new ArrayList<>();
    List<MessageId> fresh = new ArrayList<>();
    for (ThreadLink link : links) {
      Optional.ofNullable(before.get(link.article()))
          .ifPresentOrElse(old::add, () -> fresh.add(link.article()));
    }
    forgotten.forEach(id -> Optional.ofNullable(before.get(id)).ifPresent(old::add));
    Waiting.on(store.threadLinks().change(links, forgotten));
    return new Undo(
        what,
        links.size() + forgotten.size(),
        () -> store.threadLinks().change(List.copyOf(old), List.copyOf(fresh)));
  }
}
