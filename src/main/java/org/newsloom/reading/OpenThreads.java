package org.newsloom.reading;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Overview;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;

/**
 * The thread lists that searches ask for their hits' places, kept until headers come or go or
 * memory runs short: whoever types a query searches many times. Marks that change are read again,
 * the list stays.
 *
 * <p>While headers stream into a large group its list may lag a few seconds behind: it takes up to
 * a second to make, which no letter that is typed should wait for. Hits are found all the same; of
 * those that just came the thread is not known yet.
 */
final class OpenThreads {
  /** Lists of fewer rows are made in no time. */
  private static final int LARGE = 32_000;

  private static final Duration LAG = Duration.ofSeconds(10);

  /** When a list that lags is made anew while the old one serves. */
  private static final Duration RENEWED_AFTER = Duration.ofSeconds(4);

  private final ThreadLists lists;
  private final Jobs jobs;
  private final int large;
  private final LongSupplier nanoTime;
  private final Map<ServerGroup, Kept> open = new HashMap<>();

  /** Groups whose lists are being made while the old ones serve. */
  private final Set<ServerGroup> renewing = new HashSet<>();

  /** Counts the changes to the marks in each group, and to flags and threads anywhere. */
  private final Map<ServerGroup, Long> marked = new HashMap<>();

  private long flagged;

  /** What the scores of the lists were worked out by; empty where none was made. */
  private Optional<Scoring.Basis> basis = Optional.empty();

  /**
   * A list and what it knows.
   *
   * @param headers the version of the headers, as of {@link ThreadLists#version}
   * @param marks the version of the marks
   * @param made when its headers were read, in nanoseconds
   */
  private record Kept(SoftReference<ThreadList> list, long headers, long marks, long made) {}

  OpenThreads(Store store, ThreadLists lists, Jobs jobs) {
    this(store, lists, jobs, LARGE, System::nanoTime);
  }

  /**
   * Keeps nothing yet.
   *
   * @param large how many rows a list has that may lag
   * @param nanoTime as {@link System#nanoTime}
   */
  OpenThreads(Store store, ThreadLists lists, Jobs jobs, int large, LongSupplier nanoTime) {
    this.lists = lists;
    this.jobs = jobs;
    this.large = large;
    this.nanoTime = nanoTime;
    var _ = store.listen(this::heard);
  }

  /**
   * Lets lists go that were made by other scoring rules, or before junk was learnt; once a search,
   * since it looks at a file. Blocks.
   */
  void heedRules() throws InterruptedException {
    Optional<Scoring.Basis> now = Optional.of(lists.basis());
    synchronized (this) {
      if (!now.equals(basis)) {
        open.clear();
        basis = now;
      }
    }
  }

  /** The threads of a group; blocks. */
  ThreadList of(ServerGroup group) throws InterruptedException {
    @Nullable Kept kept;
    long marks;
    Optional<Scoring.Basis> by;
    synchronized (this) {
      kept = open.get(group);
      marks = marksVersion(group);
      by = basis;
    }
    @Nullable ThreadList list = kept == null ? null : kept.list().get();
    if (list == null || kept == null) {
      return make(group);
    }
    if (kept.headers() != lists.version(group)) {
      long age = nanoTime.getAsLong() - kept.made();
      if (list.size() < large || age > LAG.toNanos()) {
        return make(group);
      }
      if (age > RENEWED_AFTER.toNanos()) {
        renew(group);
      }
    }
    if (kept.marks() != marks) {
      list = lists.remarked(list);
      keep(group, new Kept(new SoftReference<>(list), kept.headers(), marks, kept.made()), by);
    }
    return list;
  }

  private ThreadList make(ServerGroup group) throws InterruptedException {
    long made = nanoTime.getAsLong();
    long headers = lists.version(group);
    long marks;
    Optional<Scoring.Basis> by;
    synchronized (this) {
      marks = marksVersion(group);
      by = basis;
    }
    ThreadList list = lists.threads(group);
    keep(group, new Kept(new SoftReference<>(list), headers, marks, made), by);
    return list;
  }

  private synchronized void keep(ServerGroup group, Kept made, Optional<Scoring.Basis> by) {
    Kept other = open.get(group);
    // Of two that were made side by side the one that knows more.
    if (by.equals(basis) && (other == null || other.headers() <= made.headers())) {
      open.put(group, made);
    }
  }

  private void renew(ServerGroup group) {
    synchronized (this) {
      if (!renewing.add(group)) {
        return;
      }
    }
    var _ =
        jobs.submit(
            "threads of " + group,
            () -> {
              try {
                return make(group);
              } finally {
                synchronized (this) {
                  renewing.remove(group);
                }
              }
            });
  }

  private long marksVersion(ServerGroup group) {
    return flagged + marked.getOrDefault(group, 0L);
  }

  /**
   * Rows of a list.
   *
   * @param overviews their headers, by article number
   */
  List<ArticleRow> rows(ThreadList list, List<Integer> rows, Map<Long, Overview> overviews)
      throws InterruptedException {
    return lists.articles(list, list.marks(), rows, overviews);
  }

  private synchronized void heard(StoreChange change) {
    switch (change) {
      case StoreChange.HeadersRemoved headers -> open.remove(Refs.of(headers.group()));
      case StoreChange.MarksChanged marks ->
          marks
              .change()
              .changes()
              .forEach(entry -> marked.merge(Refs.of(entry.group()), 1L, Long::sum));
      case StoreChange.ArticleMarked any -> flagged++;
      case StoreChange.ThreadMarked any -> flagged++;
      case StoreChange.ThreadsLinked any -> open.clear();
      default -> {
        // Nothing that a list of threads shows.
      }
    }
  }
}
