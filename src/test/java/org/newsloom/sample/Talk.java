package org.newsloom.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A bare client: sends lines, reads lines, one char an octet. */
final class Talk implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final String greeting;

  Talk(SampleServer server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
    greeting = line();
  }

  String greeting() {
    return greeting;
  }

  /** Sends octets as they are. */
  void send(String raw) throws IOException {
    socket.getOutputStream().write(Octets.ofLatin(raw));
  }

  /** Sends a command; the first line of the answer. */
  String ask(String command) throws IOException {
    send(command + "\r\n");
    return line();
  }

  /** Sends a command; the answer and its block, dots unstuffed, without the line that ends it. */
  List<String> askBlock(String command) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(ask(command));
    lines.addAll(block());
    return lines;
  }

  /** Posts an article given with LF line ends; the last answer. */
  String post(String article) throws IOException {
    String first = ask("POST");
    if (!first.startsWith("340")) {
      return first;
    }
    for (String text : article.split("\n", -1)) {
      send((text.startsWith(".") ? "." : "") + text + "\r\n");
    }
    return ask(".");
  }

  List<String> block() throws IOException {
    List<String> lines = new ArrayList<>();
    String line = line();
    while (!line.equals(".")) {
      lines.add(line.startsWith(".") ? line.substring(1) : line);
      line = line();
    }
    return lines;
  }

  /** The next line without its CRLF. */
  String line() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the server closed the connection");
      }
      if (octet == '\n' && !text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
        text.setLength(text.length() - 1);
        return text.toString();
      }
      text.append((char) octet);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
