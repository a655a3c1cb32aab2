package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.article.References;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.sync.ServerGroup;

/** The window in which one writes, small and with large letters. */
final class ComposerLettersTest {
  private Theme theme;
  private ComposerWindow window;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    theme = Fx.on(Theme::new);
    Composition composition =
        new Composition(
            Composition.Kind.FOLLOWUP,
            new Author("Ann", "ann@example.invalid"),
            "misc.test",
            "",
            List.of(new Author("Bob", "bob@example.invalid")),
            "",
            "Re: Letters",
            new References(List.of()),
            List.of(),
            "> Nothing but a quotation.\n",
            Optional.empty());
    Fx.run(() -> {
      ComposerModel model =
          new ComposerModel(
              new LocalPostOffice(),
              Platform::runLater,
              Delay.ofToolkit(),
              ZoneOffset.UTC,
              new ComposerStart(
                  composition,
                  new AnswerWays(Optional.of(composition), List.of(), false),
                  "Example",
                  0,
                  ""));
      window = new ComposerWindow(theme, Optional.empty(), model, new Nowhere());
      window.show();
    });
    Fx.frames(3);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      window.window().close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  private static final class Nowhere implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {}

    @Override
    public void askIdentity(Optional<Identity> known, Consumer<Identity> then) {}

    @Override
    public void posting(ServerGroup group, Runnable saved) {}

    @Override
    public void closed(ComposerModel model) {}
  }

  private void look(int width, int height, double scale) {
    Fx.run(() -> {
      theme.setScale(scale);
      window.window().stage().setWidth(width);
      window.window().stage().setHeight(height);
    });
    Fx.frames(8);
  }

  private List<String> cutTools() {
    return Fx.on(() ->
        window.window().scene().getRoot().lookupAll(".composer-tools .text").stream()
            .map(Node::getParent)
            .filter(
                it -> it instanceof Labeled words && words.isVisible() && words.isTextTruncated())
            .map(it -> ((Labeled) it).getText())
            .toList());
  }

  private boolean isChecksBelowText() {
    return Fx.on(() -> {
      Node checks = window.window().scene().getRoot().lookup(".composer-side");
      Bounds side = checks.localToScene(checks.getLayoutBounds());
      Node area = window.text().area();
      return side.getMinY() >= area.localToScene(area.getLayoutBounds()).getMaxY() - 1;
    });
  }

  @Test
  void toolsSayTheirWordsWhereThereIsRoom() {
    assertThat(cutTools()).isEmpty();
    assertThat(
            Fx.on(() ->
                window.window().scene().getRoot().lookupAll(".composer-tools .text").stream()
                    .filter(Node::isVisible)
                    .count()))
        .isGreaterThanOrEqualTo(4);
    assertThat(isChecksBelowText()).isFalse();
  }

  @Test
  void nothingIsCutWithLargeLetters() {
    look(1280, 840, 2);
    Pictures.take(theme, window.window().scene(), "composer-200");
    assertThat(cutTools()).isEmpty();
    assertThat(Fx.on(() -> CutOff.in(window.window().scene()))).isEmpty();
    assertThat(isChecksBelowText()).isTrue();
  }

  @Test
  void aSmallWindowHasItsChecksBelowTheText() {
    look(640, 640, 1);
    Pictures.take(theme, window.window().scene(), "composer-small");
    assertThat(cutTools()).isEmpty();
    assertThat(isChecksBelowText()).isTrue();
    look(960, 640, 1);
    assertThat(isChecksBelowText()).isFalse();
  }

  @Test
  void aLowWindowWithLargeLettersLeavesTheTextItsHeight() {
    look(1000, 560, 2);
    assertThat(cutTools()).isEmpty();
    assertThat(isChecksBelowText()).isFalse();
  }
}
