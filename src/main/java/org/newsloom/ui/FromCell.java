package org.newsloom.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Who wrote it. */
final class FromCell extends ArticleCell {
  FromCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("from-cell");
    setTextOverrun(OverrunStyle.ELLIPSIS);
  }

  @Override
  void draw(ArticleRows rows, int row) {
    String name = rows.isPlaceholder(row) ? "" : rows.text(row).author().displayName();
    boolean emoji = EmojiPieces.isIn(name);
    setText(emoji ? "" : name);
    setGraphic(emoji ? pieces(name) : null);
  }

  @Override
  void clear() {
    setText("");
    setGraphic(null);
  }

  private static HBox pieces(String name) {
    HBox box = new HBox();
    box.setAlignment(Pos.CENTER_LEFT);
    for (EmojiPieces.Piece part : EmojiPieces.of(name)) {
      if (part.kind() != EmojiPieces.Kind.UNSEEN) {
        Label label = new Label(part.text());
        label.setMinWidth(part.kind() == EmojiPieces.Kind.EMOJI ? Region.USE_PREF_SIZE : 0);
        label.getStyleClass().add(part.kind() == EmojiPieces.Kind.EMOJI ? "emoji" : "from-name");
        box.getChildren().add(label);
      }
    }
    return box;
  }
}
