package org.newsloom.ui;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Words that wrap, in any script; a wrapping label fails on what is written right to left. */
final class WrappedText extends TextFlow {
  /** Narrower than this nothing is laid out, in pixels. */
  static final double NARROWEST = 160;

  WrappedText(String words, String styleClass) {
    getStyleClass().add(styleClass);
    setAccessibleText(words);
    for (EmojiPieces.Piece part : EmojiPieces.of(words)) {
      switch (part.kind()) {
        case TEXT -> RtlPieces.of(part.text()).forEach(piece -> add(piece, "wrapped-piece"));
        case PICTURE -> getChildren().add(new EmojiPicture(part.text()));
        case LETTER -> add(part.text(), "wrapped-piece", "emoji");
        case UNSEEN -> {
          // It has done its work by joining the emoji beside it.
        }
      }
    }
  }

  private void add(String words, String... styleClasses) {
    Text text = new Text(words);
    text.getStyleClass().addAll(styleClasses);
    // The mouse asks a text where its letters are, which fails as long as it is not laid out; it
    // is enough that the flow around it can be pointed at.
    text.setMouseTransparent(true);
    getChildren().add(text);
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.min(NARROWEST, computePrefWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 ? width : Math.max(NARROWEST, width));
  }

  /** Before the window has given it a width there is nothing to lay out. */
  @Override
  protected void layoutChildren() {
    if (getWidth() >= computeMinWidth(-1) - 1) {
      super.layoutChildren();
    }
  }
}
