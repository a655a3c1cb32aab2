package org.newsloom.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;

final class SampleServerTest {
  private static final String MISSION = "<mission-1@newsgrouper.org.invalid>";
  private static final SampleServerOptions OPTIONS =
      SampleServerOptions.DEFAULT.withClock(
          Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC));
  private static final String GOOD =
      """
      From: A Tester <tester@example.org>
      Newsgroups: misc.test
      Subject: a test
      Message-ID: <good-1@example.org>

      .dots stay
      """;

  /** SHA-256 of the key c2VjcmV0, as the sha256sum of other programs says. */
  private static final String LOCKED =
      GOOD.replace(
          "Subject:",
          "Cancel-Lock: sha256:other= sha256:HBGF4C/z4js+WhxbyGzxXUEmyqPc3g/bbpOtxN7sEZ4=\nSubject:");

  private static final String CANCEL =
      GOOD.replace("good-1", "cancel-1")
          .replace(
              "Subject:",
              "Control: cancel <good-1@example.org>\nCancel-Key: sha256:c2VjcmV0\nSubject:");

  private SampleServer server;
  private Talk talk;

  SampleServerTest() throws IOException {
    server = SampleServer.start(OPTIONS);
    talk = new Talk(server);
  }

  @BeforeEach
  void greets() {
    assertThat(talk.greeting()).startsWith("200 ");
  }

  @AfterEach
  void stop() throws IOException {
    talk.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "XYZZY | 500",
        "GROUP | 501",
        "GROUP no.such.group | 411",
        "ARTICLE 1 | 412",
        "ARTICLE | 412",
        "NEXT | 412",
        "OVER 1-2 | 412",
        "OVER | 412",
        "HDR Subject 1 | 412",
        "ARTICLE <nobody@example.org> | 430",
        "OVER <nobody@example.org> | 430",
        "XHDR Subject <nobody@example.org> | 430",
        "ARTICLE nonsense | 501",
        "ARTICLE 1 2 | 501",
        "LISTGROUP alt.politics.usa x-y | 501",
        "LIST ACTIVE a b | 501",
        "LIST NONSENSE | 501",
        "LIST MODERATORS | 503",
        "NEWGROUPS 20260101 | 501",
        "NEWGROUPS 20260101 000000 | 231",
        "NEWGROUPS 20261301 000000 | 501",
        "NEWNEWS * 20260101 250000 | 501",
        "MODE STREAM | 501",
        "AUTHINFO PASS early | 482",
        "AUTHINFO GENERIC x | 501",
        "IHAVE <new@example.org> | 435",
        "XPAT Subject 1- | 501",
        "DATE now | 501",
        "DATE | 111 20260201120000",
        "MODE READER | 200",
        "QUIT | 205"
      })
  void answersOneLine(String command, String answer) throws IOException {
    assertThat(talk.ask(command)).startsWith(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ARTICLE 99999 | 423",
        "OVER 99998-99999 | 423",
        "OVER 9-8 | 423",
        "OVER x | 501",
        "XOVER 99999- | 420",
        "XHDR Subject 99999 | 420",
        "LAST | 422",
        "NEXT | 223 2 ",
        "STAT | 223 1 <mission-1@newsgrouper.org.invalid>"
      })
  void answersOneLineInAGroup(String command, String answer) throws IOException {
    assertThat(talk.ask("GROUP alt.politics.usa")).startsWith("211 ");
    assertThat(talk.ask(command)).startsWith(answer.strip());
  }

  @Test
  void movesToTheLastArticleAndNoFurther() throws IOException {
    String last = talk.ask("GROUP misc.test").split(" ", -1)[3];
    assertThat(talk.ask("STAT " + last)).startsWith("223 " + last);
    assertThat(talk.ask("NEXT")).startsWith("421 ");
    assertThat(talk.ask("STAT")).startsWith("223 " + last);
  }

  @Test
  void readingByMessageIdMovesNothing() throws IOException {
    talk.ask("GROUP misc.test");
    talk.ask("STAT 3");
    assertThat(talk.ask("STAT " + MISSION)).isEqualTo("223 0 " + MISSION);
    assertThat(talk.ask("STAT")).startsWith("223 3 ");
  }

  @Test
  void anArticleIsItsHeadAndItsBody() throws IOException {
    List<String> article = talk.askBlock("ARTICLE " + MISSION);
    List<String> head = talk.askBlock("HEAD " + MISSION);
    List<String> body = talk.askBlock("BODY " + MISSION);
    assertThat(article.subList(1, head.size())).isEqualTo(head.subList(1, head.size()));
    assertThat(article.get(head.size())).isEmpty();
    assertThat(article.subList(head.size() + 1, article.size()))
        .isEqualTo(body.subList(1, body.size()));
  }

  @Test
  void overviewTellsTheTrueSize() throws IOException {
    List<String> article = talk.askBlock("ARTICLE " + MISSION);
    int octets = article.stream().skip(1).mapToInt(line -> line.length() + 2).sum();
    String[] fields = talk.askBlock("OVER " + MISSION).get(1).split("\t", -1);
    assertThat(fields).hasSize(9);
    assertThat(fields[0]).isEqualTo("0");
    assertThat(fields[4]).isEqualTo(MISSION);
    assertThat(fields[6]).isEqualTo(Integer.toString(octets));
    assertThat(fields[7]).isEqualTo("10");
    assertThat(fields[8]).isEqualTo("Xref: sample.newsloom.invalid alt.politics.usa:1");
  }

  @Test
  void answersAPipelineInOrder() throws IOException {
    IntStream numbers = IntStream.rangeClosed(1, 200);
    StringBuilder pipeline = new StringBuilder("GROUP alt.politics.usa\r\n");
    numbers.forEach(i -> pipeline.append("STAT ").append(i % 40 + 1).append("\r\n"));
    talk.send(pipeline.toString());
    assertThat(talk.line()).startsWith("211 ");
    for (int i = 1; i <= 200; i++) {
      assertThat(talk.line()).startsWith("223 " + (i % 40 + 1) + " ");
    }
  }

  @Test
  void refusesALineThatIsTooLongAndGoesOn() throws IOException {
    assertThat(talk.ask("GROUP " + "x".repeat(100_000))).startsWith("501 ");
    assertThat(talk.ask("GROUP misc.test")).startsWith("211 ");
  }

  @Test
  void listsWhatCapabilitiesPromise() throws IOException {
    List<String> capabilities = talk.askBlock("CAPABILITIES");
    assertThat(capabilities).contains("VERSION 2", "READER", "POST", "OVER MSGID", "HDR");
    String list =
        capabilities.stream().filter(line -> line.startsWith("LIST ")).findFirst().orElseThrow();
    for (String keyword : list.substring(5).split(" ", -1)) {
      assertThat(talk.askBlock("LIST " + keyword).getFirst()).startsWith("215 ");
    }
  }

  @Test
  void listsDescriptionsAsUtf8() throws IOException {
    assertThat(talk.askBlock("LIST NEWSGROUPS relcom.*").get(1))
        .isEqualTo(Octets.toWire("relcom.books\tКниги: что читаем и перечитываем"));
  }

  @Test
  void findsHeadersByPattern() throws IOException {
    talk.ask("GROUP misc.test");
    assertThat(talk.askBlock("XPAT Subject 1- test*ignore*"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("1 ");
  }

  @ParameterizedTest
  @CsvSource({
    "*[Tt][Ee][Ss][Tt]*, true",
    "[s-u]est*, true",
    "[^t]est*, false",
    "?est*, true",
    "TEST*, false",
    "test, false",
    "*\\(please?ignore\\)*, true",
    "*\\?lease*, false",
    "*[]p]lease*, true",
    "*[please*, false"
  })
  void readsThePatternsOfRfc2980(String pattern, boolean fits) {
    assertThat(new HeaderPattern(pattern).fits("test (please ignore)")).isEqualTo(fits);
  }

  @Test
  void takesAPostAndServesIt() throws IOException {
    String high = talk.ask("GROUP misc.test").split(" ", -1)[3];
    assertThat(talk.post(GOOD)).startsWith("240 ");
    long number = Long.parseLong(high) + 1;
    assertThat(talk.ask("STAT " + number)).isEqualTo("223 " + number + " <good-1@example.org>");
    assertThat(talk.askBlock("BODY " + number)).contains(".dots stay");
    assertThat(talk.askBlock("HEAD " + number))
        .contains(
            "Date: Sun, 01 Feb 2026 12:00:00 +0000",
            "Injection-Date: Sun, 01 Feb 2026 12:00:00 +0000",
            "Path: sample.newsloom.invalid!.POSTED!not-for-mail",
            "Xref: sample.newsloom.invalid misc.test:" + number);
  }

  @Test
  void givesAnIdentifierToAPostWithoutOne() throws IOException {
    String answer = talk.post(GOOD.replaceAll("Message-ID.*\n", ""));
    assertThat(answer).startsWith("240 ");
    String id = answer.substring(answer.indexOf('<'));
    assertThat(talk.askBlock("HEAD " + id)).contains("Message-ID: " + id);
  }

  @Test
  void filesACrosspostOnce() throws IOException {
    assertThat(talk.post(GOOD.replace(": misc.test", ": misc.test,comp.misc,not.here")))
        .startsWith("240 ");
    assertThat(talk.askBlock("HDR Xref <good-1@example.org>").get(1))
        .matches("0 sample.newsloom.invalid misc.test:\\d+ comp.misc:\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Newsgroups: misc.test | X-None: 1 | Newsgroups",
        "Newsgroups: misc.test | Newsgroups: not.here | no such newsgroup",
        "Newsgroups: misc.test | Newsgroups: sample.announce | not allowed",
        "Newsgroups: misc.test | Newsgroups: comp.incidents | moderated",
        "Subject: a test | Subject: | Subject",
        "From: A Tester <tester@example.org> | From: A Tester | address",
        "Subject: a test | this is no header | line 3",
        "Subject: a test | Message-ID: <x@example.org> | two Message-ID",
        "<good-1@example.org> | good-1 | Message-ID",
        "<good-1@example.org> | <mission-1@newsgrouper.org.invalid> | duplicate",
        "Message-ID: <good-1@example.org> | Date: yesterday | not a date",
        "Message-ID: <good-1@example.org> | Date: Sun, 01 Mar 2026 00:00:00 +0000 | future",
        ".dots stay | '' | no body"
      })
  void refusesABadPostWithAReason(String what, String by, String reason) throws IOException {
    assertThat(talk.post(GOOD.replace(what, by))).startsWith("441 ").contains(reason);
    assertThat(talk.ask("STAT <good-1@example.org>")).startsWith("430");
  }

  @Test
  void refusesBareLineFeeds() throws IOException {
    talk.ask("POST");
    talk.send(GOOD);
    assertThat(talk.ask(".")).startsWith("441 ");
    assertThat(talk.ask("DATE")).startsWith("111 ");
  }

  @Test
  void refusesAHugePostAndGoesOn() throws IOException {
    talk.ask("POST");
    talk.send(GOOD.replace("\n", "\r\n"));
    String line = "x".repeat(1_000_000) + "\r\n";
    for (int i = 0; i < 9; i++) {
      talk.send(line);
    }
    assertThat(talk.ask(".")).startsWith("441 ").contains("too large");
    assertThat(talk.ask("DATE")).startsWith("111 ");
  }

  @Test
  void takesAnApprovedPostToAModeratedGroup() throws IOException {
    String approved =
        GOOD.replace(
            "Newsgroups: misc.test", "Newsgroups: comp.incidents\nApproved: m@example.org");
    assertThat(talk.post(approved)).startsWith("240 ");
  }

  @Test
  void keepsPostsAndTheirNumbersOverARestart(@TempDir Path folder) throws IOException {
    Path posts = folder.resolve("posts");
    try (SampleServer first = SampleServer.start(OPTIONS.withPosts(posts));
        Talk writer = new Talk(first)) {
      assertThat(writer.post(GOOD)).startsWith("240 ");
      assertThat(writer.post(GOOD.replace("good-1", "good-2"))).startsWith("240 ");
    }
    try (SampleServer second = SampleServer.start(OPTIONS.withPosts(posts));
        Talk reader = new Talk(second)) {
      String before = talk.ask("GROUP misc.test").split(" ", -1)[3];
      assertThat(reader.askBlock("HDR Xref <good-2@example.org>").get(1))
          .endsWith("misc.test:" + (Long.parseLong(before) + 2));
      assertThat(reader.post(GOOD)).startsWith("441 435 ");
      assertThat(reader.post(GOOD.replace("good-1", "good-3"))).startsWith("240 ");
    }
    try (var files = Files.list(posts)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void whoHasTheKeyCancelsForGood(@TempDir Path folder) throws IOException {
    String before = talk.ask("GROUP misc.test").split(" ", -1)[3];
    try (SampleServer first = SampleServer.start(OPTIONS.withPosts(folder));
        Talk writer = new Talk(first)) {
      assertThat(writer.post(LOCKED)).startsWith("240 ");
      assertThat(writer.post(CANCEL)).startsWith("240 ");
      assertThat(writer.ask("STAT <good-1@example.org>")).startsWith("430");
      assertThat(writer.ask("STAT <cancel-1@example.org>")).startsWith("223 ");
      assertThat(writer.post(LOCKED)).startsWith("441 435 ");
    }
    try (SampleServer second = SampleServer.start(OPTIONS.withPosts(folder));
        Talk reader = new Talk(second)) {
      assertThat(reader.ask("STAT <good-1@example.org>")).startsWith("430");
      assertThat(reader.ask("GROUP misc.test"))
          .startsWith("211 " + before + " 1 " + (Long.parseLong(before) + 1));
      assertThat(reader.post(GOOD.replace("good-1", "good-2"))).startsWith("240 ");
      assertThat(reader.askBlock("HDR Xref <good-2@example.org>").get(1))
          .endsWith("misc.test:" + (Long.parseLong(before) + 2));
    }
  }

  @Test
  void whoHasNoKeyCancelsAndSupersedesNothing() throws IOException {
    assertThat(talk.post(LOCKED)).startsWith("240 ");
    assertThat(talk.post(CANCEL.replace("c2VjcmV0", "b3RoZXI="))).startsWith("441 ");
    assertThat(talk.post(CANCEL.replaceAll("Cancel-Key.*\n", ""))).startsWith("441 ");
    assertThat(talk.post(CANCEL.replace("<good-1@example.org>", MISSION))).startsWith("441 ");
    assertThat(talk.post(CANCEL.replace("cancel <good", "cancel <never"))).startsWith("441 ");
    assertThat(talk.post(CANCEL.replace("cancel <", "newgroup <"))).startsWith("441 ");
    assertThat(
            talk.post(
                GOOD.replace("good-1", "s")
                    .replace("Subject:", "Supersedes: " + MISSION + "\nSubject:")))
        .startsWith("441 ");
    assertThat(talk.ask("STAT <good-1@example.org>")).startsWith("223 ");
    assertThat(talk.ask("STAT " + MISSION)).startsWith("223 ");
  }

  @Test
  void whoHasTheKeySupersedes() throws IOException {
    assertThat(talk.post(LOCKED)).startsWith("240 ");
    String better =
        CANCEL.replace("Control: cancel", "Supersedes:").replace("dots stay", "something else");
    assertThat(talk.post(better)).startsWith("240 ");
    assertThat(talk.ask("STAT <good-1@example.org>")).startsWith("430");
    talk.ask("GROUP misc.test");
    assertThat(talk.askBlock("HDR Subject <cancel-1@example.org>").get(1)).endsWith("a test");
  }

  @Test
  void tellsThatAPostCouldNotBeKept(@TempDir Path folder) throws IOException {
    Path posts = folder.resolve("posts");
    try (SampleServer other = SampleServer.start(OPTIONS.withPosts(posts));
        Talk writer = new Talk(other)) {
      Files.delete(posts);
      assertThat(writer.post(GOOD)).startsWith("441 ").contains("kept");
      assertThat(writer.ask("STAT <good-1@example.org>")).startsWith("430 ");
    }
  }

  @Test
  void letsInOnlyTheRightPassword() throws IOException {
    try (SampleServer locked = SampleServer.start(OPTIONS.withLogin("ada", "päss word"));
        Talk guest = new Talk(locked)) {
      assertThat(guest.ask("GROUP misc.test")).startsWith("480 ");
      assertThat(guest.ask("POST")).startsWith("480 ");
      assertThat(guest.ask("MODE READER")).startsWith("200 ");
      assertThat(guest.ask("AUTHINFO USER ada")).startsWith("381 ");
      assertThat(guest.ask("AUTHINFO PASS wrong")).startsWith("481 ");
      assertThat(guest.ask("AUTHINFO USER ada")).startsWith("381 ");
      assertThat(guest.ask("AUTHINFO PASS " + Octets.toWire("päss word"))).startsWith("281 ");
      assertThat(guest.ask("GROUP misc.test")).startsWith("211 ");
      assertThat(guest.askBlock("CAPABILITIES")).doesNotContain("AUTHINFO USER");
    }
  }

  @Test
  void listensOnLoopbackAlone() throws IOException {
    List<InetAddress> outside =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress address : outside) {
      assertThatThrownBy(() -> new Socket(address, server.port()).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void cutsItsConnectionsWhenClosed() {
    server.close();
    assertThatThrownBy(() -> talk.ask("DATE")).isInstanceOf(IOException.class);
  }

  @Test
  void servesARealBatch() throws IOException {
    Path batch = Corpus.path("usenet/20ng-1993.rnews.gz");
    try (SampleServer spool = SampleServer.start(0, List.of(batch));
        Talk reader = new Talk(spool)) {
      assertThat(spool.groups()).hasSizeGreaterThan(600);
      String[] answer = reader.ask("GROUP talk.politics.misc").split(" ", -1);
      long count = Long.parseLong(answer[1]);
      assertThat(reader.askBlock("OVER 1-")).hasSize((int) count + 1);
      assertThat(answer[2]).isEqualTo("1");
      assertThat(answer[3]).isEqualTo(answer[1]);
    }
  }
}
