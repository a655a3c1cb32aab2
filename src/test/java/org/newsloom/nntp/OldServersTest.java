package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** Servers from before RFC 3977, and those that know one LIST alone. */
final class OldServersTest {
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void endServer() {
    server.close();
  }

  private NntpConnection open() throws IOException, NntpReplyException {
    return NntpConnection.open(server.address(), Login.NONE, Timeouts.USUAL, DialogueListener.NONE);
  }

  @Test
  void aNewsgroupNamedInWesternOctetsIsListedAndSelected() throws Exception {
    server
        .greet("200 hi")
        .expect("LIST")
        .reply("215 list")
        .send("de.grün 2 1 y\r\n.\r\n".getBytes(StandardCharsets.ISO_8859_1))
        .expect("GROUP de.grün")
        .reply("411 no such group")
        .expect("GROUP de.gr\ufffdn") // the octet FC, which is no UTF-8
        .reply("211 2 1 2 de.x");
    NntpConnection connection = open();
    Newsgroup green = connection.listActive().getFirst().group();
    assertThat(green).isEqualTo(new Newsgroup("de.grün"));
    assertThat(connection.group(green).high()).isEqualTo(2);
  }

  @Test
  void aNameThatNoWesternOctetsHaveIsAskedForOnce() throws Exception {
    server.greet("200 hi").expect("GROUP test.中").reply("411 no such group");
    NntpConnection connection = open();
    assertThatThrownBy(() -> connection.group(new Newsgroup("test.中")))
        .isInstanceOf(NoSuchNewsgroupException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 bye", "503 Timeout", "502 Too many connections"})
  void aServerThatLeavesAmidManyArticlesIsNotAskedForEachOfTheOthers(String farewell)
      throws Exception {
    server
        .greet("200 hi")
        .expect("ARTICLE <a@x>")
        .expect("ARTICLE <b@x>")
        .reply("430 no", farewell);
    NntpConnection connection = open();
    List<MessageId> ids = List.of(new MessageId("a@x"), new MessageId("b@x"));
    List<MessageId> answered = new ArrayList<>();
    assertThatThrownBy(() -> connection.articles(ids, (id, _) -> answered.add(id)))
        .isInstanceOf(ServerBusyException.class);
    assertThat(answered).containsExactly(new MessageId("a@x"));
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void newsgroupsAreNoMessageOfTheDay() throws Exception {
    server
        .greet("200 hi")
        .expect("LIST MOTD")
        .reply("215 list", "misc.test 2 1 y", "de.test 0000000000 0000000001 m", ".")
        .expect("LIST MOTD")
        .reply("215 list", "Down on Monday", "misc.test 2 1 y", ".");
    NntpConnection connection = open();
    assertThat(connection.listMotd()).isEmpty();
    assertThat(connection.listMotd()).isEqualTo(List.of("Down on Monday", "misc.test 2 1 y"));
  }
}
