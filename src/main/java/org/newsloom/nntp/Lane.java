package org.newsloom.nntp;

/** How urgent a job is; where two connections are allowed one is kept for a person who waits. */
public enum Lane {
  /** Somebody looks at the screen and waits. */
  INTERACTIVE,
  /** Windows of headers, articles fetched ahead. */
  BULK
}
