package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** A program in a terminal that nobody sees: tmux, with a server of its own for each. */
final class Terminal implements AutoCloseable {
  private static final int COLUMNS = 200;
  private static final int ROWS = 50;
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 50;

  private final Path home;

  private Terminal(Path home) {
    this.home = home;
  }

  /** Skips the test that asks where one of the programs is not installed. */
  static void needs(String... programs) {
    for (String program : programs) {
      boolean isThere =
          List.of(System.getenv("PATH").split(":")).stream()
              .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
      Assumptions.assumeTrue(isThere, "skipped: there is no " + program + " here");
    }
  }

  /**
   * Starts a program.
   *
   * @param command a line for the shell
   * @param home its home, and where the terminal's socket is
   */
  static Terminal run(Path home, String command) {
    Terminal terminal = new Terminal(home);
    List<String> words = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    words.addAll(List.of("-x", String.valueOf(COLUMNS), "-y", String.valueOf(ROWS)));
    words.add(command);
    terminal.tmux(words);
    return terminal;
  }

  /** Presses keys, each by the name that tmux has for it. */
  void press(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words);
  }

  /** The rows as they stand now, without blanks at their ends. */
  List<String> rows() {
    return tmux(List.of("capture-pane", "-p")).lines().map(String::stripTrailing).toList();
  }

  /** Waits until the rows are so, and gives them; fails with the last ones if they never are. */
  List<String> await(String what, Predicate<List<String>> so) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> seen = rows();
    while (!so.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It never came to this: " + what + "\n" + String.join("\n", seen));
      }
      pause();
      seen = rows();
    }
    return seen;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String tmux(List<String> words) {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-u", "-S", home.resolve("tmux").toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of("PATH", System.getenv("PATH"), "HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", words, said).isZero();
      return said;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the terminal and what runs in it. */
  @Override
  public void close() {
    tmux(List.of("kill-server"));
  }
}
