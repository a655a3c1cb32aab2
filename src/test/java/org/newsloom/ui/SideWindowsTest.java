package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Author;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;
import org.newsloom.post.Templates;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.AppearanceSettings;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.KeepRule;
import org.newsloom.settings.KeySettings;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.sync.ConnectionLog;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

/** Each window beside the main one, looked at in light and dark. */
final class SideWindowsTest {
  private final LocalPostOffice office = new LocalPostOffice();
  private final LocalServers servers = new LocalServers();
  private final List<SideWindow> opened = new ArrayList<>();
  private Theme theme;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void makeTheme() {
    theme = Fx.on(Theme::new);
  }

  @AfterEach
  void closeWindows() {
    Fx.run(() -> {
      opened.forEach(SideWindow::close);
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  private SideWindow shown(SideWindow window) {
    opened.add(window);
    window.show();
    return window;
  }

  private void look(SideWindow window, String name) {
    Fx.frames(3);
    Pictures.take(theme, window.scene(), name);
    assertThat(Fx.on(() -> nameless(window.scene().getRoot()))).isEmpty();
    // Letters become larger while it is open.
    Fx.run(() -> theme.setScale(Theme.MAX_SCALE));
    Fx.frames(6);
    Pictures.take(theme, window.scene(), name + "-200");
    assertThat(Fx.on(() -> CutOff.in(window.scene()))).isEmpty();
    Fx.run(() -> theme.setScale(1));
    Fx.frames(4);
  }

  /** What the focus can reach and a screen reader has no words for. */
  private static List<Node> nameless(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      boolean labelled =
          parent.getScene().getRoot().lookupAll(".label").stream()
              .anyMatch(it -> it instanceof Label label && node.equals(label.getLabelFor()));
      boolean named =
          labelled
              || (node.getAccessibleText() != null && !node.getAccessibleText().isBlank())
              || (node instanceof Labeled it && it.getText() != null && !it.getText().isBlank())
              || (node instanceof TextInputControl
                  && parent instanceof javafx.scene.control.Spinner);
      if (node.isFocusTraversable() && node.isVisible() && !named) {
        found.add(node);
      }
      if (node instanceof Parent inner
          && !(node instanceof javafx.scene.control.Spinner)
          && !(node instanceof javafx.scene.control.ComboBoxBase)) {
        found.addAll(nameless(inner));
      }
    }
    return found;
  }

  @Test
  void welcomesANewReader() {
    Scene scene =
        Fx.on(() -> {
          WelcomePane pane =
              new WelcomePane(
                  () -> CompletableFuture.completedFuture("open"), () -> {}, Platform::runLater);
          SideWindow window =
              shown(
                  new SideWindow(
                      theme, Optional.empty(), "Newsloom", new StackPane(pane.node()), 1100, 700));
          return window.scene();
        });
    Fx.frames(3);
    Pictures.take(theme, scene, "welcome");
    assertThat(Fx.on(() -> nameless(scene.getRoot()))).isEmpty();
  }

  /** The rules of a newsgroup of 2,000 articles. */
  private static KeepDialog.Rules rules(
      List<Optional<KeepRule>> saved, CompletableFuture<?> saving) {
    return new KeepDialog.Rules() {
      @Override
      public CompletableFuture<?> keep(Optional<KeepRule> chosen) {
        saved.add(chosen);
        return saving;
      }

      @Override
      public CompletableFuture<Long> wouldGo(KeepRule rule) {
        return CompletableFuture.completedFuture(
            rule.kind() == KeepRule.Kind.NEWEST ? 2_000L - rule.amount() : 0L);
      }
    };
  }

  @Test
  void asksHowLongTheArticlesOfANewsgroupAreKept() {
    List<Optional<KeepRule>> saved = new ArrayList<>();
    KeepDialog dialog =
        Fx.on(() ->
            new KeepDialog(
                theme,
                Optional.empty(),
                Platform::runLater,
                FakeNews.group("alt.politics.usa"),
                Optional.empty(),
                KeepRule.EVERYTHING,
                rules(saved, CompletableFuture.completedFuture(true))));
    Fx.run(() -> {
      shown(dialog.window());
      assertThat(dialog.field().node().isDisabled()).isTrue();
      dialog.own().fire();
      dialog.field().kind().setValue(KeepRule.Kind.NEWEST);
      dialog.field().amount().getValueFactory().setValue(500);
    });
    Fx.until(
        "it said what would go",
        () -> dialog.outlook().getText().equals("1,500 articles would go soon."));
    look(dialog.window(), "keep");

    Fx.run(() -> dialog.save().fire());

    assertThat(saved).containsExactly(Optional.of(new KeepRule(KeepRule.Kind.NEWEST, 500)));
    Fx.until("the window closed", () -> !dialog.window().isShowing());
  }

  @Test
  void asksWhoPostsInANewsgroupAndInWhichCharset() {
    List<GroupSettings> saved = new ArrayList<>();
    List<String> told = new ArrayList<>();
    GroupSettings before =
        GroupSettings.NONE
            .withKeep(Optional.of(KeepRule.EVERYTHING))
            .withIdentity(Optional.of("work"));
    GroupPostingDialog dialog =
        Fx.on(() ->
            new GroupPostingDialog(
                theme,
                Optional.empty(),
                Platform::runLater,
                FakeNews.group("alt.politics.usa"),
                List.of(
                    Identity.of("Ann", "ann@example.invalid"),
                    new Identity("work", "Ann", "ann@work.example", "", "", "")),
                before,
                change -> {
                  saved.add(change.apply(before));
                  return CompletableFuture.completedFuture(saved.size() > 1);
                },
                () -> told.add("saved")));
    Fx.run(() -> {
      shown(dialog.window());
      assertThat(dialog.identity().getValue()).isEqualTo("work");
      assertThat(dialog.attachments().isSelected()).isFalse();
      dialog.charset().setValue("KOI8-R");
      dialog.save().fire();
    });
    // The newsgroup is not subscribed: said, and nothing is lost.
    Fx.frames(3);
    look(dialog.window(), "group-posting");
    assertThat(told).isEmpty();
    Fx.run(() -> {
      dialog.attachments().setSelected(true);
      dialog.identity().setValue(dialog.identity().getItems().getFirst());
      dialog.save().fire();
    });
    Fx.until("the window closed", () -> !dialog.window().isShowing());
    assertThat(saved)
        .containsExactly(
            before.withPostCharset(Optional.of(Charset.forName("KOI8-R"))),
            before
                .withIdentity(Optional.empty())
                .withAttachments(true)
                .withPostCharset(Optional.of(Charset.forName("KOI8-R"))));
  }

  @Test
  void asksForTheEncodingOfAnArticle() {
    List<Optional<Charset>> chosen = new ArrayList<>();
    List<Optional<Charset>> ofGroup = new ArrayList<>();
    FakeNews news = SampleWorld.news();
    ArticleRows rows = news.open(FakeNews.group("comp.misc"), ThreadListOptions.USUAL).join();
    ShownArticle article = news.article(rows, 0).join().orElseThrow();
    EncodingDialog dialog =
        Fx.on(
            () -> new EncodingDialog(theme, Optional.empty(), article, chosen::add, ofGroup::add));
    Fx.run(() -> {
      shown(dialog.window());
      dialog.choose("KOI8-R");
      dialog.group().fire();
    });
    look(dialog.window(), "encoding");

    Fx.run(() -> dialog.read().fire());

    assertThat(chosen).containsExactly(Optional.of(Charset.forName("KOI8-R")));
    assertThat(ofGroup).isEqualTo(chosen);
  }

  @Test
  void keepsTheUsualRuleWhereNothingElseIsChosen() {
    List<Optional<KeepRule>> saved = new ArrayList<>();
    KeepDialog dialog =
        Fx.on(() ->
            new KeepDialog(
                theme,
                Optional.empty(),
                Platform::runLater,
                FakeNews.group("alt.politics.usa"),
                Optional.of(new KeepRule(KeepRule.Kind.DAYS, 30)),
                KeepRule.EVERYTHING,
                rules(saved, CompletableFuture.failedFuture(new IllegalStateException("full")))));
    Fx.run(() -> {
      shown(dialog.window());
      assertThat(dialog.own().isSelected()).isTrue();
      dialog.usual().fire();
      dialog.save().fire();
    });
    Fx.frames(3);
    assertThat(saved).containsExactly(Optional.empty());
    // What could not be saved stays in front of the person, with the reason.
    assertThat(Fx.on(() -> dialog.window().isShowing())).isTrue();
  }

  @Test
  void addsAServer() {
    SideWindow window = server(Optional.empty());
    Fx.run(() -> {
      Node list = window.scene().lookup(".preset-list");
      ((javafx.scene.control.ListView<?>) list).getSelectionModel().select(0);
    });
    look(window, "server-add");
  }

  @Test
  void tellsWhyAServerCannotBeReached() {
    servers.answer.completeExceptionally(
        new ServerProblemException(
            new ServerProblem(
                ServerProblem.Kind.CERTIFICATE,
                "news.example.org",
                "The certificate of news.example.org is for another host, so nothing was sent."
                    + " Check the host name; if it is right, ask its operators.",
                "CN=other.example.org")));
    ServerForm form = Fx.on(() -> new ServerForm(servers, Platform::runLater, Optional.empty()));
    SideWindow window = server(form);
    Fx.run(() -> {
      form.host().set("news.example.org");
      form.tryAndSave();
    });
    Fx.until("it failed", () -> form.state().get() instanceof ServerForm.State.Failed);
    look(window, "server-failed");
    assertThat(servers.saved).isEmpty();
    assertThat(Fx.on(() -> form.authorityWanted().get())).isTrue();
  }

  @Test
  void showsWhereThePasswordIsKeptWithoutAKeyring() {
    servers.keyring = false;
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
    return server(Fx.on(() -> new ServerForm(servers, Platform::runLater, account)));
  }

  private SideWindow server(ServerForm form) {
    return Fx.on(() ->
        shown(new ServerDialog(theme, Optional.empty(), form, servers, _ -> {}, _ -> {}).window()));
  }

  @Test
  void asksWhoOneIs() {
    List<Identity> told = new ArrayList<>();
    IdentityDialog dialog =
        Fx.on(() ->
            new IdentityDialog(
                theme, Optional.empty(), office, Platform::runLater, Optional.empty(), told::add));
    Fx.run(() -> {
      shown(dialog.window());
      dialog.form().name().setText("Ann Reader");
      dialog.form().address().setText("ann@example");
    });
    assertThat(Fx.on(() -> dialog.form().valid().get())).isFalse();
    Fx.run(() -> dialog.form().address().setText("ann@example.invalid"));
    look(dialog.window(), "identity");
    assertThat(Fx.on(() -> dialog.form().sentence()))
        .isEqualTo(
            "Your articles will say: Ann Reader <ann@example.invalid>. Nobody can answer you by"
                + " e-mail.");
    Fx.press(dialog.window().scene(), KeyCode.ENTER);
    Fx.until("the window is gone", () -> !dialog.window().isShowing());
    assertThat(told).containsExactly(Identity.of("Ann Reader", "ann@example.invalid"));
  }

  @Test
  void subscribesByTheSpaceBar() {
    LocalGroups groups = new LocalGroups();
    groups.lookup = LocalGroups.many(40_000);
    SubscribeDialog dialog =
        Fx.on(() ->
            new SubscribeDialog(
                theme,
                Optional.empty(),
                new SubscribeModel(groups, Platform::runLater, Runnable::run),
                List.of("Example")));
    Fx.run(() -> {
      opened.add(dialog.window());
      dialog.open();
    });
    Fx.until("groups are listed", () -> dialog.groups().getItems().size() == 40_000);
    Fx.run(() -> dialog.groups().requestFocus());
    Fx.press(dialog.window().scene(), KeyCode.SPACE);
    look(dialog.window(), "subscribe");
    assertThat(groups.subscribed)
        .extracting(group -> group.group().name())
        .containsExactly("comp.lang.java.programmer");
    Fx.press(dialog.window().scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(() -> dialog.window().isShowing())).isFalse();
  }

  @Test
  void closesAtEscape() {
    ShortcutsDialog dialog =
        Fx.on(() ->
            new ShortcutsDialog(
                theme,
                Optional.empty(),
                new SimpleObjectProperty<>(Keymap.STANDARD),
                new SimpleObjectProperty<>(KeySettings.DEFAULTS)));
    Fx.run(() -> {
      opened.add(dialog.window());
      dialog.open();
    });
    look(dialog.window(), "keys");
    Fx.press(dialog.window().scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(() -> dialog.window().isShowing())).isFalse();
  }

  @Test
  void appliesSettingsAtOnce(@TempDir Path folder) {
    servers.saved.add(ServerAccount.of("Example", "news.example.org", ServerAccount.Security.TLS));
    Preferences preferences =
        new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater);
    Fx.run(() -> preferences.follow(theme));
    SettingsDialog dialog =
        Fx.on(() ->
            new SettingsDialog(
                theme,
                Optional.empty(),
                preferences,
                List.of(
                    page("Reading", SettingsPages.reading(preferences.reading())),
                    page("Appearance", SettingsPages.appearance(preferences.appearance())),
                    page("Identity", identities(preferences).node()),
                    page("Posting", SettingsPages.posting(preferences.posting())),
                    page("Servers", new ServersPage(servers, Platform::runLater, _ -> {}).node()),
                    page("Network", SettingsPages.network(preferences.network())))));
    Fx.run(() -> shown(dialog.window()));
    for (String title :
        List.of("Reading", "Appearance", "Identity", "Posting", "Servers", "Network")) {
      Fx.run(() -> dialog.open(title));
      look(dialog.window(), "settings-" + title.toLowerCase(java.util.Locale.ROOT));
    }
    Fx.run(() -> {
      theme.choice().set(Theme.Choice.DARK);
      theme.setScale(1.3);
    });
    assertThat(new SettingsFolder(folder).load(AppearanceSettings.AREA).value())
        .isEqualTo(new AppearanceSettings(AppearanceSettings.Theme.DARK, 130));
  }

  private IdentitiesPage identities(Preferences preferences) {
    return new IdentitiesPage(
        office,
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
    office.identities.put(Identity.USUAL, Identity.of("Ann Reader", "ann@example.invalid"));
    IdentitiesPage page = Fx.on(() -> identities(preferences));
    Fx.until("the page is filled", () -> page.form().isPresent());
    SideWindow window =
        Fx.on(() ->
            new SideWindow(
                theme,
                Optional.empty(),
                "Identity",
                new javafx.scene.layout.VBox(page.node()),
                720,
                640));
    Fx.run(() -> {
      shown(window);
      assertThat(page.addButton().isDisabled()).isTrue();
      page.fresh().setText("work");
      page.addButton().fire();
    });
    Fx.until("it is there", () -> "work".equals(page.shown().getValue()));
    Fx.run(() -> page.form().orElseThrow().address().setText("ann@work.example"));
    Fx.until(
        "it is saved", () -> office.identities.get("work").address().equals("ann@work.example"));
    assertThat(office.identities.get(Identity.USUAL).address()).isEqualTo("ann@example.invalid");
    look(window, "identities");
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
                theme, Optional.empty(), preferences, List.of(page("E-mail", page.node()))));
    Fx.run(() -> shown(dialog.window()));
    look(dialog.window(), "settings-e-mail-off");
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
    look(dialog.window(), "settings-e-mail");
    Fx.run(() -> page.attemptButton().fire());
    Fx.until("the password is kept", () -> page.password().getText().isEmpty());
    assertThat(mail.passwords).containsExactly(" mail.example.org geheim");
    assertThat(Fx.on(() -> page.attemptButton().isDisabled())).isTrue();
    mail.answer.complete("mail.example.org takes your login; e-mail can be sent from here.");
    Fx.until("it is told", () -> !page.attemptButton().isDisabled());
    look(dialog.window(), "settings-e-mail-good");
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
    look(dialog.window(), "settings-e-mail-bad");
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

  @Test
  void listsDraftsAndTheOutbox() {
    Composition written =
        Composition.empty()
            .withFrom(new Author("Ann", "ann@example.org"))
            .withNewsgroups("misc.test")
            .withSubject("On the growing of roses");
    var _ = office.saveDraft(0, "Example", written, AnswerWays.NONE);
    office.reply = "There is no way to Example. Look whether you are online.";
    office.answerNext(Posted.State.QUEUED);
    office.send("Example", written, OptionalLong.empty()).join();
    OutboxDialog dialog =
        Fx.on(() ->
            new OutboxDialog(
                theme,
                Optional.empty(),
                new OutboxModel(office, Platform::runLater),
                ZoneOffset.UTC,
                _ -> {}));
    Fx.run(() -> {
      opened.add(dialog.window());
      dialog.open();
    });
    look(dialog.window(), "outbox");
  }

  @Test
  void showsTheDialogue() {
    ConnectionLogWindow window =
        Fx.on(() ->
            new ConnectionLogWindow(
                theme,
                Optional.empty(),
                new ConnectionLog(Clock.systemUTC()),
                ZoneOffset.UTC,
                Platform::runLater));
    Fx.run(() -> shown(window.window()));
    look(window.window(), "log");
  }

  @Test
  void saysWhatItIs() {
    AboutDialog dialog = Fx.on(() -> new AboutDialog(theme, Optional.empty(), "0.1.0", _ -> {}));
    Fx.run(() -> shown(dialog.window()));
    look(dialog.window(), "about");
  }

  @Test
  void asksForANameThatCanBeOne() {
    List<String> names = new ArrayList<>();
    NameWindow window =
        Fx.on(() ->
            new NameWindow(
                theme,
                Optional.empty(),
                new NameWindow.Words(
                    "Save as template",
                    "Newsgroups, subject, further headers and the text without its signature are"
                        + " kept. A template of that name is written over."),
                "Weekly list of sunrises and sunsets",
                Templates::isName,
                names::add));
    Fx.run(() -> {
      opened.add(window.window());
      window.show();
    });
    look(window.window(), "name-window");
    Fx.run(() -> {
      window.name().setText("../no");
      assertThat(window.save().isDisable()).isTrue();
      window.name().setText(" Weekly ");
      window.save().fire();
    });
    assertThat(names).containsExactly("Weekly");
    assertThat(Fx.on(() -> window.window().isShowing())).isFalse();
  }

  @Test
  void aSearchIsWrittenByForm() {
    List<String> queries = new ArrayList<>();
    SearchFormWindow window =
        Fx.on(() -> new SearchFormWindow(theme, Optional.empty(), queries::add));
    Fx.run(() -> {
      opened.add(window.window());
      window.show();
      assertThat(window.search().isDisable()).isTrue();
      window.words().setText("sunrise tables");
      window.group().setText("sci.astro.*");
      window.states().getFirst().setSelected(true);
    });
    look(window.window(), "search-form");
    Fx.run(() -> window.search().fire());
    assertThat(queries).singleElement().asString().contains("sunrise", "sci.astro.*", "is:unread");
  }

  @Test
  void showsWhatIsSentWithoutMostOfAFile() {
    byte[] octets =
        ("From: Ann <ann@example.org>\r\nNewsgroups: misc.test\r\nSubject: A picture\r\n\r\n"
                + "--=_Newsloom_0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nMine.\r\n"
                + "\r\n--=_Newsloom_0\r\nContent-Type: image/jpeg\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + ("QUJD".repeat(19) + "\r\n").repeat(9_000)
                + "QUI=\r\n\r\n--=_Newsloom_0--\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    PreviewWindow window = Fx.on(() -> new PreviewWindow(theme, Optional.empty(), octets));
    Fx.run(() -> shown(window.window()));
    look(window.window(), "preview");
    String source =
        Fx.on(() ->
            ((TextArea) window.window().scene().getRoot().lookup(".monospace-field")).getText());
    assertThat(source).contains("[8,995 more lines of this file are sent]").hasSizeLessThan(2_000);
  }
}
