package org.newsloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A news server on loopback that serves one {@link SyntheticSpool} (RFC 3977) to any newsreader.
 * Posting is refused. A thread a connection.
 */
final class SyntheticServer implements AutoCloseable {
  private final SyntheticSpool spool;
  private final ServerOptions options;
  private final ServerSocketChannel listener;
  private final Set<SocketChannel> links = ConcurrentHashMap.newKeySet();

  /** Listens; the spool stays the caller's. */
  SyntheticServer(SyntheticSpool spool, ServerOptions options) throws IOException {
    this.spool = spool;
    this.options = options;
    listener = ServerSocketChannel.open();
    listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
    Thread.ofPlatform().daemon().name("synthetic-server").start(this::accept);
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (SocketChannel link : links) {
        link.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel link = listener.accept();
        link.setOption(StandardSocketOptions.TCP_NODELAY, true);
        links.add(link);
        Thread.ofPlatform().daemon().name("synthetic-session").start(() -> talk(link));
      }
    } catch (ClosedChannelException e) {
      // The server was closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(SocketChannel link) {
    try (link) {
      new SyntheticSession(spool, options, link).run();
    } catch (IOException e) {
      // The newsreader is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      links.remove(link);
    }
  }
}
