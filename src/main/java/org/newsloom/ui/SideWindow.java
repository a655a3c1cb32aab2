package org.newsloom.ui;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A window beside the main one, in its colours. Never stops the main one; Escape closes it. It
 * grows and shrinks with the letters, as far as the screen goes; what has no room then scrolls.
 */
final class SideWindow {
  /** How much of the screen a window takes at most, its frame not counted. */
  private static final double MOST = 0.94;

  private final Stage stage = new Stage();
  private final Scene scene;

  /**
   * A width or height.
   *
   * @param wanted with letters of the usual size
   * @param given what it was set to for that
   * @param before what it was set to before; a system may take its time
   */
  private record Length(double wanted, double given, double before) {
    /** Systems count frames differently; a person moves an edge farther. */
    private static final double NEAR = 12;

    static final Length NONE = new Length(0, 0, 0);

    Length follow(double current, double oldScale, double scale, double most) {
      boolean asGiven = Math.min(Math.abs(current - given), Math.abs(current - before)) < NEAR;
      double still = asGiven ? wanted : current / oldScale;
      return new Length(still, Math.min(still * scale, most), given);
    }
  }

  private Length width = Length.NONE;
  private Length height = Length.NONE;
  private final double leastWidth;
  private final double leastHeight;
  private Runnable onClose = this::close;

  /** Held here, since the theme outlives the window. */
  private final ChangeListener<Number> letters =
      (_, before, now) -> follow(before.doubleValue(), now.doubleValue());

  SideWindow(
      Theme theme,
      Optional<Window> owner,
      String title,
      Parent content,
      double width,
      double height) {
    leastWidth = Math.min(width, 420);
    leastHeight = Math.min(height, 280);
    letBodyScroll(content);
    double scale = theme.scale().get();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    scene =
        new Scene(
            content,
            Math.min(width * scale, screen.getWidth() * MOST),
            Math.min(height * scale, screen.getHeight() * MOST));
    theme.dress(scene);
    scene.getStylesheets().add(styleSheet());
    content.getStyleClass().add("side-window");
    owner.ifPresent(stage::initOwner);
    stage.setTitle(title);
    stage.setScene(scene);
    setLeast(scale, screen);
    theme.scale().addListener(new WeakChangeListener<>(letters));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    // Lists and choices take Escape for themselves though nothing in them is edited or open.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getTarget() instanceof ListView<?>
              || (event.getTarget() instanceof ComboBoxBase<?> choice && !choice.isShowing())) {
            pressed(event);
          }
        });
    stage.setOnShown(_ -> {
      this.width = new Length(width, stage.getWidth(), stage.getWidth());
      this.height = new Length(height, stage.getHeight(), stage.getHeight());
    });
    stage.setOnCloseRequest(event -> {
      event.consume();
      onClose.run();
    });
  }

  /** The middle of a window scrolls where it is higher than the room between head and buttons. */
  private static void letBodyScroll(Parent content) {
    if (content instanceof BorderPane pane
        && pane.getCenter() != null
        && pane.getCenter().getStyleClass().contains("window-body")) {
      Node body = pane.getCenter();
      ScrollPane scroll = new ScrollPane();
      pane.setCenter(scroll);
      scroll.setContent(body);
      scroll.setFitToWidth(true);
      scroll.setFitToHeight(true);
      scroll.setFocusTraversable(false);
      scroll.getStyleClass().add("plain-scroll");
      // The Tab key goes through the middle before it comes to the buttons, as before.
      Node top = pane.getTop();
      Node bottom = pane.getBottom();
      pane.setTop(null);
      pane.setBottom(null);
      pane.setTop(top);
      pane.setBottom(bottom);
    }
  }

  /** A window that is open already takes the room that other letters need. */
  private void follow(double before, double now) {
    Rectangle2D screen = screen();
    setLeast(now, screen);
    if (Double.isNaN(stage.getWidth()) || stage.isMaximized() || stage.isFullScreen()) {
      return;
    }
    // A size that the screen did not allow is had again when letters are smaller.
    width = width.follow(stage.getWidth(), before, now, screen.getWidth() * MOST);
    height = height.follow(stage.getHeight(), before, now, screen.getHeight() * MOST);
    stage.setWidth(width.given());
    stage.setHeight(height.given());
    stage.setX(Math.clamp(stage.getX(), screen.getMinX(), screen.getMaxX() - stage.getWidth()));
    stage.setY(Math.clamp(stage.getY(), screen.getMinY(), screen.getMaxY() - stage.getHeight()));
  }

  /** The one where the window is. */
  private Rectangle2D screen() {
    return Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream()
        .findFirst()
        .orElseGet(Screen::getPrimary)
        .getVisualBounds();
  }

  private void setLeast(double scale, Rectangle2D screen) {
    stage.setMinWidth(Math.min(leastWidth * scale, screen.getWidth() * MOST));
    stage.setMinHeight(Math.min(leastHeight * scale, screen.getHeight() * MOST));
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
