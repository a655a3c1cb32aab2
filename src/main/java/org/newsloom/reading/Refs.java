package org.newsloom.reading;

import org.newsloom.store.GroupRef;
import org.newsloom.sync.ServerGroup;

/** Groups in the words of the store and in ours. */
final class Refs {
  private Refs() {}

  static GroupRef of(ServerGroup group) {
    return new GroupRef(group.server(), group.group());
  }

  static ServerGroup of(GroupRef ref) {
    return new ServerGroup(ref.server(), ref.group());
  }
}
