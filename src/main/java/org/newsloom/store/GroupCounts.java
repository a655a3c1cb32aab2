package org.newsloom.store;

/**
 * How many articles of a group are here.
 *
 * @param total headers that are kept
 * @param unread those of them that are not read
 * @param bodies those of them whose bytes are kept too
 */
public record GroupCounts(long total, long unread, long bodies) {
  /** Nothing is here. */
  public static final GroupCounts NONE = new GroupCounts(0, 0, 0);
}
