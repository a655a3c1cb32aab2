package org.newsloom.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program: without a shell, for a bounded time, with bounded output. */
final class Program {
  private static final int MOST_OUTPUT = 4_096;
  private static final Duration AFTER_END = Duration.ofSeconds(1);

  /**
   * What became of it.
   *
   * @param ended whether it ended by itself, in time
   * @param code its exit code, where it ended
   * @param output the beginning of what it wrote
   * @param ending the end of what it wrote, which may be the same
   */
  record Outcome(boolean ended, int code, String output, String ending) {}

  private Program() {}

  /**
   * Runs it; blocks.
   *
   * @param command the program and its arguments
   * @param input what it reads
   * @param patience after which it is killed, with what it started
   * @throws IOException if it could not be started
   */
  static Outcome run(List<String> command, byte[] input, Duration patience)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Written output = new Written(MOST_OUTPUT);
    Thread reader =
        Thread.ofPlatform().daemon().name("output of a hook").start(() -> read(process, output));
    Thread writer =
        Thread.ofPlatform().daemon().name("input of a hook").start(() -> write(process, input));
    try {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      // What it started may have its output open still; nobody waits for that.
      reader.join(AFTER_END);
      writer.join(AFTER_END);
      return new Outcome(
          ended, ended ? process.exitValue() : 0, output.beginning(), output.ending());
    } finally {
      if (process.isAlive()) {
        kill(process);
      }
    }
  }

  private static void kill(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Reads to the end, so that the program never stands still. */
  private static void read(Process process, Written output) {
    byte[] octets = new byte[MOST_OUTPUT];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        output.add(octets, count);
      }
    } catch (IOException e) {
      // It was killed; what came is enough.
    }
  }

  private static void write(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      // It does not care for the facts.
    }
  }
}
