package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** Brings articles to INN as another news server would: TAKETHIS (RFC 4644), in order. */
final class Feed {
  /** Articles that are on their way before the replies are read. */
  private static final int WINDOW = 200;

  /**
   * An article to bring.
   *
   * @param references ancestors, the root first
   * @param body with {@code \n} line ends; UTF-8 goes out as it is
   */
  record Item(
      MessageId id,
      List<Newsgroup> groups,
      String subject,
      List<MessageId> references,
      String body) {
    private byte[] octets() {
      StringBuilder text = new StringBuilder();
      text.append("Path: feed.invalid!not-for-mail\n");
      text.append("From: A Feeder <feeder@feed.invalid>\n");
      text.append("Newsgroups: ").append(Newsgroup.join(groups)).append('\n');
      text.append("Subject: ").append(subject).append('\n');
      text.append("Date: Mon, 02 Nov 2026 10:00:00 +0000\n");
      text.append("Message-ID: <").append(id.text()).append(">\n");
      if (!references.isEmpty()) {
        text.append("References:");
        references.forEach(one -> text.append(" <").append(one.text()).append(">\n"));
      }
      text.append("MIME-Version: 1.0\n");
      text.append("Content-Type: text/plain; charset=UTF-8\n");
      text.append("Content-Transfer-Encoding: 8bit\n\n");
      text.append(body);
      return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private Feed() {}

  /** Brings all of them; each must be taken. */
  static void bring(List<Item> items) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(60_000);
      socket.connect(Inn.address(Inn.FEED_PORT), 5_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      assertThat(in.readLine()).startsWith("20");
      for (int from = 0; from < items.size(); from += WINDOW) {
        List<Item> some = items.subList(from, Math.min(items.size(), from + WINDOW));
        for (Item item : some) {
          send(out, item);
        }
        out.flush();
        for (Item item : some) {
          assertThat(in.readLine()).isEqualTo("239 <" + item.id().text() + ">");
        }
      }
      out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(in.readLine()).startsWith("205");
    }
  }

  private static void send(OutputStream out, Item item) throws IOException {
    out.write(("TAKETHIS <" + item.id().text() + ">\r\n").getBytes(StandardCharsets.US_ASCII));
    boolean lineBegins = true;
    for (byte octet : item.octets()) {
      if (lineBegins && octet == '.') {
        out.write('.');
      }
      out.write(octet);
      lineBegins = octet == '\n';
    }
    out.write((lineBegins ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
