package org.newsloom.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.newsloom.cli.Place;
import org.newsloom.cli.Workbench;

/** Lets benchmarks open a profile exactly as the program's own commands do. */
public final class ProgramServices {
  private ProgramServices() {}

  /** Opens or makes the profile under a folder; the caller closes it. */
  public static Workbench.Services open(Path profile) {
    HeapGuard.start();
    Logging.quiet();
    return new LocalWorkbench(Clock.systemUTC(), "bench")
        .open(
            new Place(Optional.of(profile), false, false, false),
            Workbench.Access.WRITE,
            System.err);
  }
}
