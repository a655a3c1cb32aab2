package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ScriptedServer.Effect;

final class NntpConnectionTest {
  private static final Newsgroup GROUP = new Newsgroup("misc.test");
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300));

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void endServer() {
    server.close();
  }

  private NntpConnection open(Login login) throws IOException, NntpReplyException {
    return NntpConnection.open(server.address(), login, Timeouts.USUAL, DialogueListener.NONE);
  }

  private NntpConnection open() throws IOException, NntpReplyException {
    return open(Login.NONE);
  }

  @Test
  void selectsGroup() throws Exception {
    server.greet("200 hi").expect("GROUP misc.test").reply("211 1234 3000234 3002322 misc.test");
    assertThat(open().group(GROUP)).isEqualTo(new GroupReply(GROUP, 1234, 3000234, 3002322));
  }

  @Test
  void takesNumbersUpToTheGreatestLong() throws Exception {
    server
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply("211 5 9223372036854775800 9223372036854775807 misc.test");
    assertThat(open().group(GROUP).high()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0 9223372036854775808 41", "0 -1 41", "0 42 41", "0 99999999999999999999 41"})
  void takesLowMarksOfEmptyGroupsThatAreNoNumbers(String marks) throws Exception {
    server.greet("200 hi").expect("GROUP misc.test").reply("211 " + marks + " misc.test");
    assertThat(open().group(GROUP)).isEqualTo(new GroupReply(GROUP, 0, 42, 41));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "misc.test", "1 2", "1 x 2 misc.test", "x 1 2", "1 2 -3"})
  void takesNoGroupWithoutItsNumbers(String marks) throws Exception {
    server.greet("200 hi").expect("GROUP misc.test").reply("211 " + marks);
    NntpConnection connection = open();
    assertThatExceptionOfType(NntpProtocolException.class)
        .isThrownBy(() -> connection.group(GROUP));
  }

  @Test
  void readsADateWithWordsBehindIt() throws Exception {
    server.greet("200 hi").expect("DATE").reply("111 20260102030405 GMT, says the clock");
    assertThat(open().date()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void readsGroupsWhoseStatusIsNotTold() throws Exception {
    server.greet("200 hi").expect("LIST").reply("215 list", "a.b 10 2", "a.c 10 x", ".");
    assertThat(open().listActive())
        .extracting(ActiveGroup::high, ActiveGroup::low, ActiveGroup::posting)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(10L, 2L, ActiveGroup.Posting.UNKNOWN));
  }

  @Test
  void sendsGroupNameAsUtf8() throws Exception {
    server.greet("200 hi").expect("GROUP test.中文").reply("211 0 0 0 test.中文");
    assertThat(open().group(new Newsgroup("test.中文")).isEmpty()).isTrue();
  }

  @Test
  void tellsNoSuchNewsgroupApart() throws Exception {
    server.greet("200 hi").expect("GROUP misc.test").reply("411 no such newsgroup");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.group(GROUP)).isInstanceOf(NoSuchNewsgroupException.class);
  }

  @Test
  void logsInAtAnyCommandAndRepeatsIt() throws Exception {
    server
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("381 password?")
        .expect("AUTHINFO PASS se cret")
        .reply("281 welcome")
        .expect("GROUP misc.test")
        .reply("211 1 1 1 misc.test");
    assertThat(open(Login.of("ann", "se cret")).group(GROUP).high()).isEqualTo(1);
  }

  @Test
  void takes281StraightAfterUser() throws Exception {
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("502 Authentication required")
        .expect("AUTHINFO USER ann")
        .reply("281 fine")
        .expect("DATE")
        .reply("111 20260102030405");
    assertThat(open(Login.of("ann", "x")).date()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void wantsLoginOnlyOnce() throws Exception {
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("281 fine")
        .expect("DATE")
        .reply("480 log in");
    NntpConnection connection = open(Login.of("ann", "x"));
    assertThatThrownBy(connection::date).isInstanceOf(LoginRequiredException.class);
  }

  @Test
  void tellsRefusedLoginApart() throws Exception {
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("381 password?")
        .expect("AUTHINFO PASS x")
        .reply("481 wrong");
    NntpConnection connection = open(Login.of("ann", "x"));
    assertThatThrownBy(connection::date)
        .isInstanceOf(LoginRefusedException.class)
        .hasMessage("481 wrong");
  }

  @Test
  void tellsTooManyConnectionsFromRefusedLogin() throws Exception {
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("502 Too many connections for your user");
    NntpConnection connection = open(Login.of("ann", "x"));
    assertThatThrownBy(connection::date).isInstanceOf(ServerBusyException.class);
  }

  @Test
  void masksPasswordInTheLog() throws Exception {
    List<String> log = new ArrayList<>();
    DialogueListener listener =
        new DialogueListener() {
          @Override
          public void sent(String line) {
            log.add("C " + line);
          }

          @Override
          public void received(String line) {
            log.add("S " + line);
          }
        };
    server
        .greet("200 hi")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("381 more")
        .expect("AUTHINFO PASS geheim")
        .reply("281 ok")
        .expect("DATE")
        .reply("111 20260102030405");
    Login login = Login.of("ann", "geheim");
    NntpConnection.open(server.address(), login, Timeouts.USUAL, listener).date();
    assertThat(log).contains("C AUTHINFO PASS ****", "S 281 ok");
    assertThat(log.toString() + login.credentials()).doesNotContain("geheim");
  }

  @Test
  void asksForPostingAgainAfterLogin() throws Exception {
    server.modeReader("201 no posting");
    server
        .greet("201 no posting")
        .expect("DATE")
        .reply("480 log in")
        .expect("AUTHINFO USER ann")
        .reply("281 ok")
        .expect("DATE")
        .reply("111 20260102030405");
    NntpConnection connection = open(Login.of("ann", "x"));
    assertThat(connection.isPostingAllowed()).isFalse();
    connection.date();
    assertThat(connection.isPostingAllowed()).isTrue();
  }

  @Test
  void asksCapabilitiesAgainAfterModeReader() throws Exception {
    server
        .greet("200 hi")
        .expect("CAPABILITIES")
        .reply("101 list", "VERSION 2", "MODE-READER", ".")
        .expect("MODE READER")
        .reply("201 reader")
        .expect("CAPABILITIES")
        .reply("101 list", "VERSION 2", "READER", "OVER", ".");
    NntpConnection connection = open();
    assertThat(connection.capabilities().has("over")).isTrue();
    assertThat(connection.isPostingAllowed()).isFalse();
  }

  @Test
  void goesOnWhereModeReaderIsNotKnown() throws Exception {
    server.modeReader("501 what?");
    server.greet("200 hi").expect("DATE").reply("111 20260102030405");
    assertThat(open().date()).isNotNull();
  }

  @Test
  void unstuffsDotsAndKeepsLineEnds() throws Exception {
    server
        .greet("200 hi")
        .expect("BODY <a@b>")
        .reply("222 0 <a@b>", "..dot", "..", ".x\r", "\n", ".");
    byte[] octets = open().body(new MessageId("a@b")).orElseThrow().octets();
    assertThat(new String(octets, StandardCharsets.US_ASCII))
        .isEqualTo(".dot\r\n.\r\nx\r\r\n\n\r\n");
  }

  @Test
  void takesLoneDotWithBareLfAsTextAmongCrLfLines() throws Exception {
    server.greet("200 hi").expect("BODY <a@b>").reply("222 0 <a@b>", "one\r\n.\ntwo", ".");
    byte[] octets = open().body(new MessageId("a@b")).orElseThrow().octets();
    assertThat(new String(octets, StandardCharsets.US_ASCII)).isEqualTo("one\r\n.\ntwo\r\n");
  }

  @Test
  void readsServerThatWritesBareLf() throws Exception {
    server
        .greet("200 hi")
        .expect("BODY <a@b>")
        .send("222 0 <a@b>\none\n..two\n.\n".getBytes(StandardCharsets.US_ASCII));
    byte[] octets = open().body(new MessageId("a@b")).orElseThrow().octets();
    assertThat(new String(octets, StandardCharsets.US_ASCII)).isEqualTo("one\n.two\n");
  }

  @Test
  void findsNothingForAbsentArticles() throws Exception {
    server
        .greet("200 hi")
        .expect("ARTICLE 5")
        .reply("423 no")
        .expect("ARTICLE <a@b>")
        .reply("430 no")
        .expect("STAT <a@b>")
        .reply("451 taken down");
    NntpConnection connection = open();
    assertThat(connection.article(5)).isEmpty();
    assertThat(connection.article(new MessageId("a@b"))).isEmpty();
    assertThat(connection.stat(new MessageId("a@b"))).isEmpty();
  }

  @Test
  void selectsForgottenGroupAgain() throws Exception {
    server
        .greet("200 hi")
        .expect("GROUP misc.test")
        .reply("211 1 1 1 misc.test")
        .expect("STAT 1")
        .reply("412 no group")
        .expect("GROUP misc.test")
        .reply("211 1 1 1 misc.test")
        .expect("STAT 1")
        .reply("223 1 <a@b> there");
    NntpConnection connection = open();
    connection.group(GROUP);
    assertThat(connection.stat(1).orElseThrow().id()).contains(new MessageId("a@b"));
  }

  @Test
  void asksForArticlesOneAheadOfTheOther() throws Exception {
    server
        .greet("200 hi")
        .expect("ARTICLE <a@b>")
        .expect("ARTICLE <c@d>")
        .reply("220 0 <a@b>", "Message-ID: <a@b>", "", "one", ".")
        .reply("430 no")
        .expect("ARTICLE <e@f>")
        .reply("220 0 <e@f>", "Message-ID: <e@f>", "", "..two", ".");
    Map<String, String> came = new LinkedHashMap<>();
    List<MessageId> refused =
        open()
            .articles(
                List.of(new MessageId("a@b"), new MessageId("c@d"), new MessageId("e@f")),
                (id, article) ->
                    came.put(
                        id.text(),
                        article
                            .map(one -> new String(one.octets(), StandardCharsets.US_ASCII))
                            .orElse("absent")));
    assertThat(refused).isEmpty();
    assertThat(came)
        .containsExactly(
            Map.entry("a@b", "Message-ID: <a@b>\r\n\r\none\r\n"),
            Map.entry("c@d", "absent"),
            Map.entry("e@f", "Message-ID: <e@f>\r\n\r\n.two\r\n"));
  }

  @Test
  void tellsWhichOfManyArticlesWereRefused() throws Exception {
    server
        .greet("200 hi")
        .expect("ARTICLE <a@b>")
        .reply("503 not today")
        .expect("ARTICLE <c@d>")
        .reply("220 0 <c@d>", "Message-ID: <c@d>", "", "two", ".");
    List<MessageId> came = new ArrayList<>();
    List<MessageId> refused =
        open()
            .articles(
                List.of(new MessageId("a@b"), new MessageId("c@d")), (id, article) -> came.add(id));
    assertThat(refused).containsExactly(new MessageId("a@b"));
    assertThat(came).containsExactly(new MessageId("c@d"));
  }

  @Test
  void refusesAnotherArticleThanAsked() throws Exception {
    server
        .greet("200 hi")
        .expect("ARTICLE <a@b>")
        .reply("220 0 article", "Message-ID: <c@d>", "", "x", ".");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.article(new MessageId("a@b")))
        .isInstanceOf(NntpProtocolException.class);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void refusesAnotherNumberThanAsked() throws Exception {
    server.greet("200 hi").expect("HEAD 7").reply("221 8 <a@b>", "X: y", ".");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.head(7)).isInstanceOf(NntpProtocolException.class);
  }

  @Test
  void dropsLinkOnReplyOfTwoLines() throws Exception {
    server.greet("200 hi").expect("STAT 1").reply("223 1 <a@b>", " folded");
    NntpConnection connection = open();
    connection.stat(1);
    assertThatThrownBy(() -> connection.stat(2)).isInstanceOf(NntpProtocolException.class);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void dropsLinkOnAnswerToAnotherQuestion() throws Exception {
    server.greet("200 hi").expect("DATE").reply("211 1 1 1 misc.test");
    NntpConnection connection = open();
    assertThatThrownBy(connection::date).isInstanceOf(NntpProtocolException.class);
  }

  @Test
  void takesGarbageForNoReply() {
    server.effect(Effect.GARBAGE);
    assertThatThrownBy(this::open).isInstanceOf(NntpProtocolException.class);
  }

  @Test
  void tellsServerThatClosesAtOnce() {
    server.effect(Effect.DROP);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class);
  }

  @Test
  void tellsBusyGreetingWithItsWords() {
    server.greet("400 load too high, come back later");
    assertThatThrownBy(this::open)
        .isInstanceOf(ServerBusyException.class)
        .hasMessage("400 load too high, come back later");
  }

  @Test
  void tellsRefusingGreeting() {
    server.greet("502 You have no permission to talk");
    assertThatThrownBy(this::open).isExactlyInstanceOf(NntpReplyException.class);
  }

  @Test
  void waitsNoLongerThanTheTimeout() throws Exception {
    server.greet("200 hi").expect("DATE").effect(Effect.STALL);
    NntpConnection connection =
        NntpConnection.open(server.address(), Login.NONE, SHORT, DialogueListener.NONE);
    assertThatThrownBy(connection::date).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void closeCancelsFromAnotherThread() throws Exception {
    server.greet("200 hi").expect("DATE").effect(Effect.STALL);
    NntpConnection connection = open();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                connection.date();
              } catch (IOException | NntpReplyException e) {
                failure.complete(e);
              }
            });
    while (!server.commands().contains("DATE")) {
      Thread.sleep(5);
    }
    connection.close();
    assertThat(failure.get()).isInstanceOf(IOException.class);
    waiting.join();
  }

  @Test
  void tellsUnknownHost() {
    assertThatThrownBy(() ->
            NntpConnection.open(
                ServerAddress.plain("no-such-host.invalid", 119),
                Login.NONE,
                SHORT,
                DialogueListener.NONE))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void tellsRefusedPort() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    assertThatThrownBy(() ->
            NntpConnection.open(
                ServerAddress.plain("127.0.0.1", port), Login.NONE, SHORT, DialogueListener.NONE))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void readsListsAndLeavesOutLinesOfAnotherShape() throws Exception {
    server
        .greet("200 hi")
        .expect("LIST")
        .reply("215 list", "a.b 0000000010 0000000002 m", "junk", "c.d 5 6 =a.b", ".")
        .expect("LIST NEWSGROUPS a.*")
        .reply("215 list", "a.b\tAbout üs", "c.d 10 1 y", ".");
    NntpConnection connection = open();
    assertThat(connection.listActive())
        .extracting(ActiveGroup::group, ActiveGroup::low, ActiveGroup::high, ActiveGroup::posting)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                new Newsgroup("a.b"), 2L, 10L, ActiveGroup.Posting.MODERATED),
            org.assertj.core.groups.Tuple.tuple(
                new Newsgroup("c.d"), 6L, 5L, ActiveGroup.Posting.ALIAS));
    assertThat(connection.listNewsgroups("a.*"))
        .containsExactly(new GroupDescription(new Newsgroup("a.b"), "About üs"));
  }

  @Test
  void sendsNewgroupsInGmtWithFourDigitYear() throws Exception {
    server
        .greet("200 hi")
        .expect("NEWGROUPS 19990624 000102 GMT")
        .reply("231 new", "a.b 4 1 y", ".");
    assertThat(open().newGroups(Instant.parse("1999-06-24T00:01:02Z")))
        .containsExactly(
            new ActiveGroup(
                new Newsgroup("a.b"),
                1,
                4,
                OptionalLong.empty(),
                ActiveGroup.Posting.ALLOWED,
                java.util.Optional.empty()));
  }

  @Test
  void readsNoneOfXhdrAsEmpty() throws Exception {
    server
        .greet("200 hi")
        .expect("XHDR Keywords 1-2")
        .reply("221 Keywords", "1 (none)", "2 a b", ".");
    assertThat(open().hdr("Keywords", new NumberWindow(1, 2)))
        .containsExactly(new HeaderLine(1, ""), new HeaderLine(2, "a b"));
  }

  @Test
  void asksByTheOtherCommandWhereOneIsNotKnown() throws Exception {
    server
        .greet("200 hi")
        .expect("XHDR Path 1-2")
        .reply("500 what?")
        .expect("HDR Path 1-2")
        .reply("225 here", "1 a!b", ".")
        .expect("HDR Path 3-4")
        .reply("423 none there");
    NntpConnection connection = open();
    assertThat(connection.hdr("Path", new NumberWindow(1, 2)))
        .containsExactly(new HeaderLine(1, "a!b"));
    assertThat(connection.hdr("Path", new NumberWindow(3, 4))).isEmpty();
  }

  @Test
  void triesXhdrWhereHdrIsOfferedAndThenRefused() throws Exception {
    server
        .capabilities("VERSION 2", "READER", "HDR")
        .greet("200 hi")
        .expect("HDR Path 1-2")
        .reply("500 what?")
        .expect("XHDR Path 1-2")
        .reply("221 here", "2 a!b", ".");
    assertThat(open().hdr("Path", new NumberWindow(1, 2)))
        .containsExactly(new HeaderLine(2, "a!b"));
  }

  @Test
  void saysThatNoCommandGivesAHeaderField() throws Exception {
    server
        .greet("200 hi")
        .expect("XHDR Path 1-2")
        .reply("503 not this field")
        .expect("HDR Path 1-2")
        .reply("500 what?");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.hdr("Path", new NumberWindow(1, 2)))
        .isInstanceOf(UnsupportedCommandException.class);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void leavesOutLinesOfAPatternSearchThatNobodyAskedFor() throws Exception {
    server
        .greet("200 hi")
        .expect("XPAT Subject 5-9 *[Aa][Bb]?1*")
        .reply("221 here", "7\ta b-1", "no number", "", "99 ab-1", "-3 ab-1", "9", ".")
        .expect("XPAT Subject 5-9 *[Cc]*")
        .reply("420 none");
    NntpConnection connection = open();
    NumberWindow window = new NumberWindow(5, 9);
    assertThat(connection.xpat("Subject", window, XpatPattern.containing("ab-1").orElseThrow()))
        .containsExactly(new HeaderLine(7, "a b-1"), new HeaderLine(9, ""));
    assertThat(connection.xpat("Subject", window, XpatPattern.containing("c").orElseThrow()))
        .isEmpty();
  }

  @Test
  void takesAPatternSearchThatWasCutForNoAnswer() throws Exception {
    server
        .greet("200 hi")
        .expect("XPAT Subject 5-9 *[Cc]*")
        .reply("221 here", "7 c")
        .effect(ScriptedServer.Effect.DROP);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.xpat("Subject", new NumberWindow(5, 9), "*[Cc]*"))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void makesPatternsThatFitTooMuchRatherThanTooLittle() {
    assertThat(XpatPattern.containing("C*,[x]!")).contains("*[Cc]???[Xx]??*");
    assertThat(XpatPattern.containing("café")).isEmpty();
    assertThat(XpatPattern.containing("a".repeat(500)).orElseThrow()).hasSizeLessThan(300);
  }

  @Test
  void tellsFarewellOfAnIdleLinkFromAnAnswer() throws Exception {
    server.greet("200 hi").expect("DATE").reply("111 20260102030405", "400 idle too long");
    NntpConnection connection = open();
    connection.date();
    assertThatThrownBy(connection::date).isInstanceOf(EOFException.class);
  }

  @Test
  void keepsThePasswordFromALinkInClear() {
    assertThat(Login.of("ann", "x").allowsClearText()).isFalse();
    assertThat(Login.of("ann", "x").inClearText().allowsClearText()).isTrue();
  }
}
