package org.newsloom.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.ui.SearchCompletion.Choice;

/** The field that searches everywhere, while the person types. */
final class SearchBox {
  private static final int LIVE_LENGTH = 3;

  /** Narrower than this many letters' sizes, the field has no room to say what can be asked for. */
  private static final double EMS_FOR_WORDS = 16;

  /** The height of a completion, in letters' sizes. */
  private static final double ROW = 2.15;

  private final SearchFlow search;

  /** What was searched for last, as it was typed. */
  private String searched = "";

  private final TextField field = new TextField();
  private final StackPane box;

  private final Popup popup = new Popup();
  private final ListView<Choice> choices = new ListView<>();
  private final Supplier<List<String>> groups;
  private final Supplier<List<String>> recent;
  private Runnable toList = () -> {};
  private boolean choosing;

  /**
   * The field.
   *
   * @param groups names of newsgroups that may be completed
   * @param recent what was searched for lately
   */
  SearchBox(SearchFlow search, Supplier<List<String>> groups, Supplier<List<String>> recent) {
    this.search = search;
    this.groups = groups;
    this.recent = recent;
    choices.getStyleClass().add("completion");
    choices.setCellFactory(_ -> new ChoiceCell());
    choices.setFocusTraversable(false);
    choices.setOnMouseClicked(_ -> choose());
    popup.getContent().add(choices);
    popup.setAutoHide(true);
    field
        .promptTextProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    field.getWidth() < EMS_FOR_WORDS * field.getFont().getSize()
                        ? "Search"
                        : "Search all articles   from:  subject:  group:  before:",
                field.widthProperty(),
                field.fontProperty()));
    field.setAccessibleText("Search all articles");
    field.getStyleClass().add("search-field");
    FontIcon icon = Icons.of(Feather.SEARCH);
    icon.setMouseTransparent(true);
    icon.getStyleClass().add("search-icon");
    box = new StackPane(field, icon);
    StackPane.setAlignment(icon, Pos.CENTER_LEFT);
    box.getStyleClass().add("search-box");
    box.setMaxHeight(Region.USE_PREF_SIZE);
    field
        .textProperty()
        .addListener((_, _, text) -> {
          Platform.runLater(() -> typed(text));
          if (text.isBlank()) {
            searched = "";
            // When the search was left the field is emptied, and that takes nobody anywhere.
            if (search.active().get()) {
              search.back();
            }
          }
        });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            popup.hide();
          }
        });
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
    complete();
  }

  /** With words that are there already. */
  void open(String words) {
    field.requestFocus();
    field.setText(words);
    field.end();
  }

  /** Searches for those words as if they were typed and Enter pressed. */
  void search(String words) {
    choosing = true;
    field.setText(words);
    field.end();
    choosing = false;
    popup.hide();
    searched = words;
    search.search(words);
  }

  /** Follows each letter, once the field has taken in what was done to it. */
  private void typed(String text) {
    if (!text.equals(field.getText())) {
      return;
    }
    complete();
    boolean isEnough =
        !text.isBlank() && (text.codePointCount(0, text.length()) >= LIVE_LENGTH || !isAscii(text));
    // Half an operator is no query yet.
    boolean isHalf = popup.isShowing() && text.indexOf(':') >= 0;
    if (isEnough && !isHalf && !text.equals(searched)) {
      searched = text;
      search.search(text);
    }
  }

  /** What could be meant; nothing is chosen before the person does. */
  private void complete() {
    if (choosing || !field.isFocused() || field.getScene() == null) {
      popup.hide();
      return;
    }
    String typed = field.getText(0, Math.min(field.getCaretPosition(), field.getLength()));
    List<Choice> found =
        field.getSelectedText().equals(field.getText()) && !field.getText().isEmpty()
            ? List.of()
            : SearchCompletion.of(typed, groups.get(), recent.get());
    if (found.isEmpty()) {
      popup.hide();
      return;
    }
    choices.getItems().setAll(found);
    choices.getSelectionModel().clearSelection();
    double row = ROW * field.getFont().getSize();
    choices.setFixedCellSize(row);
    choices.setPrefSize(box.getWidth(), row * found.size() + 10);
    PopupLooks.like(field.getScene(), choices);
    Bounds place = box.localToScreen(box.getBoundsInLocal());
    popup.show(field, place.getMinX(), place.getMaxY() + 2);
  }

  /** What the list of completions holds, while it is shown. */
  List<String> completions() {
    return popup.isShowing() ? choices.getItems().stream().map(Choice::words).toList() : List.of();
  }

  private void choose() {
    @Nullable Choice chosen = choices.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    popup.hide();
    choosing = true;
    field.replaceText(chosen.from(), field.getCaretPosition(), chosen.words());
    choosing = false;
    boolean whole = !chosen.words().endsWith(":");
    if (whole && chosen.from() == 0 && !field.getText().isBlank()) {
      search(field.getText());
    } else {
      Platform.runLater(this::complete);
    }
  }

  private void step(int by) {
    int size = choices.getItems().size();
    int at = choices.getSelectionModel().getSelectedIndex();
    choices.getSelectionModel().select(at < 0 && by < 0 ? size - 1 : Math.floorMod(at + by, size));
  }

  private void pressed(KeyEvent event) {
    if (popup.isShowing()) {
      boolean some = choices.getSelectionModel().getSelectedIndex() >= 0;
      if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
        step(event.getCode() == KeyCode.DOWN ? 1 : -1);
        event.consume();
        return;
      }
      if (event.getCode() == KeyCode.TAB || (event.getCode() == KeyCode.ENTER && some)) {
        if (!some) {
          step(1);
        }
        choose();
        event.consume();
        return;
      }
      popup.hide();
      if (event.getCode() == KeyCode.ESCAPE) {
        event.consume();
        return;
      }
    }
    if (event.getCode() == KeyCode.ENTER) {
      searched = field.getText();
      search.search(searched);
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
    toList.run();
    field.clear();
    searched = "";
    search.back();
  }

  /** A completion and what it asks for. */
  private static final class ChoiceCell extends ListCell<Choice> {
    @Override
    protected void updateItem(@Nullable Choice item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      Label words = new Label(item.words());
      Label about = new Label(item.about());
      about.getStyleClass().add("aside");
      about.setMinWidth(0);
      HBox row = new HBox(10, words, about);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
