package org.newsloom.store;

import java.util.List;

/**
 * Hits, newest first.
 *
 * @param hits at most as many as were asked for
 * @param complete whether everything was looked at: if not, and there are fewer hits than asked
 *     for, the search stopped at its bound
 */
public record SearchPage(List<SearchHit> hits, boolean complete) {
  /** Takes a copy of the list. */
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
