package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;
import static org.newsloom.sync.GeneratedServer.CUT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Desk;
import org.newsloom.task.ProgressListener;

/** Bodies come from whoever has them, and what nobody has is remembered. */
class BodyFetchTest {
  private static final ServerGroup GROUP = Desk.group("near", "misc.test");

  @TempDir Path profile;
  private GeneratedServer near;
  private GeneratedServer far;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    near = new GeneratedServer(1, 40);
    far = new GeneratedServer(500, 0);
    desk =
        Desk.open(profile, Duration.ofSeconds(1)).with("near", near.port()).with("far", far.port());
    await(desk.headers.fetch(GROUP, new FetchRange.All(), ProgressListener.NONE));
  }

  @AfterEach
  void stop() throws IOException {
    desk.close();
    near.close();
    far.close();
  }

  private static MessageId id(String name) {
    return new MessageId(name + "@example.org");
  }

  @Test
  void missingBodiesOfAGroupAreFetchedOnce() {
    assertThat(await(desk.bodies.missing(GROUP, ProgressListener.NONE)))
        .isEqualTo(BodyFetchResult.of(40, 0));
    assertThat(await(desk.bodies.missing(GROUP, ProgressListener.NONE)))
        .isEqualTo(BodyFetchResult.of(0, 0));
  }

  @Test
  void articleThatOneServerLostIsHadFromAnother() {
    near.articles.remove(7L);
    far.articles.put(500L, "a7");
    byte[] octets = await(desk.bodies.octets(id("a7"))).orElseThrow();
    assertThat(new String(octets, StandardCharsets.ISO_8859_1)).contains("Some text.");
  }

  @Test
  void articleThatIsGoneIsNotAskedForAgain() {
    near.articles.remove(7L);
    assertThat(await(desk.bodies.octets(id("a7")))).isEmpty();
    int asked = near.commands.size();
    assertThat(await(desk.bodies.octets(id("a7")))).isEmpty();
    assertThat(near.commands).hasSize(asked);
  }

  @Test
  void otherArticleUnderTheSameNumberIsNotTakenForIt() {
    near.articles.put(7L, "impostor");
    assertThat(await(desk.bodies.octets(id("a7")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500 what?",
        "501 not a number",
        "502 not by Message-ID",
        "503 no index of Message-IDs",
        "412 no newsgroup selected",
        "420 no current article",
        "423 no such number",
        "430 no such article",
      })
  void whoKnowsNoMessageIdsIsAskedByNumber(String answer) {
    near.answerToIds = answer;
    assertThat(await(desk.bodies.octets(id("a7")))).isPresent();
  }

  @Test
  void bodyIsReadOfflineOnceItIsHere() {
    await(desk.bodies.octets(id("a7")));
    desk.connections.setOffline(true);
    assertThat(await(desk.bodies.octets(id("a7")))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "503 internal fault",
        "502 not for you",
        "220 0 <other@example.org>\r\nMessage-ID: <other@example.org>\r\n\r\nx\r\n.",
        "220 0 <a7@example.org>\r\nMessage-ID: <a7@example.org>\r\n\r\nhalf\r\n" + CUT,
        CUT
      })
  void anArticleThatCannotBeHadDoesNotKeepTheOthersFromComing(String answer) {
    near.insteadOf.put("a7", answer);
    BodyFetchResult result = await(desk.bodies.missing(GROUP, ProgressListener.NONE));
    assertThat(result.fetched()).isEqualTo(39);
    assertThat(result.setAside()).isEqualTo(1);
    assertThat(result.trouble().orElseThrow().sentence()).doesNotContain("Check the port");

    near.insteadOf.clear();
    assertThat(await(desk.bodies.missing(GROUP, ProgressListener.NONE)))
        .isEqualTo(BodyFetchResult.of(1, 0));
  }

  @Test
  void aServerThatRefusesThemAllIsNotAskedForEach() {
    near.articles.values().forEach(name -> near.insteadOf.put(name, "503 internal fault"));
    assertThatThrownBy(() -> await(desk.bodies.missing(GROUP, ProgressListener.NONE)))
        .hasStackTraceContaining("internal fault");
    assertThat(near.commands.stream().filter(it -> it.startsWith("ARTICLE"))).hasSizeLessThan(200);
  }
}
