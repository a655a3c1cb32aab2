package org.newsloom.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Place;
import org.newsloom.cli.Terminal;
import org.newsloom.cli.Workbench;

/**
 * A process of its own that holds a profile open as a window does, without showing one. It says
 * {@code open} once other processes can reach it, and ends when its standard input does.
 */
final class OpenWindow {
  private OpenWindow() {}

  public static void main(String[] args) throws Exception {
    Logging.quiet();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Place place = new Place(Optional.of(Path.of(args[0])), false, false, false);
    try (OpenProfile profile =
            (OpenProfile)
                new LocalWorkbench(Clock.systemUTC(), "test")
                    .open(place, Workbench.Access.WRITE, System.err);
        Handover _ =
            Handover.listen(
                Profiles.socket(profile.paths()),
                (request, in, stdout, stderr) ->
                    Cli.run(
                        request.arguments(),
                        new Terminal(in, stdout, stderr, request.folder(), false),
                        new OpenWorkbench(
                            profile,
                            address ->
                                out.println(
                                    "to the front" + address.map(" with "::concat).orElse("")))))) {
      out.println("open");
      while (System.in.read() >= 0) {
        // Until the test closes it.
      }
    }
  }
}
