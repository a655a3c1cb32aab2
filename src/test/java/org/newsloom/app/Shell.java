package org.newsloom.app;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Screen;
import org.newsloom.cli.Terminal;

/** The command line as a person or script uses it, within this process. */
final class Shell {
  static {
    Logging.quiet();
  }

  private final Path folder;
  private final List<String> usual;
  private final Screen screen;

  /**
   * Works in a folder.
   *
   * @param usual words that each command begins with
   */
  Shell(Path folder, String... usual) {
    this(folder, Screen.NONE, List.of(usual));
  }

  private Shell(Path folder, Screen screen, List<String> usual) {
    this.folder = folder;
    this.screen = screen;
    this.usual = usual;
  }

  /** On the sample newsgroups, as somebody who may write. */
  static Shell ofSample(Path folder) {
    Shell shell = new Shell(folder, "--profile", "profile", "--sample");
    shell.done("identity", "set", "--name", "Ann Ö", "--address", "ann@example.org");
    return shell;
  }

  /** The same with its output on a terminal. */
  Shell onTerminal() {
    return new Shell(folder, new Screen(OptionalInt.of(80), false), usual);
  }

  /** What a command left behind. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Result(int code, String out, String err, byte[] octets) {
    /** The objects on standard output; fails where there is anything else. */
    List<Map<String, Object>> json() {
      List<Map<String, Object>> objects = new ArrayList<>();
      for (String line : out.lines().toList()) {
        try {
          Map<String, Object> fields = new LinkedHashMap<>();
          JSON.std.mapFrom(line).forEach(fields::put);
          objects.add(fields);
        } catch (IOException e) {
          throw new AssertionError("no JSON object: " + line, e);
        }
      }
      return objects;
    }

    /** The only object. */
    Map<String, Object> one() {
      List<Map<String, Object>> all = json();
      if (all.size() != 1) {
        throw new AssertionError("not one object: " + out + err);
      }
      return all.getFirst();
    }

    /** One field of each object. */
    List<Object> all(String field) {
      return json().stream().map(object -> object.get(field)).toList();
    }

    /** The names of the first object's fields. */
    List<String> fields() {
      return List.copyOf(json().getFirst().keySet());
    }

    /** Standard error without lines of the log. */
    List<String> said() {
      return err.lines().filter(line -> line.startsWith("newsloom: ")).toList();
    }
  }

  Result run(String... words) {
    return runWith(new byte[0], words);
  }

  Result runWith(String input, String... words) {
    return runWith(input.getBytes(StandardCharsets.UTF_8), words);
  }

  Result runWith(byte[] input, String... words) {
    List<String> arguments = new ArrayList<>(usual);
    arguments.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            arguments,
            new Terminal(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                false,
                screen,
                () -> false),
            new LocalWorkbench(Clock.systemUTC(), "test"));
    return new Result(
        code,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        out.toByteArray());
  }

  /** A command that must go well. */
  Result done(String... words) {
    Result result = run(words);
    if (result.code() != 0) {
      throw new AssertionError(List.of(words) + " ended with " + result.code() + result.err());
    }
    return result;
  }

  /** The objects that a command prints, which must go well. */
  List<Map<String, Object>> json(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return done(all.toArray(String[]::new)).json();
  }

  Path write(String name, String text) {
    try {
      return java.nio.file.Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
