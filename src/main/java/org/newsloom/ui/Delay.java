package org.newsloom.ui;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Does something a little later, on the thread of the user interface. */
@FunctionalInterface
interface Delay {
  void after(Duration pause, Runnable action);

  /** By the clock of the toolkit. */
  static Delay ofToolkit() {
    return (pause, action) -> {
      PauseTransition timer =
          new PauseTransition(javafx.util.Duration.millis((double) pause.toMillis()));
      timer.setOnFinished(_ -> action.run());
      timer.play();
    };
  }
}
