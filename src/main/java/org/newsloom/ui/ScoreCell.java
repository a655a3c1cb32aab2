package org.newsloom.ui;

import java.util.Locale;
import javafx.scene.control.Tooltip;

/**
 * The points of the scoring rules; of a collapsed thread the best ones in it, which it is sorted
 * by.
 */
final class ScoreCell extends ArticleCell {
  private final Tooltip tip = new Tooltip();

  ScoreCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("score-cell");
  }

  @Override
  void draw(ArticleRows rows, int row) {
    int own = rows.isPlaceholder(row) ? 0 : rows.score(row);
    boolean collapsed = model().rows().isExpandable(row) && !model().rows().isExpanded(row);
    int shown = collapsed ? rows.bestScore(row) : own;
    setText(shown == 0 ? "" : number(shown));
    tip.setText("This article: " + number(own) + "\nBest in the thread: " + number(shown));
    setTooltip(shown == own ? null : tip);
  }

  @Override
  void clear() {
    setText("");
    setTooltip(null);
  }

  private static String number(int score) {
    return String.format(Locale.ENGLISH, "%,d", score).replace('-', '\u2212');
  }
}
