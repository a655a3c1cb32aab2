package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.newsloom.article.Counted;
import org.newsloom.reading.Scoring;
import org.newsloom.score.ScoreFile;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** The scoring rules as text, to be changed. */
final class ScoreRulesWindow {
  private static final int MOST_TOLD = 3;

  /** How long a person writes on before the rules are tried. */
  private static final Duration PAUSE = Duration.millis(300);

  private final Scoring scoring;
  private final UiExecutor ui;
  private final Optional<ServerGroup> group;
  private final SideWindow window;
  private final Banner banner = new Banner();
  private final TextArea text = new TextArea();
  private final Label count = new Label("");
  private final Label outlook = Form.hintLabel("");
  private final Button save = new Button("Save");
  private final PauseTransition pause = new PauseTransition(PAUSE);

  /** Counts the looks ahead: only the last one is told. */
  private int asked;

  /** As it is on disk; what the person changed is asked for before it is thrown away. */
  private String saved = "";

  /**
   * The window.
   *
   * @param group where the rules are tried while they are written; empty where none is open
   */
  ScoreRulesWindow(
      Theme theme,
      Optional<Window> owner,
      Scoring scoring,
      UiExecutor ui,
      Optional<ServerGroup> group) {
    this.scoring = scoring;
    this.ui = ui;
    this.group = group;
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
            text,
            outlook);
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
    pause.setOnFinished(_ -> lookAhead());
    Form.show(outlook, group.isPresent());
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
    pause.playFromStart();
    ScoreFile rules = ScoreFile.parse(text.getText());
    if (rules.included().isEmpty()) {
      tell(rules);
    }
  }

  private void tell(ScoreFile rules) {
    count.setText(Counted.of(rules.rules().size(), "rule"));
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

  /** Looks into included files too, and at what the rules would make of the open newsgroup. */
  private void lookAhead() {
    int turn = ++asked;
    var _ =
        scoring
            .understood(text.getText())
            .thenAcceptAsync(
                rules -> {
                  if (turn == asked) {
                    tell(rules);
                    group.ifPresent(tried -> lookAhead(rules, tried, turn));
                  }
                },
                ui);
  }

  private void lookAhead(ScoreFile rules, ServerGroup tried, int turn) {
    var _ =
        scoring
            .tried(rules, tried)
            .whenCompleteAsync(
                (found, wrong) -> {
                  if (turn == asked) {
                    outlook.setText(wrong == null ? words(found) : "");
                  }
                },
                ui);
  }

  private static String words(Scoring.Outlook found) {
    return String.format(
        Locale.ROOT,
        "In %s these rules give points to %,d of %s and hide %,d.",
        found.group().group(),
        found.matches(),
        Counted.of(found.articles(), "article"),
        found.hidden());
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

  Label outlook() {
    return outlook;
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
