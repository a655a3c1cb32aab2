package org.newsloom.nntp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.commons.net.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first octets that came since it was asked to: they tell a server that does not
 * speak TLS from one whose TLS went wrong.
 */
final class FirstOctetsSocket extends Socket {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  private final byte[] first = new byte[5];
  private int count = first.length;
  private final @Nullable ServerAddress byProxy;
  private @Nullable InputStream in;

  private FirstOctetsSocket() {
    byProxy = null;
  }

  private FirstOctetsSocket(ServerAddress server, Proxy socks) {
    super(socks);
    byProxy = server;
  }

  /** For Commons Net, which makes its sockets by a factory. */
  static DefaultSocketFactory factory(ServerAddress server) {
    return new DefaultSocketFactory() {
      @Override
      public Socket createSocket() throws IOException {
        return server.isByProxy()
            ? new FirstOctetsSocket(
                server,
                server.proxy().type() == Proxy.Type.SOCKS
                    ? ProxySocket.resolved(server.proxy())
                    : Proxy.NO_PROXY)
            : new FirstOctetsSocket();
      }
    };
  }

  /** Where there is a proxy, it is told the server's name, and the address given is of no use. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (byProxy == null) {
      super.connect(endpoint, timeout);
    } else if (byProxy.proxy().type() == Proxy.Type.SOCKS) {
      super.connect(InetSocketAddress.createUnresolved(byProxy.host(), byProxy.port()), timeout);
    } else {
      ProxySocket.byHttp(this, super::connect, byProxy, timeout);
    }
  }

  /** Remembers from here on. */
  void listen() {
    count = 0;
  }

  /** Whether anything came. */
  boolean heardAnything() {
    return count > 0;
  }

  /** Whether something came that begins no record of TLS (RFC 8446 section 5.1). */
  boolean heardClearText() {
    return count > 0 && first[0] != HANDSHAKE && first[0] != ALERT;
  }

  /** What came, as far as it can be printed. */
  String heard() {
    return new String(first, 0, count, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (in == null) {
      in = new Remembering(super.getInputStream());
    }
    return in;
  }

  private final class Remembering extends FilterInputStream {
    Remembering(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      int read = super.read(octets, from, length);
      for (int i = 0; i < read && count < first.length; i++) {
        first[count++] = octets[from + i];
      }
      return read;
    }
  }
}
