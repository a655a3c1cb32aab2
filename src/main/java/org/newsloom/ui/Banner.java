package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A sentence across a window, with details on demand and buttons for what can be done. */
final class Banner {
  /** What kind of sentence it is; the picture says it too, not the colour alone. */
  enum Tone {
    INFO(Feather.INFO, "banner-info"),
    SUCCESS(Feather.CHECK_CIRCLE, "banner-success"),
    WARNING(Feather.ALERT_TRIANGLE, "banner-warning"),
    DANGER(Feather.ALERT_CIRCLE, "banner-danger");

    private final Feather picture;
    private final String style;

    Tone(Feather picture, String style) {
      this.picture = picture;
      this.style = style;
    }
  }

  private final HBox box = new HBox(12);

  Banner() {
    box.getStyleClass().add("banner");
    box.setAlignment(Pos.TOP_LEFT);
    hide();
  }

  Node node() {
    return box;
  }

  void hide() {
    Form.show(box, false);
  }

  boolean isShown() {
    return box.isVisible();
  }

  /** Shows it with one sentence or several, each on a line of its own. */
  void show(Tone tone, List<String> sentences, Optional<String> detail, Button... buttons) {
    box.getStyleClass().setAll("banner", tone.style);
    VBox words = new VBox(6);
    HBox.setHgrow(words, Priority.ALWAYS);
    for (String sentence : sentences) {
      words.getChildren().add(wrapped(sentence));
    }
    detail
        .filter(text -> !text.isBlank())
        .ifPresent(text -> words.getChildren().add(ErrorDetails.of(text)));
    if (buttons.length > 0) {
      FlowPane actions = new FlowPane(8, 6, buttons);
      actions.getStyleClass().add("banner-actions");
      words.getChildren().add(actions);
    }
    Node icon = Icons.of(tone.picture);
    HBox.setMargin(icon, new javafx.geometry.Insets(1, 0, 0, 0));
    box.getChildren().setAll(icon, words);
    Form.show(box, true);
  }

  /** A button for a banner. */
  static Button button(String words, Runnable action) {
    Button button = new Button(words);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** The button for what most people will want. */
  static Button mainButton(String words, Runnable action) {
    Button button = button(words, action);
    button.getStyleClass().add("accent");
    return button;
  }

  private static Label wrapped(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
