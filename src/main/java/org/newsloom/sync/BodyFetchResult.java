package org.newsloom.sync;

import java.util.Optional;

/**
 * What a fetch of bodies brought.
 *
 * @param fetched bodies that are new in the store
 * @param unavailable articles that the servers list and do not have any more
 * @param setAside articles that could not be had this time, while others could
 * @param trouble what the first of those met; empty where there are none
 */
public record BodyFetchResult(
    long fetched, long unavailable, long setAside, Optional<ServerProblem> trouble) {
  /** All that could be had. */
  public static BodyFetchResult of(long fetched, long unavailable) {
    return new BodyFetchResult(fetched, unavailable, 0, Optional.empty());
  }

  /** What is to be told of articles that were set aside. */
  public Optional<String> complaint() {
    return trouble.map(problem ->
        (setAside == 1 ? "One text" : setAside + " texts")
            + " could not be fetched: "
            + problem.sentence());
  }
}
