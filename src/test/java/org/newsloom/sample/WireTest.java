package org.newsloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held back is sent before anything is waited for. */
final class WireTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  /** What the client had been sent each time when more was waited for. */
  private final Deque<String> sentWhenWaiting = new ArrayDeque<>();

  /** Comes in these pieces. */
  private Wire pieces(String... pieces) {
    Deque<String> left = new ArrayDeque<>(List.of(pieces));
    InputStream in =
        new InputStream() {
          @Override
          public int available() {
            return left.isEmpty() ? 0 : left.getFirst().length();
          }

          @Override
          public int read() {
            throw new UnsupportedOperationException("octet by octet");
          }

          @Override
          public int read(byte[] octets, int from, int length) {
            sentWhenWaiting.add(sent.toString(StandardCharsets.US_ASCII));
            if (left.isEmpty()) {
              return -1;
            }
            byte[] piece = left.removeFirst().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(piece, 0, octets, from, piece.length);
            return piece.length;
          }
        };
    return new Wire(in, sent);
  }

  @Test
  void greetsThoughTheClientBeganALineThatItDoesNotEnd() throws IOException {
    Wire wire = pieces("an octet or two of another language");
    wire.reply("200 ready");
    assertThat(wire.line(511)).isEmpty();
    assertThat(sentWhenWaiting).allMatch("200 ready\r\n"::equals).isNotEmpty();
  }

  @Test
  void answersBeforeItWaitsForTheRestOfTheNextCommand() throws IOException {
    Wire wire = pieces("DATE\r\nDA", "TE\r\n");
    assertThat(wire.line(511)).isPresent();
    wire.reply("111 20260102030405");
    assertThat(wire.line(511)).isPresent();
    assertThat(sentWhenWaiting).last().isEqualTo("111 20260102030405\r\n");
  }

  @Test
  void holdsAnswersBackWhileWholeCommandsAreHere() throws IOException {
    Wire wire = pieces("DATE\r\nDATE\r\n");
    wire.line(511);
    wire.reply("111 20260102030405");
    wire.line(511);
    assertThat(sent.size()).isZero();
  }
}
