package org.newsloom.ui;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** The key that quits the program does so in the windows that belong to the main one, too. */
final class QuitKey {
  private final Stage main;
  private final Commands commands;

  /** Held, so that it can be taken away again. */
  private final ListChangeListener<Window> windows = this::changed;

  private final EventHandler<KeyEvent> handler = this::pressed;

  QuitKey(Stage main, Commands commands) {
    this.main = main;
    this.commands = commands;
    Window.getWindows().addListener(windows);
  }

  void close() {
    Window.getWindows().removeListener(windows);
  }

  /**
   * Closes the windows beside the main one as their own button does. False where one stays, since
   * it asks what is to become of changes. What is being written is a draft, and stays open until it
   * is saved.
   */
  boolean closeOthers() {
    List<Window> others =
        Window.getWindows().stream().filter(this::isBeside).filter(it -> !isComposer(it)).toList();
    // The newest first: a question goes before what it asks about, which then asks once more.
    for (Window other : others.reversed()) {
      other.fireEvent(new WindowEvent(other, WindowEvent.WINDOW_CLOSE_REQUEST));
      if (other.isShowing()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isComposer(Window window) {
    return window.getScene().getRoot().getStyleClass().contains("composer");
  }

  private void changed(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getAddedSubList().stream()
          .filter(this::isBeside)
          .forEach(window -> window.addEventHandler(KeyEvent.KEY_PRESSED, handler));
      change
          .getRemoved()
          .forEach(window -> window.removeEventHandler(KeyEvent.KEY_PRESSED, handler));
    }
  }

  private boolean isBeside(Window window) {
    return window instanceof Stage stage
        && stage.getOwner() != null
        && (main.equals(stage.getOwner()) || isBeside(stage.getOwner()));
  }

  /** A letter alone is one that is written there. */
  private void pressed(KeyEvent event) {
    boolean quits =
        commands.keymap().getValue().keys(Command.QUIT).stream()
            .anyMatch(key -> key.matches(event) && !key.isTyping());
    if (quits && !event.isConsumed()) {
      event.consume();
      commands.run(Command.QUIT);
    }
  }
}
