package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.post.Identity;
import org.newsloom.settings.AppearanceSettings;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.share.SharingState;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

/** The windows of servers and of settings. */
final class SettingsWindowsTest {
  @RegisterExtension private final SideWindowStage stage = new SideWindowStage();

  @Test
  void addsAServer() {
    SideWindow window = server(Optional.empty());
    Fx.run(() -> {
      Node list = window.scene().lookup(".preset-list");
      ((javafx.scene.control.ListView<?>) list).getSelectionModel().select(0);
    });
    stage.look(window, "server-add");
  }

  @Test
  void tellsWhyAServerCannotBeReached() {
    stage.servers.answer.completeExceptionally(
        new ServerProblemException(
            new ServerProblem(
                ServerProblem.Kind.CERTIFICATE,
                "news.example.org",
                "The certificate of news.example.org is for another host, so nothing was sent."
                    + " Check the host name; if it is right, ask its operators.",
                "CN=other.example.org")));
    ServerForm form =
        Fx.on(() -> new ServerForm(stage.servers, Platform::runLater, Optional.empty()));
    SideWindow window = server(form);
    Fx.run(() -> {
      form.host().set("news.example.org");
      form.tryAndSave();
    });
    Fx.until("it failed", () -> form.state().get() instanceof ServerForm.State.Failed);
    stage.look(window, "server-failed");
    assertThat(stage.servers.saved).isEmpty();
    assertThat(Fx.on(() -> form.authorityWanted().get())).isTrue();
  }

  @Test
  void showsWhereThePasswordIsKeptWithoutAKeyring() {
    stage.servers.keyring = false;
    SideWindow window = server(Optional.empty());
    Fx.frames(3);
    assertThat(
            Fx.on(() ->
                window.scene().getRoot().lookupAll(".combo-box .list-cell").stream()
                    .map(cell -> String.valueOf(((Labeled) cell).getText()))
                    .toList()))
        .contains(ServerForm.Keeping.SESSION.words());
  }

  private SideWindow server(Optional<ServerAccount> account) {
    return server(Fx.on(() -> new ServerForm(stage.servers, Platform::runLater, account)));
  }

  private SideWindow server(ServerForm form) {
    return Fx.on(() ->
        stage.shown(
            new ServerDialog(stage.theme, Optional.empty(), form, stage.servers, _ -> {}, _ -> {})
                .window()));
  }

  @Test
  void appliesSettingsAtOnce(@TempDir Path folder) {
    stage.servers.saved.add(
        ServerAccount.of("Example", "news.example.org", ServerAccount.Security.TLS));
    Preferences preferences =
        new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater);
    Fx.run(() -> preferences.follow(stage.theme));
    SettingsDialog dialog =
        Fx.on(() ->
            new SettingsDialog(
                stage.theme,
                Optional.empty(),
                preferences,
                List.of(
                    page(
                        "Reading",
                        SettingsPages.reading(
                            preferences.reading(), preferences.junk(), preferences.signatures())),
                    page("Appearance", SettingsPages.appearance(preferences.appearance())),
                    page("Identity", identities(preferences).node()),
                    page("Posting", SettingsPages.posting(preferences.posting())),
                    page(
                        "Servers",
                        new ServersPage(stage.servers, Platform::runLater, _ -> {}).node()),
                    page("Network", SettingsPages.network(preferences.network())))));
    Fx.run(() -> stage.shown(dialog.window()));
    for (String title :
        List.of("Reading", "Appearance", "Identity", "Posting", "Servers", "Network")) {
      Fx.run(() -> dialog.open(title));
      stage.look(dialog.window(), "settings-" + title.toLowerCase(java.util.Locale.ROOT));
    }
    Fx.run(() -> {
      stage.theme.choice().set(Theme.Choice.DARK);
      stage.theme.setScale(1.3);
    });
    assertThat(new SettingsFolder(folder).load(AppearanceSettings.AREA).value())
        .isEqualTo(new AppearanceSettings(AppearanceSettings.Theme.DARK, 130));
  }

  /** A folder that is carried to two others; one file there had not arrived whole. */
  @Test
  void saysWithWhichMachinesReadMarksAreShared(@TempDir Path folder) {
    Instant now = Instant.parse("2026-11-28T12:00:00Z");
    SharingState none =
        new SharingState(Optional.empty(), "desk", Optional.empty(), List.of(), List.of());
    List<String> chosen = new ArrayList<>();
    SharingPage.Shared shared =
        new SharingPage.Shared() {
          @Override
          public CompletableFuture<SharingState> state() {
            return CompletableFuture.completedFuture(none);
          }

          @Override
          public CompletableFuture<SharingState> choose(Optional<Path> place, String machine) {
            chosen.add(place.map(Path::toString).orElse("none") + " as " + machine);
            return CompletableFuture.completedFuture(
                place.isEmpty()
                    ? none
                    : new SharingState(
                        place,
                        machine,
                        Optional.of(now),
                        List.of(
                            new SharingState.Machine("1", "laptop", now.minusSeconds(300)),
                            new SharingState.Machine("2", "office", now.minusSeconds(90_000))),
                        List.of("x.newsloom-marks is damaged or has not arrived whole.")));
          }
        };
    SharingPage page =
        Fx.on(() -> new SharingPage(shared, Platform::runLater, Clock.fixed(now, ZoneOffset.UTC)));
    SettingsDialog dialog =
        Fx.on(() ->
            new SettingsDialog(
                stage.theme,
                Optional.empty(),
                new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater),
                List.of(page("Other machines", page.node()))));
    Fx.run(() -> stage.shown(dialog.window()));
    Fx.until("it is known", () -> shows(page, "Nothing is shared."));
    Fx.run(() -> {
      TextField field = (TextField) page.node().lookup(".text-field");
      field.setText("/home/ann/Sync/newsloom");
      field.fireEvent(new ActionEvent());
    });
    Fx.until(
        "it is shared",
        () ->
            shows(
                page,
                "Shared with 2 other machines: laptop (wrote: Today 11:55), office (wrote: 27 Nov"
                    + " 11:00). Last exchanged: Today 12:00."));
    assertThat(Fx.on(() -> shows(page, "x.newsloom-marks is damaged or has not arrived whole.")))
        .isTrue();
    stage.look(dialog.window(), "settings-other-machines");
    Fx.run(() ->
        page.node().lookupAll(".button").stream()
            .map(javafx.scene.control.Button.class::cast)
            .filter(button -> "Stop sharing".equals(button.getText()))
            .forEach(javafx.scene.control.Button::fire));
    Fx.until("it is shared no more", () -> shows(page, "Nothing is shared."));
    assertThat(chosen).containsExactly("/home/ann/Sync/newsloom as desk", "none as desk");
  }

  private static boolean shows(SharingPage page, String words) {
    return page.node().lookupAll(".label").stream()
        .anyMatch(label -> label.isVisible() && words.equals(((Labeled) label).getText()));
  }

  private IdentitiesPage identities(Preferences preferences) {
    return new IdentitiesPage(
        stage.office,
        Platform::runLater,
        preferences.posting(),
        List.of("Example", "Far away"),
        wrong -> {
          throw new AssertionError(wrong);
        });
  }

  /** One who posts as somebody else at work than at home. */
  @Test
  void severalIdentitiesAreKeptAndGivenToServers(@TempDir Path folder) {
    Preferences preferences =
        new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater);
    stage.office.identities.put(Identity.USUAL, Identity.of("Ann Reader", "ann@example.invalid"));
    IdentitiesPage page = Fx.on(() -> identities(preferences));
    Fx.until("the page is filled", () -> page.form().isPresent());
    SideWindow window =
        Fx.on(() ->
            new SideWindow(
                stage.theme,
                Optional.empty(),
                "Identity",
                new javafx.scene.layout.VBox(page.node()),
                720,
                640));
    Fx.run(() -> {
      stage.shown(window);
      assertThat(page.addButton().isDisabled()).isTrue();
      page.fresh().setText("work");
      page.addButton().fire();
    });
    Fx.until("it is there", () -> "work".equals(page.shown().getValue()));
    Fx.run(() -> page.form().orElseThrow().address().setText("ann@work.example"));
    Fx.until(
        "it is saved",
        () -> stage.office.identities.get("work").address().equals("ann@work.example"));
    assertThat(stage.office.identities.get(Identity.USUAL).address())
        .isEqualTo("ann@example.invalid");
    stage.look(window, "identities");
    Fx.run(() -> page.uses().getLast().setValue("work"));
    assertThat(preferences.posting().get().serverIdentities())
        .containsExactly(java.util.Map.entry("Far away", "work"));
    assertThat(new SettingsFolder(folder).load(PostingSettings.AREA).value())
        .isEqualTo(preferences.posting().get());
  }

  /** A mail server that answers as a test says. */
  private static final class LocalMail implements MailPage.Server {
    private final List<String> passwords = new ArrayList<>();
    private CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public CompletableFuture<String> check(MailSettings tried) {
      return answer;
    }

    @Override
    public CompletableFuture<Void> keepPassword(
        MailSettings before, MailSettings now, String password) {
      passwords.add(before.host() + " " + now.host() + " " + password);
      return CompletableFuture.completedFuture(null);
    }
  }

  @Test
  void aMailServerIsSetUpAndTried(@TempDir Path folder) throws Exception {
    Preferences preferences =
        new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater);
    LocalMail mail = new LocalMail();
    MailPage page =
        Fx.on(() ->
            new MailPage(
                mail,
                Platform::runLater,
                preferences.mail(),
                CompletableFuture.completedFuture(true)));
    SettingsDialog dialog =
        Fx.on(() ->
            new SettingsDialog(
                stage.theme, Optional.empty(), preferences, List.of(page("E-mail", page.node()))));
    Fx.run(() -> stage.shown(dialog.window()));
    stage.look(dialog.window(), "settings-e-mail-off");
    Fx.run(() -> {
      page.way().setValue(true);
      page.host().setText("mail.example.org");
      page.security().setValue(MailSettings.Security.STARTTLS);
      page.user().setText("ann");
      page.password().setText("geheim");
    });
    assertThat(new SettingsFolder(folder).load(MailSettings.AREA).value())
        .isEqualTo(
            new MailSettings(
                true,
                "mail.example.org",
                587,
                MailSettings.Security.STARTTLS,
                "",
                "ann",
                false,
                false,
                false));
    stage.look(dialog.window(), "settings-e-mail");
    Fx.run(() -> page.attemptButton().fire());
    Fx.until("the password is kept", () -> page.password().getText().isEmpty());
    assertThat(mail.passwords).containsExactly(" mail.example.org geheim");
    assertThat(Fx.on(() -> page.attemptButton().isDisabled())).isTrue();
    mail.answer.complete("mail.example.org takes your login; e-mail can be sent from here.");
    Fx.until("it is told", () -> !page.attemptButton().isDisabled());
    stage.look(dialog.window(), "settings-e-mail-good");
    mail.answer =
        CompletableFuture.failedFuture(
            new ServerProblemException(
                new ServerProblem(
                    ServerProblem.Kind.CERTIFICATE,
                    "mail.example.org",
                    "The certificate of mail.example.org cannot be trusted: it belongs to another"
                        + " host. Nothing was sent.",
                    "No name matching mail.example.org found")));
    Fx.run(() -> page.attemptButton().fire());
    Fx.until("it is told", () -> !page.attemptButton().isDisabled());
    stage.look(dialog.window(), "settings-e-mail-bad");
    assertThat(mail.passwords).as("kept once").hasSize(1);
    try (java.util.stream.Stream<Path> files = java.nio.file.Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(java.nio.file.Files.readString(file)).doesNotContain("geheim");
      }
    }
  }

  private static SettingsDialog.Page page(String title, Node content) {
    return new SettingsDialog.Page(title, Feather.SETTINGS, content);
  }
}
