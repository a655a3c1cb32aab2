package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.reading.Desk;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.ServerProblem.Kind;

/** What goes wrong with a server has a kind, an exit code and one sentence. */
class ServerProblemTest {
  @TempDir Path profile;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.open(profile, Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private ServerProblem problemOf(ServerAccount account, Optional<String> password) {
    Throwable failure =
        catchThrowable(() -> await(desk.reading.servers().check(account, password)));
    assertThat(failure).hasCauseInstanceOf(ServerProblemException.class);
    ServerProblem problem = ((ServerProblemException) failure.getCause()).problem();
    assertThat(problem.sentence()).endsWith(".").doesNotContain("Exception");
    return problem;
  }

  private static ServerAccount account(String host, int port) {
    return new ServerAccount(
        "news", host, port, ServerAccount.Security.NONE, Optional.empty(), "", "", 2, false);
  }

  private static ServerAccount withUser(ServerAccount plain, String user) {
    return new ServerAccount(
        plain.name(),
        plain.host(),
        plain.port(),
        plain.security(),
        plain.caFile(),
        user,
        plain.passwordStore(),
        plain.connections(),
        plain.allowCleartextPassword());
  }

  /** A server that says this to everyone and hangs up. */
  private static ServerSocket saying(String words) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              try (Socket link = socket.accept()) {
                link.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                link.getOutputStream().flush();
              }
            }
          } catch (IOException | UncheckedIOException e) {
            // The test is over.
          }
        });
    return socket;
  }

  @Test
  void unknownHost() {
    ServerProblem problem = problemOf(account("no-such-host.invalid", 119), Optional.empty());
    assertThat(problem.kind()).isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(problem.kind().blame().exitCode()).isEqualTo(5);
    assertThat(problem.sentence()).contains("no-such-host.invalid");
  }

  @Test
  void refusedPort() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    ServerProblem problem = problemOf(account("127.0.0.1", port), Optional.empty());
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED_PORT);
    assertThat(problem.kind().blame().exitCode()).isEqualTo(5);
  }

  @Test
  void serverThatClosesAtOnce() throws IOException {
    try (ServerSocket server = saying("")) {
      assertThat(problemOf(account("127.0.0.1", server.getLocalPort()), Optional.empty()).kind())
          .isEqualTo(Kind.CLOSED_AT_ONCE);
    }
  }

  @Test
  void serverThatAnswersRubbish() throws IOException {
    try (ServerSocket server = saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(problemOf(account("127.0.0.1", server.getLocalPort()), Optional.empty()).kind())
          .isEqualTo(Kind.RUBBISH);
    }
  }

  @Test
  void serverThatSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(problemOf(account("127.0.0.1", silent.getLocalPort()), Optional.empty()).kind())
          .isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void serverThatHasTooManyVisitors() throws IOException {
    assertHasTooManyVisitors("502 Too many connections from your host\r\n");
    assertHasTooManyVisitors("400 Connection limit reached\r\n");
  }

  private void assertHasTooManyVisitors(String greeting) throws IOException {
    try (ServerSocket server = saying(greeting)) {
      ServerProblem problem =
          problemOf(account("127.0.0.1", server.getLocalPort()), Optional.empty());
      assertThat(problem.kind()).isEqualTo(Kind.TOO_MANY_CONNECTIONS);
      assertThat(problem.kind().blame().exitCode()).isEqualTo(4);
    }
  }

  @Test
  void serverThatAsksToComeLater() throws IOException {
    try (ServerSocket server = saying("400 Down for maintenance\r\n")) {
      ServerProblem problem =
          problemOf(account("127.0.0.1", server.getLocalPort()), Optional.empty());
      assertThat(problem.kind()).isEqualTo(Kind.TRY_LATER);
      assertThat(problem.sentence()).contains("Down for maintenance");
    }
  }

  @Test
  void plainServerBehindATlsPort() throws IOException {
    try (ServerSocket server = saying("200 hello\r\n")) {
      ServerAccount tls =
          new ServerAccount(
              "news",
              "127.0.0.1",
              server.getLocalPort(),
              ServerAccount.Security.TLS,
              Optional.empty(),
              "",
              "",
              2,
              false);
      assertThat(problemOf(tls, Optional.empty()).kind()).isEqualTo(Kind.TLS);
    }
  }

  @Test
  void wrongPassword() throws IOException {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "right"))) {
      ServerAccount ann = withUser(account("127.0.0.1", server.port()), "ann");
      ServerProblem problem = problemOf(ann, Optional.of("wrong"));
      assertThat(problem.kind()).isEqualTo(Kind.WRONG_PASSWORD);
      assertThat(problem.kind().blame().exitCode()).isEqualTo(4);
    }
  }

  @Test
  void rightPassword() throws IOException {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "right"))) {
      ServerAccount ann = withUser(account("127.0.0.1", server.port()), "ann");
      ServerReport report = await(desk.reading.servers().check(ann, Optional.of("right")));
      assertThat(report.posting()).isTrue();
      assertThat(report.capabilities()).contains("READER");
    }
  }

  @Test
  void passwordStaysWithTheServer() throws IOException {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "right"))) {
      ServerAccount ann = withUser(account("127.0.0.1", server.port()), "ann");
      await(desk.reading.servers().save(ann, Optional.of("right")));
      assertThat(await(desk.reading.newsgroups().refreshDirectory("news")).size()).isPositive();
    }
  }

  @Test
  void serverThatIsNotThere() {
    Throwable failure = catchThrowable(() -> await(desk.reading.servers().check("nobody")));
    ServerProblem problem = ((ServerProblemException) failure.getCause()).problem();
    assertThat(problem.kind()).isEqualTo(Kind.NO_SUCH_SERVER);
    assertThat(problem.kind().blame().exitCode()).isEqualTo(3);
  }
}
