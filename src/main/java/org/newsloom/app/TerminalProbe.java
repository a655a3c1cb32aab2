package org.newsloom.app;

import java.io.Console;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.newsloom.cli.Screen;

/**
 * What is known of the terminal that a command was called from. The launcher tells what Java cannot
 * ask: which of the standard streams is a terminal, and its width.
 */
final class TerminalProbe {
  private static final int USUAL_COLUMNS = 80;

  /** Which streams are terminals, by their numbers; set by the launcher. */
  private static final String STREAMS = "newsloom.terminal";

  /** The width; set by the launcher. */
  private static final String COLUMNS = "newsloom.columns";

  private TerminalProbe() {}

  /** Whether a person sees standard error. */
  static boolean isErrorShown() {
    return isShown("2");
  }

  /** How standard output looks to a person. */
  static Screen screen() {
    return isShown("1")
        ? screen(System.getenv(), Integer.getInteger(COLUMNS, USUAL_COLUMNS))
        : Screen.NONE;
  }

  /** Colours unless the person (no-color.org) or the terminal wants none. */
  static Screen screen(Map<String, String> environment, int columns) {
    boolean coloured =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Screen(OptionalInt.of(columns > 0 ? columns : USUAL_COLUMNS), coloured);
  }

  /** Without the launcher's word: there is a console where input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where output is redirected
  private static boolean isShown(String stream) {
    @Nullable String told = System.getProperty(STREAMS);
    if (told != null) {
      return told.contains(stream);
    }
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }
}
