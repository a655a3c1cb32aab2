package org.newsloom.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The field that searches everywhere: at Enter, or when the person pauses. */
final class SearchBox {
  private static final int LIVE_LENGTH = 3;

  private final SearchFlow search;
  private final TextField field = new TextField();
  private final StackPane box;
  private final PauseTransition pause = new PauseTransition(Duration.millis(350));
  private Runnable toList = () -> {};

  SearchBox(SearchFlow search) {
    this.search = search;
    field.setPromptText("Search all articles   from:  subject:  group:  before:");
    field.setAccessibleText("Search all articles");
    field.getStyleClass().add("search-field");
    FontIcon icon = Icons.of(Feather.SEARCH);
    icon.setMouseTransparent(true);
    icon.getStyleClass().add("search-icon");
    box = new StackPane(field, icon);
    StackPane.setAlignment(icon, Pos.CENTER_LEFT);
    box.setMaxWidth(520);
    box.setMinWidth(120);
    box.setPrefWidth(440);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    pause.setOnFinished(_ -> search.search(field.getText()));
    field
        .textProperty()
        .addListener((_, _, text) -> {
          if (text.isBlank()) {
            pause.stop();
            // When the search was left the field is emptied, and that takes nobody anywhere.
            if (search.active().get()) {
              search.back();
            }
          } else if (text.codePointCount(0, text.length()) >= LIVE_LENGTH || !isAscii(text)) {
            pause.playFromStart();
          }
        });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    search
        .active()
        .addListener((_, _, active) -> {
          if (!active && !field.isFocused()) {
            field.clear();
          }
        });
  }

  Node node() {
    return box;
  }

  /** What the field gives the focus to when its work is done. */
  void setToList(Runnable action) {
    toList = action;
  }

  void open() {
    field.requestFocus();
    field.selectAll();
  }

  /** With words that are there already. */
  void open(String words) {
    field.requestFocus();
    field.setText(words);
    field.end();
  }

  /** Searches for those words as if they were typed and Enter pressed. */
  void search(String words) {
    field.setText(words);
    pause.stop();
    search.search(words);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      pause.stop();
      search.search(field.getText());
      toList.run();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN) {
      toList.run();
      event.consume();
    }
  }

  boolean isFocused() {
    return field.isFocused();
  }

  /** Gives the keys to the list, if the field has them: a button beside it was clicked. */
  void giveFocus() {
    if (field.isFocused()) {
      toList.run();
    }
  }

  /** Leaves the field and the search. */
  void leave() {
    pause.stop();
    toList.run();
    field.clear();
    search.back();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
