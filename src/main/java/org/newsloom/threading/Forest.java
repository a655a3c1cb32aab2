package org.newsloom.threading;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Threads as arrays: every article once, depth first, answers below what they answer. A position is
 * a place in that order, 0 to {@link #size} - 1; the subtree of a position is the run of {@link
 * #subtreeSize} positions that begins with it. Immutable.
 */
public final class Forest {
  private static final int NONE = -1;

  private final ThreadColumns columns;
  private final Arrays nodes;

  /** Row to position. */
  private final int[] positions;

  Forest(ThreadColumns columns, Arrays nodes) {
    this.columns = columns;
    this.nodes = nodes;
    this.positions = new int[columns.size()];
    for (int at = 0; at < nodes.rows.length; at++) {
      if (nodes.rows[at] != NONE) {
        positions[nodes.rows[at]] = at;
      }
    }
    nodes.measure();
  }

  /** How many positions there are: all rows, and the placeholders. */
  public int size() {
    return nodes.rows.length;
  }

  /** How many threads there are. */
  public int threadCount() {
    return nodes.roots.length;
  }

  /** The position of the first article of a thread, 0 to {@link #threadCount} - 1. */
  public int root(int thread) {
    return nodes.roots[thread];
  }

  /** The thread that a position belongs to. */
  public int threadOf(int position) {
    int found = java.util.Arrays.binarySearch(nodes.roots, position);
    return found >= 0 ? found : -found - 2;
  }

  /** The date of the newest article of a thread, seconds since 1970 without sign; 0: none known. */
  public int newestDate(int thread) {
    return nodes.newest[thread];
  }

  /** How many articles a thread has, placeholders not counted. */
  public int articleCount(int thread) {
    int root = root(thread);
    // A placeholder stands only at the top of a thread, or below a root by its subject.
    int count = 0;
    for (int at = root; at < root + subtreeSize(root); at++) {
      count += nodes.rows[at] == NONE ? 0 : 1;
    }
    return count;
  }

  /** The row of a position in the columns given; empty for a placeholder. */
  public OptionalInt row(int position) {
    return optional(nodes.rows[position]);
  }

  /** Where a row of the columns stands. */
  public int position(int row) {
    return positions[row];
  }

  /** Whether the position stands for an article that others answer and that is not there. */
  public boolean isPlaceholder(int position) {
    return nodes.rows[position] == NONE;
  }

  /** The position of what this one answers; empty for the root of a thread. */
  public OptionalInt parent(int position) {
    return optional(nodes.parents[position]);
  }

  /** 0 for the root of a thread, 1 for answers to it. */
  public int depth(int position) {
    return nodes.depths[position];
  }

  /** How many positions the subtree has, this one included. */
  public int subtreeSize(int position) {
    return nodes.subtreeSizes[position];
  }

  /**
   * The article that is missing here and could be fetched: for a placeholder the article it stands
   * for, for an article the one that it answers directly. An index into the references of the
   * columns; empty where nothing is missing.
   */
  public OptionalInt missingReference(int position) {
    return optional(nodes.missing[position]);
  }

  /** The key of {@link #missingReference}. */
  public OptionalLong missingKey(int position) {
    int reference = nodes.missing[position];
    return reference == NONE
        ? OptionalLong.empty()
        : OptionalLong.of(columns.references[reference]);
  }

  /** The same threads in another order. */
  public Forest ordered(ThreadOrder order) {
    int[] threads = new int[threadCount()];
    java.util.Arrays.setAll(threads, thread -> thread);
    IntSort.Order comparison =
        switch (order) {
          case NEWEST_ARTICLE_FIRST ->
              (a, b) -> Integer.compareUnsigned(nodes.newest[b], nodes.newest[a]);
          case NEWEST_ROOT_FIRST -> (a, b) -> Integer.compareUnsigned(rootDate(b), rootDate(a));
          case OLDEST_ROOT_FIRST -> (a, b) -> Integer.compareUnsigned(rootDate(a), rootDate(b));
          case LARGEST_FIRST ->
              (a, b) -> Integer.compare(subtreeSize(root(b)), subtreeSize(root(a)));
        };
    IntSort.sort(threads, 0, threads.length, comparison);
    return ordered(threads);
  }

  /**
   * The same threads in the order given, such as one sorted by subject or author.
   *
   * @param threads every number from 0 to {@link #threadCount} - 1 once
   */
  public Forest ordered(int[] threads) {
    Arrays moved = new Arrays(size(), threadCount());
    int at = 0;
    for (int thread = 0; thread < threads.length; thread++) {
      int from = root(threads[thread]);
      int length = subtreeSize(from);
      moved.roots[thread] = at;
      System.arraycopy(nodes.rows, from, moved.rows, at, length);
      System.arraycopy(nodes.missing, from, moved.missing, at, length);
      System.arraycopy(nodes.depths, from, moved.depths, at, length);
      System.arraycopy(nodes.dates, from, moved.dates, at, length);
      for (int i = 0; i < length; i++) {
        int above = nodes.parents[from + i];
        moved.parents[at + i] = above == NONE ? NONE : above - from + at;
      }
      at += length;
    }
    return new Forest(columns, moved);
  }

  private int rootDate(int thread) {
    return nodes.dates[root(thread)];
  }

  private static OptionalInt optional(int value) {
    return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The arrays of a forest, by position but for the last two, which are by thread. */
  static final class Arrays {
    final int[] rows;
    final int[] missing;
    final int[] parents;
    final int[] depths;
    final int[] subtreeSizes;
    final int[] dates;
    final int[] roots;
    final int[] newest;

    Arrays(int nodes, int threads) {
      rows = new int[nodes];
      missing = new int[nodes];
      parents = new int[nodes];
      depths = new int[nodes];
      subtreeSizes = new int[nodes];
      dates = new int[nodes];
      roots = new int[threads];
      newest = new int[threads];
    }

    /** Works out subtree sizes and newest dates; children stand behind their parents. */
    private void measure() {
      for (int at = rows.length - 1; at >= 0; at--) {
        subtreeSizes[at]++;
        if (parents[at] != NONE) {
          subtreeSizes[parents[at]] += subtreeSizes[at];
        }
      }
      for (int thread = 0; thread < roots.length; thread++) {
        int end = roots[thread] + subtreeSizes[roots[thread]];
        int latest = 0;
        for (int at = roots[thread]; at < end; at++) {
          if (Integer.compareUnsigned(dates[at], latest) > 0) {
            latest = dates[at];
          }
        }
        newest[thread] = latest;
      }
    }
  }
}
