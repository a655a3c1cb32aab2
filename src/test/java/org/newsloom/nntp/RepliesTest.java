package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers mean whose codes and words are their own. */
final class RepliesTest {
  private static NntpReply reply(String line) {
    return new NntpReply(Integer.parseInt(line.substring(0, 3)), line.substring(3).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "502 Too many connections",
        "400 too many connections from your host",
        "482 Too many connections for your user",
        "481 max simultaneous IP addresses per user limit exceeded",
        "502 Connection limit reached",
        "502 Connection limit (20) exceeded",
        "502 You have exceeded your allotted number of connections",
        "481 Maximum number of sessions reached",
        "480 Max. connections for this account: 4",
        "502 No more connections allowed",
        "502 no free connection slots",
        "502 You already have 8 connections open",
        "482 only 4 simultaneous connections permitted",
        "403 too many sessions",
        "450 Too many connections",
      })
  void manyWordsForTooManyConnections(String line) {
    assertThat(Replies.refusal(reply(line)))
        .isInstanceOfSatisfying(
            ServerBusyException.class, busy -> assertThat(busy.isOfTooManyConnections()).isTrue());
    assertThat(Replies.loginRefusal(reply(line))).isInstanceOf(ServerBusyException.class);
    assertThat(Replies.wantsLogin(reply(line))).isFalse();
    assertThat(Replies.saysUnsupported(reply(line))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 load at 18.2, try later",
        "502 Server is full, please try again later",
        "503 Service temporarily unavailable",
        "502 server too busy",
        "481 Authentication server temporarily unreachable",
        "482 Try again in 5 minutes",
        "502 Down for maintenance",
        "503 Timeout after 180 seconds, closing connection",
        "502 Idle timeout",
        "500 Session timed out",
      })
  void manyWordsForLater(String line) {
    assertThat(Replies.refusal(reply(line)))
        .isInstanceOfSatisfying(
            ServerBusyException.class, busy -> assertThat(busy.isOfTooManyConnections()).isFalse());
    assertThat(Replies.wantsLogin(reply(line))).isFalse();
    assertThat(Replies.saysUnsupported(reply(line))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "480 Authentication required for command",
        "480 ",
        "450 Authorization required",
        "502 Authentication required",
        "502 You must log in first",
        "502 Not logged in",
        "502 access restricted, please authenticate with AUTHINFO",
      })
  void manyWordsForALogin(String line) {
    assertThat(Replies.wantsLogin(reply(line))).isTrue();
    assertThat(Replies.refusal(reply(line))).isInstanceOf(LoginRequiredException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "502 You have no permission to talk. Goodbye.",
        "502 Access denied to your node",
        "502 connection from 192.0.2.14 not allowed here",
        "502 Permission denied, closing connection",
        "502 Account has expired",
      })
  void whoIsNotWantedIsNeitherAskedForALoginNorToComeBackLater(String line) {
    assertThat(Replies.refusal(reply(line))).isExactlyInstanceOf(NntpReplyException.class);
    assertThat(Replies.wantsLogin(reply(line))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "481 Authentication failed",
        "482 Authentication rejected",
        "502 Authentication failed",
        "481 Wrong user name or password",
        "503 AUTHINFO not known here",
      })
  void aLoginThatFailedIsNoBusyServer(String line) {
    assertThat(Replies.loginRefusal(reply(line))).isInstanceOf(LoginRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"430 no", "423 no", "420 no", "451 Taken down", "430 DMCA removed"})
  void whatIsNotThereIsAbsentInAnyWords(String line) {
    assertThat(Replies.saysAbsent(reply(line))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 What?", "501 Syntax", "503 No overview kept", "502 Not permitted"})
  void whatAServerDoesNotOfferIsTriedAnotherWay(String line) {
    assertThat(Replies.saysUnsupported(reply(line))).isTrue();
  }
}
