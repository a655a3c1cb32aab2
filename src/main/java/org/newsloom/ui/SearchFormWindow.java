package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A form that writes the query for people who do not type queries; the query is shown below. */
final class SearchFormWindow {
  private final SideWindow window;
  private final TextField words = field("All of these words, anywhere");
  private final TextField phrase = field("One behind the other");
  private final TextField without = field("None of these words");
  private final TextField subject = field("Words of the subject");
  private final TextField from = field("Name or address");
  private final TextField group = field("comp.lang.java.* or empty for all");
  private final TextField after = field("2024, 2024-05-31, yesterday, last month");
  private final TextField before = field("2025");
  private final List<CheckBox> states = new ArrayList<>();
  private final Label query = Form.hintLabel("");
  private final Button search = new Button("Search");

  /**
   * The window.
   *
   * @param then is given the query
   */
  SearchFormWindow(Theme theme, Optional<Window> owner, Consumer<String> then) {
    Label title = new Label("Search by form");
    title.getStyleClass().add("window-title");
    Form form = new Form();
    form.row("Words", words);
    form.row("Phrase", phrase);
    form.row("Without", without);
    form.row("Subject", subject);
    form.row("Author", from);
    form.row("Newsgroup", group);
    form.row("Written since", after);
    form.row("Written before", before);
    FlowPane only = new FlowPane(14, 8);
    for (String[] state :
        new String[][] {
          {"Unread", "is:unread"},
          {"Flagged", "is:flagged"},
          {"In a watched thread", "is:watched"},
          {"Mine", "is:mine"},
          {"Answers to me", "is:to-me"},
          {"With an attachment", "has:attachment"},
          {"With a link", "has:link"}
        }) {
      CheckBox box = new CheckBox(state[0]);
      box.setUserData(state[1]);
      box.selectedProperty().addListener(_ -> update());
      states.add(box);
      only.getChildren().add(box);
    }
    form.row("Only", only);
    for (TextField field :
        new TextField[] {words, phrase, without, subject, from, group, after, before}) {
      field.textProperty().addListener(_ -> update());
    }
    query.getStyleClass().add("note");
    query.setMaxWidth(Double.MAX_VALUE);
    VBox middle = new VBox(12, title, form.node(), query);
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    search.getStyleClass().add("accent");
    search.setDefaultButton(true);
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, search));
    window = new SideWindow(theme, owner, "Search by form", root, 640, 560);
    cancel.setOnAction(_ -> window.close());
    search.setOnAction(_ -> {
      window.close();
      then.accept(query());
    });
    update();
  }

  private static TextField field(String prompt) {
    TextField field = new TextField();
    field.setPromptText(prompt);
    return field;
  }

  /** What the form asks for. */
  String query() {
    return new Queries.Parts(
            words.getText(),
            phrase.getText(),
            without.getText(),
            subject.getText(),
            from.getText(),
            group.getText(),
            after.getText(),
            before.getText(),
            states.stream()
                .filter(CheckBox::isSelected)
                .map(box -> String.valueOf(box.getUserData()))
                .toList())
        .query();
  }

  private void update() {
    String now = query();
    search.setDisable(now.isEmpty());
    query.setText(
        now.isEmpty() ? "What you fill in becomes a query, which is shown here." : "Query: " + now);
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

  TextField group() {
    return group;
  }

  List<CheckBox> states() {
    return states;
  }

  Button search() {
    return search;
  }
}
