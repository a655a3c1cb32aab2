package org.newsloom.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.SimpleFormatter;

/** Where log lines go: nowhere for a command, into a file of bounded size for a window. */
final class Logging {
  private static final int MAX_OCTETS = 2_000_000;
  private static final int FILES = 3;
  private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";

  private Logging() {}

  /** Nothing is written to the terminal. */
  static void quiet() {
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
  }

  /** Lines go to {@code newsloom.log} in the folder; without it if it cannot be written. */
  static void toFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      FileHandler handler =
          new FileHandler(
              folder.resolve("newsloom.log").toString().replace("%", "%%"),
              MAX_OCTETS,
              FILES,
              true);
      handler.setFormatter(new SimpleFormatter());
      LogManager.getLogManager().getLogger("").addHandler(handler);
    } catch (IOException e) {
      Logger log = System.getLogger(Logging.class.getName());
      log.log(Level.WARNING, "There is no log: {0}", e.getMessage());
    }
  }
}
