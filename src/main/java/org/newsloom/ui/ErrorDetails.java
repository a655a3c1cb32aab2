package org.newsloom.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The technical side of a failure, behind a button, to be copied into a report. */
final class ErrorDetails {
  private ErrorDetails() {}

  /** A button that unfolds the words. */
  static Node of(String detail) {
    Label text = new Label(detail);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("error-detail");
    ToggleButton toggle = new ToggleButton("Details");
    toggle.getStyleClass().addAll("small", "details-toggle");
    Button copy = Banner.button("Copy", () -> copy(detail));
    copy.getStyleClass().add("small");
    text.visibleProperty().bind(toggle.selectedProperty());
    text.managedProperty().bind(toggle.selectedProperty());
    copy.visibleProperty().bind(toggle.selectedProperty());
    VBox box = new VBox(6, new HBox(8, toggle, copy), text);
    box.getStyleClass().add("error-details");
    return box;
  }

  static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
