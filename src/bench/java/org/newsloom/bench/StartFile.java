package org.newsloom.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that makes starts quick, as the launcher uses it from the second start on, for the
 * processes that are measured: made once, for their class path in jars, since Java caches no
 * classes of folders.
 *
 * @param classPath what the file was made for
 * @param options the option that uses it; none where it could not be made
 */
record StartFile(String classPath, List<String> options) {
  private static final long MINUTES = 3;

  /** What the program itself runs to make the file. */
  private static final String TRAINING = "org.newsloom.app.StartupTraining";

  /** Makes it in a folder, for the class path of this process. */
  static StartFile make(Path folder) throws IOException, InterruptedException {
    Path jars = Files.createDirectories(folder.resolve("jars").toAbsolutePath());
    String[] places = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    String classPath =
        Stream.of(places)
            .map(Path::of)
            .filter(Files::exists)
            .map(place -> Files.isDirectory(place) ? jar(place, jars) : place)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path file = jars.resolve("start.aot");
    Files.deleteIfExists(file);
    List<String> command = new ArrayList<>(List.of(Child.java()));
    command.addAll(Child.launcherFlags());
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("-XX:AOTCacheOutput=" + file, "-cp", classPath));
    command.add(TRAINING);
    command.add(Files.createTempDirectory(folder, "start-").resolve("profile").toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    if (!ended || !Files.isRegularFile(file)) {
      System.out.println("  | the file that makes starts quick could not be made");
      return new StartFile(classPath, List.of());
    }
    return new StartFile(classPath, List.of("-XX:AOTCache=" + file));
  }

  private static Path jar(Path place, Path jars) {
    Path jar = jars.resolve(place.toString().replaceAll("[^A-Za-z0-9]+", "-") + ".jar");
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow(() -> new IllegalStateException("this Java has no jar tool"))
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                place.toString(),
                ".");
    if (code != 0) {
      throw new UncheckedIOException(new IOException("no jar of " + place));
    }
    return jar;
  }
}
