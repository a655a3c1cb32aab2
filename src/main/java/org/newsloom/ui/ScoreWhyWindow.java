package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.reading.Scoring.Fitting;
import org.newsloom.reading.ShownArticle;
import org.newsloom.score.ScoreRule;

/** Tells which rules, and what was learnt of junk, give an article its points. */
final class ScoreWhyWindow {
  private final SideWindow window;

  /**
   * The window.
   *
   * @param fitting the rules that fit
   * @param edit opens the rules
   */
  ScoreWhyWindow(
      Theme theme,
      Optional<Window> owner,
      ShownArticle shown,
      List<Fitting> fitting,
      Runnable edit) {
    VBox rules = new VBox(12);
    rules.getStyleClass().add("window-body");
    Label title = new Label(title(fitting));
    title.getStyleClass().add("window-title");
    rules.getChildren().addAll(title, Form.hintLabel(shown.article().subject()));
    for (Fitting one : fitting) {
      Label points =
          new Label((one.rule().filter(ScoreRule::isFinal).isPresent() ? "=" : "") + one.points());
      points.getStyleClass().addAll("check-title", "score-points");
      Label text =
          new Label(
              one.text() + one.rule().flatMap(ScoreRule::file).map(it -> "\n% " + it).orElse(""));
      text.getStyleClass().add("monospace-field");
      text.setWrapText(true);
      HBox line = new HBox(12, points, text);
      line.setAlignment(Pos.TOP_LEFT);
      rules.getChildren().add(line);
    }
    ScrollPane scroll = new ScrollPane(rules);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    Button change = new Button("Change rules…");
    Button close = new Button("Close");
    close.setCancelButton(true);
    close.setDefaultButton(true);
    BorderPane root = new BorderPane(scroll);
    root.setBottom(Form.buttonBar(change, Form.spring(), close));
    window = new SideWindow(theme, owner, "Why this score?", root, 560, 380);
    change.setOnAction(_ -> {
      window.close();
      edit.run();
    });
    close.setOnAction(_ -> window.close());
  }

  /** Of one newsgroup: those of several would be counted twice. */
  private static String title(List<Fitting> fitting) {
    if (fitting.isEmpty()) {
      return "No rule fits: the score is 0";
    }
    int score =
        fitting.stream()
            .filter(one -> one.group().equals(fitting.getFirst().group()))
            .mapToInt(Fitting::points)
            .sum();
    return "Score " + score + " in " + fitting.getFirst().group().group();
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }
}
