package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The shape of a thread list: a few numbers a row in the order shown, and a column or two of the
 * headers behind them. Made once, never changed.
 */
final class Rows {
  static final int NONE = -1;

  /** Row to header, NONE for a placeholder. */
  final int[] header;

  final int[] parent;
  final short[] depth;
  final int[] subtree;

  /** Header to row, NONE for what is not shown. */
  final int[] rowOfHeader;

  /** The rows that are placeholders, ascending, and the key of what each stands for. */
  final int[] placeholders;

  final long[] placeholderKeys;
  final int threads;

  Rows(
      int headers,
      int[] header,
      int[] parent,
      short[] depth,
      int[] subtree,
      int[] placeholders,
      long[] placeholderKeys) {
    this.header = header;
    this.parent = parent;
    this.depth = depth;
    this.subtree = subtree;
    this.placeholders = placeholders;
    this.placeholderKeys = placeholderKeys;
    this.rowOfHeader = new int[headers];
    Arrays.fill(rowOfHeader, NONE);
    int roots = 0;
    for (int row = 0; row < header.length; row++) {
      if (header[row] != NONE) {
        rowOfHeader[header[row]] = row;
      }
      roots += parent[row] == NONE ? 1 : 0;
    }
    this.threads = roots;
  }

  int size() {
    return header.length;
  }

  boolean isPlaceholder(int row) {
    return header[row] == NONE;
  }

  long placeholderKey(int row) {
    return placeholderKeys[Arrays.binarySearch(placeholders, row)];
  }

  /** Placeholders among the rows from one to before another. */
  int placeholdersIn(int from, int to) {
    return firstPlaceholder(to) - firstPlaceholder(from);
  }

  /** Articles below a row, placeholders not counted. */
  int replies(int row) {
    int below = subtree[row] - 1;
    return below - placeholdersIn(row + 1, row + 1 + below);
  }

  private int firstPlaceholder(int row) {
    int at = Arrays.binarySearch(placeholders, row);
    return at >= 0 ? at : -at - 1;
  }

  /** The rows of headers. */
  BitSet rowsOf(BitSet headers) {
    BitSet rows = new BitSet(size());
    for (int i = headers.nextSetBit(0); i >= 0; i = headers.nextSetBit(i + 1)) {
      if (rowOfHeader[i] != NONE) {
        rows.set(rowOfHeader[i]);
      }
    }
    return rows;
  }

  int root(int row) {
    int at = row;
    while (parent[at] != NONE) {
      at = parent[at];
    }
    return at;
  }

  /**
   * The same threads in another order.
   *
   * @param roots the first row of each thread
   * @param order the threads, each once
   */
  Rows blocks(int[] roots, int[] order) {
    int size = size();
    int[] newHeader = new int[size];
    int[] newParent = new int[size];
    short[] newDepth = new short[size];
    int[] newSubtree = new int[size];
    int[] newPlaceholders = new int[placeholders.length];
    long[] newKeys = new long[placeholders.length];
    int found = 0;
    int at = 0;
    for (int thread : order) {
      int from = roots[thread];
      int length = subtree[from];
      System.arraycopy(header, from, newHeader, at, length);
      System.arraycopy(depth, from, newDepth, at, length);
      System.arraycopy(subtree, from, newSubtree, at, length);
      for (int i = 0; i < length; i++) {
        newParent[at + i] = parent[from + i] == NONE ? NONE : parent[from + i] - from + at;
      }
      for (int i = firstPlaceholder(from);
          i < placeholders.length && placeholders[i] < from + length;
          i++) {
        newPlaceholders[found] = placeholders[i] - from + at;
        newKeys[found++] = placeholderKeys[i];
      }
      at += length;
    }
    return new Rows(
        rowOfHeader.length, newHeader, newParent, newDepth, newSubtree, newPlaceholders, newKeys);
  }

  /** Only the rows that are wanted; one whose parent is left out goes below the next one above. */
  Rows only(BitSet wanted) {
    int size = wanted.cardinality();
    // Where each row is now, or else its nearest ancestor that is left.
    int[] moved = new int[size()];
    int[] before = new int[size() + 1];
    for (int row = 0; row < size(); row++) {
      before[row + 1] = before[row] + (wanted.get(row) ? 1 : 0);
      moved[row] = wanted.get(row) ? before[row] : parent[row] == NONE ? NONE : moved[parent[row]];
    }
    int[] newHeader = new int[size];
    int[] newParent = new int[size];
    short[] newDepth = new short[size];
    int[] newSubtree = new int[size];
    int[] newPlaceholders = new int[placeholders.length];
    long[] newKeys = new long[placeholders.length];
    int found = 0;
    int at = 0;
    for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
      newHeader[at] = header[row];
      newParent[at] = parent[row] == NONE ? NONE : moved[parent[row]];
      int up = newParent[at];
      newDepth[at] = up == NONE ? 0 : (short) Math.min(Short.MAX_VALUE, newDepth[up] + 1);
      newSubtree[at] = before[row + subtree[row]] - before[row];
      if (isPlaceholder(row)) {
        newPlaceholders[found] = at;
        newKeys[found++] = placeholderKey(row);
      }
      at++;
    }
    return new Rows(
        rowOfHeader.length,
        newHeader,
        newParent,
        newDepth,
        newSubtree,
        Arrays.copyOf(newPlaceholders, found),
        Arrays.copyOf(newKeys, found));
  }
}
