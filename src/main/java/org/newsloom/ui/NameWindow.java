package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
   * @param problem what is wrong with a name, in a sentence; the sentence may be empty
   * @param then is given the name
   */
  NameWindow(
      Theme theme,
      Optional<Window> owner,
      Words words,
      String suggestion,
      Function<String, Optional<String>> problem,
      Consumer<String> then) {
    save = new Button(words.action());
    name.setText(suggestion);
    name.setAccessibleText(words.title());
    Label title = new Label(words.title());
    title.getStyleClass().add("window-title");
    Label wrong = Form.hintLabel("");
    // What is not typed yet is no mistake.
    var _ =
        name.textProperty()
            .subscribe(text -> {
              wrong.setText(problem.apply(text.strip()).orElse(""));
              wrong.getStyleClass().remove("bad");
              if (!text.isEmpty()) {
                wrong.getStyleClass().add("bad");
              }
            });
    wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
    wrong.managedProperty().bind(wrong.visibleProperty());
    name.accessibleHelpProperty().bind(wrong.textProperty());
    VBox middle = new VBox(10, title, name, wrong, Form.hintLabel(words.hint()));
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty()
        .bind(name.textProperty().map(text -> problem.apply(text.strip()).isPresent()));
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, save));
    window = new SideWindow(theme, owner, words.title(), root, 460, 250);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      window.close();
      then.accept(name.getText().strip());
    });
  }

  /** Takes some names, and has nothing to say of others. */
  static Function<String, Optional<String>> only(Predicate<String> valid) {
    return name -> valid.test(name) ? Optional.empty() : Optional.of("");
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
