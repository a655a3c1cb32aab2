package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.settings.ServerPreset;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerAccount.Security;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

final class ServerFormTest {
  private final LocalServers servers = new LocalServers();
  private final ServerForm form = new ServerForm(servers, Runnable::run, Optional.empty());

  @Test
  void protectsByTlsUnlessToldOtherwise() {
    form.host().set("news.example.org");
    form.tryAndSave();
    assertThat(servers.tried)
        .containsExactly(ServerAccount.of("news.example.org", "news.example.org", Security.TLS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "news", "", "5.63"})
  void aPortThatIsNoneIsToldAndStaysAsItWasTyped(String typed) {
    form.host().set("news.example.org");
    assertThat(form.portProblem()).isEmpty();
    form.port().set(typed);
    assertThat(form.portProblem().orElseThrow()).contains("from 1 to 65535");
    form.tryAndSave();
    assertThat(servers.tried).isEmpty();
    assertThat(form.port().get()).isEqualTo(typed);
  }

  @Test
  void beginsWithTheServerOfAnAddressAndAsksNobody() {
    form.begin("news.example.org", java.util.OptionalInt.of(119));
    assertThat(form.name().get()).isEqualTo("news.example.org");
    assertThat(form.host().get()).isEqualTo("news.example.org");
    assertThat(form.port().get()).isEqualTo("563");
    form.begin("news.example.org", java.util.OptionalInt.of(1190));
    assertThat(form.port().get()).isEqualTo("1190");
    assertThat(servers.tried).isEmpty();
  }

  @Test
  void savesWhatCouldBeReached() {
    form.host().set("news.example.org");
    form.tryAndSave();
    assertThat(servers.saved).isEmpty();
    servers.answer.complete(LocalServers.GOOD);
    assertThat(servers.saved).hasSize(1);
    assertThat(form.state().get()).isInstanceOf(ServerForm.State.Saved.class);
  }

  @Test
  void savesTheProxyAndTellsWhatIsNone() {
    form.host().set("[2001:db8::7]");
    form.proxy().set("https://proxy.example.org");
    form.tryAndSave();
    assertThat(form.state().get())
        .isInstanceOfSatisfying(
            ServerForm.State.Wrong.class,
            wrong -> assertThat(wrong.sentence()).contains("https://proxy.example.org"));
    form.proxy().set(" socks://proxy.example.org ");
    form.tryAndSave();
    servers.answer.complete(LocalServers.GOOD);
    assertThat(servers.saved)
        .singleElement()
        .satisfies(saved -> {
          assertThat(saved.host()).isEqualTo("2001:db8::7");
          assertThat(saved.proxy())
              .map(Object::toString)
              .contains("socks://proxy.example.org:1080");
        });
  }

  /** Row G19a. */
  @Test
  void moreThanFourConnectionsAreThereOnlyWhereTheServerAllowsThem() {
    form.host().set("news.example.org");
    assertThat(form.connectionChoices()).containsExactly(1, 2, 3, 4);
    form.moreAllowed().set(true);
    assertThat(form.connectionChoices()).hasSize(20).contains(20);
    form.connections().set(8);
    form.tryAndSave();
    servers.answer.complete(LocalServers.GOOD);
    assertThat(servers.saved).extracting(ServerAccount::connections).containsExactly(8);

    ServerForm again =
        new ServerForm(servers, Runnable::run, Optional.of(servers.saved.getFirst()));
    assertThat(again.moreAllowed().get()).isTrue();
    assertThat(again.connections().get()).isEqualTo(8);
    again.moreAllowed().set(false);
    assertThat(again.connections().get()).isEqualTo(4);
  }

  @Test
  void savesNothingThatFailed() {
    form.host().set("news.example.org");
    form.tryAndSave();
    servers.answer.completeExceptionally(
        new ServerProblemException(
            new ServerProblem(
                ServerProblem.Kind.UNKNOWN_HOST, "x", "There is no such host.", "NXDOMAIN")));
    assertThat(servers.saved).isEmpty();
    assertThat(form.state().get())
        .isEqualTo(new ServerForm.State.Failed(new Failure("There is no such host.", "NXDOMAIN")));
    form.saveAnyway();
    assertThat(servers.saved).hasSize(1);
  }

  @Test
  void dropsTheAnswerOfACancelledTrial() {
    form.host().set("news.example.org");
    form.tryAndSave();
    form.cancel();
    assertThat(servers.answer).isCancelled();
    assertThat(form.state().get()).isEqualTo(new ServerForm.State.Editing());
    assertThat(servers.saved).isEmpty();
  }

  @Test
  void triesOnceAtADoubleClick() {
    form.host().set("news.example.org");
    form.tryAndSave();
    form.tryAndSave();
    assertThat(servers.tried).hasSize(1);
  }

  @Test
  void changesThePortWithTheProtection() {
    form.security().set(Security.STARTTLS);
    assertThat(form.port().get()).isEqualTo("119");
  }

  @Test
  void keepsAPortOfOnesOwn() {
    form.port().set("8119");
    form.security().set(Security.NONE);
    assertThat(form.port().get()).isEqualTo("8119");
  }

  @Test
  void asksForAHost() {
    form.tryAndSave();
    assertThat(form.state().get())
        .isEqualTo(
            new ServerForm.State.Wrong(
                "Which server? Type its host name, such as news.example.org."));
  }

  @Test
  void refusesAPortThatIsNone() {
    form.host().set("news.example.org");
    form.port().set("70000");
    form.tryAndSave();
    assertThat(form.state().get()).isInstanceOf(ServerForm.State.Wrong.class);
    assertThat(servers.tried).isEmpty();
  }

  @Test
  void takesOverAPreset() {
    ServerPreset preset = ServerPreset.all().getFirst();
    form.choose(preset);
    assertThat(form.host().get()).isEqualTo(preset.host());
    assertThat(form.name().get()).isEqualTo(preset.name());
  }

  @Test
  void keepsPasswordsForTheSessionWhereThereIsNoKeyring() {
    form.setKeyring(false);
    assertThat(form.keeping().get()).isEqualTo(ServerForm.Keeping.SESSION);
    assertThat(form.keepings())
        .containsExactly(ServerForm.Keeping.SESSION, ServerForm.Keeping.FILE);
  }

  @Test
  void keepsAnUntypedPassword() {
    ServerAccount known = ServerAccount.of("Example", "news.example.org", Security.TLS);
    ServerForm change = new ServerForm(servers, Runnable::run, Optional.of(known));
    change.saveAnyway();
    assertThat(servers.saved).containsExactly(known);
    assertThat(servers.passwords).containsExactly(Optional.empty());
  }

  @Test
  void asksForAnAuthorityWhereTheCertificateIsNotTrusted() {
    form.host().set("news.example.org");
    form.tryAndSave();
    assertThat(form.authorityWanted().get()).isFalse();
    servers.answer.completeExceptionally(
        new ServerProblemException(
            new ServerProblem(ServerProblem.Kind.CERTIFICATE, "x", "Not trusted.", "PKIX")));
    assertThat(form.authorityWanted().get()).isTrue();
    form.authority().set(" ca.pem ");
    form.saveAnyway();
    assertThat(servers.saved.getFirst().caFile()).contains(java.nio.file.Path.of("ca.pem"));
  }

  @Test
  void keepsTheAuthorityOfAServerThatIsChanged() {
    form.host().set("news.example.org");
    form.authority().set("ca.pem");
    form.saveAnyway();
    ServerAccount known = servers.saved.getFirst();
    new ServerForm(servers, Runnable::run, Optional.of(known)).saveAnyway();
    assertThat(servers.saved).containsExactly(known, known);
  }
}
