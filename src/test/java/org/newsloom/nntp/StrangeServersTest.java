package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Newsgroup;

/** What answers at the port is no news server, or one that is spoken to in the wrong way. */
final class StrangeServersTest {
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(700), Duration.ofMillis(700));
  private static final Timeouts LONG = new Timeouts(Duration.ofHours(1), Duration.ofHours(1));

  /** One connection of a server, octets in and out. */
  @FunctionalInterface
  private interface Talk {
    void talk(InputStream in, OutputStream out) throws IOException, InterruptedException;
  }

  /** Plays the server and gives its port to the client. */
  @FunctionalInterface
  private interface Client {
    void connect(int port) throws Exception;
  }

  private static void against(Talk talk, Client client) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket link = listening.accept()) {
                  talk.talk(link.getInputStream(), link.getOutputStream());
                } catch (IOException | UncheckedIOException | InterruptedException _) {
                  // The client left.
                }
              });
      client.connect(listening.getLocalPort());
      server.interrupt();
    }
  }

  private static NntpConnection open(int port, Security security, Timeouts timeouts)
      throws IOException, NntpReplyException {
    return NntpConnection.open(
        new ServerAddress("127.0.0.1", port, security, Optional.empty()),
        Login.NONE,
        timeouts,
        DialogueListener.NONE);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertToldOfClearText(Talk talk) throws Exception {
    against(
        talk,
        port ->
            assertThatThrownBy(() -> open(port, Security.TLS, LONG))
                .isInstanceOf(AnsweredInClearException.class));
  }

  private static void readALittle(InputStream in) throws IOException {
    assertThat(in.readNBytes(20)).hasSize(20);
  }

  @Test
  void seesClearTextThatComesBeforeOurHello() throws Exception {
    assertToldOfClearText((in, out) -> {
      out.write(ascii("200 hello\r\n"));
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  @Test
  void seesClearTextThatComesAfterOurHello() throws Exception {
    assertToldOfClearText((in, out) -> {
      readALittle(in);
      out.write(ascii("500 what?\r\n"));
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  @Test
  void seesClearTextThatComesInPieces() throws Exception {
    assertToldOfClearText((in, out) -> {
      out.write(ascii("20"));
      out.flush();
      readALittle(in);
      out.write(ascii("0 hello\r\n"));
      in.transferTo(OutputStream.nullOutputStream());
    });
  }

  @Test
  void seesClearTextOfAServerThatLeaves() throws Exception {
    assertToldOfClearText((in, out) -> {
      in.readNBytes(5);
      in.readNBytes(in.available());
      out.write(ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));
    });
  }

  @Test
  void seesClearTextThatIsTooShortForARecord() throws Exception {
    against(
        (in, out) -> {
          out.write(ascii("2"));
          in.transferTo(OutputStream.nullOutputStream());
        },
        port ->
            assertThatThrownBy(() -> open(port, Security.TLS, SHORT))
                .isInstanceOf(AnsweredInClearException.class));
  }

  @Test
  void tellsOfALinkThatEndsInTheHandshake() throws Exception {
    against(
        (in, out) -> in.read(),
        port ->
            assertThatThrownBy(() -> open(port, Security.TLS, LONG))
                .isInstanceOf(SSLException.class));
  }

  @Test
  void waitsNotForEverForTheHandshake() throws Exception {
    against(
        (in, out) -> trickle(out, new byte[] {22, 3, 3, 60, 0}),
        port ->
            assertThatThrownBy(() -> open(port, Security.TLS, SHORT))
                .isInstanceOf(SilentServerException.class));
  }

  @Test
  void waitsForTheGreetingNoLongerThanToConnect() throws Exception {
    Timeouts patient = new Timeouts(SHORT.connect(), LONG.read());
    against(
        (in, out) -> in.transferTo(OutputStream.nullOutputStream()),
        port ->
            assertThatThrownBy(() -> open(port, Security.NONE, patient))
                .isInstanceOf(SilentServerException.class));
  }

  @Test
  void waitsNotForEverForAGreetingThatComesOctetByOctet() throws Exception {
    against(
        (in, out) -> trickle(out, ascii("200 ")),
        port ->
            assertThatThrownBy(() -> open(port, Security.NONE, SHORT))
                .isInstanceOf(SilentServerException.class));
  }

  @Test
  void waitsNotForEverForAnAnswerThatComesOctetByOctet() throws Exception {
    against(
        (in, out) -> {
          out.write(ascii("200 hello\r\n500 what?\r\n500 what?\r\n"));
          trickle(out, ascii("211 "));
        },
        port -> {
          // Answers that come before their questions are none; see to the pace alone.
          Wire wire =
              new Wire(
                  new Socket(InetAddress.getLoopbackAddress(), port).getInputStream(),
                  SHORT.read());
          for (int line = 0; line < 3; line++) {
            assertThat(wire.readLine(Wire.MAX_REPLY)).isTrue();
          }
          assertThatThrownBy(() -> wire.readLine(Wire.MAX_REPLY))
              .isInstanceOf(SocketTimeoutException.class);
        });
  }

  @Test
  void keepsNothingOfALineWithoutEnd() throws Exception {
    against(
        (in, out) -> endless(out, "200 ", "hello "),
        port ->
            assertThatThrownBy(() -> open(port, Security.NONE, LONG))
                .isInstanceOf(NntpProtocolException.class));
  }

  @Test
  void stopsReadingOverviewsWithoutEnd() throws Exception {
    CollectingSink sink = new CollectingSink();
    against(
        (in, out) -> {
          out.write(ascii("200 hello\r\n"));
          answer(in, out, "CAPABILITIES", "500 what?");
          answer(in, out, "MODE READER", "200 hello");
          answer(in, out, "GROUP misc.test", "211 1 1 1 misc.test");
          answer(in, out, "XOVER 1-1", "224 overview");
          endless(out, "", "1\ts\tf\td\t<1@x>\t\t1\t1\r\n");
        },
        port -> {
          NntpConnection connection = open(port, Security.NONE, LONG);
          connection.group(Newsgroup.parse("misc.test").orElseThrow());
          assertThatThrownBy(() -> connection.over(new NumberWindow(1, 1), sink))
              .isInstanceOf(NntpProtocolException.class);
          assertThat(connection.isOpen()).isFalse();
        });
    assertThat(sink.done).isEmpty();
  }

  @Test
  void stopsReadingAListWithoutEnd() throws Exception {
    against(
        (in, out) -> {
          out.write(ascii("200 hello\r\n"));
          answer(in, out, "CAPABILITIES", "500 what?");
          answer(in, out, "MODE READER", "200 hello");
          answer(in, out, "LIST", "215 list");
          endless(out, "", "no group " + "x".repeat(10_000) + "\r\n");
        },
        port -> {
          NntpConnection connection = open(port, Security.NONE, LONG);
          assertThatThrownBy(connection::listActive).isInstanceOf(NntpProtocolException.class);
          assertThat(connection.isOpen()).isFalse();
        });
  }

  private static void answer(InputStream in, OutputStream out, String command, String reply)
      throws IOException {
    byte[] line = in.readNBytes(command.length() + 2);
    assertThat(line).isEqualTo(ascii(command + "\r\n"));
    out.write(ascii(reply + "\r\n"));
  }

  private static void endless(OutputStream out, String begin, String text) throws IOException {
    out.write(ascii(begin));
    byte[] piece = ascii(text.repeat(65_536 / text.length() + 1));
    while (true) {
      out.write(piece);
    }
  }

  /** Begins so and goes on for ever, an octet at a time. */
  private static void trickle(OutputStream out, byte[] begin)
      throws IOException, InterruptedException {
    out.write(begin);
    byte[] letter = ascii("a");
    while (true) {
      out.write(Arrays.copyOf(letter, 1));
      Thread.sleep(50);
    }
  }
}
