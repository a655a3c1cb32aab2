package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.post.Templates;

/** Asks what a template is to be called. */
final class TemplateWindow {
  private final SideWindow window;
  private final TextField name = new TextField();

  /**
   * The window.
   *
   * @param suggestion a name to begin with
   * @param then is given the name
   */
  TemplateWindow(Theme theme, Optional<Window> owner, String suggestion, Consumer<String> then) {
    name.setText(suggestion.replaceAll("[^\\p{L}\\p{N} ._-]", "").strip());
    name.setAccessibleText("Name of the template");
    Label title = new Label("Save as template");
    title.getStyleClass().add("window-title");
    Label hint =
        Form.hintLabel(
            "Newsgroups, subject, further headers and the text without its signature are kept. A"
                + " template of that name is written over.");
    VBox middle = new VBox(10, title, name, hint);
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    Button save = new Button("Save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(name.textProperty().map(text -> !Templates.isName(text.strip())));
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, save));
    window = new SideWindow(theme, owner, "Save as template", root, 460, 250);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      window.close();
      then.accept(name.getText().strip());
    });
  }

  void show() {
    window.show();
    name.requestFocus();
    name.selectAll();
  }
}
