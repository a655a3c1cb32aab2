package org.newsloom.sync;

import java.util.List;
import org.newsloom.article.MessageId;

/**
 * What a search on a server found; the headers are in the store.
 *
 * @param group where it was searched
 * @param ids the articles, highest number first
 * @param searched about how many articles were looked at
 * @param more whether the search stopped because it had found enough
 */
public record ServerFinds(ServerGroup group, List<MessageId> ids, long searched, boolean more) {
  /** Takes a copy of the list. */
  public ServerFinds {
    ids = List.copyOf(ids);
  }
}
