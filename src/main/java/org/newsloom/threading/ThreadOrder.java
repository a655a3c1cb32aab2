package org.newsloom.threading;

/** In which order the threads stand; within a thread answers stand by date, oldest first. */
public enum ThreadOrder {
  /** The thread with the newest article first. */
  NEWEST_ARTICLE_FIRST,
  /** The thread that began last first. */
  NEWEST_ROOT_FIRST,
  /** The thread that began first first. */
  OLDEST_ROOT_FIRST,
  /** The thread with the most articles first. */
  LARGEST_FIRST
}
