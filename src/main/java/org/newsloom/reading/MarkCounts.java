package org.newsloom.reading;

/**
 * How much is marked, over all newsgroups.
 *
 * @param flagged articles with a flag
 * @param watched threads that are watched
 */
public record MarkCounts(long flagged, long watched) {
  /** Nothing is marked. */
  public static final MarkCounts NONE = new MarkCounts(0, 0);
}
