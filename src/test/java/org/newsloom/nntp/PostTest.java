package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.nntp.ScriptedServer.Effect;

final class PostTest {
  private static final byte[] ARTICLE =
      "Subject: x\n\n.dot\r\nbody\n.\nlast".getBytes(StandardCharsets.US_ASCII);

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void endServer() {
    server.close();
  }

  private NntpConnection open() throws Exception {
    return NntpConnection.open(
        server.address(), Login.of("ann", "x"), Timeouts.USUAL, DialogueListener.NONE);
  }

  @Test
  void stuffsDotsAndEndsLinesWithCrLf() throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go on").takeArticle().reply("240 taken <a@b>");
    assertThat(open().post(ARTICLE)).isEqualTo(new NntpReply(240, "taken <a@b>"));
    assertThat(new String(server.articles().getFirst(), StandardCharsets.US_ASCII))
        .isEqualTo("Subject: x\r\n\r\n..dot\r\nbody\r\n..\r\nlast\r\n");
  }

  @Test
  void stuffsDotInTheVeryFirstPlace() {
    assertThat(OutgoingArticle.octets(".".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("..\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void sendsNothingWhereItIsNotWanted() throws Exception {
    server
        .greet("200 hi")
        .expect("POST")
        .reply("440 no")
        .expect("AUTHINFO USER ann")
        .reply("281 ok")
        .expect("POST")
        .reply("440 still no");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(PostingRefusedException.class)
        .hasMessage("440 still no");
  }

  @Test
  void tellsRefusalWithTheServersWords() throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().reply("441 435 Duplicate");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(PostingRefusedException.class)
        .hasMessage("441 435 Duplicate");
    assertThat(connection.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"436 Transfer not possible; try again later", "503 Server too busy"})
  void tellsThatNothingWasPostedWhereTheServerHasNoTime(String answer) throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().reply(answer);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE)).isInstanceOf(ServerBusyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 going down", "503 Timeout", "205 bye", "220 what?"})
  void tellsThatTheOutcomeIsUnknownWhereTheAnswerIsNone(String answer) throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().reply(answer);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(PostOutcomeUnknownException.class);
  }

  @Test
  void logsInAndSendsOnceMoreWhereTheServerAsksWithTheArticleInHand() throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().reply("480 who?");
    server.expect("AUTHINFO USER ann").reply("281 ok");
    server.expect("POST").reply("340 go").takeArticle().reply("240 taken");
    assertThat(open().post(ARTICLE).code()).isEqualTo(240);
    assertThat(server.articles()).hasSize(2);
  }

  @Test
  void tellsThatTheOutcomeIsUnknownWhereTheLinkIsLost() throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().effect(Effect.DROP);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(PostOutcomeUnknownException.class);
  }

  @Test
  void tellsThatTheOutcomeIsUnknownWhereTheServerGoesAway() throws Exception {
    server.greet("200 hi").expect("POST").reply("340 go").takeArticle().reply("400 going down");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(PostOutcomeUnknownException.class);
  }

  @Test
  void knowsThatNothingWasSentWhereTheLinkIsLostBefore() throws Exception {
    server.greet("200 hi").expect("POST").effect(Effect.DROP);
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.post(ARTICLE))
        .isInstanceOf(java.io.IOException.class)
        .isNotInstanceOf(PostOutcomeUnknownException.class);
  }
}
