package org.newsloom.sync;

import java.util.List;
import org.newsloom.article.MessageId;

/**
 * What a search on a server found; the headers are in the store.
 *
 * @param group where it was searched
 * @param ids the articles, highest number first
 * @param searched about how many articles were looked at
 * @param extent how far the search went
 */
public record ServerFinds(ServerGroup group, List<MessageId> ids, long searched, Extent extent) {
  /** How far a search went. */
  public enum Extent {
    /** It goes on. */
    SO_FAR,
    /** Somebody stopped it, or it failed. */
    BROKEN_OFF,
    /** It found enough. */
    ENOUGH,
    /** It looked at everything that it was asked to look at. */
    ALL
  }

  /** Takes a copy of the list. */
  public ServerFinds {
    ids = List.copyOf(ids);
  }

  /** The same of a search that will not go on. */
  public ServerFinds brokenOff() {
    return new ServerFinds(group, ids, searched, Extent.BROKEN_OFF);
  }
}
