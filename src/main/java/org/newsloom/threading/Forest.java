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

  Forest(ThreadColumns columns, Arrays nodes) {
    this.columns = columns;
    this.nodes = nodes;
    nodes.measure();
  }

  /** How many positions there are: all rows, and the placeholders. */
  public int size() {
    return nodes.rows.length;
  }

  /**
   * The same for all positions at once, -1 for none.
   *
   * @param rows takes what {@link #row} gives
   * @param parents takes what {@link #parent} gives
   * @param subtreeSizes takes what {@link #subtreeSize} gives
   */
  public void copyTo(int[] rows, int[] parents, int[] subtreeSizes) {
    System.arraycopy(nodes.rows, 0, rows, 0, rows.length);
    System.arraycopy(nodes.parents, 0, parents, 0, parents.length);
    System.arraycopy(nodes.subtreeSizes, 0, subtreeSizes, 0, subtreeSizes.length);
  }

  /** How many threads there are. */
  public int threadCount() {
    return nodes.roots.length;
  }

  /** The position of the first article of a thread, 0 to {@link #threadCount} - 1. */
  public int root(int thread) {
    return nodes.roots[thread];
  }

  /** The row of a position in the columns given; empty for a placeholder. */
  public OptionalInt row(int position) {
    return optional(nodes.rows[position]);
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

  private static OptionalInt optional(int value) {
    return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The arrays of a forest, by position but for the last, which is by thread. */
  static final class Arrays {
    final int[] rows;
    final int[] missing;
    final int[] parents;
    final int[] depths;
    final int[] subtreeSizes;
    final int[] roots;

    Arrays(int nodes, int threads) {
      rows = new int[nodes];
      missing = new int[nodes];
      parents = new int[nodes];
      depths = new int[nodes];
      subtreeSizes = new int[nodes];
      roots = new int[threads];
    }

    /** Works out subtree sizes; children stand behind their parents. */
    private void measure() {
      for (int at = rows.length - 1; at >= 0; at--) {
        subtreeSizes[at]++;
        if (parents[at] != NONE) {
          subtreeSizes[parents[at]] += subtreeSizes[at];
        }
      }
    }
  }
}
