package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Labels left, fields right; each label names its field for a screen reader. Where that is too
 * narrow, as with large letters, and the form can be scrolled, labels stand over their fields.
 */
final class Form {
  /** What fields need beside their labels, in letters' sizes. */
  private static final double EMS_OF_FIELDS = 20;

  private record Line(Optional<Label> label, Node field) {}

  private final GridPane grid = new GridPane();
  private final ColumnConstraints labels = new ColumnConstraints();
  private final List<Line> lines = new ArrayList<>();
  private boolean stacked;

  /** The next free row. */
  private int next;

  Form() {
    grid.getStyleClass().add("form");
    labels.setMinWidth(Region.USE_PREF_SIZE);
    labels.setHalignment(HPos.RIGHT);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setFillWidth(true);
    grid.getColumnConstraints().addAll(labels, fields);
    // Later: what changes in the middle of a layout is not laid out.
    grid.widthProperty().addListener(_ -> Platform.runLater(this::arrange));
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
    label.visibleProperty().bind(shown.visibleProperty());
    label.managedProperty().bind(shown.managedProperty());
    label.fontProperty().addListener(_ -> Platform.runLater(this::arrange));
    add(new Line(Optional.of(label), shown));
    return label;
  }

  /** Something below the fields, such as a hint. */
  void below(Node node) {
    add(new Line(Optional.empty(), node));
  }

  private void add(Line line) {
    lines.add(line);
    line.label().ifPresent(grid.getChildren()::add);
    grid.getChildren().add(line.field());
    next = place(line, next);
  }

  /** Gives a line its place from that row on, and tells which row is the next. */
  private int place(Line line, int row) {
    int at = row;
    if (line.label().isPresent()) {
      Label label = line.label().get();
      GridPane.setConstraints(label, stacked ? 1 : 0, at);
      GridPane.setHalignment(label, stacked ? HPos.LEFT : HPos.RIGHT);
      at += stacked ? 1 : 0;
    }
    GridPane.setConstraints(line.field(), 1, at);
    return at + 1;
  }

  private void arrange() {
    // In the middle of a change of styles letters have their usual size for a moment.
    grid.applyCss();
    double em = 0;
    double widest = 0;
    for (Line line : lines) {
      if (line.label().isPresent() && line.label().get().isManaged()) {
        em = line.label().get().getFont().getSize();
        widest = Math.max(widest, line.label().get().prefWidth(-1));
      }
    }
    boolean narrow =
        grid.getWidth() > 0 && isScrolled() && grid.getWidth() < widest + EMS_OF_FIELDS * em;
    if (narrow == stacked) {
      return;
    }
    stacked = narrow;
    labels.setMinWidth(narrow ? 0 : Region.USE_PREF_SIZE);
    labels.setMaxWidth(narrow ? 0 : Region.USE_COMPUTED_SIZE);
    next = 0;
    for (Line line : lines) {
      next = place(line, next);
    }
  }

  /** Whether there is as much height as it takes. */
  private boolean isScrolled() {
    Node at = grid;
    while (at != null && !(at instanceof ScrollPane)) {
      at = at.getParent();
    }
    return at != null;
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
    // What stands beside the buttons gives way to them.
    for (Node node : nodes) {
      if (node instanceof ButtonBase button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    return bar;
  }

  /** Takes what room is left, so that what comes after it stands at the right. */
  static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
