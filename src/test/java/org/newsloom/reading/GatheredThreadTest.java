package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;

/** Threads whose beginning is not here. */
class GatheredThreadTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");
  private static final MessageId MISSING = new MessageId("root@example.org");

  @TempDir Path profile;
  private ScriptedServer server;
  private Desk desk;

  @BeforeEach
  void start() {
    server = new ScriptedServer().capabilities("VERSION 2", "READER", "OVER");
    server.greet("200 ready");
    server.expect("GROUP misc.test").reply("211 2 5 6 misc.test");
    server.expect("LIST OVERVIEW.FMT").reply("503 no");
    server.expect("OVER 5-5").reply("224 rows", row(5, "one"), ".");
    server.expect("OVER 6-6").reply("224 rows", row(6, "two"), ".");
    desk = Desk.open(profile, Duration.ofSeconds(2)).with("far", server.port());
  }

  private void fetch() {
    await(desk.reading.fetching().headers(GROUP, new FetchRange.All()));
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private static String row(long number, String name) {
    return number
        + "\tRe: Where is the beginning?\tAnn <ann@example.org>"
        + "\tMon, 02 Nov 2026 10:00:0"
        + number
        + " +0000\t<"
        + name
        + "@example.org>\t<root@example.org>\t100\t1";
  }

  @Test
  void missingBeginningIsAPlaceholderWithItsId() {
    fetch();
    ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    assertThat(list.size()).isEqualTo(3);
    assertThat(list.isPlaceholder(0)).isTrue();
    await(list.load(0, 3));
    assertThat(list.text(0).id()).contains(MISSING);
    assertThat(list.replies(0)).isEqualTo(2);
    assertThat(list.marks().unread(0)).isEqualTo(2);
  }

  @Test
  void placeholderIsFoundByItsId() {
    fetch();
    ThreadList list = await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
    assertThat(await(desk.reading.threadLists().find(list, MISSING))).hasValue(0);
  }

  @Test
  void threadOfTheMissingArticleIsThatOfItsAnswers() {
    fetch();
    List<ArticleRow> rows = await(desk.reading.threads().thread(MISSING));
    assertThat(rows).extracting(ArticleRow::missing).containsExactly(true, false, false);
    assertThat(rows).extracting(ArticleRow::root).containsOnly(MISSING);
  }

  @Test
  void completedThreadHoldsTheAncestorThatTheServerStillHas() {
    server
        .expect("ARTICLE <root@example.org>")
        .reply(
            "220 0 <root@example.org>",
            "From: Bob <bob@example.org>",
            "Subject: Where is the beginning?",
            "Date: Mon, 02 Nov 2026 09:00:00 +0000",
            "Newsgroups: misc.test",
            "Message-ID: <root@example.org>",
            "",
            "Here it is.",
            ".");
    fetch();
    List<ArticleRow> rows =
        await(desk.reading.threads().complete(new MessageId("two@example.org")));
    assertThat(rows).extracting(ArticleRow::missing).containsExactly(false, false, false);
    assertThat(rows.getFirst().from().name()).isEqualTo("Bob");
    assertThat(await(desk.reading.threads().thread(MISSING))).isEqualTo(rows);
  }

  @Test
  void ancestorThatIsGoneStaysAPlaceholder() {
    server.expect("ARTICLE <root@example.org>").reply("430 none");
    fetch();
    assertThat(await(desk.reading.threads().complete(MISSING)))
        .extracting(ArticleRow::missing)
        .containsExactly(true, false, false);
  }
}
