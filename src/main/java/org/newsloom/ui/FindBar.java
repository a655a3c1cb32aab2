package org.newsloom.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.ui.BodyText.Place;

/** Finds words in the open article: all places are marked, one is looked at. */
final class FindBar {
  private final BodyView body;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final HBox bar;
  private List<Place> places = List.of();
  private int at;

  FindBar(BodyView body) {
    this.body = body;
    field.setPromptText("Find in article");
    field.setAccessibleText("Find in article");
    field.setPrefColumnCount(24);
    count.getStyleClass().add("find-count");
    bar =
        new HBox(
            8,
            field,
            Icons.button(Feather.CHEVRON_UP, "Previous place", this::previous),
            Icons.button(Feather.CHEVRON_DOWN, "Next place", this::next),
            count,
            Icons.button(Feather.X, "Close", this::close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("find-bar");
    bar.setVisible(false);
    bar.managedProperty().bind(bar.visibleProperty());
    field.textProperty().addListener(_ -> search());
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            if (event.isShiftDown()) {
              previous();
            } else {
              next();
            }
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            body.node().requestFocus();
            event.consume();
          }
        });
  }

  Node node() {
    return bar;
  }

  /** Shows the bar; what is selected in the article is what is looked for. */
  void open() {
    bar.setVisible(true);
    body.unfold();
    body.selected()
        .filter(text -> text.length() < 80 && text.indexOf('\n') < 0)
        .ifPresent(field::setText);
    field.requestFocus();
    field.selectAll();
    search();
  }

  boolean isOpen() {
    return bar.isVisible();
  }

  /** Whether keys come here. */
  boolean isFocused() {
    return bar.isFocusWithin();
  }

  /** Shows it with those words looked for. */
  void open(String words) {
    bar.setVisible(true);
    body.unfold();
    field.setText(words);
    search();
  }

  void close() {
    if (bar.isVisible()) {
      bar.setVisible(false);
      places = List.of();
      body.mark(places);
    }
  }

  void next() {
    step(1);
  }

  void previous() {
    step(-1);
  }

  /** What the count says, such as {@code 3 of 12}. */
  String countText() {
    return count.getText();
  }

  private void search() {
    if (!bar.isVisible()) {
      return;
    }
    places = field.getText().isBlank() ? List.of() : body.body().find(List.of(field.getText()));
    body.mark(places);
    at = 0;
    tell();
    if (!places.isEmpty()) {
      body.goTo(places.getFirst());
    }
  }

  private void step(int by) {
    if (!bar.isVisible()) {
      open();
    } else if (!places.isEmpty()) {
      at = Math.floorMod(at + by, places.size());
      tell();
      body.goTo(places.get(at));
    }
  }

  private void tell() {
    count.setText(
        field.getText().isBlank()
            ? ""
            : places.isEmpty() ? "nothing found" : at + 1 + " of " + places.size());
  }
}
