package org.newsloom.store;

/** What the person thinks of a whole thread. */
public enum ThreadMark {
  /** New articles in it are of interest. */
  WATCHED,
  /** Nothing in it is. */
  IGNORED
}
