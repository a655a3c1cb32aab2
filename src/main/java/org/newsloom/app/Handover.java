package org.newsloom.app;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a second process on one profile hands its work to the window that is open on it: over a Unix
 * domain socket in the profile's folder, which only its owner may enter. The command's arguments,
 * folder and input go over; output, errors and exit code come back.
 */
final class Handover implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Handover.class.getName());
  private static final int GREETING = 0x4e4c3031;
  private static final int MAX_ARGUMENTS = 10_000;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_INPUT = 64 << 20;
  private static final byte OUT = 1;
  private static final byte ERR = 2;
  private static final byte EXIT = 3;

  /**
   * What a second process asks for.
   *
   * @param arguments its command line
   * @param folder where it was called, for relative file names
   * @param input its standard input, read whole; empty if the command takes none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
  record Request(List<String> arguments, Path folder, byte[] input) {
    Request {
      arguments = List.copyOf(arguments);
    }
  }

  /** Does the work of another process. */
  @FunctionalInterface
  interface Worker {
    /** Runs the command, writing as it goes; returns the exit code. */
    int run(Request request, InputStream in, PrintStream out, PrintStream err);
  }

  private final ServerSocketChannel channel;
  private final Path socket;

  private Handover(ServerSocketChannel channel, Path socket) {
    this.channel = channel;
    this.socket = socket;
  }

  /**
   * Listens at the socket; each request is done on a virtual thread of its own. A socket file left
   * behind by a process that was killed is replaced: the caller holds the profile's lock.
   *
   * @throws IOException if the socket cannot be made there
   */
  static Handover listen(Path socket, Worker worker) throws IOException {
    makeFolder(Objects.requireNonNull(socket.toAbsolutePath().getParent(), "a file in a folder"));
    Files.deleteIfExists(socket);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    Handover handover = new Handover(channel, socket);
    Thread.ofVirtual().name("handover").start(() -> handover.accept(worker));
    return handover;
  }

  /** Whoever can enter the folder can give commands, so nobody but its owner can. */
  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  private void accept(Worker worker) {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        Thread.ofVirtual().name("handover-request").start(() -> serve(client, worker));
      } catch (IOException e) {
        if (channel.isOpen()) {
          LOG.log(Level.WARNING, "The handover socket failed", e);
          return;
        }
      }
    }
  }

  private static void serve(SocketChannel client, Worker worker) {
    try (client;
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client))) {
      Request request = read(in);
      int code;
      try (PrintStream stdout = stream(out, OUT);
          PrintStream stderr = stream(out, ERR)) {
        code = worker.run(request, new ByteArrayInputStream(request.input()), stdout, stderr);
      }
      synchronized (out) {
        out.writeByte(EXIT);
        out.writeInt(code);
        out.flush();
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "A request from another process was cut short: {0}", e.getMessage());
    } catch (RuntimeException e) {
      // The other process sees the link end and says so.
      LOG.log(Level.ERROR, "A request from another process failed", e);
    }
  }

  /** Whether a process listens at the socket; a socket that was left behind is nobody. */
  static boolean isAnswered(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Nobody listens at {0}: {1}", socket, e.getMessage());
      return false;
    }
  }

  /**
   * Hands a request to the process that listens at the socket.
   *
   * @return the exit code; empty if nobody listens there, and then nothing was done
   * @throws IOException if the other process went away in the middle
   */
  static Optional<Integer> send(Path socket, Request request, PrintStream out, PrintStream err)
      throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Nobody listens at {0}: {1}", socket, e.getMessage());
      return Optional.empty();
    }
    try (channel;
        DataInputStream answer = new DataInputStream(Channels.newInputStream(channel));
        DataOutputStream question = new DataOutputStream(Channels.newOutputStream(channel))) {
      write(question, request);
      return Optional.of(relay(answer, out, err));
    } catch (EOFException e) {
      throw new IOException("the open window was closed before it was done", e);
    }
  }

  private static int relay(DataInputStream answer, PrintStream out, PrintStream err)
      throws IOException {
    while (true) {
      byte kind = answer.readByte();
      int value = answer.readInt();
      if (kind == EXIT) {
        out.flush();
        err.flush();
        return value;
      }
      byte[] octets = answer.readNBytes(Math.clamp(value, 0, MAX_TEXT));
      (kind == OUT ? out : err).write(octets, 0, octets.length);
      (kind == OUT ? out : err).flush();
    }
  }

  private static void write(DataOutputStream out, Request request) throws IOException {
    out.writeInt(GREETING);
    writeText(out, request.folder().toString());
    out.writeInt(request.arguments().size());
    for (String argument : request.arguments()) {
      writeText(out, argument);
    }
    out.writeInt(request.input().length);
    out.write(request.input());
    out.flush();
  }

  private static Request read(DataInputStream in) throws IOException {
    if (in.readInt() != GREETING) {
      throw new IOException("not a request of ours");
    }
    Path folder = Path.of(readText(in));
    int count = bounded(in.readInt(), MAX_ARGUMENTS);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(readText(in));
    }
    byte[] input = in.readNBytes(bounded(in.readInt(), MAX_INPUT));
    return new Request(arguments, folder, input);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(octets.length);
    out.write(octets);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(bounded(in.readInt(), MAX_TEXT)), StandardCharsets.UTF_8);
  }

  private static int bounded(int value, int most) throws IOException {
    if (value < 0 || value > most) {
      throw new IOException("a request out of bounds");
    }
    return value;
  }

  private static PrintStream stream(DataOutputStream out, byte kind) {
    OutputStream frames =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
          }

          @Override
          public void write(byte[] octets, int from, int length) throws IOException {
            synchronized (out) {
              for (int at = 0; at < length; at += MAX_TEXT) {
                int now = Math.min(MAX_TEXT, length - at);
                out.writeByte(kind);
                out.writeInt(now);
                out.write(octets, from + at, now);
              }
              out.flush();
            }
          }
        };
    return new PrintStream(new BufferedOutputStream(frames, 8192), false, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(socket);
  }
}
