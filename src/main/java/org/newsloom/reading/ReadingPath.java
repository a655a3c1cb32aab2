package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import org.newsloom.sync.ServerGroup;

/** Where to go when a newsgroup is read. */
public final class ReadingPath {
  private ReadingPath() {}

  /** The next group with something unread, going on at the top; empty where there is no other. */
  public static Optional<SubscribedGroup> nextUnreadGroup(
      List<SubscribedGroup> groups, Optional<ServerGroup> current) {
    int at = -1;
    for (int i = 0; i < groups.size(); i++) {
      if (current.isPresent() && groups.get(i).group().equals(current.get())) {
        at = i;
      }
    }
    for (int step = 1; step <= groups.size(); step++) {
      SubscribedGroup group = groups.get(Math.floorMod(at + step, groups.size()));
      if (group.unread() > 0 && !Optional.of(group.group()).equals(current)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }
}
