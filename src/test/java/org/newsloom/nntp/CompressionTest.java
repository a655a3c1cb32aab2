package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ScriptedServer.Effect;

/** COMPRESS DEFLATE (RFC 8054). */
final class CompressionTest {
  private static final String DATE = "111 20260102030405";

  private static ScriptedServer offering() {
    return new ScriptedServer()
        .capabilities("VERSION 2", "READER", "OVER", "POST", "COMPRESS DEFLATE")
        .greet("200 hi");
  }

  private static NntpConnection open(ScriptedServer server, Login login) throws Exception {
    return NntpConnection.open(server.address(), login, Timeouts.USUAL, DialogueListener.NONE);
  }

  @Test
  void bothWaysAreCompressed() throws Exception {
    try (ScriptedServer server = offering()) {
      server
          .expect("COMPRESS DEFLATE")
          .reply("206 Compression active")
          .effect(Effect.COMPRESS)
          .expect("DATE")
          .reply(DATE)
          .expect("POST")
          .reply("340 go on")
          .takeArticle()
          .reply("240 taken")
          .expect("GROUP misc.test")
          .reply("211 3 1 3 misc.test");
      NntpConnection connection = open(server, Login.NONE);
      connection.compress();
      assertThat(connection.isCompressed()).isTrue();
      assertThat(connection.date()).isNotNull();
      connection.post("Subject: x\r\n\r\n.dot\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(connection.group(Newsgroup.parse("misc.test").orElseThrow()).high()).isEqualTo(3);
      connection.quit();
      assertThat(new String(server.articles().getFirst(), StandardCharsets.US_ASCII))
          .contains("\r\n..dot\r\n");
    }
  }

  @Test
  void whereTheServerCannotItIsReadWithout() throws Exception {
    for (String refusal :
        List.of("403 Unable to activate compression", "502 Command unavailable", "503 what?")) {
      try (ScriptedServer server = offering()) {
        server.expect("COMPRESS DEFLATE").reply(refusal).expect("DATE").reply(DATE);
        NntpConnection connection = open(server, Login.NONE);
        connection.compress();
        connection.compress();
        assertThat(connection.isCompressed()).isFalse();
        assertThat(connection.date()).isNotNull();
      }
    }
  }

  @Test
  void whatIsNotOfferedIsNotAskedFor() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.capabilities("VERSION 2", "READER", "COMPRESS X-OTHER").greet("200 hi");
      open(server, Login.NONE).compress();
      assertThat(server.mainCommands()).isEmpty();
    }
  }

  @Test
  void aSlowLinkIsCompressedOnceTheLoginIsDone() throws Exception {
    String filler = "x".repeat(70_000);
    try (ScriptedServer server = offering()) {
      server
          .expect("ARTICLE <1@x>")
          .effect(Effect.SLOW)
          .reply("220 0 <1@x>", "Message-ID: <1@x>", "", filler, ".")
          .expect("ARTICLE <2@x>")
          .reply("480 log in")
          .expect("AUTHINFO USER ann")
          .reply("281 welcome")
          .expect("CAPABILITIES")
          .reply("101 list", "READER", "COMPRESS DEFLATE", ".")
          .expect("ARTICLE <2@x>")
          .reply("430 no")
          .expect("COMPRESS DEFLATE")
          .reply("206 go")
          .effect(Effect.COMPRESS)
          .expect("ARTICLE <3@x>")
          .reply("430 no");
      NntpConnection connection = open(server, Login.of("ann", "secret"));
      assertThat(connection.article(new MessageId("1@x"))).isPresent();
      assertThat(connection.article(new MessageId("2@x"))).isEmpty();
      assertThat(connection.isCompressed()).isFalse();
      connection.articles(List.of(new MessageId("3@x")), (id, article) -> {});
      assertThat(connection.isCompressed()).isTrue();
    }
  }

  @Test
  void aFastLinkToThisMachineIsNot() throws Exception {
    try (ScriptedServer server = offering()) {
      server.expect("ARTICLE <3@x>").reply("430 no");
      NntpConnection connection = open(server, Login.NONE);
      connection.articles(List.of(new MessageId("3@x")), (id, article) -> {});
      assertThat(connection.isCompressed()).isFalse();
    }
  }

  @Test
  void octetsThatAreBrokenCloseTheLink() throws Exception {
    try (ScriptedServer server = offering()) {
      server.expect("COMPRESS DEFLATE").reply("206 go");
      server.reply("111 20260102030405 in clear all the same").effect(Effect.STALL);
      NntpConnection connection = open(server, Login.NONE);
      assertThatThrownBy(
              () -> {
                connection.compress();
                connection.date();
              })
          .isInstanceOf(NntpProtocolException.class);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void aBombDoesNotGoOff() throws Exception {
    byte[] bomb = deflated("x".repeat(64 << 20));
    assertThat(bomb.length).isLessThan(1 << 20);
    Wire wire = new Wire(new InflatedStream(new ByteArrayInputStream(bomb)), Duration.ofMinutes(1));
    assertThatThrownBy(() -> wire.readLine(Wire.MAX_LINE))
        .isInstanceOf(NntpProtocolException.class);
    assertThat(wire.buffer().length).isLessThanOrEqualTo(4 << 20);
  }

  @Test
  void tellsTrulyWhatWaits() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(6, true), true)) {
      for (int line : IntStream.range(0, 50).toArray()) {
        out.write(("line " + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    }
    InflatedStream in = new InflatedStream(new ByteArrayInputStream(packed.toByteArray()));
    String all = "";
    while (in.available() > 0) {
      all += new String(in.readNBytes(in.available()), StandardCharsets.US_ASCII);
    }
    assertThat(all.lines()).hasSize(50).last().isEqualTo("line 49");
    assertThat(in.read()).isNegative();
  }

  private static byte[] deflated(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, true))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return packed.toByteArray();
  }
}
