package org.newsloom.pgp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keys for tests, in a folder of their own; a test that needs them is skipped without GnuPG. */
public final class Keyring {
  private final Path home;

  private Keyring(Path home) {
    this.home = home;
  }

  /** A ring without keys. Skips the test where GnuPG is not installed. */
  public static Keyring make() throws IOException {
    assumeTrue(program().isPresent(), "GnuPG is not installed: signatures are not tested");
    // A short path: the agent's socket is in it.
    Path home = Files.createTempDirectory("nl-keys");
    return new Keyring(home);
  }

  private static Optional<Path> program() {
    return folders().stream()
        .map(folder -> folder.resolve("gpg"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> folders() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> folder.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  /** GnuPG that sees these keys and no others. */
  public Gnupg gnupg() {
    return new Gnupg(folders(), Map.of("GNUPGHOME", home.toString()), Duration.ofSeconds(60));
  }

  /** Makes a key that signs; it is its maker's own, so it is trusted. */
  public Keyring with(String name) {
    run(new byte[0], "--passphrase", "", "--quick-gen-key", name, "ed25519", "sign", "never");
    return this;
  }

  /** The fingerprint of the key of that name. */
  public String fingerprint(String name) {
    return text(run(new byte[0], "--with-colons", "--list-keys", name))
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1)[9])
        .findFirst()
        .orElseThrow();
  }

  /** The public key of that name. */
  public byte[] exported(String name) {
    return run(new byte[0], "--export", name);
  }

  /** Takes a public key of another ring; nothing says whose it is. */
  public Keyring with(byte[] key) {
    run(key, "--import");
    return this;
  }

  /** Signs in the clear. */
  public String clearSigned(String by, String text) {
    return text(run(octets(text), "--local-user", by, "--clear-sign"));
  }

  /** A signature alone, in armor. */
  public String detached(String by, String text) {
    return text(run(octets(text), "--local-user", by, "--armor", "--detach-sign"));
  }

  /** The same as text, so that line ends do not count. */
  public String detachedOfText(String by, String text) {
    return text(run(octets(text), "--local-user", by, "--armor", "--textmode", "--detach-sign"));
  }

  /** A message that holds its text and the signature, in octets. */
  public byte[] wholeMessage(String by, String text) {
    return run(octets(text), "--local-user", by, "--sign");
  }

  /** Ends the agent that made keys, and removes them. */
  public void close() {
    run(List.of("gpgconf", "--kill", "gpg-agent"), new byte[0]);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] run(byte[] input, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of("gpg", "--batch", "--no-tty", "--quiet", "--pinentry-mode", "loopback"));
    command.addAll(List.of(words));
    return run(command, input);
  }

  private byte[] run(List<String> command, byte[] input) {
    try {
      Path in = Files.write(home.resolve("input"), input);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectError(home.resolve("errors").toFile());
      builder.environment().put("GNUPGHOME", home.toString());
      Process process = builder.start();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      process.getInputStream().transferTo(out);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + ": " + Files.readString(home.resolve("errors")));
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
