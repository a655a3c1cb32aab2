package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers behind a proxy, and servers whose address is one of IP version 6. */
final class WaysToServersTest {
  /** A name that nothing on this machine can look up: the proxy alone knows it. */
  private static final String FAR = "news.far.invalid";

  private final ScriptedServer server = new ScriptedServer();
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  @AfterEach
  void endServer() {
    server.close();
  }

  /** What a proxy says to a client before it leads it on. */
  @FunctionalInterface
  private interface Welcome {
    /** Gives whether the client is led on. */
    boolean said(DataInputStream in, OutputStream out) throws IOException;
  }

  /** Leads the one who comes to the scripted server, wherever it wanted to go. */
  private ServerSocket proxy(Welcome welcome) throws IOException {
    ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (Socket client = listening.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            if (!welcome.said(in, client.getOutputStream())) {
              return;
            }
            try (Socket far = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
              Thread.ofVirtual().start(() -> pour(in, far));
              far.getInputStream().transferTo(client.getOutputStream());
            }
          } catch (IOException _) {
            // The test is over.
          }
        });
    return listening;
  }

  private static void pour(InputStream from, Socket to) {
    try {
      from.transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One of both left.
    }
  }

  /** SOCKS 5 with the name of the server (RFC 1928 sections 3 to 6). */
  private boolean socks(DataInputStream in, OutputStream out, int answer) throws IOException {
    assertThat(in.readByte()).isEqualTo((byte) 5);
    in.readNBytes(in.readByte());
    out.write(new byte[] {5, 0});
    in.readNBytes(3);
    assertThat(in.readByte()).isEqualTo((byte) 3);
    String name = new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
    asked.complete(name + ":" + in.readUnsignedShort());
    out.write(new byte[] {5, (byte) answer, 0, 1, 0, 0, 0, 0, 0, 0});
    return answer == 0;
  }

  private boolean http(DataInputStream in, OutputStream out, String answer) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readByte());
    }
    asked.complete(head.toString().split(" ", -1)[1]);
    out.write((answer + "\r\nVia: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return answer.contains(" 200 ");
  }

  private ServerSocket proxy(Proxy.Type type) throws IOException {
    return proxy((in, out) ->
        type == Proxy.Type.SOCKS
            ? socks(in, out, 0)
            : http(in, out, "HTTP/1.1 200 Connection established"));
  }

  private static NntpConnection open(Proxy.Type type, int port, Login login)
      throws IOException, NntpReplyException {
    InetSocketAddress at = InetSocketAddress.createUnresolved("127.0.0.1", port);
    return NntpConnection.open(
        new ServerAddress(FAR, 119, Security.NONE, Optional.empty(), new Proxy(type, at)),
        login,
        Timeouts.USUAL,
        DialogueListener.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKS", "HTTP"})
  void theProxyLooksUpTheServer(Proxy.Type type) throws Exception {
    server.greet("200 hi").expect("DATE").reply("111 20260102030405");
    try (ServerSocket proxy = proxy(type)) {
      NntpConnection connection = open(type, proxy.getLocalPort(), Login.NONE);
      assertThat(connection.date()).isNotNull();
      connection.quit();
    }
    assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(FAR + ":119");
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKS", "HTTP"})
  void aProxyOnThisMachineLeadsElsewhereAndGetsNoPasswordInClear(Proxy.Type type) throws Exception {
    server.greet("200 hi").expect("DATE").reply("480 log in");
    try (ServerSocket proxy = proxy(type)) {
      NntpConnection connection = open(type, proxy.getLocalPort(), Login.of("ann", "geheim"));
      assertThatThrownBy(connection::date).isInstanceOf(InsecureLoginException.class);
      connection.close();
    }
    assertThat(server.mainCommands()).containsExactly("DATE");
  }

  @Test
  void aPasswordGoesThroughInClearWhereThatIsAllowed() throws Exception {
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("281 welcome")
        .expect("DATE")
        .reply("111 20260102030405");
    try (ServerSocket proxy = proxy(Proxy.Type.SOCKS)) {
      NntpConnection connection =
          open(Proxy.Type.SOCKS, proxy.getLocalPort(), Login.of("ann", "geheim").inClearText());
      assertThat(connection.date()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 403 Forbidden", "HTTP/1.0 502 Bad Gateway", "rubbish", ""})
  void aProxyThatRefusesIsToldApartFromTheServer(String answer) throws Exception {
    try (ServerSocket proxy = proxy((in, out) -> http(in, out, answer))) {
      assertThatThrownBy(() -> open(Proxy.Type.HTTP, proxy.getLocalPort(), Login.NONE))
          .isInstanceOf(ProxyFailedException.class)
          .hasMessageContaining(answer);
    }
  }

  @Test
  void aSocksProxyThatRefusesIsToldApartFromTheServer() throws Exception {
    try (ServerSocket proxy = proxy((in, out) -> socks(in, out, 5))) {
      assertThatThrownBy(() -> open(Proxy.Type.SOCKS, proxy.getLocalPort(), Login.NONE))
          .isInstanceOf(ProxyFailedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOCKS", "HTTP"})
  void aProxyThatIsNotThereIsToldApartFromTheServer(Proxy.Type type) throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThatThrownBy(() -> open(type, port, Login.NONE)).isInstanceOf(ProxyFailedException.class);
  }

  private static Optional<ServerSocket> onVersionSix() {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try {
      return Optional.of(new ServerSocket(0, 5, InetAddress.getByAddress(loopback)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Test
  void anAddressOfIpVersionSixIsReached() throws Exception {
    Optional<ServerSocket> listening = onVersionSix();
    assumeTrue(listening.isPresent(), "no IP version 6 on this machine");
    try (ServerSocket six = listening.orElseThrow()) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket client = six.accept()) {
              client
                  .getOutputStream()
                  .write("200 hi\r\n500 x\r\n".getBytes(StandardCharsets.US_ASCII));
              client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
              // The test is over.
            }
          });
      NntpLink link =
          NntpLink.open(
              ServerAddress.plain("::1", six.getLocalPort()),
              Timeouts.USUAL,
              DialogueListener.NONE);
      assertThat(link.greeting()).hasToString("200 hi");
      assertThat(link.isToThisMachine()).isTrue();
      link.abort();
    }
  }
}
