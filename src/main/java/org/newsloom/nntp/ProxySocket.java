package org.newsloom.nntp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** Connects a socket by way of a proxy, which looks up the server's name. */
final class ProxySocket {
  private static final int MOST_HEAD = 16 * 1024;

  private ProxySocket() {}

  /** How a socket connects without a proxy. */
  @FunctionalInterface
  interface Direct {
    void connect(SocketAddress endpoint, int timeout) throws IOException;
  }

  /** The proxy with its address looked up, as sockets want it. */
  static Proxy resolved(Proxy proxy) throws IOException {
    InetSocketAddress at = (InetSocketAddress) proxy.address();
    return new Proxy(
        proxy.type(),
        new InetSocketAddress(InetAddress.getAllByName(at.getHostString())[0], at.getPort()));
  }

  /**
   * CONNECT (RFC 9110 section 9.3.6). Nothing is read beyond the proxy's answer: the server speaks
   * first.
   */
  static void byHttp(Socket socket, Direct direct, ServerAddress server, int timeout)
      throws IOException {
    direct.connect(resolved(server.proxy()).address(), timeout);
    socket.setSoTimeout(timeout);
    socket
        .getOutputStream()
        .write(
            ("CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    String answer = head(socket.getInputStream());
    if (!answer.matches("(?s)HTTP/\\d\\.\\d 2\\d\\d[ \r].*")) {
      throw new IOException(WireText.decode(answer.lines().findFirst().orElse("no answer")));
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (head.size() < MOST_HEAD) {
      int octet = in.read();
      if (octet < 0) {
        break;
      }
      head.write(octet);
      if (octet == '\n' && last == '\n') {
        break;
      }
      last = octet == '\r' ? last : octet;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
