package org.newsloom.ui;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * A line of an article's head. A flow gives its children all the width they ask for; here none is
 * wider than the line, so that a long name wraps and is not cut.
 */
final class HeaderLine extends FlowPane {
  HeaderLine() {
    getStyleClass().add("header-line");
  }

  /** The flow itself would never be narrower than the widest of its children wants to be. */
  @Override
  protected double computeMinWidth(double height) {
    return WrappedText.NARROWEST;
  }

  @Override
  protected double computePrefHeight(double width) {
    bound(width);
    return super.computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    bound(getWidth());
    super.layoutChildren();
  }

  private void bound(double width) {
    if (width > 0) {
      for (Node child : getManagedChildren()) {
        if (child instanceof Region region) {
          region.setMaxWidth(Math.max(WrappedText.NARROWEST, width));
        }
      }
    }
  }
}
