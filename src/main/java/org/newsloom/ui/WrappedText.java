package org.newsloom.ui;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Words that wrap, in any script; a wrapping label fails on what is written right to left. */
final class WrappedText extends TextFlow {
  private static final double NARROWEST = 160;

  WrappedText(String words, String styleClass) {
    getStyleClass().add(styleClass);
    setMinWidth(Region.USE_COMPUTED_SIZE);
    setAccessibleText(words);
    for (String piece : RtlPieces.of(words)) {
      Text text = new Text(piece);
      text.getStyleClass().add("wrapped-piece");
      getChildren().add(text);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 ? width : Math.max(NARROWEST, width));
  }
}
