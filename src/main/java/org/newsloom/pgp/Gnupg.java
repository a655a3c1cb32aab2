package org.newsloom.pgp;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.newsloom.pgp.Verdict.Standing;

/**
 * Asks the person's own {@code gpg} whether a signature fits. It is started without a shell, with
 * arguments that are always the same but for the names of two files; it is kept from fetching keys
 * and from starting programs of its own, and it is ended when it takes too long.
 */
public final class Gnupg {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_OCTETS = 16 * 1024 * 1024;
  private static final int MOST_LINES = 2_000;

  private static final List<String> ALWAYS =
      List.of(
          "--batch",
          "--no-tty",
          "--no-greeting",
          "--no-permission-warning",
          "--no-autostart",
          "--disable-dirmngr",
          "--no-auto-key-retrieve",
          "--no-auto-key-locate",
          "--exit-on-status-write-error",
          "--verify-options",
          "no-show-photos",
          "--list-options",
          "no-show-photos",
          "--display-charset",
          "utf-8");

  private final List<Path> folders;
  private final Map<String, String> environment;
  private final Duration patience;

  /**
   * A program that is looked for in some folders.
   *
   * @param environment what it is told besides what we were told
   * @param patience how long it may take
   */
  public Gnupg(List<Path> folders, Map<String, String> environment, Duration patience) {
    this.folders = List.copyOf(folders);
    this.environment = Map.copyOf(environment);
    this.patience = patience;
  }

  /** The one that is found as commands are. */
  public static Gnupg ofSystem() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<Path> folders =
        Stream.concat(
                Stream.of(path.split(File.pathSeparator, -1)),
                isWindows()
                    ? Stream.of(
                        "C:\\Program Files (x86)\\GnuPG\\bin", "C:\\Program Files\\GnuPG\\bin")
                    : Stream.of("/opt/homebrew/bin", "/usr/local/bin"))
            .filter(folder -> !folder.isBlank() && new File(folder).isAbsolute())
            .map(folder -> new File(folder).toPath())
            .toList();
    return new Gnupg(folders, Map.of(), USUAL_PATIENCE);
  }

  /**
   * Checks a signature; blocks.
   *
   * @param octets what it is over
   * @param signature signature packets and nothing else
   * @param address of who is said to have signed; where the key has a name with it, that name is
   *     told, and whether that one is trusted
   */
  public Verdict verify(byte[] octets, byte[] signature, String address)
      throws IOException, InterruptedException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return Verdict.of(Standing.NOT_INSTALLED);
    }
    if (signature.length == 0) {
      return Verdict.of(Standing.UNREADABLE);
    }
    if (octets.length > MOST_OCTETS) {
      return Verdict.of(Standing.TOO_LARGE);
    }
    Path folder = Files.createTempDirectory("newsloom-signature");
    try {
      Path text = Files.write(folder.resolve("text"), octets);
      Path packets = Files.write(folder.resolve("signature"), signature);
      List<String> check = List.of("--verify", "--", packets.toString(), text.toString());
      Optional<List<String>> lines = run(program.get(), folder, "--status-fd=1", check);
      if (lines.isEmpty()) {
        return Verdict.of(Standing.NO_ANSWER);
      }
      Verdict verdict = StatusLines.verdict(lines.get());
      return verdict.standing() == Standing.GOOD
          ? byName(verdict, program.get(), folder, address)
          : verdict;
    } finally {
      remove(folder);
    }
  }

  /** By the best of the key's names. */
  private Verdict byName(Verdict verdict, Path program, Path folder, String address)
      throws IOException, InterruptedException {
    if (!verdict.key().matches("[0-9A-F]{16,64}")) {
      return verdict;
    }
    List<String> list = List.of("--list-keys", "--", verdict.key());
    List<StatusLines.Name> names =
        run(program, folder, "--with-colons", list).map(StatusLines::names).orElse(List.of());
    // A name that is trusted goes before one that only has the address.
    return names.stream()
        .max(
            Comparator.comparing((StatusLines.Name name) -> name.trust() == Verdict.Trust.FULL)
                .thenComparing(name -> name.has(address))
                .thenComparing(name -> name.text().equals(verdict.signer())))
        .map(name -> verdict.with(name.text(), name.trust()))
        .orElse(verdict);
  }

  /** The lines that it wrote; empty where it took too long. */
  private Optional<List<String>> run(Path program, Path folder, String how, List<String> what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(ALWAYS);
    command.add(how);
    command.addAll(what);
    Path answer = folder.resolve("answer");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } finally {
      end(process);
    }
    // Names of keys are in any charset: read one char an octet.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(answer), StandardCharsets.ISO_8859_1))) {
      return Optional.of(lines.lines().limit(MOST_LINES).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Asked first, so that it can take its locks away. */
  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private Optional<Path> program() {
    String name = isWindows() ? "gpg.exe" : "gpg";
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
