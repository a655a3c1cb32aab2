package org.newsloom.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * A field for a whole number between bounds. What cannot be taken stays as it was typed, changes
 * nothing, and below the field stands what can be.
 */
final class NumberField {
  /** AtlantaFX draws such a field in the colour of a danger. */
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final int least;
  private final int most;
  private final Spinner<Integer> spinner;
  private final Label hint = Form.hintLabel("");
  private final VBox node;

  NumberField(int least, int most, int value) {
    this.least = least;
    this.most = most;
    spinner = new Spinner<>(least, most, value);
    spinner.setEditable(true);
    spinner.getStyleClass().add("number-field");
    spinner.getValueFactory().setConverter(new Typed());
    hint.getStyleClass().add("bad");
    Form.show(hint, false);
    node = new VBox(4, spinner, hint);
    // As wide as the words are, however narrow the field.
    hint.setMaxWidth(Double.MAX_VALUE);
    TextField editor = spinner.getEditor();
    spinner
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            commit();
          }
        });
    editor.setOnAction(_ -> commit());
    // Once it is said what is wrong each letter may put it right.
    editor
        .textProperty()
        .addListener(_ -> {
          if (hint.isVisible()) {
            tell();
          }
        });
    spinner.valueProperty().addListener(_ -> tell());
  }

  /** The field and what is said below it. */
  Node node() {
    return node;
  }

  /** The field alone, which a label belongs to. */
  Spinner<Integer> spinner() {
    return spinner;
  }

  /** The last number that could be taken. */
  int value() {
    return spinner.getValue();
  }

  /** What is wrong with what is typed; empty where nothing is. */
  Optional<String> problem() {
    return read(spinner.getEditor().getText()).isPresent()
        ? Optional.empty()
        : Optional.of(problem(least, most));
  }

  /** What such a field takes, in a sentence. */
  static String problem(int least, int most) {
    return String.format(Locale.ENGLISH, "A whole number from %,d to %,d, please.", least, most);
  }

  private void commit() {
    if (read(spinner.getEditor().getText()).isPresent()) {
      spinner.commitValue();
      spinner.getEditor().setText(String.valueOf(spinner.getValue()));
    }
    tell();
  }

  private void tell() {
    Optional<String> wrong = problem();
    hint.setText(wrong.orElse(""));
    Form.show(hint, wrong.isPresent());
    spinner.pseudoClassStateChanged(WRONG, wrong.isPresent());
    spinner.getEditor().setAccessibleHelp(wrong.orElse(""));
  }

  /** The number, with or without commas or blanks between its digits. */
  private OptionalInt read(String text) {
    try {
      long number = Long.parseLong(text.replaceAll("[\\s,\\u00a0]", ""));
      return number >= least && number <= most ? OptionalInt.of((int) number) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The control asks for a value whatever is typed: for what is none it keeps the one it has. */
  private final class Typed extends StringConverter<Integer> {
    @Override
    public String toString(Integer number) {
      return String.valueOf(number);
    }

    @Override
    public Integer fromString(String text) {
      return read(text).orElse(spinner.getValue());
    }
  }
}
