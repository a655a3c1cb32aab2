package org.newsloom.nntp;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ProtocolCommandEvent;
import org.apache.commons.net.ProtocolCommandListener;
import org.apache.commons.net.nntp.NNTPClient;
import org.apache.commons.net.nntp.NNTPConnectionClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Commons Net's client with another reader: sockets, timeouts, commands, reply codes and listeners
 * are its own, lines and blocks come from a {@link Wire}. Whatever breaks the order of commands and
 * replies closes the link.
 *
 * <p>Used by one thread at a time; only {@link #abort} may come from another one.
 */
final class NntpLink extends NNTPClient {
  private static final int GREATEST_CODE = 599;
  private static final int BUFFER = 16 * 1024;
  private static final int HURRY_MILLIS = 3_000;

  private final ServerAddress address;
  private final Timeouts timeouts;
  private @Nullable Wire wire;
  private volatile @Nullable Socket raw;
  private volatile boolean aborted;
  private @Nullable NntpReply greeting;
  private int replies;
  private boolean compressed;

  private NntpLink(ServerAddress address, Timeouts timeouts, DialogueListener listener) {
    this.address = address;
    this.timeouts = timeouts;
    setSocketFactory(FirstOctetsSocket.factory(address));
    setConnectTimeout(millis(timeouts.connect().toMillis()));
    setDefaultTimeout(millis(timeouts.read().toMillis()));
    addProtocolCommandListener(new LogOfLines(listener));
  }

  /** Connects, with TLS where it is to begin at once, and reads the greeting. */
  static NntpLink open(ServerAddress address, Timeouts timeouts, DialogueListener listener)
      throws IOException {
    if (address.isByProxy()) {
      return openByProxy(address, timeouts, listener);
    }
    IOException failure = new IOException("no address of " + address.host());
    for (InetAddress each : InetAddress.getAllByName(address.host())) {
      NntpLink link = new NntpLink(address, timeouts, listener);
      try {
        link.connect(each, address.port());
        return link;
      } catch (IOException e) {
        boolean reached = link.raw != null;
        link.abort();
        if (reached) {
          throw e;
        }
        // A host may have addresses of two kinds of which only one can be reached from here.
        failure = e;
      }
    }
    throw failure;
  }

  private static NntpLink openByProxy(
      ServerAddress address, Timeouts timeouts, DialogueListener listener) throws IOException {
    NntpLink link = new NntpLink(address, timeouts, listener);
    try {
      // The socket asks the proxy for the server; no address of it is looked up here.
      link.connect(InetAddress.getLoopbackAddress(), address.port());
      return link;
    } catch (IOException e) {
      boolean reached = link.raw != null;
      link.abort();
      if (reached) {
        throw e;
      }
      throw new ProxyFailedException(
          "the proxy at " + address.proxy().address() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Replaces what Commons Net does when the socket is open: its reader would read ahead and would
   * take a lost link for the end of a block.
   */
  @Override
  protected void _connectAction_() throws IOException {
    Socket plain = _socket_;
    raw = plain;
    applySocketAttributes();
    _socket_.setTcpNoDelay(true);
    _socket_.setKeepAlive(true);
    if (address.security() == Security.TLS) {
      _socket_ = TlsLayer.over(_socket_, address, timeouts.connect());
    }
    wire = new Wire(_socket_.getInputStream(), timeouts.read());
    _reader_ = new WireReader(wire());
    openWriter();
    greeting = firstReply(plain);
  }

  /** A server that waits for us to speak first wants TLS; it is not waited for as for an answer. */
  private NntpReply firstReply(Socket plain) throws IOException {
    Duration time = timeouts.connect();
    try (Deadline deadline = Deadline.over(plain, time)) {
      try {
        return reply();
      } catch (IOException e) {
        if (deadline.isPassed()) {
          throw new SilentServerException(
              address + " sent no greeting in " + time.toSeconds() + " s", e);
        }
        throw e;
      }
    }
  }

  private void openWriter() throws IOException {
    _input_ = _socket_.getInputStream();
    open(_socket_.getOutputStream());
  }

  private void open(OutputStream out) {
    _output_ = new BufferedOutputStream(out, BUFFER);
    _writer_ = new BufferedWriter(new OutputStreamWriter(_output_, StandardCharsets.ISO_8859_1));
  }

  NntpReply greeting() {
    if (greeting == null) {
      throw new IllegalStateException("not connected");
    }
    return greeting;
  }

  Wire wire() {
    if (wire == null) {
      throw new IllegalStateException("not connected");
    }
    return wire;
  }

  /** How many replies came, those apart that only say that the server goes away. */
  int replies() {
    return replies;
  }

  boolean isEncrypted() {
    return _socket_ instanceof SSLSocket;
  }

  String tlsVersion() {
    return _socket_ instanceof SSLSocket tls ? tls.getSession().getProtocol() : "";
  }

  /** The server's own certificate; empty where the link is not encrypted. */
  Optional<X509Certificate> certificate() {
    try {
      return _socket_ instanceof SSLSocket tls
              && tls.getSession().getPeerCertificates()[0] instanceof X509Certificate own
          ? Optional.of(own)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  boolean isToThisMachine() {
    Socket socket = raw;
    // What a proxy on this machine leads to is elsewhere.
    return socket != null && !address.isByProxy() && socket.getInetAddress().isLoopbackAddress();
  }

  /**
   * Whether the line costs more time than to compress would: every link to another machine, and one
   * to this machine that proved to be slow, as a tunnel does.
   */
  boolean isSlow() {
    return !isToThisMachine() || wire().isSlow();
  }

  boolean isOpen() {
    return !aborted;
  }

  /** Sends one command and reads its reply line. */
  NntpReply ask(String line) throws IOException {
    return askSecretly(line, line);
  }

  /**
   * The same for a line with a password in it.
   *
   * @param shown what the log says instead
   */
  NntpReply askSecretly(String line, String shown) throws IOException {
    checkInStep();
    write(line, shown);
    flush();
    return reply();
  }

  /** Puts a command on its way; {@link #flush} sends it. */
  void write(String line) throws IOException {
    write(line, line);
  }

  private void write(String line, String shown) throws IOException {
    try {
      _writer_.write(line);
      _writer_.write("\r\n");
    } catch (IOException e) {
      abort();
      throw e;
    }
    int blank = shown.indexOf(' ');
    fireCommandSent(blank < 0 ? shown : shown.substring(0, blank), shown);
  }

  /** Sends octets that are no command: an article. */
  void sendOctets(byte[] octets) throws IOException {
    try {
      _output_.write(octets);
      _output_.flush();
    } catch (IOException e) {
      abort();
      throw e;
    }
  }

  void flush() throws IOException {
    try {
      _writer_.flush();
    } catch (IOException e) {
      abort();
      throw e;
    }
  }

  /** Reads the next reply line. */
  NntpReply reply() throws IOException {
    try {
      getReply();
    } catch (NNTPConnectionClosedException e) {
      if (getReplyString() == null) {
        abort();
        throw lost(e);
      }
      // Commons Net throws for 400; its words are the caller's.
    } catch (MalformedServerReplyException e) {
      throw outOfStep("an answer that is not NNTP: " + WireText.decode(shorten(getReplyString())));
    } catch (IOException e) {
      abort();
      throw e;
    }
    return read(getReplyString());
  }

  private NntpReply read(String line) throws IOException {
    int code = getReplyCode();
    boolean plain =
        line.chars().limit(3).allMatch(c -> c >= '0' && c <= '9')
            && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '\t');
    if (!plain || code < 100 || code > GREATEST_CODE) {
      throw outOfStep("an answer that is not NNTP: " + WireText.decode(shorten(line)));
    }
    NntpReply reply = new NntpReply(code, WireText.decode(line.substring(3)));
    if (!Replies.saysFarewell(reply)) {
      replies++;
    }
    return reply;
  }

  /** The reply line as it came, one char an octet, without its code. */
  String rawReplyText() {
    return getReplyString().substring(3).strip();
  }

  /** Closes the link, which can no longer be trusted, and says why. */
  NntpProtocolException outOfStep(String what) {
    abort();
    return new NntpProtocolException(address + " sent " + what);
  }

  /** Turns to TLS (RFC 4642); what was read before the handshake is forgotten. */
  void startTls() throws IOException {
    wire().swap(java.io.InputStream.nullInputStream());
    SSLSocket tls = TlsLayer.over(_socket_, address, timeouts.connect());
    _socket_ = tls;
    wire().swap(tls.getInputStream());
    openWriter();
  }

  /**
   * Both ways are raw DEFLATE from here on, after 206 (RFC 8054 section 2.2.2).
   *
   * @throws NntpProtocolException where the server said more than 206
   */
  void startCompression() throws IOException {
    if (wire().hasUnread()) {
      throw outOfStep("more than it was asked for before it began to compress");
    }
    wire().swap(new InflatedStream(_socket_.getInputStream()));
    // Each flush ends with a whole octet, so that the server can answer what it got.
    open(
        new DeflaterOutputStream(
            _socket_.getOutputStream(),
            new Deflater(Deflater.DEFAULT_COMPRESSION, true),
            BUFFER,
            true));
    compressed = true;
  }

  /** Whether both ways are compressed. */
  boolean isCompressed() {
    return compressed;
  }

  /** Waits only a moment for the answers that follow. */
  void hurry() throws IOException {
    setSoTimeout(HURRY_MILLIS);
  }

  /** Closes the socket at once; a thread that waits for it gets an {@link IOException}. */
  void abort() {
    aborted = true;
    Socket socket = raw;
    if (socket == null) {
      return;
    }
    try {
      // Not the TLS socket: its close waits for a writer that may never come back.
      socket.close();
    } catch (IOException _) {
      // It is given up whatever happens.
    }
  }

  /** What comes before it was asked for is a farewell, or an answer of more lines than it may. */
  private void checkInStep() throws IOException {
    if (!isOpen()) {
      throw new EOFException("the link is closed");
    }
    boolean unread;
    try {
      unread = wire().hasUnread();
    } catch (IOException e) {
      abort();
      throw e;
    }
    if (unread) {
      int before = replies;
      NntpReply stray = reply();
      replies = before; // nobody asked for it
      if (stray.code() >= 400 || Replies.saysFarewell(stray)) {
        abort();
        throw new EOFException(address + " closed the idle link: " + stray);
      }
      throw outOfStep("more than it was asked for: " + stray);
    }
  }

  private EOFException lost(IOException cause) {
    EOFException lost = new EOFException(address + " closed the link without an answer");
    lost.initCause(cause);
    return lost;
  }

  private static String shorten(String line) {
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  private static int millis(long millis) {
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /** Hands the lines on. */
  private record LogOfLines(DialogueListener listener) implements ProtocolCommandListener {
    @Override
    public void protocolCommandSent(ProtocolCommandEvent event) {
      listener.sent(WireText.decode(event.getMessage()));
    }

    @Override
    public void protocolReplyReceived(ProtocolCommandEvent event) {
      listener.received(WireText.decode(event.getMessage()));
    }
  }
}
