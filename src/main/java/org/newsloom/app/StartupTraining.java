package org.newsloom.app;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Starts the program where nobody sees it, on the sample newsgroups, reads an article, and ends it
 * again: so that Java learns which classes that needs. See {@link StartCache}.
 */
final class StartupTraining {
  /** Until the window is there and filled, and between one key and the next. */
  private static final long SECONDS = 5;

  private static final long KEY_SECONDS = 1;

  private StartupTraining() {}

  /** Takes the folder of a profile that is thrown away afterwards. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("training").start(StartupTraining::train);
    Main.main(new String[] {"--profile", args[0], "--sample"});
  }

  private static void train() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
      // The first opens a newsgroup, the next one goes on in it.
      for (int i = 0; i < 3; i++) {
        Platform.runLater(StartupTraining::pressSpace);
        TimeUnit.SECONDS.sleep(KEY_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private static void pressSpace() {
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window instanceof Stage stage && stage.getScene() != null) {
        Node focused = stage.getScene().getFocusOwner();
        Event.fireEvent(
            focused == null ? stage.getScene().getRoot() : focused,
            new KeyEvent(
                KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
      }
    }
  }
}
