package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.reading.Desk;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.store.GroupRef;
import org.newsloom.task.Progress;
import org.newsloom.task.ProgressListener;

/** What is on a server is found there, whichever of its commands it knows. */
class ServerSearchTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");
  private static final String FIRST =
      "1\tOld modem\tAnn <a@example.org>\t"
          + "Mon, 02 Nov 2026 10:00:00 +0000\t<one@example.org>\t\t100\t1";

  @TempDir Path profile;

  private static GroupRef ref(ServerGroup group) {
    return new GroupRef(group.server(), group.group());
  }

  private static ServerFinds search(Desk desk, ServerGroup group, ServerQuestion question) {
    return await(desk.serverSearch.search(group, question, ProgressListener.NONE, _ -> {}));
  }

  private static ServerQuestion modem() {
    return ServerQuestion.of("Subject", "modem", ServerQuestion.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "alt.politics.usa, re:, true",
    "alt.politics.usa, QWEN alibaba’s, true",
    "de.comp.lang.java, müsli, true",
    "de.comp.lang.java, zeitzonen RE:, true",
    "cn.comp.ai, qwen, true",
    "fj.misc, お返事, false",
    "fj.misc, 冬, true",
    "misc.test, nothing-has-this-word, false"
  })
  void findsTheArticlesThatASearchOfAllHeadersWouldFind(String name, String words, boolean any)
      throws IOException {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Desk desk = Desk.open(profile).with("sample", server.port())) {
      ServerGroup group = Desk.group("sample", name);
      List<MessageId> found =
          search(desk, group, ServerQuestion.of("subject", words, ServerQuestion.ALL)).ids();
      assertThat(await(desk.store.headers().fetched(ref(group)))).isEqualTo(NumberRanges.EMPTY);
      await(desk.headers.fetch(group, new FetchRange.All(), ProgressListener.NONE));
      List<MessageId> expected =
          await(desk.store.headers().newest(ref(group), Long.MAX_VALUE, 10_000)).stream()
              .filter(one ->
                  List.of(words.toLowerCase(Locale.ROOT).split(" ")).stream()
                      .allMatch(one.subject().toLowerCase(Locale.ROOT)::contains))
              .map(Overview::id)
              .toList();
      assertThat(found).isEqualTo(expected);
      assertThat(!found.isEmpty()).isEqualTo(any);
    }
  }

  @Test
  void findsByAnyFieldThatTheServerGives() throws IOException {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Desk desk = Desk.open(profile).with("sample", server.port())) {
      ServerGroup group = Desk.group("sample", "alt.politics.usa");
      ServerFinds all = search(desk, group, ServerQuestion.of("Newsgroups", "politics", 10));
      assertThat(all.ids()).hasSize(10);
      assertThat(all.searched()).isEqualTo(10);
      assertThat(search(desk, group, ServerQuestion.of("X-Nobody-Has", "a", 10)).ids()).isEmpty();
    }
  }

  @Test
  void whatWasFoundIsNotTakenForTheWholeByTheNextFetch() throws IOException {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Desk desk = Desk.open(profile).with("sample", server.port())) {
      ServerGroup group = Desk.group("sample", "alt.politics.usa");
      await(desk.headers.fetch(group, new FetchRange.Last(5), ProgressListener.NONE));
      ServerFinds finds = search(desk, group, ServerQuestion.of("Newsgroups", "politics", 62));
      NumberRanges present = await(desk.store.headers().present(ref(group)));
      assertThat(present.count()).isEqualTo(finds.ids().size()).isGreaterThan(50);
      assertThat(await(desk.store.headers().fetched(ref(group))).low(0))
          .isGreaterThan(present.low(0));
      assertThat(
              await(desk.headers.fetch(group, new FetchRange.Newer(), ProgressListener.NONE))
                  .added())
          .isZero();
      await(desk.headers.fetch(group, new FetchRange.All(), ProgressListener.NONE));
      assertThat(await(desk.store.headers().fetched(ref(group))).low(0)).isEqualTo(present.low(0));
    }
  }

  /** A server without capabilities, with two articles, the newer of which is not about it. */
  private static ScriptedServer twoArticles(ScriptedServer server) {
    return server.greet("200 hi").expect("GROUP misc.test").reply("211 2 1 2 misc.test");
  }

  private ServerFinds askedOf(ScriptedServer server) {
    try (Desk desk = Desk.open(profile).with("far", server.port())) {
      return search(desk, GROUP, modem());
    }
  }

  @Test
  void looksAtEachValueWhereTheServerKnowsNoPatterns() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("500 what?")
          .expect("XHDR Subject 1-2")
          .reply("221 here", "1 =?utf-8?B?T2xkIE1vZGVt?=", "garbage", "2 (none)", ".")
          .expect("XOVER 1-1")
          .reply("224 here", FIRST, ".");
      assertThat(askedOf(server).ids()).containsExactly(new MessageId("one@example.org"));
    }
  }

  @Test
  void looksForEncodedWordsToo() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("221 none", ".")
          .expect("XPAT Subject 1-2 *=?*?=*")
          .reply("221 here", "1 =?utf-8?B?T2xkIE1vZGVt?=", "2 =?utf-8?B?w6k=?=", ".")
          .expect("XOVER 1-1")
          .reply("224 here", FIRST, ".");
      assertThat(askedOf(server))
          .isEqualTo(
              new ServerFinds(
                  GROUP, List.of(new MessageId("one@example.org")), 2, ServerFinds.Extent.ALL));
    }
  }

  @Test
  void emptyAnswersAreNoHits() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("420 none")
          .expect("XPAT Subject 1-2 *=?*?=*")
          .reply("423 none");
      assertThat(askedOf(server))
          .isEqualTo(new ServerFinds(GROUP, List.of(), 2, ServerFinds.Extent.ALL));
    }
  }

  @Test
  void asksForTheHeadWhereTheOverviewIsNoUse() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("221 here", "1 Old modem", ".")
          .expect("XPAT Subject 1-2 *=?*?=*")
          .reply("221 here", ".")
          .expect("XOVER 1-1")
          .reply("224 here", "1\tbroken", ".")
          .expect("HEAD 1")
          .reply("221 1 <one@example.org>", "Subject: Old modem", "From: a@example.org", ".");
      assertThat(askedOf(server).ids()).containsExactly(new MessageId("one@example.org"));
    }
  }

  @Test
  void saysInOneSentenceThatAServerCannotBeSearched() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("503 no")
          .expect("XHDR Subject 1-2")
          .reply("500 what?")
          .expect("HDR Subject 1-2")
          .reply("500 what?");
      assertThatThrownBy(() -> askedOf(server))
          .isInstanceOf(CompletionException.class)
          .cause()
          .hasMessage(
              "far does not let its articles be searched by the field Subject. Get the older"
                  + " headers of the newsgroup and search here instead.");
    }
  }

  @Test
  void answerThatIsCutIsAskedForAgain() {
    try (ScriptedServer server = new ScriptedServer()) {
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("221 here", "1 Old modem")
          .effect(ScriptedServer.Effect.DROP)
          .nextConnection();
      twoArticles(server)
          .expect("XPAT Subject 1-2 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("221 here", "1 Old modem", ".")
          .expect("XPAT Subject 1-2 *=?*?=*")
          .reply("221 here", ".")
          .expect("XOVER 1-1")
          .reply("224 here", FIRST, ".");
      assertThat(askedOf(server).ids()).containsExactly(new MessageId("one@example.org"));
    }
  }

  @Test
  void looksAtManyNumbersInWindowsNewestFirstAndCanBeStopped() throws Exception {
    List<Progress> heard = new ArrayList<>();
    List<ServerFinds> soFar = new ArrayList<>();
    try (ScriptedServer server = new ScriptedServer();
        Desk desk = Desk.open(profile).with("far", server.port())) {
      server
          .greet("200 hi")
          .expect("GROUP misc.test")
          .reply("211 900000 1 1000000 misc.test")
          .expect("XPAT Subject 990001-1000000 *[Mm][Oo][Dd][Ee][Mm]*")
          .reply("221 here", "999999 Old modem", ".")
          .expect("XPAT Subject 990001-1000000 *=?*?=*")
          .reply("420 none")
          .expect("XOVER 999999-999999")
          .reply("224 here", FIRST.replace("1\tOld", "999999\tOld"), ".")
          .expect("XPAT Subject 980001-990000 *[Mm][Oo][Dd][Ee][Mm]*")
          .effect(ScriptedServer.Effect.STALL);
      var search = desk.serverSearch.search(GROUP, modem(), heard::add, soFar::add);
      server.awaitStall();
      search.cancel(true);
      assertThatThrownBy(() -> await(search)).isInstanceOf(CancellationException.class);
      assertThat(heard)
          .containsExactly(
              new Progress("Searching on far", 0, 1_000_000),
              new Progress("Searching on far", 10_000, 1_000_000));
      assertThat(soFar)
          .containsExactly(
              new ServerFinds(
                  GROUP,
                  List.of(new MessageId("one@example.org")),
                  10_000,
                  ServerFinds.Extent.SO_FAR));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', a", "a b, a", "a:, a", "é, a", "Subject, '  '"})
  void nothingThatNoServerUnderstandsIsAsked(String field, String words) {
    assertThatThrownBy(() -> ServerQuestion.of(field, words, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
