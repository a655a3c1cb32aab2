package org.newsloom.app;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * Starts the program where nobody sees it, on the sample newsgroups, and ends it again: so that
 * Java learns which classes a start needs. See {@link StartCache}.
 */
final class StartupTraining {
  private static final long SECONDS = 5;

  private StartupTraining() {}

  /** Takes the folder of a profile that is thrown away afterwards. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("end of training").start(StartupTraining::end);
    Main.main(new String[] {"--profile", args[0], "--sample"});
  }

  private static void end() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }
}
