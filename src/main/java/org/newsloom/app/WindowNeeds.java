package org.newsloom.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether this machine can show a window, asked before JavaFX fails in its own words. */
final class WindowNeeds {
  private static final String INSTEAD =
      " The command line works without a window: newsloom --help.";

  /** What JavaFX loads for a window on Linux, and the Debian package that brings it. */
  private static final List<Map.Entry<String, String>> LIBRARIES =
      List.of(
          Map.entry("libgtk-3.so.0", "libgtk-3-0"),
          Map.entry("libGL.so.1", "libgl1"),
          Map.entry("libXtst.so.6", "libxtst6"),
          Map.entry("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));

  private WindowNeeds() {}

  /** What is missing, as one sentence with what to install; empty if nothing is. */
  static Optional<String> missing() {
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    return System.getProperty("os.name").equals("Linux") && !headless
        ? missing(System.getenv(), WindowNeeds::isThere)
        : Optional.empty();
  }

  static Optional<String> missing(Map<String, String> environment, Predicate<String> library) {
    if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
      return Optional.of(
          "No window can be opened, because there is no display (the variable DISPLAY is not set;"
              + " on Wayland, Debian's package xwayland provides one)."
              + INSTEAD);
    }
    return LIBRARIES.stream()
        .filter(needed -> !library.test(needed.getKey()))
        .findFirst()
        .map(needed ->
            "No window can be opened, because "
                + needed.getKey()
                + " is missing: install it (Debian and Ubuntu: apt-get install "
                + needed.getValue()
                + ")."
                + INSTEAD);
  }

  @SuppressWarnings("restricted") // asks whether a library is there, calls nothing in it
  private static boolean isThere(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
