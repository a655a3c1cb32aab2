package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;

/** Asks what to search for on a server, in which header field and how far back. */
final class ServerSearchWindow {
  /** How far back a search goes. */
  enum Reach {
    SOME("The newest 10,000 articles", 10_000),
    MANY("The newest 100,000 articles", 100_000),
    MOST("The newest 1,000,000 articles", 1_000_000),
    ALL("All articles of the server", ServerQuestion.ALL);

    private final String words;
    private final long newest;

    Reach(String words, long newest) {
      this.words = words;
      this.newest = newest;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final SideWindow window;
  private final TextField words = new TextField();
  private final ComboBox<String> field = new ComboBox<>();
  private final ComboBox<Reach> reach = new ComboBox<>();
  private final Label hint = Form.hintLabel("");
  private final Button search = new Button("Search");

  /**
   * The window.
   *
   * @param then is given the question
   */
  ServerSearchWindow(
      Theme theme, Optional<Window> owner, ServerGroup group, Consumer<ServerQuestion> then) {
    Label title = new Label("Search on the server");
    title.getStyleClass().add("window-title");
    words.setPromptText("All of these, as parts of words too");
    field.getItems().setAll("Subject", "From", "Message-ID", "Path", "Injection-Info");
    field.setEditable(true);
    field.setValue("Subject");
    field.setMaxWidth(Double.MAX_VALUE);
    reach.getItems().setAll(Reach.values());
    reach.setValue(Reach.MANY);
    reach.setMaxWidth(Double.MAX_VALUE);
    Form form = new Form();
    form.row("Words", words);
    form.row("Header field", field);
    form.row("Among", reach);
    form.below(hint);
    VBox middle =
        new VBox(
            12,
            title,
            Form.hintLabel(
                "Finds articles of "
                    + group.group()
                    + " that were never fetched, where they are: on "
                    + group.server()
                    + "."),
            form.node());
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    search.getStyleClass().add("accent");
    search.setDefaultButton(true);
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, search));
    window = new SideWindow(theme, owner, "Search on the server", root, 560, 390);
    cancel.setOnAction(_ -> window.close());
    search.setOnAction(_ -> {
      window.close();
      then.accept(question());
    });
    words.textProperty().addListener(_ -> update());
    field.getEditor().textProperty().addListener(_ -> update());
    update();
  }

  private String fieldName() {
    return field.getEditor().getText().strip();
  }

  private ServerQuestion question() {
    return ServerQuestion.of(fieldName(), words.getText(), reach.getValue().newest);
  }

  private void update() {
    boolean sound = ServerQuestion.isField(fieldName());
    boolean quick = fieldName().equalsIgnoreCase("Subject") || fieldName().equalsIgnoreCase("From");
    hint.setText(
        !sound
            ? "A header field is one word without a colon, such as Subject."
            : quick
                ? ""
                : "For other fields than Subject and From some servers look into each article,"
                    + " which takes a while, and some refuse.");
    search.setDisable(!sound || !ServerQuestion.hasWords(words.getText()));
  }

  void show() {
    window.show();
    words.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  TextField words() {
    return words;
  }

  ComboBox<String> field() {
    return field;
  }

  ComboBox<Reach> reach() {
    return reach;
  }

  Button search() {
    return search;
  }
}
