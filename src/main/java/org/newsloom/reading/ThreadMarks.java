package org.newsloom.reading;

/**
 * Read marks and the like for the rows of one {@link ThreadList}, at one moment. Immutable; after a
 * mark a new one is asked for, the list stays.
 */
public final class ThreadMarks {
  ThreadMarks() {}

  /** Whether the article counts as read; a placeholder does. */
  public boolean isRead(int row) {
    throw new UnsupportedOperationException();
  }

  /** Whether the user flagged it. */
  public boolean isFlagged(int row) {
    throw new UnsupportedOperationException();
  }

  /** Whether its thread is watched. */
  public boolean isWatched(int row) {
    throw new UnsupportedOperationException();
  }

  /** Whether its thread or subthread is ignored. */
  public boolean isIgnored(int row) {
    throw new UnsupportedOperationException();
  }

  /** Whether its body is in the cache. */
  public boolean isBodyHere(int row) {
    throw new UnsupportedOperationException();
  }

  /** Unread articles in the subthread, itself included. */
  public int unread(int row) {
    throw new UnsupportedOperationException();
  }

  /** Unread articles in the whole list. */
  public int unread() {
    throw new UnsupportedOperationException();
  }
}
