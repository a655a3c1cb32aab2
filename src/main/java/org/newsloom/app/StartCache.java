package org.newsloom.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.newsloom.task.Jobs;

/**
 * A file of loaded and linked classes, with which the next start takes about half the time (JEP
 * 514). It fits one version of the program and one of Java, so it is made here and not shipped: by
 * the first window, once that has been open for a while, in a process of its own. The launcher says
 * where it belongs; without a launcher there is none. Whatever fails, starts stay slow, and nothing
 * else.
 */
final class StartCache {
  /** The system property in which the launcher says where the file belongs. */
  static final String PROPERTY = "newsloom.startCache";

  private static final Logger LOG = System.getLogger(StartCache.class.getName());
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path file;
  private final List<String> java;

  /**
   * Not made yet.
   *
   * @param file where it belongs; its name begins with {@code start-} and ends with {@code .aot}
   * @param java the command that starts Java, up to the class that is to run
   */
  StartCache(Path file, List<String> java) {
    this.file = file;
    this.java = List.copyOf(java);
  }

  /** Makes it some time later, if the launcher wants one and there is none. */
  static void makeLater(Jobs jobs) {
    String path = System.getProperty(PROPERTY, "");
    if (path.isEmpty() || Files.exists(Path.of(path))) {
      return;
    }
    var _ =
        jobs.submitBackground(
            "start cache",
            () -> {
              TimeUnit.MILLISECONDS.sleep(LATER.toMillis());
              return new StartCache(Path.of(path), thisJava()).make();
            });
  }

  /** This process's Java with the same options, which the file must match. */
  private static List<String> thisJava() {
    List<String> command = new ArrayList<>();
    Path nice = Path.of("/usr/bin/nice");
    if (Files.isExecutable(nice)) {
      command.addAll(List.of(nice.toString(), "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-D"))
        .forEach(command::add);
    // Nobody sees it.
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  /** Makes the file and removes those of other versions; returns whether it is there then. */
  boolean make() throws InterruptedException {
    Path profile = null;
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      profile = Files.createTempDirectory("newsloom-start");
      // Beside where it belongs, so that it gets there whole or not at all.
      Path made = folder.resolve(file.getFileName() + ".part");
      Files.deleteIfExists(made);
      if (run(made, profile) && Files.isRegularFile(made)) {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        removeOthers(folder);
        return true;
      }
      Files.deleteIfExists(made);
      LOG.log(Level.INFO, "The file that makes starts quick could not be made.");
    } catch (IOException e) {
      LOG.log(Level.INFO, "The file that makes starts quick could not be made.", e);
    } finally {
      if (profile != null) {
        remove(profile);
      }
    }
    return false;
  }

  private boolean run(Path made, Path profile) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    // Before the class path, where options belong.
    command.add(
        command.lastIndexOf("-cp") < 0 ? command.size() : command.lastIndexOf("-cp"),
        "-XX:AOTCacheOutput=" + made);
    command.add(StartupTraining.class.getName());
    command.add(profile.resolve("profile").toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void removeOthers(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "start-*.aot*")) {
      for (Path other : files) {
        if (!other.getFileName().equals(file.getFileName())) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "A temporary folder stays behind: " + folder, e);
    }
  }
}
