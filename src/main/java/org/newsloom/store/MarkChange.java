package org.newsloom.store;

import java.util.List;
import org.newsloom.article.NumberRanges;

/**
 * What a change of read marks really changed, so that it can be undone by {@link Marks#revert}.
 *
 * @param changes one entry a group; empty if everything was so already
 */
public record MarkChange(List<Entry> changes) {
  /** Takes a copy of the list. */
  public MarkChange {
    changes = List.copyOf(changes);
  }

  /**
   * The change in one group.
   *
   * @param group which
   * @param numbering which numbering of the group the numbers belong to
   * @param numbers those that changed, no others
   * @param read whether they became read
   */
  public record Entry(GroupRef group, long numbering, NumberRanges numbers, boolean read) {}

  /** How many numbers changed, over all groups: a crosspost counts once a group. */
  public long count() {
    return changes.stream().mapToLong(change -> change.numbers().count()).sum();
  }
}
