package org.newsloom.reading;

import java.util.List;
import java.util.Set;
import org.newsloom.article.MessageId;
import org.newsloom.sync.ConnectionState;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.task.Progress;

/**
 * Something that a front end may want to show at once. Told after it is on disk, merged to at most
 * ten a second of a kind and group, on a thread that is not the user interface's.
 */
public sealed interface Change {
  /** Servers were added, changed or removed. */
  record ServersChanged() implements Change {}

  /** Groups were subscribed, unsubscribed, put in another order or into folders. */
  record SubscriptionsChanged() implements Change {}

  /** The full list of a server's groups is new. */
  record GroupListChanged(String server) implements Change {}

  /** A server has newsgroups that were not in its list here. */
  record GroupsAppeared(String server, List<ServerGroup> groups) implements Change {
    /** Takes a copy of the list. */
    public GroupsAppeared {
      groups = List.copyOf(groups);
    }
  }

  /** Counts of a line of the group list. */
  record GroupChanged(SubscribedGroup group) implements Change {}

  /**
   * Headers came into a group (or left it): its thread list has a newer state.
   *
   * @param added how many since the last such change; 0 where headers only left
   */
  record HeadersAdded(ServerGroup group, long added) implements Change {}

  /** Read marks of a group changed. */
  record MarksChanged(ServerGroup group) implements Change {}

  /** Flags, watched or ignored threads changed; they belong to no group. */
  record FlagsChanged(Set<MessageId> ids) implements Change {
    /** Takes a copy of the set. */
    public FlagsChanged {
      ids = Set.copyOf(ids);
    }
  }

  /** Threads hang together in another way, by hand. */
  record ThreadsLinked() implements Change {}

  /** Bodies came into the cache. */
  record BodiesStored(Set<MessageId> ids) implements Change {
    /** Takes a copy of the set. */
    public BodiesStored {
      ids = Set.copyOf(ids);
    }
  }

  /** Bodies that were stored can now be found by search. */
  record BodiesIndexed(long waiting) implements Change {}

  /** How it stands with the links to a server. */
  record ConnectionChanged(ConnectionState state) implements Change {}

  /** A fetch goes on. */
  record FetchProgressed(ServerGroup group, Progress progress) implements Change {}

  /** A fetch of headers ended, well or not. */
  record FetchEnded(ServerGroup group) implements Change {}

  /** All newsgroups that were to be looked into were, well or not. */
  record RoundEnded() implements Change {}

  /** A fetch in the background failed; shown quietly, in the status line. */
  record FetchFailed(ServerProblem problem) implements Change {}

  /** The scoring rules are others now. */
  record ScoresChanged() implements Change {}

  /** What waits to be sent changed. */
  record OutboxChanged() implements Change {}
}
