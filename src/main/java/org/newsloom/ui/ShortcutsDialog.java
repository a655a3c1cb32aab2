package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.settings.KeySettings;

/** All commands with their keys, to be searched, and to be given other keys. */
final class ShortcutsDialog {
  private final ObservableValue<Keymap> keymap;
  private final ObjectProperty<KeySettings> settings;
  private final SideWindow window;
  private final TextField search = new TextField();
  private final VBox sections = new VBox(18);
  private Optional<Command> edited = Optional.empty();

  /** Held here, since the settings outlive the window. */
  private final ChangeListener<Keymap> follow = (_, _, _) -> show();

  /**
   * Shows the keys in force.
   *
   * @param settings what is changed here
   */
  ShortcutsDialog(
      Theme theme,
      Optional<Window> owner,
      ObservableValue<Keymap> keymap,
      ObjectProperty<KeySettings> settings) {
    this.keymap = keymap;
    this.settings = settings;
    search.setPromptText("Type what you want to do, or a key");
    search.setAccessibleText("Search commands and keys");
    search.textProperty().addListener(_ -> show());
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox head = new HBox(search);
    head.getStyleClass().add("dialog-head");
    sections.getStyleClass().add("window-body");
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    BorderPane root = new BorderPane(scroll);
    root.setTop(head);
    window = new SideWindow(theme, owner, "Keys", root, 620, 640);
    keymap.addListener(new WeakChangeListener<>(follow));
    show();
  }

  SideWindow window() {
    return window;
  }

  void open() {
    window.show();
    search.requestFocus();
  }

  /** The commands whose words or keys are what was typed. */
  static List<Command> matching(String typed, Keymap keymap) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.of(Command.values())
        .filter(command ->
            plain(command).toLowerCase(Locale.ROOT).contains(wanted)
                || keymap.keys(command).stream()
                    .anyMatch(key -> key.words().toLowerCase(Locale.ROOT).equals(wanted)))
        .toList();
  }

  private void show() {
    List<Command> found = matching(search.getText(), keymap.getValue());
    sections.getChildren().clear();
    for (Command.Menu menu : Command.Menu.values()) {
      List<Command> here = found.stream().filter(it -> it.menu() == menu).toList();
      if (!here.isEmpty()) {
        sections.getChildren().add(section(menu, here));
      }
    }
    if (found.isEmpty()) {
      sections.getChildren().add(Form.hintLabel("No command has these words or this key."));
    }
  }

  private Node section(Command.Menu menu, List<Command> commands) {
    Label title = new Label(menu.words());
    title.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(words);
    int row = 0;
    for (Command command : commands) {
      grid.addRow(row++, new Label(plain(command)), keys(command), change(command));
      if (edited.equals(Optional.of(command))) {
        KeyEditor editor =
            new KeyEditor(settings, keymap.getValue(), command, () -> edit(Optional.empty()));
        grid.add(editor.node(), 0, row++, 3, 1);
        // Once it stands in the window.
        Platform.runLater(editor::requestFocus);
      }
    }
    return new VBox(6, title, grid);
  }

  private Node keys(Command command) {
    FlowPane keys = new FlowPane(6, 4);
    keys.setAlignment(Pos.CENTER_RIGHT);
    keys.setPrefWrapLength(230);
    keymap.getValue().keys(command).forEach(key -> keys.getChildren().add(cap(key)));
    return keys;
  }

  private Button change(Command command) {
    Button button =
        Icons.button(
            Feather.EDIT_2,
            "Change the keys of “" + plain(command) + "”",
            () ->
                edit(
                    edited.equals(Optional.of(command)) ? Optional.empty() : Optional.of(command)));
    button.getStyleClass().add("key-change");
    return button;
  }

  private void edit(Optional<Command> command) {
    edited = command;
    show();
    if (command.isEmpty()) {
      search.requestFocus();
    }
  }

  private static Label cap(Key key) {
    Label cap = new Label(key.words());
    cap.getStyleClass().add("key-cap");
    return cap;
  }

  /** The dots of a menu say that a window opens; here they say nothing. */
  private static String plain(Command command) {
    return command.words().replace("…", "");
  }
}
