package org.newsloom.reading;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.sync.ServerGroup;

/**
 * The thread lists that searches ask for their hits' places, kept until something in them changes
 * or memory runs short: whoever types a query searches many times.
 */
final class OpenThreads {
  private final ThreadLists lists;
  private final Map<ServerGroup, SoftReference<ThreadList>> open = new HashMap<>();

  /** Counts the changes, so that a list begun before one is not kept after it. */
  private long changes;

  OpenThreads(Store store, ThreadLists lists) {
    this.lists = lists;
    var _ = store.listen(this::heard);
  }

  ThreadList of(ServerGroup group) throws InterruptedException {
    long before;
    synchronized (this) {
      SoftReference<ThreadList> kept = open.get(group);
      ThreadList list = kept == null ? null : kept.get();
      if (list != null) {
        return list;
      }
      before = changes;
    }
    ThreadList list = lists.build(group, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL));
    synchronized (this) {
      if (before == changes) {
        open.put(group, new SoftReference<>(list));
      }
    }
    return list;
  }

  List<ArticleRow> rows(ThreadList list, int row) throws InterruptedException {
    return lists.articles(list, list.marks(), List.of(row));
  }

  private synchronized void heard(StoreChange change) {
    switch (change) {
      case StoreChange.HeadersAdded headers -> forget(Refs.of(headers.group()));
      case StoreChange.HeadersRemoved headers -> forget(Refs.of(headers.group()));
      case StoreChange.MarksChanged marks ->
          marks.change().changes().forEach(entry -> forget(Refs.of(entry.group())));
      case StoreChange.ArticleMarked any -> forgetAll();
      case StoreChange.ThreadMarked any -> forgetAll();
      default -> {
        // Nothing that a list of threads shows.
      }
    }
  }

  private void forget(ServerGroup group) {
    changes++;
    open.remove(group);
  }

  private void forgetAll() {
    changes++;
    open.clear();
  }
}
