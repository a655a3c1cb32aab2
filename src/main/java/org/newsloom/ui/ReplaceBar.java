package org.newsloom.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.ui.TextFinder.Match;

/** Finds words in the text that is written, and puts others in their place. */
final class ReplaceBar {
  private static final int MOST_LETTERS_OF_SELECTION = 80;

  private final ComposerText text;
  private final TextField words = new TextField();
  private final TextField with = new TextField();
  private final CheckBox caseCounts = new CheckBox("Match case");
  private final Label count = new Label();
  private final Button replace = new Button("Replace");
  private final Button replaceAll = new Button("Replace all");
  private final HBox bar;

  ReplaceBar(ComposerText text) {
    this.text = text;
    named(words, "Find");
    named(with, "Replace by");
    count.getStyleClass().add("find-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    replace.setOnAction(_ -> replaceOne());
    replaceAll.setOnAction(_ -> replaceAll());
    for (Button button : new Button[] {replace, replaceAll}) {
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    caseCounts.setMinWidth(Region.USE_PREF_SIZE);
    bar =
        new HBox(
            8,
            words,
            Icons.button(Feather.CHEVRON_UP, "Previous place", () -> step(false)),
            Icons.button(Feather.CHEVRON_DOWN, "Next place", () -> step(true)),
            with,
            replace,
            replaceAll,
            caseCounts,
            count,
            Form.spring(),
            Icons.button(Feather.X, "Close", this::close));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("find-bar");
    bar.setVisible(false);
    bar.managedProperty().bind(bar.visibleProperty());
    words.textProperty().addListener(_ -> search());
    caseCounts.selectedProperty().addListener(_ -> search());
    bar.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  Node node() {
    return bar;
  }

  /** Shows the bar; what is selected in the text is what is looked for. */
  void open() {
    bar.setVisible(true);
    text.selected()
        .filter(it -> it.length() <= MOST_LETTERS_OF_SELECTION && it.indexOf('\n') < 0)
        .ifPresent(words::setText);
    words.requestFocus();
    words.selectAll();
    tell(matches());
  }

  TextField words() {
    return words;
  }

  TextField with() {
    return with;
  }

  CheckBox caseCounts() {
    return caseCounts;
  }

  /** What stands beside the buttons, such as {@code 2 of 5}. */
  String countText() {
    return count.getText();
  }

  private static void named(TextField field, String name) {
    field.setPromptText(name);
    field.setAccessibleText(name);
    field.setPrefColumnCount(14);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      if (words.equals(event.getTarget())) {
        step(!event.isShiftDown());
        event.consume();
      } else if (with.equals(event.getTarget())) {
        replaceOne();
        event.consume();
      }
    }
  }

  private void close() {
    bar.setVisible(false);
    text.area().requestFocus();
  }

  private List<Match> matches() {
    return TextFinder.find(text.text(), words.getText(), caseCounts.isSelected());
  }

  /** While one types the first place from where the selection begins is looked at. */
  private void search() {
    List<Match> matches = matches();
    int from = text.selection().from();
    matches.stream()
        .filter(match -> match.from() >= from)
        .findFirst()
        .or(() -> matches.stream().findFirst())
        .ifPresent(text::select);
    tell(matches);
  }

  private void step(boolean forward) {
    List<Match> matches = matches();
    if (!matches.isEmpty()) {
      Match at = text.selection();
      List<Match> beyond =
          matches.stream()
              .filter(match -> forward ? match.from() >= at.to() : match.to() <= at.from())
              .toList();
      text.select(
          forward
              ? (beyond.isEmpty() ? matches : beyond).getFirst()
              : (beyond.isEmpty() ? matches : beyond).getLast());
    }
    tell(matches);
  }

  private void replaceOne() {
    if (matches().contains(text.selection())) {
      text.replaceSelection(_ -> with.getText());
    }
    step(true);
  }

  private void replaceAll() {
    List<Match> matches = matches();
    if (!matches.isEmpty()) {
      text.change(TextFinder.replace(text.text(), matches, with.getText()));
      count.setText(matches.size() + " replaced");
    }
  }

  private void tell(List<Match> matches) {
    int at = matches.indexOf(text.selection());
    count.setText(
        words.getText().isEmpty()
            ? ""
            : matches.isEmpty()
                ? "nothing found"
                : at < 0 ? matches.size() + " found" : at + 1 + " of " + matches.size());
  }
}
