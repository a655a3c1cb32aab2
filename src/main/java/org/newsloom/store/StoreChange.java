package org.newsloom.store;

import java.util.List;
import java.util.Set;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;

/** Something that changed on disk, told after it was committed, on the writer's thread. */
public sealed interface StoreChange {
  /** Servers or identities were added, changed or removed. */
  record ServersChanged() implements StoreChange {}

  /** A server's list of groups changed. */
  record GroupListChanged(String server) implements StoreChange {}

  /** Subscriptions, their order, their settings or their folders changed. */
  record SubscriptionsChanged() implements StoreChange {}

  /**
   * Headers came in.
   *
   * @param count how many
   * @param fetched their numbers, where they were fetched; none where they were found by a search
   */
  record HeadersAdded(GroupRef group, int count, NumberRanges fetched) implements StoreChange {}

  /** Headers went away: expired, or the server reset its numbers. */
  record HeadersRemoved(GroupRef group) implements StoreChange {}

  /** Read marks changed. */
  record MarksChanged(MarkChange change) implements StoreChange {}

  /** Flags or tags of an article changed. */
  record ArticleMarked(MessageId id) implements StoreChange {}

  /** A thread is now watched, ignored or neither. */
  record ThreadMarked(MessageId root) implements StoreChange {}

  /** Articles hang elsewhere by hand, or no longer. */
  record ThreadsLinked() implements StoreChange {}

  /** Bytes of articles were stored. */
  record BodiesStored(List<MessageId> ids) implements StoreChange {}

  /** Drafts changed. */
  record DraftsChanged(Set<Long> ids) implements StoreChange {}

  /** The outbox changed. */
  record OutboxChanged(Set<Long> ids) implements StoreChange {}

  /** Saved searches or recent queries changed. */
  record SearchesChanged() implements StoreChange {}
}
