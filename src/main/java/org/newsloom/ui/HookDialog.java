package org.newsloom.ui;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.newsloom.settings.Hook;

/** Asks which program is run, and after what. */
final class HookDialog {
  private final SideWindow window;
  private final List<String> before;
  private final boolean on;
  private final ComboBox<Hook.When> when;
  private final TextField newsgroups = new TextField();
  private final TextField search = new TextField();
  private final TextField program = new TextField();
  private final TextArea arguments = new TextArea();
  private final Button save = new Button("Save");

  /**
   * The window.
   *
   * @param known what is changed; empty for a new one
   * @param then is told what was typed; not called where the person closes the window
   */
  HookDialog(Theme theme, Optional<Window> owner, Optional<Hook> known, Consumer<Hook> then) {
    before = known.map(Hook::command).orElse(List.of(""));
    on = known.map(Hook::on).orElse(true);
    when =
        SettingsPages.choice(
            Hook.When.values(),
            known.map(Hook::when).orElse(Hook.When.ARTICLES),
            HookDialog::words);
    newsgroups.setText(known.map(Hook::newsgroups).orElse(Hook.ALL_NEWSGROUPS));
    newsgroups.setPromptText(Hook.ALL_NEWSGROUPS);
    search.setText(known.map(Hook::search).orElse(Hook.OF_INTEREST));
    search.setPromptText(Hook.OF_INTEREST);
    program.setText(before.getFirst());
    program.setPromptText("/home/me/bin/tell");
    arguments.setText(lines(before));
    arguments.setPrefRowCount(4);
    arguments.setWrapText(false);
    Button choose = new Button("Choose…");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setAccessibleText("Choose the program");
    choose.setOnAction(_ -> choose());
    HBox.setHgrow(program, Priority.ALWAYS);
    HBox place = new HBox(8, program, choose);
    place.setAlignment(Pos.BASELINE_LEFT);
    Form form = new Form();
    form.row("After", when);
    form.row("Newsgroups", newsgroups);
    Label groupsHint = form.hint("A pattern, such as comp.*,!comp.test");
    form.row("Search", search);
    Label searchHint = form.hint("As above the list, or the name of a search that you saved.");
    form.row("Program", place, program);
    form.row("Arguments", arguments);
    form.hint("One a line. No shell reads them, and nothing of an article gets into them.");
    VBox middle = new VBox(10, form.node());
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.disableProperty().bind(program.textProperty().map(String::isBlank));
    BorderPane root = new BorderPane(middle);
    root.setBottom(Form.buttonBar(Form.spring(), cancel, save));
    window =
        new SideWindow(
            theme, owner, known.isPresent() ? "Change a program" : "Add a program", root, 600, 460);
    Runnable fit =
        () -> {
          boolean groups = when.getValue() == Hook.When.HEADERS;
          boolean found = when.getValue() == Hook.When.ARTICLES;
          Form.show(newsgroups, groups);
          Form.show(groupsHint, groups);
          Form.show(search, found);
          Form.show(searchHint, found);
        };
    fit.run();
    SettingsPages.onChange(fit, when.valueProperty());
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      Hook typed = hook();
      window.close();
      then.accept(typed);
    });
  }

  void show() {
    window.show();
    program.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  ComboBox<Hook.When> when() {
    return when;
  }

  TextField program() {
    return program;
  }

  TextArea arguments() {
    return arguments;
  }

  Button saveButton() {
    return save;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Program to run");
    File chosen = chooser.showOpenDialog(window.scene().getWindow());
    if (chosen != null) {
      program.setText(chosen.getPath());
    }
  }

  private Hook hook() {
    List<String> command = new ArrayList<>();
    command.add(program.getText().strip());
    String typed = arguments.getText();
    // Some arguments cannot be typed, such as one with line breaks; untouched they stay.
    if (typed.equals(lines(before))) {
      command.addAll(before.subList(1, before.size()));
    } else if (!typed.isBlank()) {
      command.addAll(Arrays.asList(typed.stripTrailing().split("\n")));
    }
    return new Hook(
        when.getValue(),
        newsgroups.getText().isBlank() ? Hook.ALL_NEWSGROUPS : newsgroups.getText().strip(),
        search.getText().isBlank() ? Hook.OF_INTEREST : search.getText().strip(),
        command,
        on);
  }

  private static String lines(List<String> command) {
    return String.join("\n", command.subList(1, command.size()));
  }

  private static String words(Hook.When when) {
    return switch (when) {
      case HEADERS -> "New headers in newsgroups";
      case ARTICLES -> "New articles that a search finds";
      case ROUND -> "Each round of fetches";
    };
  }
}
