package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.newsloom.inn.NewsDesk.newPost;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Posted;
import org.newsloom.reading.Servers;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.sync.ServerReport;

/** Logs in to a real INN, and speaks TLS with it. */
@Tag("inn")
class InnLoginTest {
  private static final Newsgroup GROUP = new Newsgroup("misc.test");

  @TempDir Path profile;
  private NewsDesk desk;
  private Servers servers;

  @BeforeEach
  void start() {
    Inn.needed();
    desk = NewsDesk.open(profile);
    servers = desk.desk.reading.servers();
  }

  @AfterEach
  void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  private static ServerAccount withUser(ServerAccount account, String user) {
    return new ServerAccount(
        account.name(),
        account.host(),
        account.port(),
        account.security(),
        account.caFile(),
        user,
        account.passwordStore(),
        account.connections(),
        true);
  }

  private static ServerAccount login(String user) {
    return withUser(Inn.account(NewsDesk.SERVER, Inn.LOGIN_PORT), user);
  }

  private ServerProblem problem(Runnable action) {
    CompletionException thrown = catchThrowableOfType(CompletionException.class, action::run);
    assertThat(thrown).cause().isInstanceOf(ServerProblemException.class);
    return ((ServerProblemException) thrown.getCause()).problem();
  }

  @Test
  void rightPasswordOpensTheServer() {
    desk.save(login(Inn.USER), Optional.of(Inn.PASSWORD));
    assertThat(desk.fetch(GROUP).group()).isEqualTo(NewsDesk.at(GROUP));
    assertThat(desk.post(newPost(GROUP, "With a login", "Text\n")).state())
        .isEqualTo(Posted.State.SENT);
  }

  @Test
  void rightPasswordPassesTheCheck() {
    ServerReport report = await(servers.check(login(Inn.USER), Optional.of(Inn.PASSWORD)));
    assertThat(report.posting()).isTrue();
    assertThat(report.capabilities()).contains("READER", "OVER", "POST");
  }

  @Test
  void wrongPasswordIsToldAsSuch() {
    ServerProblem problem =
        problem(() -> await(servers.check(login(Inn.USER), Optional.of("nonsense"))));
    assertThat(problem.kind()).isEqualTo(ServerProblem.Kind.WRONG_PASSWORD);
    assertThat(problem.sentence()).contains("did not accept the user name and password");
  }

  @Test
  void wrongPasswordStopsAFetchAndKeepsAPost() {
    desk.save(login(Inn.USER), Optional.of("nonsense"));
    assertThat(
            problem(() ->
                    await(
                        desk.desk
                            .reading
                            .fetching()
                            .headers(NewsDesk.at(GROUP), new FetchRange.All())))
                .kind())
        .isEqualTo(ServerProblem.Kind.WRONG_PASSWORD);
    Posted posted = desk.post(newPost(GROUP, "No login", "Text\n"));
    assertThat(posted.state()).isEqualTo(Posted.State.QUEUED);
    assertThat(posted.problem().orElseThrow().kind()).isEqualTo(ServerProblem.Kind.WRONG_PASSWORD);
    assertThat(await(desk.desk.store.outbox().all())).hasSize(1);
  }

  @Test
  void noPasswordAsksForOne() {
    desk.save(Inn.account(NewsDesk.SERVER, Inn.LOGIN_PORT), Optional.empty());
    ServerProblem problem = problem(() -> desk.fetch(GROUP));
    assertThat(problem.kind()).isEqualTo(ServerProblem.Kind.LOGIN_NEEDED);
    assertThat(problem.sentence()).contains("wants a user name and a password");
  }

  @Test
  void waitingPostGoesOutOnceThePasswordIsRight() {
    desk.save(login(Inn.USER), Optional.of("nonsense"));
    Posted first = desk.post(newPost(GROUP, "Later", "Text\n"));
    desk.save(login(Inn.USER), Optional.of(Inn.PASSWORD));
    Posted second = await(desk.outbox.sendWaiting()).getFirst();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.state()).isEqualTo(Posted.State.SENT);
  }

  @Test
  void tlsWithAnAuthorityThatIsTrustedWorks() {
    ServerReport report =
        await(
            servers.check(
                Inn.tlsAccount(NewsDesk.SERVER, Optional.of(Inn.authority())), Optional.empty()));
    assertThat(report.encryption().orElseThrow().version()).startsWith("TLSv1.");
  }

  @Test
  void articlesComeOverTls() {
    desk.save(Inn.tlsAccount(NewsDesk.SERVER, Optional.of(Inn.authority())), Optional.empty());
    Posted posted = desk.post(newPost(GROUP, "Over TLS", "Sicher.\n"));
    assertThat(posted.state()).isEqualTo(Posted.State.SENT);
    assertThat(desk.show(posted.id()).orElseThrow().article().text()).isEqualTo("Sicher.\n");
  }

  @Test
  void certificateThatNobodyVouchesForIsRefused() {
    ServerProblem problem =
        problem(() ->
            await(
                servers.check(
                    Inn.tlsAccount(NewsDesk.SERVER, Optional.empty()), Optional.empty())));
    assertThat(problem.kind()).isEqualTo(ServerProblem.Kind.CERTIFICATE);
    assertThat(problem.sentence())
        .contains("cannot be trusted", "nobody known to this computer vouches for it");
  }

  @Test
  void tlsAtAPortWithoutItIsToldAsSuch() {
    ServerAccount plain = Inn.account(NewsDesk.SERVER, Inn.PORT);
    ServerAccount asTls =
        new ServerAccount(
            plain.name(),
            plain.host(),
            plain.port(),
            ServerAccount.Security.TLS,
            Optional.empty(),
            "",
            "",
            2,
            false);
    ServerProblem problem = problem(() -> await(servers.check(asTls, Optional.empty())));
    assertThat(problem.kind()).isEqualTo(ServerProblem.Kind.TLS);
  }
}
