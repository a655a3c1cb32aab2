package org.newsloom.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.sync.ServerGroup;

/**
 * A group's articles at one moment, in the order they are shown: threads depth first, or flat. Rows
 * are counted from 0. Immutable but for the words, which are loaded for the rows that are looked
 * at; a million articles take some 40 bytes each. Read marks live apart, in {@link ThreadMarks}.
 */
public final class ThreadList {
  ThreadList() {}

  /** The group and its server. */
  public ServerGroup group() {
    throw new UnsupportedOperationException();
  }

  /** How it is shown. */
  public ThreadListOptions options() {
    throw new UnsupportedOperationException();
  }

  /** How many rows there are, placeholders included. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  /** How many threads there are; of a flat list how many articles. */
  public int threadCount() {
    throw new UnsupportedOperationException();
  }

  /** How deep a row stands; 0 for the beginning of a thread. */
  public int depth(int row) {
    throw new UnsupportedOperationException();
  }

  /** The row that this one answers; -1 for the beginning of a thread. */
  public int parent(int row) {
    throw new UnsupportedOperationException();
  }

  /** The row where the thread begins. */
  public int root(int row) {
    throw new UnsupportedOperationException();
  }

  /** How many rows the subthread has, itself included: it ends before {@code row + that}. */
  public int subtreeSize(int row) {
    throw new UnsupportedOperationException();
  }

  /** Articles below this one, placeholders not counted. */
  public int replies(int row) {
    throw new UnsupportedOperationException();
  }

  /** Whether the row stands for an article that is referred to and not here. */
  public boolean isPlaceholder(int row) {
    throw new UnsupportedOperationException();
  }

  /** The article number; 0 for a placeholder. */
  public long number(int row) {
    throw new UnsupportedOperationException();
  }

  /** When it says it was written. */
  public Optional<Instant> date(int row) {
    throw new UnsupportedOperationException();
  }

  /** The newest date in the subthread, itself included. */
  public Optional<Instant> newestBelow(int row) {
    throw new UnsupportedOperationException();
  }

  /** The row of an article number; -1 where it is not in the list. */
  public int rowOf(long number) {
    throw new UnsupportedOperationException();
  }

  /**
   * Loads the words of rows, for those on screen and a page around them; rows that have them cost
   * nothing. At the end {@link #text} gives them.
   *
   * @param from the first row
   * @param to after the last row
   */
  public CompletableFuture<Void> load(int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** The words of a row, or {@link RowText#PENDING}. Never waits. */
  public RowText text(int row) {
    throw new UnsupportedOperationException();
  }

  /** The marks as they were when the list was made. */
  public ThreadMarks marks() {
    throw new UnsupportedOperationException();
  }
}
