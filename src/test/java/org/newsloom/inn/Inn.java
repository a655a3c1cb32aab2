package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerAccount;

/**
 * The INN that {@code src/test/inn/inn.sh} starts. Each test makes groups of its own, so that it
 * knows what is in them.
 */
final class Inn {
  static final String HOST = "127.0.0.1";
  static final int PORT = number("INN_PORT", 11391);
  static final int LOGIN_PORT = PORT + 1;
  static final int TLS_PORT = PORT + 2;
  static final int FEED_PORT = PORT + 9;
  static final String USER = "reader";
  static final String PASSWORD = "loom-test";
  static final Newsgroup READ_ONLY = new Newsgroup("test.readonly");
  static final Newsgroup MODERATED = new Newsgroup("test.moderated");

  private static final Path SCRIPT = Path.of("src", "test", "inn", "inn.sh");
  private static final AtomicInteger MADE = new AtomicInteger();

  private Inn() {}

  private static int number(String variable, int usual) {
    String set = System.getenv(variable);
    return set == null ? usual : Integer.parseInt(set);
  }

  /** Skips the test that asks where no INN runs. */
  static void needed() {
    try (Socket socket = new Socket()) {
      socket.connect(address(PORT), 2_000);
    } catch (IOException e) {
      Assumptions.abort("skipped: no INN at " + HOST + ":" + PORT + " (src/test/inn/inn.sh start)");
    }
  }

  /** The server as a person would add it. */
  static ServerAccount account(String name, int port) {
    return new ServerAccount(
        name, HOST, port, ServerAccount.Security.NONE, Optional.empty(), "", "", 2, false);
  }

  /** Its server with TLS; whom we trust besides the system's authorities is up to the test. */
  static ServerAccount tlsAccount(String name, Optional<Path> authority) {
    return new ServerAccount(
        name, "localhost", TLS_PORT, ServerAccount.Security.TLS, authority, "", "", 2, false);
  }

  /** The certificate of the authority that vouches for the server. */
  static Path authority() {
    String folder = System.getenv("INN_DIR");
    String temporary = System.getenv("TMPDIR");
    return folder != null
        ? Path.of(folder, "tls", "ca.pem")
        : Path.of(temporary == null ? "/tmp" : temporary, "newsloom-inn", "tls", "ca.pem");
  }

  /** Tells the daemon something: see ctlinnd(8). */
  static void control(String... words) {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString(), "control"));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", List.of(words), said).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Makes an empty newsgroup that may be posted to. */
  static Newsgroup newGroup() {
    Newsgroup group =
        new Newsgroup("test.made-" + System.currentTimeMillis() + "-" + MADE.incrementAndGet());
    control("newgroup", group.name(), "y");
    return group;
  }

  static void remove(Newsgroup group) {
    control("rmgroup", group.name());
  }

  static void cancel(MessageId id) {
    control("cancel", "<" + id.text() + ">");
  }

  /** A port on loopback. */
  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
