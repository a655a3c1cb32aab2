package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Certificates;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.nntp.ScriptedServer.Effect;
import org.newsloom.nntp.Timeouts;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.MailSettings.Security;
import org.newsloom.settings.SecretStore;
import org.newsloom.sync.ConnectionLog;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblem.Kind;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;

/** Each way that sending an e-mail can end. */
class MailerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final MessageId PARENT = new MessageId("parent@example.org");
  private static final Author BOB = new Author("Bob", "bob@example.net");
  private static final Composition REPLY =
      new Composition(
          Composition.Kind.REPLY,
          new Author("Ann", "ann@example.org"),
          "",
          "",
          List.of(BOB),
          "",
          "Re: Test",
          new References(List.of(PARENT)),
          List.of(),
          ".a line that begins with a dot\n",
          Optional.of(PARENT));
  private static final String HELLO = "EHLO [127.0.0.1]";
  private static final String LOGIN =
      "AUTH PLAIN "
          + Base64.getEncoder().encodeToString("ann\0ann\0geheim".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private final Jobs jobs = new Jobs(Duration.ofSeconds(5));
  private final SecretStore keyring = SecretStore.ofSession();
  private final SecretStore file = SecretStore.ofSession();
  private final ConnectionLog log = new ConnectionLog(CLOCK);
  private boolean offline;

  @AfterEach
  void end() {
    jobs.close();
  }

  private MailSettings settings(ScriptedServer server, Security security, String user) {
    return new MailSettings(
        true,
        "localhost",
        server.port(),
        security,
        security == Security.NONE ? "" : folder.resolve("authority.pem").toString(),
        user,
        false,
        false,
        false);
  }

  private Mailer mailer(MailSettings settings) {
    return new Mailer(
        () -> settings,
        keyring,
        file,
        new ArticleWriter("Newsloom/1"),
        new MessageIds(new SecureRandom()),
        Timeouts.USUAL,
        log::of,
        () -> offline,
        jobs,
        CLOCK);
  }

  private Mailed send(MailSettings settings, Composition reply) throws Exception {
    return mailer(settings).send(reply, PostingStyle.DEFAULT).get();
  }

  private ServerProblem problem(MailSettings settings) {
    return problemOf(catchThrowableOfType(ExecutionException.class, () -> send(settings, REPLY)));
  }

  private static ServerProblem problemOf(ExecutionException failure) {
    assertThat(failure).hasCauseInstanceOf(ServerProblemException.class);
    return ((ServerProblemException) failure.getCause()).problem();
  }

  /** A server that has said hello in clear. */
  private static ScriptedServer greeted(String... extensions) {
    ScriptedServer server = new ScriptedServer();
    return hello(server.greet("220 mail.example.org ESMTP"), extensions);
  }

  private static ScriptedServer hello(ScriptedServer server, String... extensions) {
    server.expect(HELLO).reply("250-mail.example.org");
    for (String extension : extensions) {
      server.reply("250-" + extension);
    }
    return server.reply("250 SIZE 1000000");
  }

  private static ScriptedServer upToData(ScriptedServer server) {
    return server
        .expect("MAIL FROM:<ann@example.org>")
        .reply("250 sender ok")
        .expect("RCPT TO:<bob@example.net>")
        .reply("250 recipient ok")
        .expect("DATA")
        .reply("354 go on");
  }

  @Test
  void sendsWhatTheWriterWrote() throws Exception {
    try (ScriptedServer server = upToData(greeted()).takeArticle().reply("250 queued as 1")) {
      Mailed mailed = send(settings(server, Security.NONE, ""), REPLY);
      assertThat(mailed.state()).isEqualTo(Mailed.State.SENT);
      assertThat(mailed.words()).isEqualTo("250 queued as 1");
      assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
          .isEqualTo(
              "From: Ann <ann@example.org>\r\n"
                  + "To: Bob <bob@example.net>\r\n"
                  + "Subject: Re: Test\r\n"
                  + "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n"
                  + "Message-ID: "
                  + mailed.id()
                  + "\r\n"
                  + "References: <parent@example.org>\r\n"
                  + "In-Reply-To: <parent@example.org>\r\n"
                  + "User-Agent: Newsloom/1\r\n"
                  + "MIME-Version: 1.0\r\n"
                  + "Content-Type: text/plain; charset=us-ascii\r\n"
                  + "Content-Transfer-Encoding: 7bit\r\n"
                  + "\r\n"
                  + "..a line that begins with a dot\r\n");
    }
  }

  @Test
  void copiesGoToAllAndNobodyIsShownTheHiddenOnes() throws Exception {
    try (ScriptedServer server = greeted()) {
      server.expect("MAIL FROM:<ann@example.org>").reply("250 sender ok");
      for (String to :
          List.of("bob@example.net", "cy@example.net", "dan@example.net", "eve@example.net")) {
        server.expect("RCPT TO:<" + to + ">").reply("250 recipient ok");
      }
      server.expect("DATA").reply("354 go on").takeArticle().reply("250 ok");
      send(
          settings(server, Security.NONE, ""),
          REPLY.withExtra(
              List.of(
                  new Composition.ExtraHeader("CC", "Cÿ <cy@example.net>, bob@example.net"),
                  new Composition.ExtraHeader("Bcc", "Dan <dan@example.net>"),
                  new Composition.ExtraHeader("Resent-Bcc", "eve@example.net"))));
      assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
          .contains("\r\nCC: =?UTF-8?B?Q8O/?= <cy@example.net>, bob@example.net\r\n")
          .doesNotContainIgnoringCase("bcc", "dan@", "eve@");
    }
  }

  @Test
  void whatIsSaidIsInTheLogButForTheArticle() throws Exception {
    try (ScriptedServer server = upToData(greeted()).takeArticle().reply("250 queued as 1")) {
      send(settings(server, Security.NONE, ""), REPLY);
    }
    List<String> said = log.lines().stream().map(ConnectionLog.Line::toString).toList();
    assertThat(said)
        .startsWith("localhost < 220 mail.example.org ESMTP", "localhost > EHLO [127.0.0.1]")
        .containsSequence(
            "localhost > DATA",
            "localhost < 354 go on",
            "localhost > .",
            "localhost < 250 queued as 1");
    assertThat(said).noneMatch(line -> line.contains("begins with a dot"));
  }

  @Test
  void noPasswordIsInTheLog() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.tls(Certificates.of(folder, "dns:localhost")).greet("220 hi")) {
      MailSettings settings = settings(server, Security.TLS, "ann");
      keyring.keep(settings.account(), "geheim");
      hello(server, "AUTH LOGIN")
          .expect("AUTH LOGIN")
          .reply("334 VXNlcm5hbWU6")
          .expect(base64("ann"))
          .reply("334 UGFzc3dvcmQ6")
          .expect(base64("geheim"))
          .reply("235 welcome");
      mailer(settings).check(settings).get();
    }
    List<String> said = log.lines().stream().map(ConnectionLog.Line::text).toList();
    assertThat(said).contains("235 welcome").anyMatch(line -> line.startsWith("AUTH LOGIN"));
    assertThat(said).noneMatch(line -> line.contains(base64("geheim")) || line.contains("geheim"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void octetsAbove127GoOutWhereTheServerTakesThem() throws Exception {
    try (ScriptedServer server = greeted("8BITMIME")) {
      server
          .expect("MAIL FROM:<ann@example.org> BODY=8BITMIME")
          .reply("250 sender ok")
          .expect("RCPT TO:<bob@example.net>")
          .reply("250 recipient ok")
          .expect("DATA")
          .reply("354 go on")
          .takeArticle()
          .reply("250 ok");
      send(settings(server, Security.NONE, ""), REPLY.withBody("Grüße\n"));
      assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
          .endsWith("Content-Transfer-Encoding: 8bit\r\n\r\nGrüße\r\n");
    }
  }

  @Test
  void octetsAbove127AreQuotedWhereTheServerDoesNotTakeThem() throws Exception {
    try (ScriptedServer server = upToData(greeted()).takeArticle().reply("250 ok")) {
      send(settings(server, Security.NONE, ""), REPLY.withBody("Grüße\n"));
      assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
          .endsWith("Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe\r\n");
    }
  }

  @Test
  void theWriterGetsACopyOnWish() throws Exception {
    try (ScriptedServer server = greeted()) {
      server
          .expect("MAIL FROM:<ann@example.org>")
          .reply("250 sender ok")
          .expect("RCPT TO:<bob@example.net>")
          .reply("250 recipient ok")
          .expect("RCPT TO:<ann@example.org>")
          .reply("250 recipient ok")
          .expect("DATA")
          .reply("354 go on")
          .takeArticle()
          .reply("250 ok");
      MailSettings own = settings(server, Security.NONE, "");
      MailSettings copied =
          new MailSettings(true, own.host(), own.port(), Security.NONE, "", "", false, false, true);
      assertThat(send(copied, REPLY).state()).isEqualTo(Mailed.State.SENT);
    }
  }

  @Test
  void logsInOverStartTls() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.startTls(Certificates.of(folder, "dns:localhost"))) {
      MailSettings settings = settings(server, Security.STARTTLS, "ann");
      keyring.keep(settings.account(), "geheim");
      hello(server.greet("220 hi"), "STARTTLS")
          .expect("STARTTLS")
          .reply("220 go on")
          .effect(Effect.HANDSHAKE);
      hello(server, "AUTH PLAIN LOGIN").expect(LOGIN).reply("235 welcome");
      upToData(server).takeArticle().reply("250 ok");
      assertThat(send(settings, REPLY).state()).isEqualTo(Mailed.State.SENT);
    }
  }

  @Test
  void triesALoginThroughTlsAndSendsNothing() throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(Certificates.of(folder, "dns:localhost"))) {
      MailSettings settings = settings(server, Security.TLS, "ann");
      hello(server.greet("220 hi"), "AUTH PLAIN").expect(LOGIN).reply("235 welcome");
      Mailer mailer = mailer(settings);
      mailer.keepPassword(MailSettings.DEFAULTS, settings, "geheim").get();
      assertThat(mailer.check(settings).get())
          .isEqualTo("localhost takes your login; e-mail can be sent from here.");
      assertThat(server.commands()).containsExactly(HELLO, LOGIN);
    }
  }

  @Test
  void aPasswordThatMovedIsForgottenWhereItWas() throws Exception {
    MailSettings before =
        new MailSettings(true, "a.example", 465, Security.TLS, "", "ann", false, false, false);
    MailSettings now =
        new MailSettings(true, "a.example", 465, Security.TLS, "", "ann", true, false, false);
    Mailer mailer = mailer(now);
    mailer.keepPassword(before, before, "one").get();
    assertThat(keyring.secret("smtp:ann@a.example:465")).contains("one");
    mailer.keepPassword(before, now, "two").get();
    assertThat(keyring.secret("smtp:ann@a.example:465")).isEmpty();
    assertThat(file.secret("smtp:ann@a.example:465")).contains("two");
  }

  @Test
  void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.tls(Certificates.of(folder, "dns:mail.example.org"))) {
      ServerProblem problem = problem(settings(server, Security.TLS, ""));
      assertThat(problem.kind()).isEqualTo(Kind.CERTIFICATE);
      assertThat(problem.sentence()).contains("it belongs to another host");
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.commands()).isEmpty();
    }
  }

  @Test
  void theHostNameIsLookedAtAfterStartTlsToo() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.startTls(Certificates.of(folder, "dns:mail.example.org"))) {
      hello(server.greet("220 hi"), "STARTTLS")
          .expect("STARTTLS")
          .reply("220 go on")
          .effect(Effect.HANDSHAKE);
      MailSettings settings = settings(server, Security.STARTTLS, "ann");
      keyring.keep(settings.account(), "geheim");
      ServerProblem problem = problem(settings);
      assertThat(problem.kind()).isEqualTo(Kind.CERTIFICATE);
      assertThat(problem.sentence()).contains("it belongs to another host");
      assertThat(server.commands()).containsExactly(HELLO, "STARTTLS");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(Certificates.of(folder, "dns:localhost"))) {
      MailSettings own = settings(server, Security.TLS, "");
      MailSettings system =
          new MailSettings(true, own.host(), own.port(), Security.TLS, "", "", false, false, false);
      ServerProblem problem = problem(system);
      assertThat(problem.kind()).isEqualTo(Kind.CERTIFICATE);
      assertThat(problem.sentence()).contains("nobody known to this computer vouches for it");
    }
  }

  @Test
  void withoutStartTlsNothingIsSent() {
    try (ScriptedServer server = greeted("AUTH PLAIN")) {
      MailSettings settings = settings(server, Security.NONE, "");
      ServerProblem problem =
          problem(
              new MailSettings(
                  true,
                  settings.host(),
                  settings.port(),
                  Security.STARTTLS,
                  "",
                  "",
                  false,
                  false,
                  false));
      assertThat(problem.kind()).isEqualTo(Kind.TLS);
      assertThat(problem.sentence()).contains("does not offer STARTTLS");
      assertThat(server.commands()).containsExactly(HELLO);
    }
  }

  @Test
  void aWrongPasswordIsToldInTheServersWords() throws Exception {
    try (ScriptedServer server = greeted("AUTH PLAIN")) {
      server.expect(LOGIN).reply("535 5.7.8 who are you?");
      MailSettings settings = settings(server, Security.NONE, "ann");
      keyring.keep(settings.account(), "geheim");
      ServerProblem problem = problem(settings);
      assertThat(problem.kind()).isEqualTo(Kind.WRONG_PASSWORD);
      assertThat(problem.sentence()).contains("“535 5.7.8 who are you?”");
      assertThat(problem.sentence() + problem.detail()).doesNotContain("geheim");
    }
  }

  @Test
  void aPasswordGoesToAFarHostInClearOnlyWhereThatIsAllowed() throws Exception {
    MailSettings far =
        new MailSettings(true, "192.0.2.1", 25, Security.NONE, "", "ann", false, false, false);
    keyring.keep(far.account(), "geheim");
    assertThat(problem(far).kind()).isEqualTo(Kind.CLEAR_TEXT_PASSWORD);
  }

  @Test
  void whereNoLoginIsTakenNothingIsSent() throws Exception {
    try (ScriptedServer server = greeted()) {
      MailSettings settings = settings(server, Security.NONE, "ann");
      keyring.keep(settings.account(), "geheim");
      assertThat(problem(settings).sentence()).contains("takes no login at port");
      assertThat(server.commands()).containsExactly(HELLO);
    }
  }

  @Test
  void withoutAPasswordNobodyIsAsked() {
    try (ScriptedServer server = new ScriptedServer()) {
      assertThat(problem(settings(server, Security.NONE, "ann")).kind())
          .isEqualTo(Kind.LOGIN_NEEDED);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void offlineNobodyIsAsked() {
    offline = true;
    try (ScriptedServer server = new ScriptedServer()) {
      assertThat(problem(settings(server, Security.NONE, "")).kind()).isEqualTo(Kind.OFFLINE);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void whereItIsNotSetUpTheSentenceSaysWhereItIs() {
    assertThat(problem(MailSettings.DEFAULTS).sentence())
        .isEqualTo("No mail server is set up. Give one in the settings, page E-mail.");
  }

  @Test
  void aRecipientThatIsRefusedIsNamed() {
    try (ScriptedServer server = greeted()) {
      server
          .expect("MAIL FROM:<ann@example.org>")
          .reply("250 sender ok")
          .expect("RCPT TO:<bob@example.net>")
          .reply("550 5.1.1 no such user")
          .expect("RSET")
          .reply("250 ok");
      ServerProblem problem = problem(settings(server, Security.NONE, ""));
      assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
      assertThat(problem.sentence())
          .isEqualTo(
              "localhost does not take e-mail for bob@example.net. Nothing was sent."
                  + " It says: “550 5.1.1 no such user”.");
    }
  }

  @Test
  void anEmailThatIsRefusedWasNotSent() {
    try (ScriptedServer server =
        upToData(greeted())
            .takeArticle()
            .reply("554 5.7.1 looks like spam")
            .expect("RSET")
            .reply("250 ok")) {
      ServerProblem problem = problem(settings(server, Security.NONE, ""));
      assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
      assertThat(problem.sentence()).contains("“554 5.7.1 looks like spam”");
    }
  }

  @Test
  void aServerThatAsksToTryLaterIsNotTriedByItself() {
    try (ScriptedServer server =
        upToData(greeted())
            .takeArticle()
            .reply("451 4.7.1 greylisted")
            .expect("RSET")
            .reply("250 ok")) {
      assertThat(problem(settings(server, Security.NONE, "")).kind()).isEqualTo(Kind.TRY_LATER);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aLinkCutBeforeTheTextIsNotSent() {
    try (ScriptedServer server = greeted()) {
      server.expect("MAIL FROM:<ann@example.org>").effect(Effect.DROP);
      ServerProblem problem = problem(settings(server, Security.NONE, ""));
      assertThat(problem.kind()).isEqualTo(Kind.CUT_LINK);
      assertThat(problem.sentence()).contains("Nothing was sent");
    }
  }

  @Test
  void aLinkCutAfterTheTextMayHaveBeenSentAndIsNotSentAgain() throws Exception {
    try (ScriptedServer server = upToData(greeted()).takeArticle().effect(Effect.DROP)) {
      Mailed mailed = send(settings(server, Security.NONE, ""), REPLY);
      assertThat(mailed.state()).isEqualTo(Mailed.State.UNKNOWN);
      assertThat(mailed.words()).contains("may have been sent");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoMailServerIsSaidSo() {
    try (ScriptedServer server = new ScriptedServer().greet("200 news.example.org ready")) {
      ServerProblem problem = problem(settings(server, Security.NONE, ""));
      assertThat(problem.sentence()).contains("localhost").contains("Nothing was sent");
    }
  }

  @Test
  void aPortWhereNothingListensIsSaidSo() {
    ScriptedServer gone = new ScriptedServer();
    gone.close();
    assertThat(problem(settings(gone, Security.NONE, "")).kind()).isEqualTo(Kind.REFUSED_PORT);
  }
}
