package org.newsloom.ui;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Labels left, fields right; each label names its field for a screen reader. */
final class Form {
  private final GridPane grid = new GridPane();
  private int row;

  Form() {
    grid.getStyleClass().add("form");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(Region.USE_PREF_SIZE);
    labels.setHalignment(HPos.RIGHT);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setFillWidth(true);
    grid.getColumnConstraints().addAll(labels, fields);
  }

  GridPane node() {
    return grid;
  }

  /** One field with its label. */
  Label row(String words, Node field) {
    return row(words, field, field);
  }

  /** A field that stands in something larger. */
  Label row(String words, Node shown, Node field) {
    Label label = new Label(words);
    label.getStyleClass().add("form-label");
    label.setLabelFor(field);
    GridPane.setValignment(label, VPos.BASELINE);
    GridPane.setValignment(shown, VPos.BASELINE);
    grid.addRow(row, label, shown);
    label.visibleProperty().bind(shown.visibleProperty());
    label.managedProperty().bind(shown.managedProperty());
    row++;
    return label;
  }

  /** Something below the fields, such as a hint. */
  void below(Node node) {
    grid.add(node, 1, row);
    row++;
  }

  /** A short sentence below a field. */
  Label hint(String words) {
    Label hint = hintLabel(words);
    below(hint);
    return hint;
  }

  static Label hintLabel(String words) {
    Label hint = new Label(words);
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().add("hint");
    return hint;
  }

  /** Hides a node and gives its room away, or brings it back. */
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** The row of buttons at the bottom of a window. */
  static HBox buttonBar(Node... nodes) {
    HBox bar = new HBox(10, nodes);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("button-bar");
    return bar;
  }

  /** Takes what room is left, so that what comes after it stands at the right. */
  static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
