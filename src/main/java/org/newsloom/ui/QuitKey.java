package org.newsloom.ui;

import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

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
        && (stage.getOwner() == main || isBeside(stage.getOwner()));
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
