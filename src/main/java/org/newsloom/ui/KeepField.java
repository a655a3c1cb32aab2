package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import org.newsloom.settings.KeepRule;

/** Asks how long articles are kept: what is counted, and how many of it. */
final class KeepField {
  private static final int USUAL_DAYS = 90;
  private static final int USUAL_ARTICLES = 10_000;

  private final ComboBox<KeepRule.Kind> kind = new ComboBox<>();
  private final NumberField amount;
  private final Label unit = new Label();
  private final HBox box;
  private final ObjectProperty<KeepRule> rule;

  KeepField(KeepRule at) {
    rule = new SimpleObjectProperty<>(at);
    kind.getItems().setAll(List.of(KeepRule.Kind.values()));
    kind.setConverter(ServerDialog.words(KeepField::words));
    kind.setValue(at.kind());
    amount = new NumberField(1, KeepRule.MOST_ARTICLES, Math.max(1, at.amount()));
    kind.setAccessibleText("How long articles are kept");
    amount.spinner().setAccessibleText("How many");
    box = new HBox(8, kind, amount.node(), unit);
    box.setAlignment(Pos.BASELINE_LEFT);
    kind.valueProperty()
        .addListener((_, _, now) -> {
          amount
              .spinner()
              .getValueFactory()
              .setValue(now == KeepRule.Kind.NEWEST ? USUAL_ARTICLES : USUAL_DAYS);
          change();
        });
    amount.spinner().valueProperty().addListener(_ -> change());
    show();
  }

  Node node() {
    return box;
  }

  ComboBox<KeepRule.Kind> kind() {
    return kind;
  }

  Spinner<Integer> amount() {
    return amount.spinner();
  }

  ObjectProperty<KeepRule> rule() {
    return rule;
  }

  private void change() {
    rule.set(new KeepRule(kind.getValue(), amount.value()));
    show();
  }

  private void show() {
    boolean counted = kind.getValue() != KeepRule.Kind.ALL;
    Form.show(amount.node(), counted);
    Form.show(unit, counted);
    String one = kind.getValue() == KeepRule.Kind.DAYS ? "day" : "article";
    unit.setText(amount.value() == 1 ? one : one + "s");
  }

  /** A rule in a sentence's middle: {@code for 90 days}. */
  static String words(KeepRule rule) {
    return switch (rule.kind()) {
      case ALL -> "for ever";
      case DAYS ->
          rule.amount() == 1
              ? "for a day"
              : String.format(Locale.ROOT, "for %,d days", rule.amount());
      case NEWEST ->
          String.format(Locale.ROOT, "as long as they are among the newest %,d", rule.amount());
    };
  }

  private static String words(KeepRule.Kind kind) {
    return switch (kind) {
      case ALL -> "For ever";
      case DAYS -> "For some days";
      case NEWEST -> "The newest ones";
    };
  }
}
