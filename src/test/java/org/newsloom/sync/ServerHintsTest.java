package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.reading.Desk;
import org.newsloom.reading.ListedGroup;
import org.newsloom.sync.Distributions.Choice;

/** What servers tell beside their newsgroups, asked of those that offer it. */
final class ServerHintsTest {
  private static final Newsgroup MODERATED = new Newsgroup("comp.lang.java.moderated");

  @TempDir Path profile;
  private ScriptedServer server;
  private Desk desk;

  @BeforeEach
  void start() {
    server = new ScriptedServer();
    server.greet("200 ready");
    desk = Desk.open(profile, Duration.ofSeconds(2)).with("far", server.port());
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private void offers(String lists) {
    server.capabilities("VERSION 2", "READER", "LIST ACTIVE NEWSGROUPS " + lists);
  }

  private List<ListedGroup> listed() {
    return await(desk.reading.newsgroups().refreshDirectory("far")).find("", 99);
  }

  @Test
  void countsSayHowMuchThereIs() {
    offers("COUNTS");
    server
        .expect("LIST COUNTS")
        .reply("215 list", "misc.test 3002322 3000234 1234 y", "alt.full 9 2 700 m", ".")
        .expect("LIST NEWSGROUPS")
        .reply("215 list", "misc.test\tTests", ".");
    assertThat(listed())
        .extracting(it -> it.group().group().name(), ListedGroup::estimate, ListedGroup::status)
        .containsExactly(tuple("alt.full", 8L, "m"), tuple("misc.test", 1234L, "y"));
  }

  @Test
  void aServerThatOffersNoCountsIsNotAskedForThem() {
    offers("");
    server
        .expect("LIST")
        .reply("215 list", "misc.test 20 11 y", ".")
        .expect("LIST NEWSGROUPS")
        .reply("503 no");
    assertThat(listed()).extracting(ListedGroup::estimate).containsExactly(10L);
  }

  @Test
  void countsThatAreRefusedOrAreNoneCostNothing() {
    offers("COUNTS");
    server
        .expect("LIST COUNTS")
        .reply("503 not now")
        .expect("LIST")
        .reply("215 list", "misc.test 20 11 y", ".")
        .expect("LIST NEWSGROUPS")
        .reply("503 no")
        .expect("LIST COUNTS")
        .reply("215 list", "misc.test 20 11 y", ".")
        .expect("LIST")
        .reply("215 list", "misc.test 20 12 y", ".")
        .expect("LIST NEWSGROUPS")
        .reply("503 no");
    assertThat(listed()).extracting(ListedGroup::estimate).containsExactly(10L);
    assertThat(listed()).extracting(ListedGroup::estimate).containsExactly(9L);
  }

  @Test
  void countsThatTakeTheLinkAreNotAskedForAgain() {
    offers("COUNTS");
    server
        .expect("LIST COUNTS")
        .effect(ScriptedServer.Effect.GARBAGE)
        .nextConnection()
        .greet("200 ready")
        .expect("LIST")
        .reply("215 list", "misc.test 20 11 y", ".")
        .expect("LIST NEWSGROUPS")
        .reply("503 no");
    assertThat(listed()).extracting(ListedGroup::estimate).containsExactly(10L);
  }

  @Test
  void newcomersSeeWhatTheServerRecommendsInItsOrder() {
    offers("SUBSCRIPTIONS");
    server
        .expect("LIST SUBSCRIPTIONS")
        .reply("215 list", "news.newusers", "alt.test 9 2 y", "misc.test", "misc.test", ".");
    assertThat(await(desk.reading.newsgroups().suggestedAtFirst("far")))
        .containsExactly(new Newsgroup("news.newusers"), new Newsgroup("misc.test"));
    await(desk.reading.newsgroups().subscribe(List.of(Desk.group("far", "misc.test"))));
    assertThat(await(desk.reading.newsgroups().suggestedAtFirst("far"))).isEmpty();
    assertThat(server.mainCommands()).containsExactly("LIST SUBSCRIPTIONS");
  }

  @Test
  void whoOffersNothingIsAskedNothing() {
    offers("");
    assertThat(await(desk.reading.newsgroups().suggested("far"))).isEmpty();
    assertThat(await(desk.reading.newsgroups().distributions("far")).choices()).isEmpty();
    assertThat(await(desk.reading.newsgroups().moderators("far")).address(MODERATED)).isEmpty();
    assertThat(server.mainCommands()).isEmpty();
  }

  @Test
  void offlineNobodyIsAsked() {
    desk.connections.setOffline(true);
    assertThat(await(desk.reading.newsgroups().suggested("far"))).isEmpty();
    assertThat(await(desk.reading.newsgroups().moderators("far"))).isSameAs(Moderators.UNKNOWN);
    assertThat(server.connections()).isZero();
  }

  @Test
  void distributionsAreAskedOnceAndTheHeaviestThatFitsIsFirst() {
    offers("DISTRIBUTIONS DISTRIB.PATS");
    server
        .expect("LIST DISTRIBUTIONS")
        .reply(
            "215 list", "de\tGerman-speaking", "local  This server", "bad/name x", "world All", ".")
        .expect("LIST DISTRIB.PATS")
        .reply(
            "215 list",
            "1:*:world",
            "5:de.*:de",
            "10:de.local.*:local",
            "x:y:z",
            "7:de.bad:a\u0001b",
            ".");
    Distributions told = await(desk.reading.newsgroups().distributions("far"));
    assertThat(await(desk.reading.newsgroups().distributions("far"))).isSameAs(told);
    Choice german = new Choice("de", "German-speaking");
    Choice local = new Choice("local", "This server");
    assertThat(told.choices()).containsExactly(german, local);
    assertThat(told.fitting(List.of(new Newsgroup("de.test")))).containsExactly(german);
    assertThat(
            told.fitting(
                List.of(
                    new Newsgroup("de.local.test"),
                    new Newsgroup("de.test"),
                    new Newsgroup("misc.test"))))
        .containsExactly(local, german);
  }

  @Test
  void theFirstLineThatFitsNamesTheModerator() {
    offers("MODERATORS");
    server
        .expect("LIST MODERATORS")
        .reply(
            "215 list",
            "foo.bar:announce@example.com",
            "comp.lang.*,!comp.lang.c:100%%-%s@example.org",
            "misc.test 20 11 y",
            "bad.*:no address",
            "*:%s@moderators.example",
            ".");
    Moderators told = await(desk.reading.newsgroups().moderators("far"));
    assertThat(told.address(new Newsgroup("foo.bar"))).contains("announce@example.com");
    assertThat(told.address(MODERATED)).contains("100%-comp-lang-java-moderated@example.org");
    assertThat(told.address(new Newsgroup("comp.lang.c")))
        .contains("comp-lang-c@moderators.example");
  }

  @Test
  void whatIsRefusedOrGarbageIsNothing() {
    offers("SUBSCRIPTIONS MODERATORS DISTRIBUTIONS");
    server
        .expect("LIST SUBSCRIPTIONS")
        .reply("503 no")
        .expect("LIST DISTRIBUTIONS")
        .reply("215 list", "misc.test 20 11 y", "alt.test 3 1 m", ".")
        .expect("LIST MODERATORS")
        .effect(ScriptedServer.Effect.GARBAGE);
    assertThat(await(desk.reading.newsgroups().suggested("far"))).isEmpty();
    assertThat(await(desk.reading.newsgroups().distributions("far")).choices()).isEmpty();
    assertThat(await(desk.reading.newsgroups().moderators("far")).address(MODERATED)).isEmpty();
  }
}
