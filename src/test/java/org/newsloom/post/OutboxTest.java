package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.mime.ArticleParser;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.nntp.ScriptedServer.Effect;
import org.newsloom.post.Posted.State;
import org.newsloom.reading.Desk;
import org.newsloom.settings.SecretStore;
import org.newsloom.store.GroupRef;
import org.newsloom.store.OutboxEntry;
import org.newsloom.sync.ServerProblem;

/** Every edge of the states that {@link Outbox} tells of (net-keeping rows G16c and G16d). */
class OutboxTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final String SERVER = "news";
  private static final String STAT = "STAT <aaaaaaaaaaaaaaaaaaaaaaaa@example.org>";
  private static final MessageId ID = new MessageId("aaaaaaaaaaaaaaaaaaaaaaaa@example.org");
  private static final Composition POST =
      Composition.empty()
          .withFrom(new Author("Ann", "ann@example.org"))
          .withNewsgroups("misc.test")
          .withSubject("Test")
          .withBody(".a line that begins with a dot\n");

  @TempDir Path profile;

  private final ScriptedServer server = new ScriptedServer();

  /** Makes all Message-IDs the same, so that a script can ask for it. */
  private static final class NoRandom extends SecureRandom {
    @Override
    public int nextInt(int bound) {
      return 0;
    }
  }

  private Desk desk() {
    return Desk.open(profile).with(SERVER, server.port());
  }

  private static OwnArticles own(Desk desk) {
    return new OwnArticles(
        desk.store, new CancelSecrets(SecretStore.ofSession(), new SecureRandom()), desk.jobs);
  }

  private static Outbox outbox(Desk desk) {
    return new Outbox(
        desk.store,
        desk.connections,
        new ArticleWriter("Newsloom/1"),
        new MessageIds(new NoRandom()),
        own(desk),
        desk.jobs,
        CLOCK);
  }

  private static Posted send(Desk desk) {
    return await(outbox(desk).send(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.empty()));
  }

  private ScriptedServer ready() {
    return server.greet("200 ready");
  }

  private ScriptedServer post() {
    return server.expect("POST").reply("340 go on").takeArticle();
  }

  private static List<Posted> waiting(Desk desk) {
    return await(outbox(desk).waiting());
  }

  @Test
  void a240IsSent() {
    ready();
    post().reply("240 received");
    try (Desk desk = desk()) {
      assertThat(send(desk))
          .satisfies(posted -> {
            assertThat(posted.id()).isEqualTo(ID);
            assertThat(posted.state()).isEqualTo(State.SENT);
            assertThat(posted.reply()).isEqualTo("240 received");
            assertThat(posted.problem()).isEmpty();
          });
      assertThat(waiting(desk)).isEmpty();
      assertThat(await(desk.store.sent().isOwn(ID))).isTrue();
      assertThat(await(desk.store.bodies().get(ID))).isPresent();
      assertThat(await(desk.store.bodies().pending())).isEqualTo(1);
    }
    assertThat(server.articles()).hasSize(1);
    assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
        .contains("Message-ID: " + ID + "\r\n")
        .endsWith("\r\n\r\n..a line that begins with a dot\r\n");
    server.close();
  }

  @Test
  void a440IsRefusedAndKeptWithTheServersWords() {
    ready().expect("POST").reply("440 posting not allowed");
    try (Desk desk = desk()) {
      assertThat(send(desk))
          .satisfies(posted -> {
            assertThat(posted.state()).isEqualTo(State.REFUSED);
            assertThat(posted.reply()).isEqualTo("440 posting not allowed");
          });
      assertThat(waiting(desk)).extracting(Posted::state).containsExactly(State.REFUSED);
    }
    server.close();
  }

  @Test
  void a441IsRefusedAndNotSentAgainByItself() {
    ready();
    post().reply("441 too many newsgroups").expect(STAT).reply("430 no");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.REFUSED);
      assertThat(await(outbox(desk).sendWaiting())).isEmpty();
      assertThat(waiting(desk))
          .extracting(Posted::reply)
          .containsExactly("441 too many newsgroups");
      assertThat(await(outbox(desk).octets(ID))).isPresent();
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void whatWaitsIsReadAsItWasWritten() {
    Composition written = POST.withSubject("Grüße " + "无奈".repeat(40)).withBody("Größe\n");
    try (Desk desk = Desk.open(profile)) {
      await(outbox(desk).queue(SERVER, written, PostingStyle.DEFAULT, OptionalLong.empty()));
      Composition read = await(outbox(desk).written(ID)).orElseThrow();
      assertThat(read.subject()).isEqualTo(written.subject());
      assertThat(read.newsgroups()).isEqualTo(written.newsgroups());
      assertThat(read.body()).isEqualTo(written.body());
      assertThat(await(outbox(desk).written(new MessageId("other@example.org")))).isEmpty();
    }
    server.close();
  }

  @Test
  void whatIsTakenBackKnowsThatItWasToBeMailedToo() {
    ArticleParser parser = new ArticleParser();
    String parent =
        """
        From: Bob <bob@example.org>
        Newsgroups: misc.test
        Subject: Test
        Message-ID: <parent@example.org>

        text
        """;
    byte[] octets = parent.getBytes(StandardCharsets.US_ASCII);
    Composition followup =
        Compositions.followup(
                parser.parse(octets), List.of("text"), POST.from(), PostingStyle.DEFAULT)
            .withBody("> text\n\nYes.\n");
    try (Desk desk = Desk.open(profile)) {
      await(desk.store.bodies().put(new MessageId("parent@example.org"), octets));
      Composition marked = MailCopies.marked(followup);
      await(outbox(desk).queue(SERVER, marked, PostingStyle.DEFAULT, OptionalLong.empty()));
      SavedDraft draft = await(outbox(desk).takeBack(ID)).orElseThrow();
      assertThat(draft.composition()).isEqualTo(followup);
      assertThat(draft.ways().copied()).isTrue();
      assertThat(draft.ways().copyTo()).containsExactly(new Author("Bob", "bob@example.org"));
      assertThat(draft.ways().other())
          .hasValueSatisfying(reply -> assertThat(reply.kind()).isEqualTo(Composition.Kind.REPLY));
      assertThat(waiting(desk)).isEmpty();

      await(outbox(desk).queue(SERVER, followup, PostingStyle.DEFAULT, OptionalLong.empty()));
      assertThat(await(outbox(desk).takeBack(ID)).orElseThrow().ways().copied()).isFalse();
    }
    server.close();
  }

  private static final Composition MAILED_TOO = MailCopies.marked(POST);

  private static Posted sendMailedToo(Desk desk) {
    return await(outbox(desk).send(SERVER, MAILED_TOO, PostingStyle.DEFAULT, OptionalLong.empty()));
  }

  private String lastArticle() {
    return new String(server.articles().getLast(), StandardCharsets.UTF_8);
  }

  @Test
  void anArticleThatACopyFollowsSaysThatItWasMailed() {
    ready();
    post().reply("240 received");
    try (Desk desk = desk()) {
      sendMailedToo(desk);
    }
    assertThat(lastArticle()).contains("Posted-And-Mailed: yes");
    server.close();
  }

  /** Who would have mailed it is gone. */
  @Test
  void whatWaitedGoesOutWithoutSayingThatItWasMailed() {
    ready().expect("POST").effect(Effect.DROP);
    try (Desk desk = desk()) {
      assertThat(sendMailedToo(desk).state()).isEqualTo(State.QUEUED);
      // As long as it waits the wish is kept.
      assertThat(new String(await(outbox(desk).octets(ID)).orElseThrow(), StandardCharsets.UTF_8))
          .contains("Posted-And-Mailed: yes");
      server.nextConnection();
      ready();
      post().reply("240 received");
      assertThat(await(outbox(desk).sendWaiting()))
          .extracting(Posted::state)
          .containsExactly(State.SENT);
      assertThat(lastArticle())
          .doesNotContain("Posted-And-Mailed")
          .contains("\r\n\r\n..a line that begins with a dot\r\n");
      assertThat(
              new String(await(desk.store.bodies().get(ID)).orElseThrow(), StandardCharsets.UTF_8))
          .doesNotContain("Posted-And-Mailed")
          .contains("Subject: Test\r\n");
    }
    server.close();
  }

  @Test
  void whatIsSentAgainByItsWriterSaysThatItWasMailed() {
    ready().expect("POST").effect(Effect.DROP);
    try (Desk desk = desk()) {
      sendMailedToo(desk);
      server.nextConnection();
      ready();
      post().reply("240 received");
      var _ = await(outbox(desk).sendWaiting(Optional.of(ID)));
    }
    assertThat(lastArticle()).contains("Posted-And-Mailed: yes");
    server.close();
  }

  @Test
  void onlyTheMarkGoesAndOnlyFromTheHead() {
    String article =
        "From: a@b.example\r\nposted-and-mailed: yes,\r\n  really\r\nSubject: é\r\n"
            + "\r\nPosted-And-Mailed: yes\r\n";
    assertThat(
            new String(
                MailCopies.unmarked(article.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8))
        .isEqualTo("From: a@b.example\r\nSubject: é\r\n\r\nPosted-And-Mailed: yes\r\n");
  }

  @Test
  void a441StaysARefusalWhereTheServerKnowsNoStat() {
    ready();
    post().reply("441 no").expect(STAT).reply("503 not supported");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.REFUSED);
    }
    server.close();
  }

  @Test
  void a441OfAnArticleThatIsThereIsSent() {
    ready();
    post().reply("441 435 duplicate").expect(STAT).reply("223 0 " + ID);
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.SENT);
      assertThat(waiting(desk)).isEmpty();
    }
    server.close();
  }

  @Test
  void aLinkCutBefore340LeavesItQueued() {
    ready().expect("POST").effect(Effect.DROP);
    try (Desk desk = desk()) {
      Posted posted = send(desk);
      assertThat(posted.state()).isEqualTo(State.QUEUED);
      assertThat(posted.problem()).isPresent();
      assertThat(stateOf(desk)).isEqualTo(OutboxEntry.State.QUEUED);
      server.nextConnection();
      ready();
      post().reply("240 received");
      assertThat(await(outbox(desk).sendWaiting()))
          .extracting(Posted::state)
          .containsExactly(State.SENT);
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void aLinkCutAfter340IsAskedAfterAndSentAgain() {
    ready().expect("POST").reply("340 go on").effect(Effect.DROP).nextConnection();
    ready().expect(STAT).reply("430 no");
    post().reply("240 received");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.SENT);
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void aLinkCutAfterTheDotIsAskedAfterAndNotSentAgain() {
    ready();
    post().effect(Effect.DROP).nextConnection();
    ready().expect(STAT).reply("223 0 " + ID);
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.SENT);
      assertThat(waiting(desk)).isEmpty();
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void aServerThatGoesAwayAfterTheDotIsAskedNextTime() {
    ready();
    post().effect(Effect.DROP).nextConnection();
    ready().effect(Effect.DROP);
    try (Desk desk = desk()) {
      Posted posted = send(desk);
      assertThat(posted.state()).isEqualTo(State.QUEUED);
      assertThat(stateOf(desk)).isEqualTo(OutboxEntry.State.UNKNOWN);
      assertThat(await(outbox(desk).move(posted.id(), "other"))).as("it may be there").isEmpty();
    }
    server.nextConnection();
    ready().expect(STAT).reply("223 0 " + ID);
    try (Desk desk = Desk.open(profile)) {
      List<Posted> sent = await(outbox(desk).sendWaiting());
      assertThat(sent).extracting(Posted::state).containsExactly(State.SENT);
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void aDuplicateAfterALostAnswerIsSentThoughNobodyCanReadItYet() {
    ready();
    post().effect(Effect.DROP).nextConnection();
    ready().expect(STAT).reply("430 no");
    post().reply("441 Duplicate article, given to the moderator before");
    server.expect(STAT).reply("430 no");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.SENT);
    }
    server.close();
  }

  @Test
  void aFieldThatStandsThereTwiceIsNoDuplicateOfTheArticle() {
    ready();
    post().effect(Effect.DROP).nextConnection();
    ready().expect(STAT).reply("430 no");
    post().reply("441 Duplicate \"Subject\" header");
    server.expect(STAT).reply("430 no");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.REFUSED);
    }
    server.close();
  }

  @Test
  void whatWasSentIsSentThoughItCannotBeMarkedAsRead() throws Exception {
    ready();
    post().reply("240 received");
    try (Desk desk = desk()) {
      OverviewBatch.Builder header = new OverviewBatch.Builder();
      byte[] id = ID.toString().getBytes(StandardCharsets.US_ASCII);
      header.row(1);
      header.field(OverviewBatch.Field.MESSAGE_ID, id, 0, id.length);
      var _ =
          await(
              desk.store
                  .headers()
                  .addOverviews(
                      new GroupRef(SERVER, new Newsgroup("misc.test")),
                      header.build(),
                      NumberRanges.of(1, 1)));
      try (var connection =
              DriverManager.getConnection("jdbc:sqlite:" + profile.resolve("user.db"));
          var statement = connection.createStatement()) {
        statement.execute(
            "create trigger full before insert on read_state begin select raise(abort, 'full');"
                + " end");
      }
      assertThat(send(desk).state()).isEqualTo(State.SENT);
      assertThat(waiting(desk)).isEmpty();
    }
    server.close();
  }

  @Test
  void aDuplicateThatWasNeverSentBeforeIsARefusal() {
    ready();
    post().reply("441 Duplicate text").expect(STAT).reply("430 no");
    try (Desk desk = desk()) {
      assertThat(send(desk).state()).isEqualTo(State.REFUSED);
    }
    server.close();
  }

  @Test
  void whatAServerHasNoTimeForWaits() {
    ready();
    post().reply("436 try again later");
    try (Desk desk = desk()) {
      Posted posted = send(desk);
      assertThat(posted.state()).isEqualTo(State.QUEUED);
      assertThat(posted.reply()).contains("try again later");
      assertThat(stateOf(desk)).isEqualTo(OutboxEntry.State.QUEUED);
    }
    server.close();
  }

  @Test
  void whoWasKilledWhileSendingAsksFirst() {
    try (Desk desk = desk()) {
      OutboxEntry entry =
          await(
              desk.store
                  .outbox()
                  .add(
                      SERVER,
                      ID,
                      outbox(desk).preview(POST, PostingStyle.DEFAULT).join(),
                      OptionalLong.empty()));
      await(desk.store.outbox().change(entry.id(), OutboxEntry.State.SENDING, ""));
    }
    ready().expect(STAT).reply("430 no");
    post().reply("240 received");
    try (Desk desk = Desk.open(profile)) {
      assertThat(waiting(desk)).extracting(Posted::state).containsExactly(State.QUEUED);
      assertThat(await(outbox(desk).sendWaiting()))
          .extracting(Posted::state)
          .containsExactly(State.SENT);
    }
    assertThat(server.mainCommands()).containsExactly(STAT, "POST");
    server.close();
  }

  @Test
  void whoWorksOfflineQueuesAndAsksNobody() {
    try (Desk desk = desk()) {
      desk.connections.setOffline(true);
      assertThat(send(desk))
          .satisfies(posted -> {
            assertThat(posted.state()).isEqualTo(State.QUEUED);
            assertThat(posted.problem().orElseThrow().kind()).isEqualTo(ServerProblem.Kind.OFFLINE);
          });
      assertThat(stateOf(desk)).isEqualTo(OutboxEntry.State.QUEUED);
    }
    assertThat(server.connections()).isZero();
    server.close();
  }

  @Test
  void queueingAsksNobodyAndKeepsTheOrder() {
    try (Desk desk = desk()) {
      Outbox outbox =
          new Outbox(
              desk.store,
              desk.connections,
              new ArticleWriter("Newsloom/1"),
              new MessageIds(new SecureRandom()),
              own(desk),
              desk.jobs,
              CLOCK);
      MessageId first =
          await(outbox.queue(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.empty())).id();
      MessageId second =
          await(outbox.queue(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.empty())).id();
      assertThat(waiting(desk)).extracting(Posted::id).containsExactly(first, second);
      assertThat(waiting(desk)).extracting(Posted::attempts).containsExactly(0, 0);
    }
    assertThat(server.connections()).isZero();
    server.close();
  }

  @Test
  void whatIsDroppedIsNotSent() {
    try (Desk desk = desk()) {
      await(outbox(desk).queue(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.empty()));
      assertThat(await(outbox(desk).drop(new MessageId("other@example.org")))).isFalse();
      assertThat(await(outbox(desk).drop(ID))).isTrue();
      assertThat(await(outbox(desk).drop(ID))).isFalse();
      assertThat(await(outbox(desk).sendWaiting())).isEmpty();
    }
    assertThat(server.connections()).isZero();
    server.close();
  }

  @Test
  void twoSendsAtOnceSendOnce() {
    ready();
    post().reply("240 received");
    try (Desk desk = desk()) {
      Outbox outbox = outbox(desk);
      await(outbox.queue(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.empty()));
      CompletableFuture<List<Posted>> first = outbox.sendWaiting();
      CompletableFuture<List<Posted>> second = outbox.sendWaiting();
      await(first);
      await(second);
      assertThat(waiting(desk)).isEmpty();
    }
    assertThat(server.articles()).hasSize(1);
    server.close();
  }

  @Test
  void theDraftGoesWithTheSending() {
    try (Desk desk = desk()) {
      Drafts drafts = new Drafts(desk.store);
      long draft = await(drafts.save(0, SERVER, POST)).id();
      await(outbox(desk).queue(SERVER, POST, PostingStyle.DEFAULT, OptionalLong.of(draft)));
      assertThat(await(drafts.all())).isEmpty();
      assertThat(waiting(desk)).hasSize(1);
    }
    server.close();
  }

  @Test
  void aPreviewSendsAndKeepsNothing() {
    try (Desk desk = desk()) {
      byte[] octets = outbox(desk).preview(POST, PostingStyle.DEFAULT).join();
      assertThat(new String(octets, StandardCharsets.UTF_8)).contains("Subject: Test\r\n");
      assertThat(waiting(desk)).isEmpty();
    }
    assertThat(server.connections()).isZero();
    server.close();
  }

  /**
   * A server that accepts whatever comes, so that a second copy would be seen. The text is so long
   * that there are a thousand places to cut at.
   */
  @Test
  void aLinkCutAtAnyOctetBringsExactlyOneArticle() throws Exception {
    try (CuttingServer cutting = new CuttingServer();
        Desk desk = Desk.open(profile).with(SERVER, cutting.port())) {
      Outbox outbox =
          new Outbox(
              desk.store,
              desk.connections,
              new ArticleWriter("N"),
              new MessageIds(new SecureRandom()),
              own(desk),
              desk.jobs,
              CLOCK);
      Composition longer = POST.withBody("One more line to be cut at any octet.\n".repeat(18));
      for (CuttingServer.Direction direction : CuttingServer.Direction.values()) {
        int cuts = 0;
        while (true) {
          cutting.cutAfter(direction, cuts);
          Posted posted =
              await(outbox.send(SERVER, longer, PostingStyle.DEFAULT, OptionalLong.empty()));
          boolean wasCut = !cutting.disarm();
          for (int looks = 0; posted.state() != State.SENT && looks < 3; looks++) {
            posted = await(outbox.sendWaiting()).getFirst();
          }
          assertThat(posted.state()).as("%s cut after %d", direction, cuts).isEqualTo(State.SENT);
          assertThat(cutting.copiesOf(posted.id()))
              .as("%s cut after %d", direction, cuts)
              .isEqualTo(1);
          if (!wasCut) {
            break;
          }
          cuts++;
        }
        assertThat(cuts)
            .isGreaterThan(direction == CuttingServer.Direction.FROM_CLIENT ? 1_000 : 5);
      }
      assertThat(waiting(desk)).isEmpty();
    }
    server.close();
  }

  private static OutboxEntry.State stateOf(Desk desk) {
    return await(desk.store.outbox().all()).getFirst().state();
  }
}
