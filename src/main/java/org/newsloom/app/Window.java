package org.newsloom.app;

import java.io.PrintStream;
import java.time.Clock;
import org.newsloom.cli.Place;

/** Opens the window. */
final class Window {
  private Window() {}

  static int open(Place place, Clock clock, String version, PrintStream err) {
    err.println("newsloom: no window " + place + clock + version);
    return 1;
  }
}
