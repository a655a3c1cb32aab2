package org.newsloom.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes of their own, so that nothing measured stands in the shadow of another. */
final class Child {
  private static final long MINUTES = 15;

  /** The launcher's options, up to its class path; what the shell puts in is left out. */
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)-[XD-][^\\s\"]*");

  private Child() {}

  /**
   * Runs the program's services under the launcher's own flags.
   *
   * @param main the class that measures
   * @return the figures that it told; empty where it failed, which is printed
   */
  static Map<String, Double> services(Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    return program(System.getProperty("java.class.path"), List.of(), main, arguments);
  }

  /**
   * Runs the program with its window under the launcher's own flags.
   *
   * @param start makes its start quick
   * @param main the class that measures
   * @return the figures that it told; empty where it failed, which is printed
   */
  static Map<String, Double> window(StartFile start, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(start.options());
    // On a screen, or an X server without one, where there is any: the headless platform copies
    // each frame number by number, which is most of what a window costs there.
    if (System.getenv("DISPLAY") == null) {
      options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    return program(start.classPath(), options, main, arguments);
  }

  private static Map<String, Double> program(
      String classPath, List<String> options, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(launcherFlags());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return figures(command);
  }

  /** Starts the synthetic server in a process of its own and waits until it can be reached. */
  static Server server(Path folder, int articles, Object... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SyntheticServerMain.class.getName(),
                "--articles",
                Integer.toString(articles),
                "--folder",
                folder.toString()));
    for (Object option : options) {
      command.add(option.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Matcher port = Pattern.compile("port (\\d+) .*").matcher(String.valueOf(out.readLine()));
    if (!port.matches()) {
      process.destroy();
      throw new IOException("The synthetic server did not start.");
    }
    return new Server(process, Integer.parseInt(port.group(1)));
  }

  /**
   * A running server.
   *
   * @param port where it listens on loopback
   */
  record Server(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
    }
  }

  /** Flags that every figure of the whole program is taken with. */
  static List<String> launcherFlags() throws IOException {
    List<String> flags = new ArrayList<>();
    boolean here = false;
    for (String line : Files.readAllLines(Path.of("src/main/launcher/newsloom"))) {
      here |= line.contains("exec \"$java\"");
      if (here) {
        String options = line.replaceFirst("(?<=\\s)-cp\\s.*", "").replaceAll("\\$\\{[^}]*}", "");
        Matcher option = OPTION.matcher(" " + options);
        while (option.find()) {
          if (!option.group().contains("$")) {
            flags.add(option.group());
          }
        }
      }
    }
    if (flags.stream().noneMatch(flag -> flag.startsWith("-Xmx"))) {
      throw new IOException("The launcher's flags could not be read: " + flags);
    }
    return flags;
  }

  static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static Map<String, Double> figures(List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> figures = new LinkedHashMap<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split("\t", -1);
        if (line.startsWith(Figures.MARK) && words.length == 3) {
          figures.put(words[1], Double.valueOf(words[2]));
        } else {
          System.out.println("  | " + line);
        }
      }
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroy();
      System.out.println("  | a measuring process failed: " + command.getLast());
    }
    return figures;
  }
}
