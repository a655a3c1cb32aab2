package org.newsloom.ui;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window beside the main one, in its colours. Never stops the main one; Escape closes it. */
final class SideWindow {
  private final Stage stage = new Stage();
  private final Scene scene;
  private Runnable onClose = this::close;

  SideWindow(
      Theme theme,
      Optional<Window> owner,
      String title,
      Parent content,
      double width,
      double height) {
    scene = new Scene(content, width * theme.scale().get(), height * theme.scale().get());
    theme.dress(scene);
    scene.getStylesheets().add(styleSheet());
    content.getStyleClass().add("side-window");
    owner.ifPresent(stage::initOwner);
    stage.setTitle(title);
    stage.setScene(scene);
    stage.setMinWidth(Math.min(width, 420));
    stage.setMinHeight(Math.min(height, 280));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    // A list takes Escape for itself though nothing in it is edited.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getTarget() instanceof ListView<?>) {
            pressed(event);
          }
        });
    stage.setOnCloseRequest(event -> {
      event.consume();
      onClose.run();
    });
  }

  /** The style sheet of these windows, for parts of them that stand elsewhere. */
  static String styleSheet() {
    return Objects.requireNonNull(SideWindow.class.getResource("dialogs.css")).toExternalForm();
  }

  /** What happens where the person wants to close it, in place of closing. */
  void onCloseWish(Runnable action) {
    onClose = action;
  }

  Scene scene() {
    return scene;
  }

  Stage stage() {
    return stage;
  }

  boolean isShowing() {
    return stage.isShowing();
  }

  /** Shows it, or brings it to the front. */
  void show() {
    stage.show();
    stage.toFront();
  }

  void close() {
    stage.close();
  }

  private void pressed(KeyEvent event) {
    boolean closing =
        event.getCode() == KeyCode.ESCAPE
            || new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN).match(event);
    if (closing && !event.isConsumed()) {
      event.consume();
      onClose.run();
    }
  }
}
