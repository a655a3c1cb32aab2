package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Mailed;
import org.newsloom.post.Posted;
import org.newsloom.sync.HintsForTests;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

/** The window for writing, as somebody types and clicks in it. */
final class ComposerWindowTest {
  @RegisterExtension private final ComposerStage stage = new ComposerStage();

  @Test
  void breaksLinesWhileOneTypes() {
    stage.open(
        Composition.empty()
            .withFrom(ComposerStage.ANN)
            .withNewsgroups("misc.test, comp.lang.java.moderated, misc.tset")
            .withSubject("Wrapping"),
        Optional.empty(),
        "");
    Fx.run(() -> stage.window.text().area().requestFocus());
    stage.type(
        "What is seen while writing is what is posted, so the line breaks where the mark stands and"
            + " the caret goes on below.");
    Fx.until(
        "the line is broken", () -> stage.window.model().written().body().get().contains("\n"));
    assertThat(Fx.on(() -> stage.window.model().written().body().get()))
        .isEqualTo(
            "What is seen while writing is what is posted, so the line breaks where\n"
                + "the mark stands and the caret goes on below.");
    Fx.until(
        "the draft is saved",
        () -> stage.window.model().drafts().status().get().startsWith("Draft saved"));
    stage.pictures("composer-new");
  }

  @Test
  void tellsWhereAPostToAModeratedNewsgroupGoes() {
    stage.office.moderators =
        CompletableFuture.completedFuture(HintsForTests.moderators("comp.*:%s@moderators.example"));
    stage.open(Composition.empty().withNewsgroups("misc.test"), Optional.empty(), "");
    assertThat(stage.office.asked).isEmpty();
    Fx.run(() -> stage.window.model().written().newsgroups().set("comp.lang.java.moderated"));
    Fx.until(
        "its moderator is named",
        () ->
            stage.window.window().scene().getRoot().lookupAll(".group-mark .label").stream()
                .map(it -> ((Label) it).getText())
                .anyMatch(
                    ("comp.lang.java.moderated: the article goes to its moderator first,"
                            + " comp-lang-java-moderated@moderators.example.")
                        ::equals));
    assertThat(stage.office.asked).containsExactly("moderators of Example");
  }

  @Test
  void offersTheDistributionsOfTheServerAndSetsNone() {
    stage.office.distributions =
        CompletableFuture.completedFuture(
            HintsForTests.distributions(
                List.of("de German-speaking", "local"), List.of("9:misc.*:local")));
    stage.open(Composition.empty().withNewsgroups("misc.test"), Optional.empty(), "");
    Fx.run(() -> stage.window.model().written().extra().set("Keywords: x\ndistribution: old"));
    DistributionButton button = Fx.on(() -> new DistributionButton(stage.window.model()));
    assertThat(stage.office.asked).isEmpty();
    Fx.run(() -> button.node().getOnShowing().handle(null));
    Fx.until("they are offered", () -> button.node().getItems().size() == 3);
    assertThat(Fx.on(() -> button.node().getItems().stream().map(MenuItem::getText).toList()))
        .containsExactly("local (fits these newsgroups)", null, "de: German-speaking");
    assertThat(Fx.on(() -> stage.window.model().written().extra().get())).contains("old");
    Fx.run(() -> button.node().getItems().getLast().fire());
    assertThat(Fx.on(() -> stage.window.model().written().extra().get()))
        .isEqualTo("Keywords: x\nDistribution: de");
  }

  @Test
  void showsAFollowup() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN),
        Optional.of(ComposerStage.answer(Composition.Kind.REPLY, ComposerStage.BOB)),
        "");
    assertThat(Fx.on(() -> stage.window.window().stage().getTitle()))
        .isEqualTo("Followup to newsgroup");
    stage.pictures("composer-followup");
  }

  @Test
  void postsOnceAtADoubleClick() {
    CompletableFuture<Posted.State> answer = stage.office.answerNext();
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> {
      stage.button("Post followup").fire();
      stage.button("Post followup").fire();
    });
    stage.pictures("composer-posting");
    answer.complete(Posted.State.SENT);
    Fx.until("the window is gone", () -> !stage.window.window().isShowing());
    assertThat(stage.office.sent).hasSize(1);
    assertThat(stage.closed).hasSize(1);
  }

  @Test
  void postsAtCtrlReturn() {
    stage.office.answerNext(Posted.State.SENT);
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> stage.window.text().area().requestFocus());
    Fx.press(stage.window.window().scene(), KeyCode.ENTER, true, false);
    Fx.until("the window is gone", () -> !stage.window.window().isShowing());
    assertThat(stage.office.sent).extracting(Composition::body).containsExactly(ComposerStage.TEXT);
  }

  @Test
  void showsTheServersWordsOfARefusal() {
    stage.office.reply = "441 437 Too many newsgroups";
    stage.office.answerNext(Posted.State.REFUSED);
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> stage.button("Post followup").fire());
    Fx.until("the refusal is told", () -> stage.window.model().state().trouble().get().isPresent());
    stage.pictures("composer-refused");
    assertThat(Fx.on(() -> stage.window.model().state().trouble().get().orElseThrow().sentence()))
        .isEqualTo(
            "The server did not take the article: “441 437 Too many newsgroups”. It is for too many"
                + " newsgroups: leave some out. Then post it again, or keep it as a draft.");
    assertThat(Fx.on(() -> stage.window.model().written().body().get()))
        .isEqualTo(ComposerStage.TEXT);
  }

  @Test
  void oneClickMendsWhatTheServerRefused() {
    stage.office.reply = "441 Followup-To header required for this crosspost";
    stage.office.answerNext(Posted.State.REFUSED);
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test, alt.politics.usa"),
        Optional.empty(),
        "");
    Fx.run(() -> stage.button("Post followup").fire());
    Fx.until("the refusal is told", () -> stage.window.model().state().trouble().get().isPresent());
    stage.pictures("composer-refused-fix");

    Fx.run(() -> stage.button("Answers to misc.test").fire());

    assertThat(Fx.on(() -> stage.window.model().written().followupTo().get()))
        .isEqualTo("misc.test");
    assertThat(Fx.on(() -> stage.window.model().state().trouble().get())).isEmpty();
  }

  @Test
  void explainsAReplyThatCannotArrive() {
    stage.open(
        ComposerStage.answer(Composition.Kind.REPLY, ComposerStage.BOB),
        Optional.of(ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)),
        "");
    Fx.run(() -> stage.button("Open in mail program").fire());
    stage.pictures("composer-undeliverable");
    assertThat(stage.mails).isEmpty();
    Fx.run(() -> stage.button("Followup to newsgroup instead").fire());
    assertThat(Fx.on(() -> stage.window.window().stage().getTitle()))
        .isEqualTo("Followup to newsgroup");
  }

  @Test
  void asksWhetherToKeepTheDraft() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> stage.window.text().area().replaceText(TextPos.ZERO, TextPos.ZERO, "Hello. "));
    Fx.press(stage.window.window().scene(), KeyCode.ESCAPE);
    stage.pictures("composer-closing");
    Fx.run(() -> stage.button("Keep draft").fire());
    Fx.until("the window is gone", () -> !stage.window.window().isShowing());
    Fx.until("the draft is there", () -> !stage.office.drafts.isEmpty());
    assertThat(stage.office.drafts.get(1L).composition().body()).startsWith("Hello. On 12");
  }

  private void set(String words) {
    Fx.run(() -> stage.window.text().change(words));
  }

  private String body() {
    return Fx.on(() -> stage.window.model().written().body().get());
  }

  @Test
  void undoTakesBackWhatAToolDid() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    String before = body();
    String wide = "word ".repeat(30) + "\n" + before;
    set(wide);
    Fx.run(() -> stage.button("Wrap long lines").fire());
    assertThat(body()).isNotEqualTo(wide).contains("word\nword");
    Fx.run(() -> stage.window.text().area().undo());
    assertThat(body()).isEqualTo(wide);
    Fx.run(() -> stage.window.text().area().undo());
    assertThat(body()).isEqualTo(before);
  }

  @Test
  void findsAndReplaces() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    set("One fish, two Fish.\nred fish, $1 blue fish\n");
    Fx.press(stage.window.window().scene(), KeyCode.F, true, false);
    Fx.run(() -> {
      stage.window.replaceBar().words().setText("fish");
      stage.window.replaceBar().with().setText("$1 bird");
    });
    assertThat(Fx.on(() -> stage.window.replaceBar().countText())).isEqualTo("1 of 4");
    assertThat(Fx.on(() -> stage.window.text().selected())).contains("fish");
    stage.pictures("composer-replace");
    Fx.run(() -> stage.button("Replace").fire());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred fish, $1 blue fish\n");
    assertThat(Fx.on(() -> stage.window.text().selected())).contains("Fish");
    Fx.run(() -> stage.window.replaceBar().caseCounts().setSelected(true));
    assertThat(Fx.on(() -> stage.window.replaceBar().countText())).isEqualTo("1 of 2");
    Fx.run(() -> stage.button("Replace all").fire());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred $1 bird, $1 blue $1 bird\n");
    assertThat(Fx.on(() -> stage.window.replaceBar().countText())).isEqualTo("2 replaced");
    Fx.run(() -> stage.window.text().area().undo());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred fish, $1 blue fish\n");
    Fx.run(() -> stage.window.replaceBar().words().setText("nowhere"));
    assertThat(Fx.on(() -> stage.window.replaceBar().countText())).isEqualTo("nothing found");
    Fx.press(stage.window.window().scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(() -> stage.window.replaceBar().node().isVisible())).isFalse();
    assertThat(Fx.on(() -> stage.window.window().isShowing())).isTrue();
  }

  @Test
  void oneClickMendsWhatACheckSays() {
    stage.open(
        Composition.empty()
            .withFrom(ComposerStage.ANN)
            .withNewsgroups("misc.test, misc.tset")
            .withSubject("Mending")
            .withBody("word ".repeat(30) + "\n\n--\nAnn\n"),
        Optional.empty(),
        "");
    Fx.until("the checks are there", () -> stage.window.model().checks().found().get().size() == 3);
    stage.pictures("composer-fixes");
    Fx.run(() -> stage.button("Mend the mark").fire());
    Fx.until("the mark is good", () -> stage.window.model().checks().found().get().size() == 2);
    Fx.run(() -> stage.button("Leave it out").fire());
    Fx.until("the group is gone", () -> stage.window.model().checks().found().get().size() == 1);
    Fx.run(() ->
        stage.window.window().scene().getRoot().lookupAll(".check-fix").stream()
            .map(Button.class::cast)
            .forEach(Button::fire));
    Fx.until("all is good", () -> stage.window.model().checks().found().get().isEmpty());
    assertThat(body()).contains("word\nword").endsWith("\n-- \nAnn\n");
    assertThat(Fx.on(() -> stage.window.model().written().newsgroups().get()))
        .isEqualTo("misc.test");
  }

  @Test
  void anotherIdentityBringsItsNameAndSignature() {
    stage.office.identities.put(Identity.USUAL, Identity.of("Ann Reader", "ann@example.org"));
    stage.office.identities.put(
        "work",
        new Identity("work", "Ann Worker", "ann@work.example", "", "Example Ltd", "Ann, at work"));
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> stage.window.model().writeAs(stage.office.identities.get("work")));
    Fx.until(
        "she writes at work",
        () -> stage.window.model().written().from().get().address().equals("ann@work.example"));
    assertThat(body())
        .startsWith("On 12 December")
        .endsWith("shift of power.\n\n-- \nAnn, at work\n");
    assertThat(Fx.on(() -> stage.window.model().written().extra().get()))
        .contains("Organization: Example Ltd");
    stage.pictures("composer-identities");
    stage.office.signatureTrouble = Optional.of("There is no signature: There is no file sig.");
    Fx.run(() -> stage.window.model().writeAs(stage.office.identities.get(Identity.USUAL)));
    Fx.until(
        "it is said that the signature is lost",
        () -> stage.window.model().advice().get().contains("no file sig"));
    assertThat(Fx.on(() -> stage.window.model().written().extra().get()))
        .doesNotContain("Organization");
  }

  @Test
  void aTemplateFillsWhatIsEmpty(@TempDir Path folder) {
    stage.office.templateFolder = folder;
    stage
        .office
        .templates()
        .save(
            "rules",
            Composition.empty()
                .withNewsgroups("misc.test")
                .withSubject("Rules")
                .withBody("Be kind.\n"))
        .join();
    stage.open(
        Composition.empty().withFrom(ComposerStage.ANN).withSubject("My own words"),
        Optional.empty(),
        "");
    Fx.run(() -> stage.window.tools().insertTemplate("rules"));
    Fx.until(
        "the text is there",
        () -> stage.window.model().written().body().get().equals("Be kind.\n"));
    assertThat(Fx.on(() -> stage.window.model().written().subject().get()))
        .isEqualTo("My own words");
    assertThat(Fx.on(() -> stage.window.model().written().newsgroups().get()))
        .isEqualTo("misc.test");
    Fx.run(() -> stage.window.tools().insertTemplate("gone"));
    Fx.until(
        "it is said what is wrong", () -> stage.window.model().state().trouble().get().isPresent());
    assertThat(Fx.on(() -> stage.window.model().state().trouble().get().orElseThrow().sentence()))
        .contains("There is no file");
  }

  private static final Author EVE = new Author("Eve Stone", "eve@example.net");

  private void openReply() {
    stage.office.sendsMail = true;
    stage.open(ComposerStage.answer(Composition.Kind.REPLY, EVE), Optional.empty(), "");
  }

  @Test
  void sendsAnEmailAndCloses() {
    openReply();
    CompletableFuture<Mailed> answer = stage.office.mailAnswerNext();
    Fx.run(() -> stage.button("Send e-mail").fire());
    Fx.frames(2);
    stage.pictures("composer-mailing");
    assertThat(Fx.on(() -> stage.button("Send e-mail").isDisabled())).isTrue();
    answer.complete(new Mailed(new MessageId("m@example.org"), Mailed.State.SENT, "250 queued"));
    Fx.until("the window closed", () -> !stage.window.window().isShowing());
    assertThat(stage.mails).isEmpty();
    assertThat(stage.closed).hasSize(1);
  }

  @Test
  void anEmailThatIsRefusedStaysAndCanBeHandedOver() {
    openReply();
    stage
        .office
        .mailAnswerNext()
        .completeExceptionally(
            new ServerProblemException(
                new ServerProblem(
                    ServerProblem.Kind.REFUSED,
                    "mail.example.org",
                    "mail.example.org does not take e-mail for eve@example.net. Nothing was sent."
                        + " It says: “550 5.1.1 no such user”.",
                    "550 5.1.1 no such user")));
    Fx.run(() -> stage.button("Send e-mail").fire());
    Fx.until("it is told", () -> stage.window.model().mailing().isUnsent());
    assertThat(stage.window.model().state().trouble().get().orElseThrow().sentence())
        .contains("“550 5.1.1 no such user”");
    Fx.frames(2);
    stage.pictures("composer-mail-refused");
    Fx.run(() -> stage.button("Open in mail program").fire());
    assertThat(stage.mails).singleElement().asString().startsWith("mailto:eve@example.net?");
    assertThat(Fx.on(() -> stage.window.window().isShowing())).isTrue();
  }

  @Test
  void aCopyThatFailsIsToldAfterTheArticleIsPosted() {
    stage.office.sendsMail = true;
    Fx.run(() -> {
      ComposerModel model =
          new ComposerModel(
              stage.office,
              Platform::runLater,
              Delay.ofToolkit(),
              ZoneOffset.UTC,
              new ComposerStart(
                  ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN),
                  new AnswerWays(Optional.empty(), List.of(EVE), false),
                  "Example",
                  0,
                  ""));
      stage.window = new ComposerWindow(stage.theme, Optional.empty(), model, stage.new Nowhere());
      stage.window.show();
      model.written().copied().set(true);
    });
    stage.office.answerNext(Posted.State.SENT);
    stage
        .office
        .mailAnswerNext()
        .completeExceptionally(
            new ServerProblemException(
                new ServerProblem(
                    ServerProblem.Kind.REFUSED_PORT,
                    "mail.example.org",
                    "Nothing answers at mail.example.org port 465. Check the port and whether the"
                        + " server is up.",
                    "Connection refused")));
    Fx.run(() -> stage.window.model().post());
    Fx.until(
        "it is told",
        () -> stage.window.model().state().phase().get() == SendingState.Phase.UNMAILED);
    Fx.frames(2);
    stage.pictures("composer-unmailed");
    Fx.run(() -> stage.button("Open in mail program").fire());
    assertThat(stage.mails).singleElement().asString().startsWith("mailto:eve@example.net?");
    Fx.until("the window closed", () -> !stage.window.window().isShowing());
  }

  @Test
  void oneArticleAsksArchivesToLeaveItOut() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test")
            .withBody("> How?\n\nSo.\n"),
        Optional.empty(),
        "");
    Fx.run(() -> {
      var tools = stage.window.tools();
      tools.showArchiving();
      assertThat(tools.noArchive().isDisable()).isFalse();
      assertThat(tools.noArchive().isSelected()).isFalse();
      tools.noArchive().setSelected(true);
      tools.noArchive().getOnAction().handle(new ActionEvent());
      assertThat(stage.window.model().written().composition().extra())
          .containsExactly(new Composition.ExtraHeader("X-No-Archive", "yes"));
    });
    Fx.frames(3);
    // What the article will say is seen.
    stage.pictures("composer-no-archive");
    Fx.run(() -> {
      assertThat(
              stage.window.window().scene().getRoot().lookupAll(".text-area").stream()
                  .filter(Node::isVisible)
                  .map(TextInputControl.class::cast)
                  .map(TextInputControl::getText))
          .contains("X-No-Archive: yes");
      var tools = stage.window.tools();
      tools.showArchiving();
      assertThat(tools.noArchive().isSelected()).isTrue();
      tools.noArchive().setSelected(false);
      tools.noArchive().getOnAction().handle(new ActionEvent());
      assertThat(stage.window.model().written().composition().extra()).isEmpty();
    });
  }

  @Test
  void filesAreAttachedWhereTheNewsgroupTakesThem(@TempDir Path folder) throws IOException {
    Path picture = Files.write(folder.resolve("Ann’s garden, July.jpg"), new byte[41_000]);
    Path table = Files.write(folder.resolve("measured.csv"), new byte[3_100]);
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test")
            .withBody("> How does it look?\n\nAs in the picture.\n"),
        Optional.empty(),
        "");
    Fx.run(() -> {
      stage.window.tools().showAttaching();
      assertThat(stage.window.tools().attach().isDisable()).isTrue();
      assertThat(stage.window.tools().attach().getText())
          .isEqualTo("Attach a file (misc.test is for text)");
      stage.window.model().attach(List.of(picture, table, folder.resolve("gone.txt")));
    });
    Fx.until(
        "what is gone is told", () -> stage.window.model().state().trouble().get().isPresent());
    assertThat(stage.window.model().state().trouble().get().orElseThrow().sentence())
        .isEqualTo("There is no file " + folder.resolve("gone.txt") + ".");
    Fx.until(
        "the checks are there",
        () ->
            stage
                .window
                .model()
                .checks()
                .refusal()
                .filter(check -> check.code().equals("attachment-not-allowed"))
                .isPresent());
    Fx.run(() -> stage.window.model().mailing().clearTrouble());
    Fx.frames(3);
    stage.pictures("composer-attachment-refused");
    Fx.run(() -> stage.button("Posting preferences…").fire());
    Fx.until("it is allowed", () -> stage.window.model().checks().found().get().isEmpty());
    Fx.run(() -> {
      stage.window.tools().showAttaching();
      assertThat(stage.window.tools().attach().isDisable()).isFalse();
      assertThat(stage.window.tools().allowFiles().isVisible()).isFalse();
      assertThat(stage.window.attachments().form().getValue()).isEqualTo(Attachments.Form.MIME);
    });
    stage.pictures("composer-attachments");
    Fx.run(() -> {
      stage.window.attachments().form().setValue(Attachments.Form.YENC);
      removeFile("measured.csv");
    });
    Composition written = Fx.on(() -> stage.window.model().written().composition());
    assertThat(written.attachments().form()).isEqualTo(Attachments.Form.YENC);
    assertThat(written.attachments().files())
        .extracting(AttachedFile::name)
        .containsExactly("Ann’s garden, July.jpg");
    Fx.run(() -> removeFile("Ann’s garden, July.jpg"));
    assertThat(Fx.on(() -> stage.window.attachments().node().isVisible())).isFalse();
  }

  @Test
  void aServerThatWasRemovedMeanwhileIsReplacedByOneClick() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test")
            .withBody("> Is it still there?\n\nIt was, when I began.\n"),
        Optional.empty(),
        "");
    stage.office.servers.set(0, "eternal");
    Fx.run(() -> stage.button("Post followup").fire());
    Fx.until("it is told", () -> stage.window.model().state().trouble().get().isPresent());
    Fx.frames(3);
    assertThat(Fx.on(() -> stage.window.model().written().server().get())).isEqualTo("Example");
    assertThat(
            Fx.on(() ->
                stage
                    .window
                    .window()
                    .scene()
                    .getRoot()
                    .lookupAll(".combo-box > .list-cell")
                    .stream()
                    .map(node -> ((ListCell<?>) node).getText())
                    .toList()))
        .contains("Example (removed)");
    stage.pictures("composer-server-removed");
    stage.office.answerNext(Posted.State.SENT);
    Fx.run(() -> {
      stage.button("Post by eternal instead").fire();
      stage.button("Post followup").fire();
    });
    Fx.until("it is posted", () -> !stage.closed.isEmpty());
    assertThat(stage.office.sent).hasSize(1);
    assertThat(stage.closed.getFirst().written().server().get()).isEqualTo("eternal");
  }

  private void removeFile(String name) {
    stage.window.attachments().node().lookupAll(".button").stream()
        .filter(node -> ("Remove " + name).equals(node.getAccessibleText()))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow()
        .fire();
  }
}
