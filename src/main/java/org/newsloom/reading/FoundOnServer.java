package org.newsloom.reading;

import org.newsloom.sync.ServerFinds;

/**
 * What a search on a server found.
 *
 * @param result the articles as they are in the cache now, newest first
 * @param finds how far the search went
 */
public record FoundOnServer(SearchResult result, ServerFinds finds) {
  /** The same of a search that will not go on. */
  public FoundOnServer brokenOff() {
    return new FoundOnServer(result, finds.brokenOff());
  }
}
