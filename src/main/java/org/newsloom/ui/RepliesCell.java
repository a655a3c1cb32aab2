package org.newsloom.ui;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How many articles are below this one, and how many of a collapsed thread are unread. */
final class RepliesCell extends ArticleCell {
  private final Label count = new Label();
  private final Label unread = new Label();
  private final HBox box = new HBox(8, count, unread);

  RepliesCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("replies-cell");
    count.getStyleClass().add("count");
    unread.getStyleClass().add("unread-below");
    box.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  void draw(ArticleRows rows, int row) {
    int replies = rows.replies(row);
    if (replies == 0) {
      setGraphic(null);
      return;
    }
    count.setText(number(replies));
    int below = rows.unread(row) - (rows.isRead(row) ? 0 : 1);
    boolean collapsed = model().rows().isExpandable(row) && !model().rows().isExpanded(row);
    // Where all are unread the number beside says it already.
    boolean told = collapsed && below > 0 && below < replies;
    unread.setText(told ? number(below) + " new" : "");
    unread.setVisible(told);
    setGraphic(box);
  }

  @Override
  void clear() {
    setGraphic(null);
  }

  private static String number(int count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
