package org.newsloom.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.newsloom.article.Newsgroup;

/**
 * A news server (RFC 3977) on loopback, with the sample newsgroups or with articles of batches.
 * Each connection has a virtual thread of its own. Posting works; posts are kept where the options
 * name a folder.
 */
public final class SampleServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SampleServer.class.getName());
  private static final int MAX_CONNECTIONS = 64;
  private static final int IDLE_MILLIS = 30 * 60 * 1000;

  private final ServerSocket listener;
  private final Spool spool;
  private final SampleServerOptions options;
  private final Injector injector;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private SampleServer(
      ServerSocket listener, Spool spool, SampleServerOptions options, Injector injector) {
    this.listener = listener;
    this.spool = spool;
    this.options = options;
    this.injector = injector;
  }

  /**
   * Reads the articles and begins to listen.
   *
   * @throws IOException where the port is taken, a batch cannot be read or the folder for posts
   *     cannot be made
   */
  public static SampleServer start(SampleServerOptions options) throws IOException {
    Spool spool =
        options.spools().isEmpty() ? SpoolSource.samples() : SpoolSource.batches(options.spools());
    return start(spool, options);
  }

  /** As {@link #start(SampleServerOptions)}: port 0 is any, no spools are the sample newsgroups. */
  public static SampleServer start(int port, List<Path> spools) throws IOException {
    return start(SampleServerOptions.DEFAULT.withPort(port).withSpools(spools));
  }

  static SampleServer start(Spool spool, SampleServerOptions options) throws IOException {
    PostFolder folder = new PostFolder(options.posts());
    folder.load(spool, options.clock());
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()));
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    SampleServer server =
        new SampleServer(listener, spool, options, new Injector(spool, folder, options.clock()));
    Thread.ofVirtual().name("sample-server-" + server.port()).start(server::accept);
    return server;
  }

  /** The TCP port on loopback. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The newsgroups, in the order in which the server lists them. */
  public List<Newsgroup> groups() {
    return spool.groups().stream().map(SpoolGroup::name).toList();
  }

  /** Stops listening and cuts all connections. What was posted and is to be kept is on disk. */
  @Override
  public void close() {
    closeQuietly(listener);
    connections.forEach(SampleServer::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        Thread.ofVirtual().name("sample-session-" + socket.getPort()).start(() -> serve(socket));
        if (listener.isClosed()) {
          closeQuietly(socket);
        }
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.log(System.Logger.Level.WARNING, "a connection could not be taken", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      Wire wire = new Wire(socket.getInputStream(), socket.getOutputStream());
      if (connections.size() > MAX_CONNECTIONS) {
        wire.reply("400 too many connections");
        wire.flush();
      } else {
        new Session(wire, spool, injector, options).run();
      }
    } catch (IOException e) {
      // A client that is gone, idle for long, or a server that is closed: all are a normal end.
      LOG.log(System.Logger.Level.DEBUG, "a connection ended", e);
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
    }
  }
}
