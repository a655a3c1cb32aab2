package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsloom.article.MessageId;
import org.newsloom.nntp.ScriptedServer.Effect;

/** A link cut anywhere in an answer is an error, never a shorter answer. */
final class CutLinkTest {
  private static final byte[] ARTICLE =
      "220 0 <a@b>\r\nSubject: x\r\n\r\n..\r\nbody\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OVER =
      "224 x\r\n1\ts\tf\td\t<1@x>\t\t1\t1\r\n2\ts\tf\td\t<2@x>\t\t1\t1\r\n.\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  static IntStream cutsOfArticle() {
    return IntStream.range(0, ARTICLE.length);
  }

  static IntStream cutsOfOver() {
    return IntStream.range(0, OVER.length);
  }

  @ParameterizedTest
  @MethodSource("cutsOfArticle")
  void neverShortensAnArticle(int cut) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 hi").expect("ARTICLE <a@b>");
      server.send(Arrays.copyOf(ARTICLE, cut)).effect(Effect.DROP);
      NntpConnection connection = open(server);
      assertThatThrownBy(() -> connection.article(new MessageId("a@b")))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("cutsOfOver")
  void neverEndsAWindow(int cut) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 hi").expect("XOVER 1-2");
      server.send(Arrays.copyOf(OVER, cut)).effect(Effect.DROP);
      CollectingSink sink = new CollectingSink();
      NntpConnection connection = open(server);
      assertThatThrownBy(() -> connection.over(new NumberWindow(1, 2), sink))
          .isInstanceOf(IOException.class);
      assertThat(sink.done).isEmpty();
    }
  }

  private static NntpConnection open(ScriptedServer server) throws Exception {
    return NntpConnection.open(server.address(), Login.NONE, Timeouts.USUAL, DialogueListener.NONE);
  }
}
