package org.newsloom.ui;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.sync.ServerGroup;

/** A window for writing with nobody behind it. */
final class ComposerStage implements BeforeEachCallback, AfterEachCallback {
  static final Author ANN = new Author("Ann Reader", "ann@example.org");
  static final Author BOB = new Author("Bob", "bob@example.invalid");
  static final MessageId PARENT = MessageId.parse("<parent@example.org>").orElseThrow();
  static final String TEXT =
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

  final LocalPostOffice office = new LocalPostOffice();
  final List<String> mails = new ArrayList<>();
  final List<ComposerModel> closed = new ArrayList<>();
  Theme theme;
  ComposerWindow window;

  @Override
  public void beforeEach(ExtensionContext context) {
    Fx.start();
    theme = Fx.on(Theme::new);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Fx.run(() -> {
      window.window().close();
      theme.dispose();
    });
  }

  void open(Composition composition, Optional<Composition> other, String advice) {
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

  final class Nowhere implements ComposerWindow.Outside {
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

  static Composition answer(Composition.Kind kind, Author to) {
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

  void type(String words) {
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

  Button button(String words) {
    return window.window().scene().getRoot().lookupAll(".button").stream()
        .filter(node -> node instanceof Button it && words.equals(it.getText()))
        .map(Button.class::cast)
        .filter(it -> it.isVisible())
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no button " + words));
  }

  void pictures(String name) {
    Pictures.take(theme, window.window().scene(), name);
  }
}
