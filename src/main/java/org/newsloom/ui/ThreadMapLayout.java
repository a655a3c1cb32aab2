package org.newsloom.ui;

import java.util.Arrays;

/**
 * Where the articles of a thread stand on its map: a column for each level of answers, and a line
 * for each branch. The first answer stands on the line of what it answers; each further one begins
 * a line of its own.
 */
final class ThreadMapLayout {
  /** No row. */
  static final int NONE = -1;

  private final ArticleRows rows;
  private final int first;

  /** Of each row of the thread its line; never less than that of the row before. */
  private final int[] line;

  private final int columns;

  /**
   * The thread of a row.
   *
   * @param row any row of it
   */
  ThreadMapLayout(ArticleRows rows, int row) {
    this.rows = rows;
    int root = row;
    while (rows.parent(root) >= 0) {
      root = rows.parent(root);
    }
    first = root;
    line = new int[rows.subtreeSize(root)];
    int deepest = 0;
    for (int i = 1; i < line.length; i++) {
      boolean firstAnswer = rows.parent(first + i) == first + i - 1;
      line[i] = line[i - 1] + (firstAnswer ? 0 : 1);
      deepest = Math.max(deepest, column(first + i));
    }
    columns = deepest + 1;
  }

  /** The row that began the thread. */
  int root() {
    return first;
  }

  /** The row after the last one. */
  int end() {
    return first + line.length;
  }

  int lines() {
    return line[line.length - 1] + 1;
  }

  int columns() {
    return columns;
  }

  int line(int row) {
    return line[row - first];
  }

  int column(int row) {
    return rows.depth(row) - rows.depth(first);
  }

  /** The first row on a line. */
  int firstOn(int wanted) {
    int at = Arrays.binarySearch(line, wanted);
    while (at > 0 && line[at - 1] == wanted) {
      at--;
    }
    return first + at;
  }

  /** The row at a place; {@link #NONE} for none. */
  int at(int wantedColumn, int wantedLine) {
    if (wantedLine < 0 || wantedLine >= lines()) {
      return NONE;
    }
    int row = firstOn(wantedLine) + wantedColumn - column(firstOn(wantedLine));
    return row >= firstOn(wantedLine) && row < end() && line(row) == wantedLine ? row : NONE;
  }

  /** The line of the last answer to a row; its own line where nothing answers it. */
  int lastAnswer(int row) {
    int last = line(row);
    int below = row + rows.subtreeSize(row);
    for (int answer = row + 1; answer < below; answer += rows.subtreeSize(answer)) {
      last = line(answer);
    }
    return last;
  }

  /** The row nearest to a column on a line; for stepping up and down. */
  int nearest(int column, int wantedLine) {
    int begin = firstOn(wantedLine);
    int row = begin + Math.max(0, column - column(begin));
    while (row > begin && (row >= end() || line(row) != wantedLine)) {
      row--;
    }
    return row;
  }
}
