package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

  /**
   * The window.
   *
   * @param rule the newsgroup's own rule; empty where the usual one holds
   * @param usualRule the one of the settings
   * @param keep saves what is chosen; empty for the usual rule
   */
  KeepDialog(
      Theme theme,
      Optional<Window> owner,
      UiExecutor ui,
      ServerGroup group,
      Optional<KeepRule> rule,
      KeepRule usualRule,
      Function<Optional<KeepRule>, CompletableFuture<?>> keep) {
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
    window = new SideWindow(theme, owner, "Keep articles", root, 520, 330);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      var _ =
          keep.apply(chosen())
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
