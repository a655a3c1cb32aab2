package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for one line: what something is to be called, or what is to be opened. */
final class NameWindow {
  private final SideWindow window;
  private final TextField name = new TextField();
  private final Button save;

  /**
   * The window.
   *
   * @param words what is saved, and what becomes of it
   * @param suggestion a name to begin with
   * @param valid whether a name can be taken
   * @param then is given the name
   */
  NameWindow(
      Theme theme,
      Optional<Window> owner,
      Words words,
      String suggestion,
      Predicate<String> valid,
      Consumer<String> then) {
    save = new Button(words.action());
    name.setText(suggestion);
    name.setAccessibleText(words.title());
    Label title = new Label(words.title());
    title.getStyleClass().add("window-title");
    VBox middle = new VBox(10, title, name, Form.hintLabel(words.hint()));
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(name.textProperty().map(text -> !valid.test(text.strip())));
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, save));
    window = new SideWindow(theme, owner, words.title(), root, 460, 250);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      window.close();
      then.accept(name.getText().strip());
    });
  }

  /**
   * What the window says.
   *
   * @param action what is written on the button
   */
  record Words(String title, String hint, String action) {
    /** For something that is saved under the name. */
    Words(String title, String hint) {
      this(title, hint, "Save");
    }
  }

  void show() {
    window.show();
    name.requestFocus();
    name.selectAll();
  }

  SideWindow window() {
    return window;
  }

  TextField name() {
    return name;
  }

  Button save() {
    return save;
  }
}
