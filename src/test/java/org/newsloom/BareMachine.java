package org.newsloom;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/**
 * Runs before the tests: says in one sentence which system library headless JavaFX will miss, so
 * that nobody has to read it out of two hundred stack traces.
 */
@SuppressWarnings("restricted") // asks whether a native library is there, calls nothing in it
final class BareMachine {
  /** The library that JavaFX needs for text even without a display; Debian's package brings it. */
  private static final String LIBRARY = "libpangoft2-1.0.so.0";

  private static final String PACKAGE = "libpangoft2-1.0-0";

  private BareMachine() {}

  public static void main(String[] args) {
    if (System.getProperty("os.name").equals("Linux") && !isThere(LIBRARY)) {
      System.err.println(
          "The tests of the window need "
              + LIBRARY
              + ": install it first (Debian and Ubuntu: apt-get install "
              + PACKAGE
              + ").");
      System.exit(1);
    }
  }

  private static boolean isThere(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
