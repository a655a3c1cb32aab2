package org.newsloom.nntp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A news server on loopback that says what a test wrote down, with faults on demand.
 *
 * <pre>{@code
 * try (var server = new ScriptedServer()) {
 *   server.greet("200 ready").expect("GROUP misc.test").reply("411 no such newsgroup");
 *   ...
 * }
 * }</pre>
 *
 * <p>CAPABILITIES and MODE READER are answered by itself where the script does not expect them, so
 * that a script tells only what its test is about. What the client does against the script is
 * answered with 500 and makes {@link #close} fail. Each connection plays a script of its own, see
 * {@link #nextConnection}; QUIT is always taken.
 */
public final class ScriptedServer implements AutoCloseable {
  /** Faults. */
  public enum Effect {
    /** Says nothing more, but keeps the link. */
    STALL,
    /** Closes the link. */
    DROP,
    /** Sends what follows octet by octet. */
    SLOW,
    /** Sends octets that are no NNTP. */
    GARBAGE,
    /** Turns to TLS, as after 382. */
    HANDSHAKE,
    /** Compresses both ways, as after 206. */
    COMPRESS
  }

  private sealed interface Step {
    /** A line that the client must send. */
    record Expect(String line) implements Step {}

    /** Octets to send. */
    record Send(String latin1) implements Step {}

    /** An article that the client must send, up to its dot. */
    record TakeArticle() implements Step {}

    /** A fault. */
    record Fault(Effect effect) implements Step {}
  }

  private final ServerSocket listening;
  private final @Nullable SSLContext tls;
  private final boolean tlsAtOnce;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final Deque<Deque<Step>> scripts = new ArrayDeque<>();
  private final List<String> commands = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<byte[]> articles = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();
  private Deque<Step> writing = new ArrayDeque<>();
  private String capabilities = "500 what?\r\n";
  private String modeReader = "200 reading and posting\r\n";
  private int open;
  private int mostOpen;
  private int accepted;

  /** A server in clear. */
  public ScriptedServer() {
    this(null, false);
  }

  private ScriptedServer(@Nullable SSLContext tls, boolean tlsAtOnce) {
    this.tls = tls;
    this.tlsAtOnce = tlsAtOnce;
    scripts.add(writing);
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** A server with TLS from the first octet. */
  public static ScriptedServer tls(SSLContext tls) {
    return new ScriptedServer(tls, true);
  }

  /** A server in clear that can turn to TLS. */
  public static ScriptedServer startTls(SSLContext tls) {
    return new ScriptedServer(tls, false);
  }

  /** Its address, in clear. */
  public ServerAddress address() {
    return ServerAddress.plain(
        InetAddress.getLoopbackAddress().getHostAddress(), listening.getLocalPort());
  }

  /** Its port. */
  public int port() {
    return listening.getLocalPort();
  }

  /** The greeting; the same as {@link #reply}. */
  public ScriptedServer greet(String line) {
    return reply(line);
  }

  /** The client must send this line now. */
  public synchronized ScriptedServer expect(String line) {
    writing.add(new Step.Expect(line));
    return this;
  }

  /** Lines to send, each ended with CRLF; a block's dot is to be given. */
  public ScriptedServer reply(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    return send(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Octets to send as they are. */
  public synchronized ScriptedServer send(byte[] octets) {
    writing.add(new Step.Send(new String(octets, StandardCharsets.ISO_8859_1)));
    return this;
  }

  /** The client must send an article now; it is kept for {@link #articles}. */
  public synchronized ScriptedServer takeArticle() {
    writing.add(new Step.TakeArticle());
    return this;
  }

  /** A fault at this place of the script. */
  public synchronized ScriptedServer effect(Effect effect) {
    writing.add(new Step.Fault(effect));
    return this;
  }

  /** What follows is the script of the next connection. */
  public synchronized ScriptedServer nextConnection() {
    writing = new ArrayDeque<>();
    scripts.add(writing);
    return this;
  }

  /** What CAPABILITIES answers where the script does not say it. */
  public synchronized ScriptedServer capabilities(String... lines) {
    capabilities = "101 list\r\n" + String.join("\r\n", lines) + "\r\n.\r\n";
    return this;
  }

  /** What MODE READER answers where the script does not say it. */
  public synchronized ScriptedServer modeReader(String line) {
    modeReader = line + "\r\n";
    return this;
  }

  /** All commands that came, of all connections, QUIT left out. */
  public synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  /** The commands that a script is about: CAPABILITIES and MODE READER left out. */
  public synchronized List<String> mainCommands() {
    return commands.stream().filter(line -> !isOfTheBeginning(line)).toList();
  }

  /** The articles that came, as they were on the wire, without the last dot. */
  public synchronized List<byte[]> articles() {
    return List.copyOf(articles);
  }

  /** How many connections were open at once at most. */
  public synchronized int mostConnections() {
    return mostOpen;
  }

  /** How many connections were accepted so far. */
  public synchronized int connections() {
    return accepted;
  }

  /** Waits until a connection has come to its {@link Effect#STALL}. */
  public void awaitStall() throws InterruptedException {
    stalled.await();
  }

  /** Ends all; fails where a client did not keep to the script. */
  @Override
  public void close() {
    end.countDown();
    try {
      listening.close();
      List<Socket> left;
      synchronized (this) {
        left = List.copyOf(sockets);
      }
      for (Socket socket : left) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    synchronized (this) {
      if (!problems.isEmpty()) {
        throw new AssertionError("against the script: " + problems);
      }
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Deque<Step> script;
        synchronized (this) {
          sockets.add(socket);
          script = scripts.isEmpty() ? new ArrayDeque<>() : scripts.removeFirst();
          accepted++;
          mostOpen = Math.max(mostOpen, ++open);
        }
        Thread.ofVirtual().start(() -> serve(socket, script));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket plain, Deque<Step> script) {
    try (Socket socket = plain) {
      new Session(tlsAtOnce ? handshake(socket) : socket, script).play();
    } catch (IOException | InterruptedException _) {
      // The client left, or the test is over: the client's side tells what the test asks.
    } finally {
      synchronized (this) {
        open--;
      }
    }
  }

  private SSLSocket handshake(Socket socket) throws IOException {
    if (tls == null) {
      throw new IllegalStateException("a server without a certificate");
    }
    SSLSocket secure =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private synchronized Optional<Step> next(Deque<Step> script) {
    return Optional.ofNullable(script.pollFirst());
  }

  private static boolean isOfTheBeginning(String line) {
    String upper = line.toUpperCase(Locale.ROOT);
    return upper.equals("CAPABILITIES") || upper.equals("MODE READER");
  }

  /** One connection. */
  private final class Session {
    private final Deque<Step> script;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean slow;

    Session(Socket socket, Deque<Step> script) throws IOException {
      this.socket = socket;
      this.script = script;
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    void play() throws IOException, InterruptedException {
      for (Optional<Step> step = next(script); step.isPresent(); step = next(script)) {
        switch (step.get()) {
          case Step.Send(String latin1) -> send(latin1.getBytes(StandardCharsets.ISO_8859_1));
          case Step.Expect(String line) -> expect(line);
          case Step.TakeArticle() -> takeArticle();
          case Step.Fault(Effect effect) -> {
            switch (effect) {
              case STALL -> {
                stalled.countDown();
                end.await();
                return;
              }
              case DROP -> {
                return;
              }
              case SLOW -> slow = true;
              case GARBAGE -> send(new byte[] {0, (byte) 0xff, 'H', 'T', 'T', 'P', '\r', '\n'});
              case COMPRESS -> {
                in = new InflaterInputStream(in, new Inflater(true));
                out = new DeflaterOutputStream(out, new Deflater(6, true), true);
              }
              case HANDSHAKE -> {
                socket = handshake(socket);
                in = socket.getInputStream();
                out = socket.getOutputStream();
              }
            }
          }
        }
      }
      // Nothing is left but to be polite.
      while (answered(line())) {
        // What else comes is noted by answered().
      }
    }

    private void expect(String wanted) throws IOException {
      while (true) {
        String line = line();
        note(line);
        if (line.equals(wanted)) {
          return;
        }
        if (isOfTheBeginning(line)) {
          ofTheBeginning(line);
        } else {
          problem("expected " + wanted + ", got " + line);
          send("500 not in the script\r\n".getBytes(StandardCharsets.US_ASCII));
          return;
        }
      }
    }

    private boolean answered(String line) throws IOException {
      if (line.equals("QUIT")) {
        send("205 bye\r\n".getBytes(StandardCharsets.US_ASCII));
        return false;
      }
      note(line);
      if (isOfTheBeginning(line)) {
        ofTheBeginning(line);
        return true;
      }
      problem("the script is over, got " + line);
      send("500 not in the script\r\n".getBytes(StandardCharsets.US_ASCII));
      return true;
    }

    private void ofTheBeginning(String line) throws IOException {
      String text;
      synchronized (ScriptedServer.this) {
        text = line.toUpperCase(Locale.ROOT).equals("CAPABILITIES") ? capabilities : modeReader;
      }
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void note(String line) {
      synchronized (ScriptedServer.this) {
        if (!line.equals("QUIT")) {
          commands.add(line);
        }
      }
    }

    private void problem(String what) {
      synchronized (ScriptedServer.this) {
        problems.add(what);
      }
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("the client left");
        }
        line.write(octet);
      }
      String text = line.toString(StandardCharsets.UTF_8);
      if (!text.endsWith("\r")) {
        problem("a command without CRLF: " + text);
      }
      return text.stripTrailing();
    }

    private void takeArticle() throws IOException {
      ByteArrayOutputStream article = new ByteArrayOutputStream();
      while (!article.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n.\r\n")) {
        int octet = in.read();
        if (octet < 0) {
          throw new IOException("the client left");
        }
        article.write(octet);
      }
      byte[] octets = article.toByteArray();
      synchronized (ScriptedServer.this) {
        articles.add(java.util.Arrays.copyOf(octets, octets.length - 3));
      }
    }

    private void send(byte[] octets) throws IOException {
      if (!slow) {
        out.write(octets);
      } else {
        for (byte octet : octets) {
          out.write(octet);
          out.flush();
        }
      }
      out.flush();
    }
  }
}
