package org.newsloom.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where and how far to search.
 *
 * @param groups only in these; empty for everywhere
 * @param from only articles of this time or later
 * @param before only articles before this time
 * @param after the last hit of the page before; empty for the first page
 * @param limit hits a page, 1 to {@link #MOST}; each page looks through the index anew
 */
public record SearchScope(
    List<GroupRef> groups,
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<SearchHit> after,
    int limit) {
  /** What a page may hold at most. */
  public static final int MOST = 10_000;

  /** The first page of everything. */
  public static final SearchScope EVERYWHERE =
      new SearchScope(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 100);

  /** Takes a copy of the list. */
  public SearchScope {
    groups = List.copyOf(groups);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("hits a page: 1 to " + MOST + ", not " + limit);
    }
  }

  /** The same in one group. */
  public SearchScope in(GroupRef group) {
    return new SearchScope(List.of(group), from, before, after, limit);
  }

  /** The same, from the hit after this one on. */
  public SearchScope after(SearchHit hit) {
    return new SearchScope(groups, from, before, Optional.of(hit), limit);
  }
}
