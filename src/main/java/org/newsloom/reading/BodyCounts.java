package org.newsloom.reading;

import java.util.HashMap;
import java.util.Map;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.task.Waiting;

/**
 * How many articles of a group have their bodies here. Counting takes as long as there are bodies,
 * and a search tells the number at each key that is typed: it is counted again only after headers
 * or bodies came or went. Safe for threads.
 */
final class BodyCounts {
  private final Store store;
  private final Map<GroupRef, Long> counts = new HashMap<>();

  /** Changes so far: what was counted before one and is there after it must not be kept. */
  private long changes;

  BodyCounts(Store store) {
    this.store = store;
    // Lives as long as the store.
    var _ = store.listen(this::heard);
  }

  private void heard(StoreChange change) {
    switch (change) {
      case StoreChange.BodiesStored any -> forget();
      case StoreChange.HeadersAdded any -> forget();
      case StoreChange.HeadersRemoved any -> forget();
      default -> {
        // Counts nothing.
      }
    }
  }

  private synchronized void forget() {
    counts.clear();
    changes++;
  }

  /** Counts where it must. Blocks. */
  long of(GroupRef group) throws InterruptedException {
    long before;
    synchronized (this) {
      Long known = counts.get(group);
      if (known != null) {
        return known;
      }
      before = changes;
    }
    long count = Waiting.on(store.bodies().numbersWithBody(group)).count();
    synchronized (this) {
      if (changes == before) {
        counts.put(group, count);
      }
    }
    return count;
  }
}
