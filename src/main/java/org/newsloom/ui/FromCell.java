package org.newsloom.ui;

import javafx.scene.control.OverrunStyle;

/** Who wrote it. */
final class FromCell extends ArticleCell {
  FromCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("from-cell");
    setTextOverrun(OverrunStyle.ELLIPSIS);
  }

  @Override
  void draw(ArticleRows rows, int row) {
    setText(rows.isPlaceholder(row) ? "" : rows.text(row).author().displayName());
  }

  @Override
  void clear() {
    setText("");
  }
}
