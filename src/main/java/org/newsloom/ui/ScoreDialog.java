package org.newsloom.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.article.Article;
import org.newsloom.article.Counted;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Scoring;
import org.newsloom.reading.ShownArticle;
import org.newsloom.score.ScoreFile;
import org.newsloom.score.Scorer;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Makes a scoring rule of an article: by its author, subject, thread or newsgroups. */
final class ScoreDialog {
  /** As score files have days; the order with slashes is another. */
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

  private static final List<Points> POINTS =
      List.of(
          new Points(Scorer.KILL, "Hide them"),
          new Points(-100, "Worse: −100"),
          new Points(100, "Better: +100"),
          new Points(1_000, "Much better: +1000"));

  private static final List<Span> SPANS =
      List.of(
          new Span(0, "For ever"),
          new Span(30, "For 30 days"),
          new Span(90, "For 90 days"),
          new Span(365, "For a year"));

  private final Scoring scoring;
  private final UiExecutor ui;
  private final Optional<ServerGroup> group;
  private final SideWindow window;
  private final Banner banner = new Banner();
  private final ComboBox<Likeness> likeness = new ComboBox<>();
  private final TextField pattern = new TextField();
  private final ComboBox<Points> points = new ComboBox<>();
  private final ComboBox<Span> span = new ComboBox<>();
  private final LocalDate today;
  private final CheckBox everywhere = new CheckBox("In all newsgroups");
  private final Label outlook = Form.hintLabel("");
  private final Button add = new Button("Add rule");
  private int asked;

  /** What articles have in common with the one at hand. */
  record Likeness(String words, String field, String text) {}

  /** What they get for it. */
  private record Points(int value, String words) {}

  /** How long: a quarrel is forgotten, and a rule made in it should be. */
  private record Span(int days, String words) {}

  /**
   * The window.
   *
   * @param group the newsgroup where the rule is tried
   * @param today from which on a rule that ends is counted
   */
  ScoreDialog(
      Theme theme,
      Optional<Window> owner,
      Scoring scoring,
      UiExecutor ui,
      ShownArticle shown,
      Optional<ServerGroup> group,
      LocalDate today) {
    this.scoring = scoring;
    this.today = today;
    this.ui = ui;
    this.group = group.or(shown::group);
    likeness.getItems().setAll(likenesses(shown.article(), this.group));
    likeness.setConverter(ServerDialog.words(Likeness::words));
    likeness.setMaxWidth(Double.MAX_VALUE);
    points.getItems().setAll(POINTS);
    points.setConverter(ServerDialog.words(Points::words));
    points.setValue(POINTS.getFirst());
    points.setMaxWidth(Double.MAX_VALUE);
    span.getItems().setAll(SPANS);
    span.setConverter(ServerDialog.words(Span::words));
    span.setValue(SPANS.getFirst());
    span.setMaxWidth(Double.MAX_VALUE);
    Form.show(everywhere, this.group.isPresent());
    everywhere.setSelected(this.group.isEmpty());
    Form form = new Form();
    form.row("Articles", likeness);
    form.row("that have", pattern);
    form.row("", everywhere);
    form.row("get", points);
    form.row("how long", span);
    form.below(outlook);
    VBox middle = new VBox(10, form.node());
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    add.getStyleClass().add("accent");
    add.setDefaultButton(true);
    BorderPane root = new BorderPane(middle);
    root.setBottom(new VBox(banner.node(), Form.buttonBar(Form.spring(), cancel, add)));
    window = new SideWindow(theme, owner, "Score articles like this", root, 600, 380);
    likeness
        .valueProperty()
        .addListener((_, _, chosen) -> pattern.setText(ScoreFile.quoted(chosen.text())));
    pattern.textProperty().addListener(_ -> lookAhead());
    points.valueProperty().addListener(_ -> lookAhead());
    everywhere.selectedProperty().addListener(_ -> lookAhead());
    likeness.setValue(likeness.getItems().getFirst());
    cancel.setOnAction(_ -> window.close());
    add.setOnAction(_ -> add());
  }

  /** What can be said of an article, the likeliest first. */
  static List<Likeness> likenesses(Article article, Optional<ServerGroup> group) {
    List<Likeness> all = new ArrayList<>();
    String address = article.from().address();
    all.add(
        new Likeness(
            "by this author", "From", address.isEmpty() ? article.from().displayName() : address));
    if (!article.subject().isBlank()) {
      all.add(new Likeness("with this subject", "Subject", bare(article.subject())));
    }
    article.references().ids().stream()
        .findFirst()
        .or(article::id)
        .ifPresent(root -> all.add(new Likeness("of this thread", "References", root.toString())));
    for (Newsgroup other : article.newsgroups()) {
      if (group.filter(it -> it.group().equals(other)).isEmpty()) {
        all.add(new Likeness("crossposted to " + other, "Newsgroups", other.name()));
      }
    }
    long newsgroups = article.newsgroups().stream().distinct().count();
    if (newsgroups > 2) {
      all.add(
          new Likeness(
              "crossposted to more newsgroups than", "Groups", Long.toString(newsgroups - 1)));
    }
    return List.copyOf(all);
  }

  private static String bare(String subject) {
    return subject.replaceAll("^(?i)(re:\\s*)+", "");
  }

  /** The rule that is put together now. */
  private String rule() {
    String where = everywhere.isSelected() || group.isEmpty() ? "*" : group.get().group().name();
    return "["
        + where
        + "]\nScore: "
        + points.getValue().value()
        + "\n"
        + expires()
        + likeness.getValue().field()
        + ": "
        + pattern.getText().strip();
  }

  private String expires() {
    int days = span.getValue().days();
    return days == 0 ? "" : "Expires: " + DAY.format(today.plusDays(days)) + "\n";
  }

  /** Why the pattern cannot be taken; empty where it can. */
  private Optional<String> problem() {
    if (pattern.getText().isBlank()) {
      return Optional.of("Without a pattern the rule would fit every article.");
    }
    return ScoreFile.EMPTY.plus(rule()).defects().stream()
        .findFirst()
        .map(defect -> "This does not work: the pattern " + defect.what() + ".");
  }

  private void lookAhead() {
    int turn = ++asked;
    Optional<String> wrong = problem();
    add.setDisable(wrong.isPresent());
    if (wrong.isPresent() || group.isEmpty()) {
      outlook.setText(wrong.orElse(""));
      return;
    }
    outlook.setText("Counting…");
    var _ =
        scoring
            .tried(ScoreFile.EMPTY.plus(rule()), group.get())
            .whenCompleteAsync(
                (found, failed) -> {
                  if (turn == asked) {
                    outlook.setText(failed == null ? words(found) : "");
                  }
                },
                ui);
  }

  private static String words(Scoring.Outlook found) {
    return String.format(
        Locale.ROOT,
        "Fits %s of %s%s.",
        Counted.of(found.matches(), "article"),
        found.group().group(),
        found.hidden() > 0 ? ", which will be hidden" : "");
  }

  private void add() {
    String rule = rule();
    CompletableFuture<?> saved =
        scoring.rules().thenCompose(rules -> scoring.save(rules.plus(rule)));
    var _ =
        saved.whenCompleteAsync(
            (_, wrong) -> {
              if (wrong == null) {
                window.close();
              } else {
                Failure failure =
                    Failure.ofFile(
                        wrong, "The rule cannot be saved: see whether the disk is full.");
                banner.show(
                    Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
              }
            },
            ui);
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  ComboBox<Likeness> likeness() {
    return likeness;
  }

  TextField pattern() {
    return pattern;
  }

  Label outlook() {
    return outlook;
  }

  /** Chooses how long the rule holds, by its place in the list. */
  void choose(int place) {
    span.getSelectionModel().select(place);
  }

  Button addButton() {
    return add;
  }
}
