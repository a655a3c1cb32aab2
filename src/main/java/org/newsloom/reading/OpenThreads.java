package org.newsloom.reading;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newsloom.score.ScoreFile;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.sync.ServerGroup;

/**
 * The thread lists that searches ask for their hits' places, kept until headers come or go or
 * memory runs short: whoever types a query searches many times. Marks that change are read again,
 * the list stays.
 */
final class OpenThreads {
  private final ThreadLists lists;
  private final Map<ServerGroup, SoftReference<ThreadList>> open = new HashMap<>();

  /** Groups in whose lists the marks are not as they are now. */
  private final Set<ServerGroup> remark = new HashSet<>();

  /** The scoring rules that the lists were made by. */
  private ScoreFile rules = ScoreFile.EMPTY;

  /** Counts the changes, so that a list begun before one is not kept after it. */
  private long changes;

  OpenThreads(Store store, ThreadLists lists) {
    this.lists = lists;
    var _ = store.listen(this::heard);
  }

  /**
   * Lets lists go that were made by other scoring rules; once a search, since it looks at a file.
   */
  void heedRules() {
    ScoreFile now = lists.rules();
    synchronized (this) {
      if (now != rules) {
        open.clear();
        rules = now;
      }
    }
  }

  ThreadList of(ServerGroup group) throws InterruptedException {
    long before;
    @Nullable ThreadList kept;
    synchronized (this) {
      SoftReference<ThreadList> reference = open.get(group);
      kept = reference == null ? null : reference.get();
      if (kept != null && !remark.contains(group)) {
        return kept;
      }
      before = changes;
    }
    ThreadList list =
        kept != null
            ? lists.remarked(kept)
            : lists.build(group, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL));
    synchronized (this) {
      if (before == changes) {
        open.put(group, new SoftReference<>(list));
        remark.remove(group);
      }
    }
    return list;
  }

  List<ArticleRow> rows(ThreadList list, List<Integer> rows) throws InterruptedException {
    return lists.articles(list, list.marks(), rows);
  }

  private synchronized void heard(StoreChange change) {
    switch (change) {
      case StoreChange.HeadersAdded headers -> forget(Refs.of(headers.group()));
      case StoreChange.HeadersRemoved headers -> forget(Refs.of(headers.group()));
      case StoreChange.MarksChanged marks ->
          marks.change().changes().forEach(entry -> remark(Refs.of(entry.group())));
      case StoreChange.ArticleMarked any -> remarkAll();
      case StoreChange.ThreadMarked any -> remarkAll();
      default -> {
        // Nothing that a list of threads shows.
      }
    }
  }

  private void forget(ServerGroup group) {
    changes++;
    open.remove(group);
  }

  private void remark(ServerGroup group) {
    changes++;
    remark.add(group);
  }

  private void remarkAll() {
    changes++;
    remark.addAll(open.keySet());
  }
}
