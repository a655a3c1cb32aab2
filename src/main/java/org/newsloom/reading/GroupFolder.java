package org.newsloom.reading;

import java.util.List;
import org.newsloom.sync.ServerGroup;

/**
 * A folder of the group list.
 *
 * @param id its own, whatever it is called
 * @param name what the person calls it
 * @param groups what was put into it, subscribed or not, in no order
 */
public record GroupFolder(long id, String name, List<ServerGroup> groups) {
  /** Takes a copy of the list. */
  public GroupFolder {
    groups = List.copyOf(groups);
  }
}
