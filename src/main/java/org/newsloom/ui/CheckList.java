package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.post.PostCheck;

/** What stands against sending, beside the text, one sentence each. */
final class CheckList {
  private final VBox sentences = new VBox(12);
  private final VBox box = new VBox(12);
  private final ScrollPane node;

  /** What a click does about a check. */
  record Fix(String words, Runnable action) {}

  CheckList() {
    Label title = new Label("Before you post");
    title.getStyleClass().add("check-title");
    box.getChildren().addAll(title, sentences);
    box.getStyleClass().add("check-list");
    node = new ScrollPane(box);
    node.setFitToWidth(true);
    node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    node.getStyleClass().add("check-scroll");
    node.setFocusTraversable(false);
  }

  Node node() {
    return node;
  }

  /**
   * Shows them.
   *
   * @param fixes a button that mends one, where there is one
   */
  void show(List<PostCheck> checks, Function<PostCheck, Optional<Fix>> fixes) {
    sentences.getChildren().clear();
    for (PostCheck check : checks) {
      boolean refused = check.level() == PostCheck.Level.REFUSE;
      sentences
          .getChildren()
          .add(
              line(
                  refused ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE,
                  refused ? "check-refused" : "check-warned",
                  (refused ? "Needed: " : "Look: "),
                  check.text()));
      fixes.apply(check).ifPresent(fix -> sentences.getChildren().add(button(fix)));
    }
    if (checks.isEmpty()) {
      sentences
          .getChildren()
          .add(line(Feather.CHECK_CIRCLE, "check-good", "", "Nothing stands against it."));
    }
  }

  private static Node button(Fix fix) {
    Button button = new Button(fix.words());
    button.getStyleClass().addAll("small", "check-fix");
    button.setOnAction(_ -> fix.action().run());
    HBox line = new HBox(button);
    line.getStyleClass().add("check-fix-line");
    return line;
  }

  private static Node line(Feather picture, String style, String spoken, String words) {
    FontIcon icon = Icons.of(picture);
    icon.getStyleClass().add(style);
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setAccessibleText(spoken + words);
    HBox line = new HBox(9, icon, label);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }
}
