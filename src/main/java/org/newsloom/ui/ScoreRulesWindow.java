package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.reading.Scoring;
import org.newsloom.score.ScoreFile;
import org.newsloom.task.UiExecutor;

/** The scoring rules as text, to be changed. */
final class ScoreRulesWindow {
  private static final int MOST_TOLD = 3;

  private final Scoring scoring;
  private final UiExecutor ui;
  private final SideWindow window;
  private final Banner banner = new Banner();
  private final TextArea text = new TextArea();
  private final Label count = new Label("");
  private final Button save = new Button("Save");

  /** As it is on disk; what the person changed is asked for before it is thrown away. */
  private String saved = "";

  ScoreRulesWindow(Theme theme, Optional<Window> owner, Scoring scoring, UiExecutor ui) {
    this.scoring = scoring;
    this.ui = ui;
    text.getStyleClass().add("score-rules");
    text.setAccessibleText("Scoring rules");
    text.setPromptText(
        "[news.software.*]\nScore: 100\nSubject: newsloom\n\n[*]\nScore: -9999\nFrom: spam@example\\.com");
    VBox.setVgrow(text, Priority.ALWAYS);
    VBox middle =
        new VBox(
            8,
            Form.hintLabel(
                "Newsgroups in brackets, then rules: Score: and points, then conditions, each a"
                    + " header field and a pattern. Score:: fits where any condition holds, ~ before a"
                    + " field where it does not; =100 decides alone. −9999 hides."),
            text);
    middle.getStyleClass().add("window-body");
    count.getStyleClass().add("hint");
    Button cancel = new Button("Cancel");
    save.getStyleClass().add("accent");
    BorderPane root = new BorderPane(middle);
    root.setBottom(new VBox(banner.node(), Form.buttonBar(count, Form.spring(), cancel, save)));
    window = new SideWindow(theme, owner, "Scoring rules", root, 680, 560);
    window.onCloseWish(() -> leave(theme));
    cancel.setOnAction(_ -> leave(theme));
    save.setOnAction(_ -> save());
    text.textProperty().addListener(_ -> look());
    text.setDisable(true);
    var _ =
        scoring
            .rules()
            .whenCompleteAsync(
                (rules, wrong) -> {
                  if (wrong != null) {
                    failed(wrong, "The rules cannot be read.");
                  } else {
                    saved = rules.text();
                    text.setText(saved);
                    text.setDisable(false);
                    look();
                  }
                },
                ui);
  }

  private void leave(Theme theme) {
    if (text.isDisabled() || text.getText().equals(saved)) {
      window.close();
      return;
    }
    new QuestionWindow(
            theme,
            Optional.of(window.stage()),
            "Leave without saving?",
            "You changed the scoring rules.",
            "Discard changes",
            "Go on writing",
            window::close)
        .show();
  }

  /** What makes no sense is said while it is typed, and hinders nobody from saving. */
  private void look() {
    ScoreFile rules = ScoreFile.parse(text.getText());
    count.setText(rules.rules().size() == 1 ? "1 rule" : rules.rules().size() + " rules");
    if (rules.defects().isEmpty()) {
      banner.hide();
    } else {
      String more =
          rules.defects().size() > MOST_TOLD
              ? "\nand " + (rules.defects().size() - MOST_TOLD) + " more"
              : "";
      banner.show(
          Banner.Tone.WARNING,
          List.of(
              rules.defects().stream()
                      .limit(MOST_TOLD)
                      .map(defect -> defect.where() + ": " + defect.what())
                      .collect(Collectors.joining("\n"))
                  + more),
          Optional.empty());
    }
  }

  private void save() {
    var _ =
        scoring
            .save(ScoreFile.parse(text.getText()))
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong == null) {
                    window.close();
                  } else {
                    failed(wrong, "The rules cannot be saved: see whether the disk is full.");
                  }
                },
                ui);
  }

  private void failed(Throwable wrong, String sentence) {
    Failure failure = Failure.ofFile(wrong, sentence);
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  void show() {
    window.show();
    text.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  TextArea text() {
    return text;
  }

  Banner banner() {
    return banner;
  }

  Button saveButton() {
    return save;
  }
}
