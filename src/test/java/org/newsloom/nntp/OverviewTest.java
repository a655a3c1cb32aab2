package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ScriptedServer.Effect;

final class OverviewTest {
  private static final NumberWindow WINDOW = new NumberWindow(1, 9);
  private static final String[] FORMAT = {
    "215 format", "Subject:", "From:", "Date:", "Message-ID:", "References:", ":bytes", ":lines"
  };

  private final ScriptedServer server = new ScriptedServer();
  private final CollectingSink sink = new CollectingSink();

  @AfterEach
  void endServer() {
    server.close();
  }

  private NntpConnection open() throws Exception {
    return NntpConnection.open(
        server.address(), Login.of("ann", "x"), Timeouts.USUAL, DialogueListener.NONE);
  }

  private static String row(long number) {
    return number + "\tsubject " + number + "\tann\tdate\t<" + number + "@x>\t\t10\t2";
  }

  private void overOf(String... lines) throws Exception {
    server.greet("200 hi").expect("XOVER 1-9").reply("224 lines").reply(lines).reply(".");
    open().over(WINDOW, sink);
  }

  @Test
  void readsRows() throws Exception {
    overOf(row(1) + "\tXref: host misc.test:1", row(3));
    assertThat(sink.rows)
        .containsExactly(
            new CollectingSink.Row(1, "subject 1", "<1@x>", "host misc.test:1"),
            new CollectingSink.Row(3, "subject 3", "<3@x>", ""));
    assertThat(sink.done).containsExactly(WINDOW);
  }

  @Test
  void handsOnLineWithTooFewFields() throws Exception {
    overOf(row(1), "2\tsubject\tann", row(3));
    assertThat(sink.numbers()).containsExactly(1L, 3L);
    assertThat(sink.bad).hasSize(1);
    assertThat(sink.bad.getFirst().number()).isEqualTo(OptionalLong.of(2));
    assertThat(sink.bad.getFirst()).hasToString("2\tsubject\tann");
  }

  @Test
  void handsOnBothHalvesOfALineBrokenInTwo() throws Exception {
    overOf("1\tsub", "ject\tann\tdate\t<1@x>\t\t10\t2", row(2));
    assertThat(sink.numbers()).containsExactly(2L);
    assertThat(sink.bad)
        .extracting(BadLine::number)
        .containsExactly(OptionalLong.of(1), OptionalLong.empty());
  }

  @Test
  void handsOnLineWithTabInSubject() throws Exception {
    overOf("1\tsub\tject\tann\tdate\t<1@x>\t\t10\t2");
    assertThat(sink.rows).isEmpty();
    assertThat(sink.bad.getFirst().number()).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void handsOnLineWithTabInReferences() throws Exception {
    overOf("1\tsubject\tann\tdate\t<1@x>\t<a@b>\t<c@d>\t10\t2");
    assertThat(sink.rows).isEmpty();
    assertThat(sink.bad).hasSize(1);
  }

  @Test
  void handsOnNumbersThatAreNone() throws Exception {
    overOf("x" + row(1), row(77), "99999999999999999999" + row(1), "");
    assertThat(sink.rows).isEmpty();
    assertThat(sink.bad).hasSize(4);
  }

  @Test
  void readsLinesWithBareLf() throws Exception {
    server
        .greet("200 hi")
        .expect("XOVER 1-9")
        .send(("224 x\r\n" + row(1) + "\n" + row(2) + "\n.\n").getBytes(StandardCharsets.UTF_8));
    open().over(WINDOW, sink);
    assertThat(sink.numbers()).containsExactly(1L, 2L);
  }

  @Test
  void takesSizesThatAreNoNumbers() throws Exception {
    overOf("1\tsubject\tann\tdate\t<1@x>\t\tundefined\tundefined");
    assertThat(sink.numbers()).containsExactly(1L);
  }

  @Test
  void takesXrefWithoutItsName() throws Exception {
    overOf(row(1) + "\thost misc.test:1 b.c:22", row(2) + "\tsomething else");
    assertThat(sink.rows)
        .extracting(CollectingSink.Row::xref)
        .containsExactly("host misc.test:1 b.c:22", "");
  }

  @Test
  void findsXrefWhereTheFormatSays() throws Exception {
    server.capabilities("VERSION 2", "READER", "OVER");
    server
        .greet("200 hi")
        .expect("LIST OVERVIEW.FMT")
        .reply(FORMAT)
        .reply("Path:full", "Xref:full", ".")
        .expect("OVER 1-9")
        .reply("224 lines", row(1) + "\tPath: a!b\tXREF: host g:1", row(2) + "\tx\thost g:2", ".");
    open().over(WINDOW, sink);
    assertThat(sink.rows)
        .extracting(CollectingSink.Row::xref)
        .containsExactly("host g:1", "host g:2");
  }

  @Test
  void takesEveryFormOfAnEmptyWindow() throws Exception {
    server
        .greet("200 hi")
        .expect("XOVER 1-9")
        .reply("224 none", ".")
        .expect("XOVER 1-9")
        .reply("420 none")
        .expect("XOVER 1-9")
        .reply("423 none");
    NntpConnection connection = open();
    for (int i = 0; i < 3; i++) {
      connection.over(WINDOW, sink);
    }
    assertThat(sink.rows).isEmpty();
    assertThat(sink.done).containsExactly(WINDOW, WINDOW, WINDOW);
  }

  @Test
  void goesDownToHeads() throws Exception {
    server.capabilities("VERSION 2", "READER", "OVER");
    server
        .greet("200 hi")
        .expect("LIST OVERVIEW.FMT")
        .reply("503 none")
        .expect("OVER 1-3")
        .reply("500 what?")
        .expect("XOVER 1-3")
        .reply("502 not here")
        .expect("HEAD 1")
        .reply("221 1 <1@x>", "Subject: one", "\tmore", "Message-ID: <1@x>", "Lines: 4", ".")
        .expect("HEAD 2")
        .reply("423 gone")
        .expect("HEAD 3")
        .reply("221 3 <3@x>", "message-id: <3@x>", "XREF: host g:3", ".");
    open().over(new NumberWindow(1, 3), sink);
    assertThat(sink.rows)
        .containsExactly(
            new CollectingSink.Row(1, "one more", "<1@x>", ""),
            new CollectingSink.Row(3, "", "<3@x>", "host g:3"));
    assertThat(sink.done).containsExactly(new NumberWindow(1, 3));
  }

  @Test
  void asksTheNextWindowBeforeTheAnswer() throws Exception {
    server
        .greet("200 hi")
        .expect("XOVER 7-9")
        .reply("224 x", row(7), ".")
        .expect("XOVER 4-6")
        .expect("XOVER 1-3")
        .reply("224 x", row(5), ".", "423 none");
    List<NumberWindow> windows =
        List.of(new NumberWindow(7, 9), new NumberWindow(4, 6), new NumberWindow(1, 3));
    open().over(windows, sink);
    assertThat(sink.numbers()).containsExactly(7L, 5L);
    assertThat(sink.done).isEqualTo(windows);
  }

  @Test
  void logsInAmidPipelinedWindows() throws Exception {
    server
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply("211 9 1 9 misc.test")
        .expect("XOVER 7-9")
        .reply("224 x", row(7), ".")
        .expect("XOVER 4-6")
        .expect("XOVER 1-3")
        .reply("480 who are you?", "480 who are you?")
        .expect("XOVER 4-6")
        .reply("480 who are you?")
        .expect("AUTHINFO USER ann")
        .reply("281 ok")
        .expect("XOVER 4-6")
        .reply("224 x", row(4), ".")
        .expect("XOVER 1-3")
        .reply("224 x", row(1), ".");
    NntpConnection connection = open();
    connection.group(new Newsgroup("misc.test"));
    connection.over(
        List.of(new NumberWindow(7, 9), new NumberWindow(4, 6), new NumberWindow(1, 3)), sink);
    assertThat(sink.numbers()).containsExactly(7L, 4L, 1L);
  }

  @Test
  void givesOutManyRowsInSeveralBatches() throws Exception {
    String[] lines = new String[10_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = row(i + 1);
    }
    server.greet("200 hi").expect("XOVER 1-10000").reply("224 x").reply(lines).reply(".");
    open().over(new NumberWindow(1, 10_000), sink);
    assertThat(sink.rows).hasSize(10_000);
    assertThat(sink.batches).hasSizeGreaterThan(1);
  }

  @Test
  void takesNoCutAnswerForAnEnd() throws Exception {
    server.greet("200 hi").expect("XOVER 1-9").reply("224 x", row(1)).effect(Effect.DROP);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.over(WINDOW, sink)).isInstanceOf(java.io.IOException.class);
    assertThat(sink.done).isEmpty();
  }

  @Test
  void closesTheLinkWhereTheSinkFails() throws Exception {
    server.greet("200 hi").expect("XOVER 1-9").reply("224 x", "bad", row(1), ".");
    NntpConnection connection = open();
    OverviewSink failing =
        new OverviewSink() {
          @Override
          public void batch(org.newsloom.article.OverviewBatch batch) {}

          @Override
          public void bad(BadLine line) {
            throw new IllegalStateException("full");
          }
        };
    assertThatThrownBy(() -> connection.over(WINDOW, failing)).hasMessage("full");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void answersStayInTheOrderOfTheWindowsThoughSomeAreRefusedInFlight() throws Exception {
    List<NumberWindow> windows =
        LongStream.range(0, 11).mapToObj(i -> new NumberWindow(20 - i, 20 - i)).toList();
    server.capabilities("VERSION 2", "READER", "OVER").greet("200 hi");
    server.expect("LIST OVERVIEW.FMT").reply("503 no");
    server.expect("OVER 20-20").reply("224 lines", row(20), ".");
    for (int number = 19; number > 12; number--) {
      server.expect("OVER " + number + "-" + number);
    }
    server.expect("OVER 12-12").reply("412 where are you?", "224 lines", row(18), ".");
    server.reply("412 where?", "412 where?", "412 where?", "412 where?", "412 where?", "423 no");
    for (int number = 19; number > 9; number--) {
      server.expect("OVER " + number + "-" + number);
      if (number > 12) {
        server.reply("224 lines", row(number), ".");
      }
    }
    server.reply("224 lines", row(12), ".", "224 lines", row(11), ".", "224 lines", row(10), ".");
    open().over(windows, sink);
    assertThat(sink.done).containsExactlyElementsOf(windows);
    assertThat(sink.numbers())
        .containsExactlyElementsOf(windows.stream().map(NumberWindow::high).toList());
  }
}
