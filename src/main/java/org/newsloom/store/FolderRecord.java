package org.newsloom.store;

import java.util.List;

/**
 * A folder of newsgroups.
 *
 * @param id its own, never given to another
 * @param name what the person calls it
 * @param position its place among the folders
 * @param groups what was put into it, subscribed or not, in no order
 */
public record FolderRecord(long id, String name, int position, List<GroupRef> groups) {
  /** Takes a copy of the list. */
  public FolderRecord {
    groups = List.copyOf(groups);
  }
}
