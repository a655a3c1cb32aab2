package org.newsloom.sync;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with one group of made-up articles that misbehaves as a test wishes: cuts the link after
 * some rows, holds still, sends broken rows, begins its numbers anew. Remembers what it was asked.
 */
public final class GeneratedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> links = new CopyOnWriteArrayList<>();

  /** Number to the name of the article there. */
  final TreeMap<Long, String> articles = new TreeMap<>();

  /** Rows that are served before the link is cut, once each; negative for never. */
  final AtomicInteger cutAfterRows = new AtomicInteger(-1);

  /** What happens at that moment. */
  volatile Runnable whenCut = () -> {};

  /** What ARTICLE with a Message-ID is answered with; empty for the article. */
  volatile String answerToIds = "";

  /** Rows after which nothing more comes, and the link stays. */
  final AtomicInteger stallAfterRows = new AtomicInteger(-1);

  /** What an overview line is instead of the right one. */
  final Map<Long, String> brokenRows = new ConcurrentHashMap<>();

  /** How often each row was sent. */
  final Map<Long, Integer> sent = new ConcurrentHashMap<>();

  /** At the end of an answer: then the link is cut. */
  static final String CUT = "cut";

  /** What is answered when an article is asked for, by its name, instead of the article. */
  final Map<String, String> insteadOf = new ConcurrentHashMap<>();

  final List<String> commands = new CopyOnWriteArrayList<>();

  /** Serves so many articles, numbered from the first on. */
  public GeneratedServer(long first, int count) throws IOException {
    for (long number = first; number < first + count; number++) {
      articles.put(number, "a" + number);
    }
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens on loopback. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Gives all articles other numbers. */
  synchronized void shift(long by) {
    TreeMap<Long, String> shifted = new TreeMap<>();
    articles.forEach((number, name) -> shifted.put(number + by, name));
    articles.clear();
    articles.putAll(shifted);
  }

  int rowsSentTwice() {
    return (int) sent.values().stream().filter(times -> times > 1).count();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket link : links) {
      link.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket link = listener.accept();
        links.add(link);
        Thread.ofVirtual().start(() -> talk(link));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket link) {
    try (link;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(link.getInputStream(), StandardCharsets.ISO_8859_1));
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(link.getOutputStream(), StandardCharsets.ISO_8859_1))) {
      say(out, "200 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        answer(line, out);
      }
    } catch (IOException | UncheckedIOException e) {
      // The test or the reader cut the link.
    }
  }

  private void answer(String line, BufferedWriter out) throws IOException {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "CAPABILITIES" -> say(out, "101 list\r\nVERSION 2\r\nREADER\r\nOVER\r\n.");
      case "GROUP" -> group(words[1], out);
      case "OVER" -> over(words[1], out);
      case "HEAD" -> article("221", words[1], "", out);
      case "ARTICLE" -> article("220", words[1], "\r\nSome text.\r\n", out);
      case "STAT" -> stat(Long.parseLong(words[1]), out);
      case "QUIT" -> say(out, "205 bye");
      default -> say(out, "500 what?");
    }
  }

  private synchronized void group(String name, BufferedWriter out) throws IOException {
    if (!name.equals("misc.test")) {
      say(out, "411 no such group");
      return;
    }
    long low = articles.isEmpty() ? 0 : articles.firstKey();
    long high = articles.isEmpty() ? 0 : articles.lastKey();
    say(out, "211 " + articles.size() + " " + low + " " + high + " " + name);
  }

  private void over(String range, BufferedWriter out) throws IOException {
    String[] bounds = range.split("-", -1);
    long low = Long.parseLong(bounds[0]);
    long high = bounds.length > 1 ? Long.parseLong(bounds[1]) : low;
    say(out, "224 rows");
    for (Map.Entry<Long, String> one : articles.subMap(low, true, high, true).entrySet()) {
      if (cutAfterRows.getAndUpdate(left -> left < 0 ? left : left - 1) == 0) {
        out.flush();
        whenCut.run();
        throw new IOException("cut");
      }
      if (stallAfterRows.getAndUpdate(left -> left <= 0 ? left : left - 1) == 0) {
        out.flush();
        return;
      }
      out.write(brokenRows.getOrDefault(one.getKey(), row(one.getKey(), one.getValue())) + "\r\n");
      sent.merge(one.getKey(), 1, Integer::sum);
    }
    say(out, ".");
  }

  private void stat(long number, BufferedWriter out) throws IOException {
    String name = articles.get(number);
    say(out, name == null ? "423 none" : "223 " + number + " <" + name + "@example.org>");
  }

  private static String row(long number, String name) {
    return row(number, name, "Mon, 02 Nov 2026 10:00:00 +0000");
  }

  /** An overview line with that date. */
  static String row(long number, String name, String date) {
    return number
        + "\tSubject of "
        + name
        + "\tAnn <ann@example.org>\t"
        + date
        + "\t<"
        + name
        + "@example.org>\t\t100\t1";
  }

  private void article(String code, String which, String body, BufferedWriter out)
      throws IOException {
    long number = 0;
    if (which.startsWith("<") && code.equals("220") && !answerToIds.isEmpty()) {
      say(out, answerToIds);
      return;
    }
    if (which.startsWith("<")) {
      String name = which.substring(1, which.indexOf('@'));
      for (Map.Entry<Long, String> one : articles.entrySet()) {
        number = one.getValue().equals(name) ? one.getKey() : number;
      }
    } else {
      number = articles.containsKey(Long.parseLong(which)) ? Long.parseLong(which) : 0;
    }
    if (number == 0) {
      say(out, which.startsWith("<") ? "430 none" : "423 none");
      return;
    }
    String name = articles.get(number);
    String instead = code.equals("220") ? insteadOf.get(name) : null;
    if (instead != null) {
      boolean isCut = instead.endsWith(CUT);
      out.write(isCut ? instead.substring(0, instead.length() - CUT.length()) : instead + "\r\n");
      out.flush();
      if (isCut) {
        throw new IOException("cut");
      }
      return;
    }
    say(
        out,
        code
            + " "
            + number
            + " <"
            + name
            + "@example.org>\r\nSubject: Subject of "
            + name
            + "\r\nFrom: Ann <ann@example.org>\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\n"
            + "Newsgroups: misc.test\r\nMessage-ID: <"
            + name
            + "@example.org>\r\nXref: far misc.test:"
            + number
            + "\r\n"
            + body
            + ".");
  }

  private static void say(BufferedWriter out, String text) throws IOException {
    out.write(text + "\r\n");
    out.flush();
  }
}
