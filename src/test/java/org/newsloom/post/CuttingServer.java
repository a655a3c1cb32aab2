package org.newsloom.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.newsloom.article.MessageId;

/**
 * A server on loopback that takes every article, a second copy too, and cuts the link once after a
 * number of octets.
 */
final class CuttingServer implements AutoCloseable {
  /** Which octets are counted. */
  enum Direction {
    FROM_CLIENT,
    TO_CLIENT
  }

  /** The link was cut here. */
  private static final class Cut extends IOException {}

  private final ServerSocket listening;
  private final List<String> ids = new ArrayList<>();
  private final Set<Socket> open = new HashSet<>();
  private Direction counted = Direction.FROM_CLIENT;
  private int left = -1;

  CuttingServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Cuts the link before the octet that follows so many. */
  synchronized void cutAfter(Direction direction, int octets) {
    counted = direction;
    left = octets;
  }

  /** Cuts nothing any more; false if the link was cut. */
  synchronized boolean disarm() {
    boolean armed = left >= 0;
    left = -1;
    return armed;
  }

  synchronized long copiesOf(MessageId id) {
    return ids.stream().filter(id.toString()::equals).count();
  }

  private synchronized void count(Direction direction) throws Cut {
    if (left >= 0 && direction == counted && left-- == 0) {
      throw new Cut();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        synchronized (this) {
          open.add(socket);
        }
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (Socket socket = client) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      say(out, "200 ready");
      for (String line = line(in); !line.equals("QUIT"); line = line(in)) {
        answer(line, in, out);
      }
      say(out, "205 bye");
    } catch (IOException _) {
      // Cut, or the client left.
    } finally {
      synchronized (this) {
        open.remove(client);
      }
    }
  }

  private void answer(String line, InputStream in, OutputStream out) throws IOException {
    if (line.equals("POST")) {
      say(out, "340 go on");
      String id = "";
      for (String text = line(in); !text.equals("."); text = line(in)) {
        if (text.startsWith("Message-ID: ")) {
          id = text.substring("Message-ID: ".length());
        }
      }
      synchronized (this) {
        ids.add(id);
      }
      say(out, "240 received");
    } else if (line.startsWith("STAT ")) {
      String id = line.substring("STAT ".length());
      boolean here;
      synchronized (this) {
        here = ids.contains(id);
      }
      say(out, here ? "223 0 " + id : "430 no such article");
    } else if (line.equals("MODE READER")) {
      say(out, "200 reading and posting");
    } else {
      say(out, "500 what?");
    }
  }

  private String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the client left");
      }
      count(Direction.FROM_CLIENT);
      line.write(octet);
      if (octet == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
    }
  }

  private void say(OutputStream out, String line) throws IOException {
    for (byte octet : (line + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
      count(Direction.TO_CLIENT);
      out.write(octet);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    List<Socket> sockets;
    synchronized (this) {
      sockets = List.copyOf(open);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
