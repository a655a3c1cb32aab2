package org.newsloom.ui;

import java.util.List;
import javafx.scene.control.OverrunStyle;

/** Who wrote it. */
final class FromCell extends ArticleCell {
  private final PieceRow pieces = new PieceRow();

  FromCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("from-cell");
    setTextOverrun(OverrunStyle.ELLIPSIS);
  }

  @Override
  void draw(ArticleRows rows, int row) {
    String name = rows.text(row).author().displayName();
    boolean emoji = EmojiPieces.isIn(name);
    setText(emoji ? "" : name);
    if (emoji) {
      pieces.show(name, List.of(), "from-name");
    }
    setGraphic(emoji ? pieces : null);
  }

  @Override
  void clear() {
    setText("");
    setGraphic(null);
  }
}
