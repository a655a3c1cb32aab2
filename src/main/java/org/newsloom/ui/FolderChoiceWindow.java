package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.GroupFolders;

/** Asks for a folder. Letters narrow the list; a name that no folder has makes one. */
final class FolderChoiceWindow {
  /** What can be chosen. */
  sealed interface Choice {
    /** Under its server. */
    record None() implements Choice {}

    /** A folder that there is. */
    record There(GroupFolder folder) implements Choice {}

    /** A folder of that name, which is made. */
    record Fresh(String name) implements Choice {}

    /** What stands in the list. */
    default String words() {
      return switch (this) {
        case None _ -> "No folder";
        case There there -> there.folder().name();
        case Fresh fresh -> "New folder “" + fresh.name() + "”";
      };
    }
  }

  private final List<GroupFolder> folders;
  private final Optional<GroupFolder> now;
  private final Consumer<Choice> then;
  private final TextField name = new TextField();
  private final ListView<Choice> list = new ListView<>();
  private final SideWindow window;

  /**
   * A window.
   *
   * @param moved what is moved
   * @param now where it stands
   */
  FolderChoiceWindow(
      Theme theme,
      Window owner,
      String moved,
      List<GroupFolder> folders,
      Optional<GroupFolder> now,
      Consumer<Choice> then) {
    this.folders = folders;
    this.now = now;
    this.then = then;
    Label title = new Label("Move " + moved + " to a folder");
    title.getStyleClass().add("window-title");
    title.setWrapText(true);
    name.setPromptText("A folder, or the name of a new one");
    name.setAccessibleText("A folder, or the name of a new one");
    name.textProperty().addListener(_ -> fill());
    name.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setAccessibleText("Folders");
    list.setCellFactory(_ -> new Line());
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        accept();
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox middle = new VBox(10, title, name, list);
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    Button move = new Button("Move");
    move.getStyleClass().add("accent");
    move.setDefaultButton(true);
    move.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, move));
    window = new SideWindow(theme, Optional.of(owner), "Move to folder", root, 460, 420);
    cancel.setOnAction(_ -> window.close());
    move.setOnAction(_ -> accept());
    fill();
  }

  private static final class Line extends ListCell<Choice> {
    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(choice == null || empty ? "" : choice.words());
    }
  }

  /** All folders, or those that the letters fit, and what the letters would make. */
  private void fill() {
    String typed = name.getText().strip();
    String letters = typed.toLowerCase(Locale.ROOT);
    List<Choice> choices = new ArrayList<>();
    folders.stream()
        .filter(folder -> folder.name().toLowerCase(Locale.ROOT).contains(letters))
        .forEach(folder -> choices.add(new Choice.There(folder)));
    if (typed.isEmpty()) {
      choices.addFirst(new Choice.None());
    } else if (GroupFolders.problem(typed, folders).isEmpty()) {
      choices.add(new Choice.Fresh(typed));
    }
    list.getItems().setAll(choices);
    list.getSelectionModel().select(typed.isEmpty() ? 0 : best(letters));
    if (typed.isEmpty()) {
      now.ifPresent(folder -> list.getSelectionModel().select(new Choice.There(folder)));
    }
  }

  /** The first that begins so, before those that have the letters elsewhere. */
  private int best(String letters) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i).words().toLowerCase(Locale.ROOT).startsWith(letters)) {
        return i;
      }
    }
    return 0;
  }

  /** The list is gone through from the field. */
  private void pressed(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step != 0) {
      int at = list.getSelectionModel().getSelectedIndex() + step;
      if (at >= 0 && at < list.getItems().size()) {
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - 3));
      }
      event.consume();
    }
  }

  private void accept() {
    @Nullable Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      window.close();
      then.accept(choice);
    }
  }

  void show() {
    window.show();
    name.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  TextField name() {
    return name;
  }

  ListView<Choice> list() {
    return list;
  }
}
