package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.sync.ServerGroup;

/** An article that an address names by its number on a server. */
final class ArticleByNumberTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");

  @TempDir Path profile;
  private ScriptedServer server;
  private Desk desk;

  @BeforeEach
  void start() {
    server = new ScriptedServer().capabilities("VERSION 2", "READER");
    server.greet("200 ready").expect("GROUP misc.test").reply("211 2 5 6 misc.test");
    desk = Desk.open(profile, Duration.ofSeconds(2)).with("far", server.port());
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  @Test
  void theServerIsAskedWhichArticleItIs() {
    server
        .expect("STAT 5")
        .reply("223 5 <five@example.org>")
        .expect("ARTICLE <five@example.org>")
        .reply("220 0 <five@example.org>", "Message-ID: <five@example.org>", "", "Five.", ".");
    Optional<ShownArticle> shown = await(desk.reading.articles().find(GROUP, 5));
    assertThat(shown.orElseThrow().id()).isEqualTo(new MessageId("five@example.org"));
  }

  @Test
  void aNumberThatNobodyHasIsGone() {
    server.expect("STAT 7").reply("423 no such number");
    assertThat(await(desk.reading.articles().find(GROUP, 7))).isEmpty();
  }
}
