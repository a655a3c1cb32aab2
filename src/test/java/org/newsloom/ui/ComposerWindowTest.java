package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;

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
              new ComposerStart(composition, other, List.of(), "Example", 0, advice));
      window =
          new ComposerWindow(theme, Optional.empty(), model, List.of("Example"), new Nowhere());
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
    public void askIdentity(Consumer<Identity> then) {
      then.accept(Identity.of("Ann", "ann@example.invalid"));
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
    Fx.until("the line is broken", () -> window.model().body().get().contains("\n"));
    assertThat(Fx.on(() -> window.model().body().get()))
        .isEqualTo(
            "What is seen while writing is what is posted, so the line breaks where\n"
                + "the mark stands and the caret goes on below.");
    Fx.until(
        "the draft is saved", () -> window.model().draftStatus().get().startsWith("Draft saved"));
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
    Fx.until("the refusal is told", () -> window.model().trouble().get().isPresent());
    pictures("composer-refused");
    assertThat(Fx.on(() -> window.model().body().get())).isEqualTo(TEXT);
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
}
