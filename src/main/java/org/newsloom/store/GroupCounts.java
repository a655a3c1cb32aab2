package org.newsloom.store;

/**
 * How many articles of a group are here.
 *
 * @param total headers that are kept
 * @param unread those of them that are not read
 */
public record GroupCounts(long total, long unread) {
  /** Nothing is here. */
  public static final GroupCounts NONE = new GroupCounts(0, 0);
}
