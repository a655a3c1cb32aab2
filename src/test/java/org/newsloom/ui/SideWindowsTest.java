package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.article.Author;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;
import org.newsloom.post.Templates;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.GroupSettings;
import org.newsloom.settings.KeepRule;
import org.newsloom.settings.KeySettings;
import org.newsloom.sync.ConnectionLog;

/** Each window beside the main one, looked at in light and dark. */
final class SideWindowsTest {
  @RegisterExtension private final SideWindowStage stage = new SideWindowStage();

  @Test
  void welcomesANewReader() {
    Scene scene =
        Fx.on(() -> {
          WelcomePane pane =
              new WelcomePane(
                  () -> CompletableFuture.completedFuture("open"), () -> {}, Platform::runLater);
          SideWindow window =
              stage.shown(
                  new SideWindow(
                      stage.theme,
                      Optional.empty(),
                      "Newsloom",
                      new StackPane(pane.node()),
                      1100,
                      700));
          return window.scene();
        });
    Fx.frames(3);
    Pictures.take(stage.theme, scene, "welcome");
    assertThat(Fx.on(() -> SideWindowStage.nameless(scene.getRoot()))).isEmpty();
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
                stage.theme,
                Optional.empty(),
                Platform::runLater,
                FakeNews.group("alt.politics.usa"),
                Optional.empty(),
                KeepRule.EVERYTHING,
                rules(saved, CompletableFuture.completedFuture(true))));
    Fx.run(() -> {
      stage.shown(dialog.window());
      assertThat(dialog.field().node().isDisabled()).isTrue();
      dialog.own().fire();
      dialog.field().kind().setValue(KeepRule.Kind.NEWEST);
      dialog.field().amount().getValueFactory().setValue(500);
    });
    Fx.until(
        "it said what would go",
        () -> dialog.outlook().getText().equals("1,500 articles would go soon."));
    stage.look(dialog.window(), "keep");

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
                stage.theme,
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
      stage.shown(dialog.window());
      assertThat(dialog.identity().getValue()).isEqualTo("work");
      assertThat(dialog.attachments().isSelected()).isFalse();
      dialog.charset().setValue("KOI8-R");
      dialog.save().fire();
    });
    // The newsgroup is not subscribed: said, and nothing is lost.
    Fx.frames(3);
    stage.look(dialog.window(), "group-posting");
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
        Fx.on(() ->
            new EncodingDialog(stage.theme, Optional.empty(), article, chosen::add, ofGroup::add));
    Fx.run(() -> {
      stage.shown(dialog.window());
      dialog.choose("KOI8-R");
      dialog.group().fire();
    });
    stage.look(dialog.window(), "encoding");

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
                stage.theme,
                Optional.empty(),
                Platform::runLater,
                FakeNews.group("alt.politics.usa"),
                Optional.of(new KeepRule(KeepRule.Kind.DAYS, 30)),
                KeepRule.EVERYTHING,
                rules(saved, CompletableFuture.failedFuture(new IllegalStateException("full")))));
    Fx.run(() -> {
      stage.shown(dialog.window());
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
  void asksWhoOneIs() {
    List<Identity> told = new ArrayList<>();
    IdentityDialog dialog =
        Fx.on(() ->
            new IdentityDialog(
                stage.theme,
                Optional.empty(),
                stage.office,
                Platform::runLater,
                Optional.empty(),
                told::add));
    Fx.run(() -> {
      stage.shown(dialog.window());
      dialog.form().name().setText("Ann Reader");
      dialog.form().address().setText("ann@example");
    });
    assertThat(Fx.on(() -> dialog.form().valid().get())).isFalse();
    Fx.run(() -> dialog.form().address().setText("ann@example.invalid"));
    stage.look(dialog.window(), "identity");
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
                stage.theme,
                Optional.empty(),
                new SubscribeModel(groups, Platform::runLater, Runnable::run),
                List.of("Example")));
    Fx.run(() -> {
      stage.opened.add(dialog.window());
      dialog.open();
    });
    Fx.until("groups are listed", () -> dialog.groups().getItems().size() == 40_000);
    Fx.run(() -> dialog.groups().requestFocus());
    Fx.press(dialog.window().scene(), KeyCode.SPACE);
    stage.look(dialog.window(), "subscribe");
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
                stage.theme,
                Optional.empty(),
                new SimpleObjectProperty<>(Keymap.STANDARD),
                new SimpleObjectProperty<>(KeySettings.DEFAULTS)));
    Fx.run(() -> {
      stage.opened.add(dialog.window());
      dialog.open();
    });
    stage.look(dialog.window(), "keys");
    Fx.press(dialog.window().scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(() -> dialog.window().isShowing())).isFalse();
  }

  @Test
  void listsDraftsAndTheOutbox() {
    Composition written =
        Composition.empty()
            .withFrom(new Author("Ann", "ann@example.org"))
            .withNewsgroups("misc.test")
            .withSubject("On the growing of roses");
    var _ = stage.office.saveDraft(0, "Example", written, AnswerWays.NONE);
    stage.office.reply = "There is no way to Example. Look whether you are online.";
    stage.office.answerNext(Posted.State.QUEUED);
    stage.office.send("Example", written, OptionalLong.empty()).join();
    OutboxDialog dialog =
        Fx.on(() ->
            new OutboxDialog(
                stage.theme,
                Optional.empty(),
                new OutboxModel(stage.office, Platform::runLater),
                ZoneOffset.UTC,
                _ -> {}));
    Fx.run(() -> {
      stage.opened.add(dialog.window());
      dialog.open();
    });
    stage.look(dialog.window(), "outbox");
  }

  @Test
  void showsTheDialogue() {
    ConnectionLogWindow window =
        Fx.on(() ->
            new ConnectionLogWindow(
                stage.theme,
                Optional.empty(),
                new ConnectionLog(Clock.systemUTC()),
                ZoneOffset.UTC,
                Platform::runLater));
    Fx.run(() -> stage.shown(window.window()));
    stage.look(window.window(), "log");
  }

  @Test
  void saysWhatItIs() {
    AboutDialog dialog =
        Fx.on(() -> new AboutDialog(stage.theme, Optional.empty(), "0.1.0", _ -> {}));
    Fx.run(() -> stage.shown(dialog.window()));
    stage.look(dialog.window(), "about");
  }

  @Test
  void asksForANameThatCanBeOne() {
    List<String> names = new ArrayList<>();
    NameWindow window =
        Fx.on(() ->
            new NameWindow(
                stage.theme,
                Optional.empty(),
                new NameWindow.Words(
                    "Save as template",
                    "Newsgroups, subject, further headers and the text without its signature are"
                        + " kept. A template of that name is written over."),
                "Weekly list of sunrises and sunsets",
                NameWindow.only(Templates::isName),
                names::add));
    Fx.run(() -> {
      stage.opened.add(window.window());
      window.show();
    });
    stage.look(window.window(), "name-window");
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
        Fx.on(() -> new SearchFormWindow(stage.theme, Optional.empty(), queries::add));
    Fx.run(() -> {
      stage.opened.add(window.window());
      window.show();
      assertThat(window.search().isDisable()).isTrue();
      window.words().setText("sunrise tables");
      window.group().setText("sci.astro.*");
      window.states().getFirst().setSelected(true);
    });
    stage.look(window.window(), "search-form");
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
    PreviewWindow window = Fx.on(() -> new PreviewWindow(stage.theme, Optional.empty(), octets));
    Fx.run(() -> stage.shown(window.window()));
    stage.look(window.window(), "preview");
    String source =
        Fx.on(() ->
            ((TextArea) window.window().scene().getRoot().lookup(".monospace-field")).getText());
    assertThat(source).contains("[8,995 more lines of this file are sent]").hasSizeLessThan(2_000);
  }
}
