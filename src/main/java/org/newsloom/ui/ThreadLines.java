package org.newsloom.ui;

import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The indentation of a row, with lines that lead from an article to its answers. */
final class ThreadLines extends Pane {
  /** Pixels of a level. */
  static final double STEP = 18;

  /** Levels that are drawn; threads may be a thousand deep, and the subject must stay in sight. */
  static final int MOST_LEVELS = 13;

  /** Where the twisty has its middle, from the left of its level. */
  private static final double MIDDLE = 10.5;

  private static final double TWISTY = 8;

  private final Path path = new Path();

  ThreadLines() {
    path.getStyleClass().add("thread-lines");
    path.setManaged(false);
    getChildren().add(path);
    setMouseTransparent(true);
  }

  /** Draws the lines of a row of that height. */
  void draw(ArticleRows rows, int row, boolean expanded, double height) {
    int depth = rows.depth(row);
    double indent = STEP * Math.min(depth, MOST_LEVELS);
    setMinWidth(indent);
    setPrefWidth(indent);
    path.getElements().clear();
    double half = Math.floor(height / 2) + 0.5;
    if (depth > 0 && depth <= MOST_LEVELS) {
      double x = x(depth);
      line(x, 0, x, hasLater(rows, row) ? height : half);
      line(x, half, x + STEP - (rows.subtreeSize(row) > 1 ? TWISTY : 2), half);
    }
    int level = depth;
    for (int up = rows.parent(row); up >= 0; up = rows.parent(up)) {
      level--;
      if (level > 0 && level <= MOST_LEVELS && hasLater(rows, up)) {
        line(x(level), 0, x(level), height);
      }
    }
    if (expanded && depth < MOST_LEVELS) {
      line(x(depth + 1), half + TWISTY, x(depth + 1), height);
    }
  }

  private static double x(int depth) {
    return (depth - 1) * STEP + MIDDLE;
  }

  /** Whether another answer to the same article comes below. */
  private static boolean hasLater(ArticleRows rows, int row) {
    int up = rows.parent(row);
    return up >= 0 && row + rows.subtreeSize(row) < up + rows.subtreeSize(up);
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    path.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
  }
}
