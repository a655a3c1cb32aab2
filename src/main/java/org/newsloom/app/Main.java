package org.newsloom.app;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Place;
import org.newsloom.cli.Terminal;
import org.newsloom.cli.Workbench;

/** Starts Newsloom: the window, or one command of the command line. */
public final class Main {
  private Main() {}

  /** Runs and ends the process with the exit code of the command line's contract. */
  public static void main(String[] args) {
    Logging.quiet();
    HeapGuard.start();
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> arguments) {
    StandardOutput stdout = new StandardOutput();
    PrintStream out = new PrintStream(stdout, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Recording input = new Recording(System.in);
    Terminal terminal =
        new Terminal(
            input,
            out,
            err,
            Path.of("").toAbsolutePath(),
            TerminalProbe.isErrorShown(),
            TerminalProbe.screen(),
            stdout::isUnwanted);
    Opened opened = new Opened(new LocalWorkbench(Clock.system(ZoneId.systemDefault()), version()));
    int code = Cli.run(arguments, terminal, opened);
    return code == Cli.IN_USE ? handOver(arguments, opened, input, out, err) : code;
  }

  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("0");
  }

  private static int handOver(
      List<String> arguments, Opened opened, Recording input, PrintStream out, PrintStream err) {
    try {
      Path socket = Profiles.socket(Profiles.paths(opened.place()));
      Handover.Request request =
          new Handover.Request(arguments, Path.of("").toAbsolutePath(), input.whole());
      Optional<Integer> code = Handover.send(socket, request, out, err);
      if (code.isPresent()) {
        return code.get();
      }
      err.println(
          "newsloom: the profile is open in a window that does not answer: close it, then try"
              + " again.");
    } catch (IOException e) {
      err.println("newsloom: the open window could not be asked: " + e.getMessage());
    }
    return 1;
  }

  /** Remembers what was read, so that another process can read it again from the beginning. */
  private static final class Recording extends FilterInputStream {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    Recording(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      if (octet >= 0) {
        read.write(octet);
      }
      return octet;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      int count = super.read(octets, from, length);
      if (count > 0) {
        read.write(octets, from, count);
      }
      return count;
    }

    /** All of the input if the command had begun to read it; else nothing, not to wait for it. */
    byte[] whole() throws IOException {
      if (read.size() > 0) {
        readAllBytes();
      }
      return read.toByteArray();
    }
  }

  /** Remembers which profile a command meant. */
  private static final class Opened implements Workbench {
    private final LocalWorkbench workbench;
    private Place place = new Place(Optional.empty(), false, false, false);

    Opened(LocalWorkbench workbench) {
      this.workbench = workbench;
    }

    Place place() {
      return place;
    }

    @Override
    public Services open(Place wanted, Access access, PrintStream err) {
      place = wanted;
      return workbench.open(wanted, access, err);
    }

    @Override
    public int openWindow(Place wanted, Optional<String> address, PrintStream err) {
      place = wanted;
      return workbench.openWindow(wanted, address, err);
    }
  }
}
