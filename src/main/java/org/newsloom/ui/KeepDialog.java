package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.settings.KeepRule;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Asks how long the articles of one newsgroup are kept. */
final class KeepDialog {
  private final SideWindow window;
  private final RadioButton usual;
  private final RadioButton own = new RadioButton("Keep articles of this newsgroup");
  private final KeepField field;
  private final Button save = new Button("Save");
  private final Label outlook = Form.hintLabel("");
  private final UiExecutor ui;
  private final Rules rules;
  private final KeepRule usualRule;
  private int asked;

  /** What the dialog needs of the newsgroup's articles. */
  interface Rules {
    /** Saves what is chosen; empty for the usual rule. */
    CompletableFuture<?> keep(Optional<KeepRule> chosen);

    /** How many articles a rule would let go now. */
    CompletableFuture<Long> wouldGo(KeepRule rule);
  }

  /**
   * The window.
   *
   * @param rule the newsgroup's own rule; empty where the usual one holds
   * @param usualRule the one of the settings
   */
  KeepDialog(
      Theme theme,
      Optional<Window> owner,
      UiExecutor ui,
      ServerGroup group,
      Optional<KeepRule> rule,
      KeepRule usualRule,
      Rules rules) {
    this.ui = ui;
    this.rules = rules;
    this.usualRule = usualRule;
    Label title = new Label(group.group().name());
    title.getStyleClass().add("window-title");
    usual = new RadioButton("As the settings say: " + KeepField.words(usualRule));
    ToggleGroup choice = new ToggleGroup();
    usual.setToggleGroup(choice);
    own.setToggleGroup(choice);
    choice.selectToggle(rule.isEmpty() ? usual : own);
    field = new KeepField(rule.orElse(usualRule));
    field.node().disableProperty().bind(own.selectedProperty().not());
    VBox middle =
        new VBox(
            10,
            title,
            usual,
            own,
            field.node(),
            outlook,
            Form.hintLabel(
                "Older articles are let go from this computer now and then, and are not fetched"
                    + " again. Flagged articles, watched threads and what you posted from here always stay."));
    middle.getStyleClass().add("window-body");
    Banner banner = new Banner();
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(spring, cancel, save);
    BorderPane root = new BorderPane(middle);
    root.setTop(banner.node());
    root.setBottom(bar);
    window = new SideWindow(theme, owner, "Keep articles", root, 520, 360);
    choice.selectedToggleProperty().addListener(_ -> lookAhead());
    field.rule().addListener(_ -> lookAhead());
    lookAhead();
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      var _ =
          rules
              .keep(chosen())
              .whenCompleteAsync(
                  (_, wrong) -> {
                    if (wrong == null) {
                      window.close();
                    } else {
                      Failure failure = Failure.of(wrong);
                      banner.show(
                          Banner.Tone.DANGER,
                          List.of(failure.sentence()),
                          Optional.of(failure.detail()));
                    }
                  },
                  ui);
    });
  }

  /** What is chosen; empty for the usual rule. */
  private Optional<KeepRule> chosen() {
    return own.isSelected() ? Optional.of(field.rule().get()) : Optional.empty();
  }

  /** Says what the choice would do; an answer to an earlier choice is dropped. */
  private void lookAhead() {
    int turn = ++asked;
    outlook.setText("Counting…");
    var _ =
        rules
            .wouldGo(chosen().orElse(usualRule))
            .whenCompleteAsync(
                (count, wrong) -> {
                  if (turn == asked) {
                    outlook.setText(wrong == null ? outlook(count) : "");
                  }
                },
                ui);
  }

  private static String outlook(long count) {
    return count == 0
        ? "No article would go now."
        : count == 1
            ? "One article would go soon."
            : String.format(Locale.ROOT, "%,d articles would go soon.", count);
  }

  Label outlook() {
    return outlook;
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  KeepField field() {
    return field;
  }

  RadioButton usual() {
    return usual;
  }

  RadioButton own() {
    return own;
  }

  Button save() {
    return save;
  }
}
