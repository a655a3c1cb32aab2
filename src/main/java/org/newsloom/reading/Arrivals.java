package org.newsloom.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.sync.ServerGroup;

/** Which headers were fetched since somebody asked last; those that were imported do not count. */
public final class Arrivals {
  private final Map<ServerGroup, NumberRanges> numbers = new LinkedHashMap<>();

  /** Counts from now on. */
  public Arrivals(Store store) {
    var _ = store.listen(this::heard);
  }

  private void heard(StoreChange change) {
    if (change instanceof StoreChange.HeadersAdded headers
        && !headers.fetched().isEmpty()
        && !headers.group().server().equals(LocalArticles.SERVER)) {
      synchronized (numbers) {
        numbers.merge(Refs.of(headers.group()), headers.fetched(), NumberRanges::plus);
      }
    }
  }

  /** The numbers of what came into each newsgroup; the next answer has only what comes later. */
  public Map<ServerGroup, NumberRanges> take() {
    synchronized (numbers) {
      Map<ServerGroup, NumberRanges> came = new LinkedHashMap<>(numbers);
      numbers.clear();
      return came;
    }
  }
}
