package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
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

/** All commands that have keys, to be searched. */
final class ShortcutsDialog {
  private final SideWindow window;
  private final TextField search = new TextField();
  private final VBox sections = new VBox(18);

  ShortcutsDialog(Theme theme, Optional<Window> owner) {
    search.setPromptText("Type what you want to do, or a key");
    search.setAccessibleText("Search commands and keys");
    search.textProperty().addListener(_ -> show());
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox head = new HBox(search);
    head.getStyleClass().add("dialog-head");
    sections.getStyleClass().add("window-body");
    ScrollPane scroll = new ScrollPane(sections);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    BorderPane root = new BorderPane(scroll);
    root.setTop(head);
    window = new SideWindow(theme, owner, "Keys", root, 620, 640);
    show();
  }

  SideWindow window() {
    return window;
  }

  void open() {
    window.show();
    search.requestFocus();
  }

  /** The commands with keys whose words or keys hold what was typed. */
  static List<Command> matching(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.of(Command.values())
        .filter(command -> !command.keys().isEmpty())
        .filter(command ->
            plain(command).toLowerCase(Locale.ROOT).contains(wanted)
                || command.keys().stream()
                    .anyMatch(key -> key.words().toLowerCase(Locale.ROOT).equals(wanted)))
        .toList();
  }

  private void show() {
    List<Command> found = matching(search.getText());
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

  private static Node section(Command.Menu menu, List<Command> commands) {
    Label title = new Label(menu.words());
    title.getStyleClass().add("section-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(words);
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      FlowPane keys = new FlowPane(6, 4);
      keys.setAlignment(Pos.CENTER_RIGHT);
      keys.setPrefWrapLength(230);
      command.keys().forEach(key -> keys.getChildren().add(cap(key)));
      grid.addRow(i, new Label(plain(command)), keys);
    }
    return new VBox(6, title, grid);
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
