package org.newsloom.store;

/**
 * How many articles of a group are here.
 *
 * @param total headers that are kept
 * @param unread those of them that are not read
 * @param isFetched whether headers were ever asked for, be it that there were none
 */
public record GroupCounts(long total, long unread, boolean isFetched) {
  /** Nothing is here, or known. */
  public static final GroupCounts NONE = new GroupCounts(0, 0, false);
}
