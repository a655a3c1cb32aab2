package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Mailed;
import org.newsloom.post.Posted;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Misspelt;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

final class ComposerWindowTest {
  private static final Author ANN = new Author("Ann Reader", "ann@example.org");
  private static final Author BOB = new Author("Bob", "bob@example.invalid");
  private static final MessageId PARENT = MessageId.parse("<parent@example.org>").orElseThrow();
  private static final String TEXT =
      """
      On 12 December 2025, TikTok fan wrote:

      > American tech giants once boldly declared their ambition to make
      > U.S. standards the global standard—but now, they’ve seemingly
      > dismantled that vision with their own hands.
      >
      >> Is there a source for the distillation claim?
      >>> Behind the “capitulation” lies profound 无奈 (helplessness).

      There is, but it is thin. I would wait for the numbers of the second
      quarter before I call it a shift of power.

      --\s
      Ann
      """;

  private final LocalPostOffice office = new LocalPostOffice();
  private final List<String> mails = new ArrayList<>();
  private final List<ComposerModel> closed = new ArrayList<>();
  private Theme theme;
  private ComposerWindow window;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void makeTheme() {
    theme = Fx.on(Theme::new);
  }

  @AfterEach
  void closeWindow() {
    Fx.run(() -> {
      window.window().close();
      theme.dispose();
    });
  }

  private void open(Composition composition, Optional<Composition> other, String advice) {
    Fx.run(() -> {
      ComposerModel model =
          new ComposerModel(
              office,
              Platform::runLater,
              Delay.ofToolkit(),
              ZoneOffset.UTC,
              new ComposerStart(
                  composition, new AnswerWays(other, List.of(), false), "Example", 0, advice));
      window = new ComposerWindow(theme, Optional.empty(), model, new Nowhere());
      window.show();
    });
    Fx.frames(3);
  }

  private final class Nowhere implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {
      mails.add(address);
    }

    @Override
    public void askIdentity(Optional<Identity> known, Consumer<Identity> then) {
      then.accept(Identity.of("Ann", "ann@example.invalid"));
    }

    @Override
    public void posting(ServerGroup group, Runnable saved) {
      office.forFiles.add(group.group().name());
      saved.run();
    }

    @Override
    public void closed(ComposerModel model) {
      closed.add(model);
    }
  }

  private static Composition answer(Composition.Kind kind, Author to) {
    return new Composition(
        kind,
        ANN,
        kind == Composition.Kind.REPLY ? "" : "alt.politics.usa",
        "",
        to.equals(Author.UNKNOWN) ? List.of() : List.of(to),
        "",
        "Re: From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen",
        new References(List.of(PARENT)),
        List.of(),
        TEXT,
        Optional.of(PARENT));
  }

  private void type(String words) {
    for (String letter : words.split("")) {
      Fx.run(() ->
          window
              .text()
              .area()
              .fireEvent(
                  new KeyEvent(
                      KeyEvent.KEY_TYPED,
                      letter,
                      "",
                      KeyCode.UNDEFINED,
                      false,
                      false,
                      false,
                      false)));
    }
    Fx.frames(2);
  }

  private Button button(String words) {
    return window.window().scene().getRoot().lookupAll(".button").stream()
        .filter(node -> node instanceof Button it && words.equals(it.getText()))
        .map(Button.class::cast)
        .filter(it -> it.isVisible())
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no button " + words));
  }

  private void pictures(String name) {
    Pictures.take(theme, window.window().scene(), name);
  }

  @Test
  void breaksLinesWhileOneTypes() {
    open(
        Composition.empty()
            .withFrom(ANN)
            .withNewsgroups("misc.test, comp.lang.java.moderated, misc.tset")
            .withSubject("Wrapping"),
        Optional.empty(),
        "");
    Fx.run(() -> window.text().area().requestFocus());
    type(
        "What is seen while writing is what is posted, so the line breaks where the mark stands and"
            + " the caret goes on below.");
    Fx.until("the line is broken", () -> window.model().written().body().get().contains("\n"));
    assertThat(Fx.on(() -> window.model().written().body().get()))
        .isEqualTo(
            "What is seen while writing is what is posted, so the line breaks where\n"
                + "the mark stands and the caret goes on below.");
    Fx.until(
        "the draft is saved",
        () -> window.model().drafts().status().get().startsWith("Draft saved"));
    pictures("composer-new");
  }

  @Test
  void showsAFollowup() {
    open(
        answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN),
        Optional.of(answer(Composition.Kind.REPLY, BOB)),
        "");
    assertThat(Fx.on(() -> window.window().stage().getTitle())).isEqualTo("Followup to newsgroup");
    pictures("composer-followup");
  }

  @Test
  void postsOnceAtADoubleClick() {
    CompletableFuture<Posted.State> answer = office.answerNext();
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> {
      button("Post followup").fire();
      button("Post followup").fire();
    });
    pictures("composer-posting");
    answer.complete(Posted.State.SENT);
    Fx.until("the window is gone", () -> !window.window().isShowing());
    assertThat(office.sent).hasSize(1);
    assertThat(closed).hasSize(1);
  }

  @Test
  void postsAtCtrlReturn() {
    office.answerNext(Posted.State.SENT);
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> window.text().area().requestFocus());
    Fx.press(window.window().scene(), KeyCode.ENTER, true, false);
    Fx.until("the window is gone", () -> !window.window().isShowing());
    assertThat(office.sent).extracting(Composition::body).containsExactly(TEXT);
  }

  @Test
  void showsTheServersWordsOfARefusal() {
    office.reply = "441 437 Too many newsgroups";
    office.answerNext(Posted.State.REFUSED);
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> button("Post followup").fire());
    Fx.until("the refusal is told", () -> window.model().state().trouble().get().isPresent());
    pictures("composer-refused");
    assertThat(Fx.on(() -> window.model().state().trouble().get().orElseThrow().sentence()))
        .isEqualTo(
            "The server did not take the article: “441 437 Too many newsgroups”. It is for too many"
                + " newsgroups: leave some out. Then post it again, or keep it as a draft.");
    assertThat(Fx.on(() -> window.model().written().body().get())).isEqualTo(TEXT);
  }

  @Test
  void explainsAReplyThatCannotArrive() {
    open(
        answer(Composition.Kind.REPLY, BOB),
        Optional.of(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)),
        "");
    Fx.run(() -> button("Open in mail program").fire());
    pictures("composer-undeliverable");
    assertThat(mails).isEmpty();
    Fx.run(() -> button("Followup to newsgroup instead").fire());
    assertThat(Fx.on(() -> window.window().stage().getTitle())).isEqualTo("Followup to newsgroup");
  }

  @Test
  void asksWhetherToKeepTheDraft() {
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> window.text().area().replaceText(TextPos.ZERO, TextPos.ZERO, "Hello. "));
    Fx.press(window.window().scene(), KeyCode.ESCAPE);
    pictures("composer-closing");
    Fx.run(() -> button("Keep draft").fire());
    Fx.until("the window is gone", () -> !window.window().isShowing());
    Fx.until("the draft is there", () -> !office.drafts.isEmpty());
    assertThat(office.drafts.get(1L).composition().body()).startsWith("Hello. On 12");
  }

  private void set(String words) {
    Fx.run(() -> window.text().change(words));
  }

  private String body() {
    return Fx.on(() -> window.model().written().body().get());
  }

  @Test
  void undoTakesBackWhatAToolDid() {
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    String before = body();
    String wide = "word ".repeat(30) + "\n" + before;
    set(wide);
    Fx.run(() -> button("Wrap long lines").fire());
    assertThat(body()).isNotEqualTo(wide).contains("word\nword");
    Fx.run(() -> window.text().area().undo());
    assertThat(body()).isEqualTo(wide);
    Fx.run(() -> window.text().area().undo());
    assertThat(body()).isEqualTo(before);
  }

  @Test
  void findsAndReplaces() {
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    set("One fish, two Fish.\nred fish, $1 blue fish\n");
    Fx.press(window.window().scene(), KeyCode.F, true, false);
    Fx.run(() -> {
      window.replaceBar().words().setText("fish");
      window.replaceBar().with().setText("$1 bird");
    });
    assertThat(Fx.on(() -> window.replaceBar().countText())).isEqualTo("1 of 4");
    assertThat(Fx.on(() -> window.text().selected())).contains("fish");
    pictures("composer-replace");
    Fx.run(() -> button("Replace").fire());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred fish, $1 blue fish\n");
    assertThat(Fx.on(() -> window.text().selected())).contains("Fish");
    Fx.run(() -> window.replaceBar().caseCounts().setSelected(true));
    assertThat(Fx.on(() -> window.replaceBar().countText())).isEqualTo("1 of 2");
    Fx.run(() -> button("Replace all").fire());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred $1 bird, $1 blue $1 bird\n");
    assertThat(Fx.on(() -> window.replaceBar().countText())).isEqualTo("2 replaced");
    Fx.run(() -> window.text().area().undo());
    assertThat(body()).isEqualTo("One $1 bird, two Fish.\nred fish, $1 blue fish\n");
    Fx.run(() -> window.replaceBar().words().setText("nowhere"));
    assertThat(Fx.on(() -> window.replaceBar().countText())).isEqualTo("nothing found");
    Fx.press(window.window().scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(() -> window.replaceBar().node().isVisible())).isFalse();
    assertThat(Fx.on(() -> window.window().isShowing())).isTrue();
  }

  @Test
  void oneClickMendsWhatACheckSays() {
    open(
        Composition.empty()
            .withFrom(ANN)
            .withNewsgroups("misc.test, misc.tset")
            .withSubject("Mending")
            .withBody("word ".repeat(30) + "\n\n--\nAnn\n"),
        Optional.empty(),
        "");
    Fx.until("the checks are there", () -> window.model().checks().found().get().size() == 3);
    pictures("composer-fixes");
    Fx.run(() -> button("Mend the mark").fire());
    Fx.until("the mark is good", () -> window.model().checks().found().get().size() == 2);
    Fx.run(() -> button("Leave it out").fire());
    Fx.until("the group is gone", () -> window.model().checks().found().get().size() == 1);
    Fx.run(() ->
        window.window().scene().getRoot().lookupAll(".check-fix").stream()
            .map(Button.class::cast)
            .forEach(Button::fire));
    Fx.until("all is good", () -> window.model().checks().found().get().isEmpty());
    assertThat(body()).contains("word\nword").endsWith("\n-- \nAnn\n");
    assertThat(Fx.on(() -> window.model().written().newsgroups().get())).isEqualTo("misc.test");
  }

  @Test
  void anotherIdentityBringsItsNameAndSignature() {
    office.identities.put(Identity.USUAL, Identity.of("Ann Reader", "ann@example.org"));
    office.identities.put(
        "work",
        new Identity("work", "Ann Worker", "ann@work.example", "", "Example Ltd", "Ann, at work"));
    open(answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN), Optional.empty(), "");
    Fx.run(() -> window.model().writeAs(office.identities.get("work")));
    Fx.until(
        "she writes at work",
        () -> window.model().written().from().get().address().equals("ann@work.example"));
    assertThat(body())
        .startsWith("On 12 December")
        .endsWith("shift of power.\n\n-- \nAnn, at work\n");
    assertThat(Fx.on(() -> window.model().written().extra().get()))
        .contains("Organization: Example Ltd");
    pictures("composer-identities");
    office.signatureTrouble = Optional.of("There is no signature: There is no file sig.");
    Fx.run(() -> window.model().writeAs(office.identities.get(Identity.USUAL)));
    Fx.until(
        "it is said that the signature is lost",
        () -> window.model().advice().get().contains("no file sig"));
    assertThat(Fx.on(() -> window.model().written().extra().get())).doesNotContain("Organization");
  }

  @Test
  void aTemplateFillsWhatIsEmpty(@TempDir Path folder) {
    office.templateFolder = folder;
    office
        .templates()
        .save(
            "rules",
            Composition.empty()
                .withNewsgroups("misc.test")
                .withSubject("Rules")
                .withBody("Be kind.\n"))
        .join();
    open(Composition.empty().withFrom(ANN).withSubject("My own words"), Optional.empty(), "");
    Fx.run(() -> window.tools().insertTemplate("rules"));
    Fx.until("the text is there", () -> window.model().written().body().get().equals("Be kind.\n"));
    assertThat(Fx.on(() -> window.model().written().subject().get())).isEqualTo("My own words");
    assertThat(Fx.on(() -> window.model().written().newsgroups().get())).isEqualTo("misc.test");
    Fx.run(() -> window.tools().insertTemplate("gone"));
    Fx.until("it is said what is wrong", () -> window.model().state().trouble().get().isPresent());
    assertThat(Fx.on(() -> window.model().state().trouble().get().orElseThrow().sentence()))
        .contains("There is no file");
  }

  private static final Author EVE = new Author("Eve Stone", "eve@example.net");

  private void openReply() {
    office.sendsMail = true;
    open(answer(Composition.Kind.REPLY, EVE), Optional.empty(), "");
  }

  @Test
  void sendsAnEmailAndCloses() {
    openReply();
    CompletableFuture<Mailed> answer = office.mailAnswerNext();
    Fx.run(() -> button("Send e-mail").fire());
    Fx.frames(2);
    pictures("composer-mailing");
    assertThat(Fx.on(() -> button("Send e-mail").isDisabled())).isTrue();
    answer.complete(new Mailed(new MessageId("m@example.org"), Mailed.State.SENT, "250 queued"));
    Fx.until("the window closed", () -> !window.window().isShowing());
    assertThat(mails).isEmpty();
    assertThat(closed).hasSize(1);
  }

  @Test
  void anEmailThatIsRefusedStaysAndCanBeHandedOver() {
    openReply();
    office
        .mailAnswerNext()
        .completeExceptionally(
            new ServerProblemException(
                new ServerProblem(
                    ServerProblem.Kind.REFUSED,
                    "mail.example.org",
                    "mail.example.org does not take e-mail for eve@example.net. Nothing was sent."
                        + " It says: “550 5.1.1 no such user”.",
                    "550 5.1.1 no such user")));
    Fx.run(() -> button("Send e-mail").fire());
    Fx.until("it is told", () -> window.model().mailing().isUnsent());
    assertThat(window.model().state().trouble().get().orElseThrow().sentence())
        .contains("“550 5.1.1 no such user”");
    Fx.frames(2);
    pictures("composer-mail-refused");
    Fx.run(() -> button("Open in mail program").fire());
    assertThat(mails).singleElement().asString().startsWith("mailto:eve@example.net?");
    assertThat(Fx.on(() -> window.window().isShowing())).isTrue();
  }

  @Test
  void aCopyThatFailsIsToldAfterTheArticleIsPosted() {
    office.sendsMail = true;
    Fx.run(() -> {
      ComposerModel model =
          new ComposerModel(
              office,
              Platform::runLater,
              Delay.ofToolkit(),
              ZoneOffset.UTC,
              new ComposerStart(
                  answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN),
                  new AnswerWays(Optional.empty(), List.of(EVE), false),
                  "Example",
                  0,
                  ""));
      window = new ComposerWindow(theme, Optional.empty(), model, new Nowhere());
      window.show();
      model.written().copied().set(true);
    });
    office.answerNext(Posted.State.SENT);
    office
        .mailAnswerNext()
        .completeExceptionally(
            new ServerProblemException(
                new ServerProblem(
                    ServerProblem.Kind.REFUSED_PORT,
                    "mail.example.org",
                    "Nothing answers at mail.example.org port 465. Check the port and whether the"
                        + " server is up.",
                    "Connection refused")));
    Fx.run(() -> window.model().post());
    Fx.until(
        "it is told", () -> window.model().state().phase().get() == SendingState.Phase.UNMAILED);
    Fx.frames(2);
    pictures("composer-unmailed");
    Fx.run(() -> button("Open in mail program").fire());
    assertThat(mails).singleElement().asString().startsWith("mailto:eve@example.net?");
    Fx.until("the window closed", () -> !window.window().isShowing());
  }

  private void dictionary(Path folder) throws IOException {
    office.dictionaries = folder;
    Files.writeString(folder.resolve("en_US.aff"), "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
    Files.writeString(
        folder.resolve("en_US.dic"),
        "22\nThere\nis\nbut\nit\nthin\nI\nwould\nwait\nfor\nthe\nnumbers\nof\nsecond\nquarter\n"
            + "before\ncall\nshift\nof\npower\nto\nsource\nhere\n");
  }

  private void openMisspelt() {
    open(
        answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withBody(TEXT.replace("quarter before", "quater befor")),
        Optional.empty(),
        "");
    Fx.until("it is checked", () -> !window.spelling().found().isEmpty());
    Fx.frames(3);
  }

  private List<String> fixes() {
    return window.spelling().fixes().getItems().stream().map(item -> "" + item.getText()).toList();
  }

  @Test
  void misspeltWordsAreMarkedAndMended(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    assertThat(Fx.on(() -> window.spelling().found()))
        .extracting(Misspelt::word)
        .containsExactly("quater", "befor");
    pictures("composer-spelling");
    Fx.run(() -> window.spelling().offer(window.spelling().found().getFirst()));
    Fx.until("something is suggested", () -> fixes().contains("quarter"));
    Fx.run(() -> window.spelling().fixes().getItems().getFirst().fire());
    assertThat(Fx.on(() -> window.model().written().body().get()))
        .contains("\nquarter befor I call");
    Fx.until("it is checked anew", () -> window.spelling().found().size() == 1);
    Fx.run(() -> window.spelling().offer(window.spelling().found().getFirst()));
    Fx.run(() -> window.spelling().fixes().getItems().getLast().fire());
    Fx.until("the word is one's own", () -> window.spelling().found().isEmpty());
    assertThat(folder.resolve("my-words.txt")).hasContent("befor\n");
  }

  @Test
  void aRightClickOnAMisspeltWordOffersWhatIsMeant(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    Fx.run(() -> {
      Misspelt word = window.spelling().found().getFirst();
      window.text().select(new TextFinder.Match(word.from() + 2, word.from() + 2));
      window.text().area().fireEvent(menuKey());
    });
    assertThat(Fx.on(() -> window.spelling().fixes().isShowing())).isTrue();
    Fx.run(() -> {
      window.spelling().fixes().hide();
      window.text().select(new TextFinder.Match(0, 0));
      window.text().area().fireEvent(menuKey());
    });
    assertThat(Fx.on(() -> window.spelling().fixes().isShowing())).isFalse();
  }

  private static ContextMenuEvent menuKey() {
    return new ContextMenuEvent(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, true, null);
  }

  @Test
  void spellingIsChosenAndLeftOff(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    Fx.run(() -> window.spelling().menu().getOnShowing().handle(null));
    Fx.until("the dictionaries are listed", () -> window.spelling().menu().getItems().size() == 4);
    assertThat(window.spelling().menu().getItems())
        .extracting(MenuItem::getText)
        .containsExactly("English (United States)", "Off", null, "How to add a dictionary");
    Fx.run(() -> window.spelling().menu().getItems().get(1).fire());
    assertThat(office.dictionary.get()).isEqualTo(new SpellingSettings(SpellingSettings.OFF));
    Fx.until("nothing is marked", () -> window.spelling().found().isEmpty());
    Fx.run(() -> window.spelling().menu().getItems().getLast().fire());
    assertThat(window.model().advice().get()).contains(folder.toString(), "en_GB.aff");
    pictures("composer-spelling-how");
  }

  @Test
  void marksMoveNeitherCaretNorText(@TempDir Path folder) throws IOException {
    dictionary(folder);
    open(
        answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withBody("There is a shift of power.\n\n".repeat(60)),
        Optional.empty(),
        "");
    Fx.run(() -> window.text().select(new TextFinder.Match(1_593, 1_593)));
    Fx.frames(3);
    double scrolled = Fx.on(this::scrolled);
    type("q");
    Fx.until("it is marked", () -> window.spelling().found().size() == 1);
    Fx.frames(3);
    assertThat(Fx.on(this::scrolled)).isPositive().isEqualTo(scrolled);
    type("z");
    Fx.until(
        "it is marked anew",
        () -> window.spelling().found().stream().anyMatch(it -> it.word().endsWith("qz")));
    Fx.run(() -> {
      window.text().area().undo();
      window.text().area().undo();
    });
    Fx.until("nothing is marked", () -> window.spelling().found().isEmpty());
  }

  @Test
  void filesAreAttachedWhereTheNewsgroupTakesThem(@TempDir Path folder) throws IOException {
    Path picture = Files.write(folder.resolve("Ann’s garden, July.jpg"), new byte[41_000]);
    Path table = Files.write(folder.resolve("measured.csv"), new byte[3_100]);
    open(
        answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test")
            .withBody("> How does it look?\n\nAs in the picture.\n"),
        Optional.empty(),
        "");
    Fx.run(() -> {
      window.tools().showAttaching();
      assertThat(window.tools().attach().isDisable()).isTrue();
      assertThat(window.tools().attach().getText())
          .isEqualTo("Attach a file (misc.test is for text)");
      window.model().attach(List.of(picture, table, folder.resolve("gone.txt")));
    });
    Fx.until("what is gone is told", () -> window.model().state().trouble().get().isPresent());
    assertThat(window.model().state().trouble().get().orElseThrow().sentence())
        .isEqualTo("There is no file " + folder.resolve("gone.txt") + ".");
    Fx.until(
        "the checks are there",
        () ->
            window
                .model()
                .checks()
                .refusal()
                .filter(check -> check.code().equals("attachment-not-allowed"))
                .isPresent());
    Fx.run(() -> window.model().mailing().clearTrouble());
    Fx.frames(3);
    pictures("composer-attachment-refused");
    Fx.run(() -> button("Posting preferences…").fire());
    Fx.until("it is allowed", () -> window.model().checks().found().get().isEmpty());
    Fx.run(() -> {
      window.tools().showAttaching();
      assertThat(window.tools().attach().isDisable()).isFalse();
      assertThat(window.tools().allowFiles().isVisible()).isFalse();
      assertThat(window.attachments().form().getValue()).isEqualTo(Attachments.Form.MIME);
    });
    pictures("composer-attachments");
    Fx.run(() -> {
      window.attachments().form().setValue(Attachments.Form.YENC);
      removeFile("measured.csv");
    });
    Composition written = Fx.on(() -> window.model().written().composition());
    assertThat(written.attachments().form()).isEqualTo(Attachments.Form.YENC);
    assertThat(written.attachments().files())
        .extracting(AttachedFile::name)
        .containsExactly("Ann’s garden, July.jpg");
    Fx.run(() -> removeFile("Ann’s garden, July.jpg"));
    assertThat(Fx.on(() -> window.attachments().node().isVisible())).isFalse();
  }

  @Test
  void aServerThatWasRemovedMeanwhileIsReplacedByOneClick() {
    open(
        answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withNewsgroups("misc.test")
            .withBody("> Is it still there?\n\nIt was, when I began.\n"),
        Optional.empty(),
        "");
    office.servers.set(0, "eternal");
    Fx.run(() -> button("Post followup").fire());
    Fx.until("it is told", () -> window.model().state().trouble().get().isPresent());
    Fx.frames(3);
    assertThat(Fx.on(() -> window.model().written().server().get())).isEqualTo("Example");
    assertThat(
            Fx.on(() ->
                window.window().scene().getRoot().lookupAll(".combo-box > .list-cell").stream()
                    .map(node -> ((ListCell<?>) node).getText())
                    .toList()))
        .contains("Example (removed)");
    pictures("composer-server-removed");
    office.answerNext(Posted.State.SENT);
    Fx.run(() -> {
      button("Post by eternal instead").fire();
      button("Post followup").fire();
    });
    Fx.until("it is posted", () -> !closed.isEmpty());
    assertThat(office.sent).hasSize(1);
    assertThat(closed.getFirst().written().server().get()).isEqualTo("eternal");
  }

  private void removeFile(String name) {
    window.attachments().node().lookupAll(".button").stream()
        .filter(node -> ("Remove " + name).equals(node.getAccessibleText()))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow()
        .fire();
  }

  private double scrolled() {
    return window.text().area().lookupAll(".scroll-bar").stream()
        .filter(node -> node instanceof ScrollBar it && it.getOrientation() == Orientation.VERTICAL)
        .mapToDouble(node -> ((ScrollBar) node).getValue())
        .sum();
  }
}
