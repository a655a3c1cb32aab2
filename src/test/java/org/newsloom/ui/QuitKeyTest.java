package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.settings.KeySettings;

/** One quits from any window of the program. */
final class QuitKeyTest {
  private final SimpleObjectProperty<Keymap> keymap = new SimpleObjectProperty<>(Keymap.STANDARD);
  private final Commands commands = new Commands(keymap);
  private Theme theme;
  private Stage main;
  private QuitKey quitKey;
  private SideWindow side;
  private SideWindow sideOfSide;
  private int quit;
  private int asked;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    Fx.run(() -> {
      theme = new Theme();
      main = new Stage();
      commands.handle(Command.QUIT, () -> quit++);
      quitKey = new QuitKey(main, commands);
      side = window(Optional.of(main));
      sideOfSide = window(Optional.of(side.stage()));
    });
    Fx.frames(2);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      quitKey.close();
      sideOfSide.close();
      side.close();
      main.close();
      theme.dispose();
    });
  }

  private SideWindow window(Optional<javafx.stage.Window> owner) {
    SideWindow window =
        new SideWindow(theme, owner, "Beside", new BorderPane(new TextField()), 300, 200);
    window.show();
    return window;
  }

  @Test
  void ctrlAndQQuitsFromEachWindowThatBelongsToTheMainOne() {
    Fx.press(side.scene(), KeyCode.Q, true, false);
    assertThat(quit).isEqualTo(1);
    Fx.press(sideOfSide.scene(), KeyCode.Q, true, false);
    assertThat(quit).isEqualTo(2);
    SideWindow other = Fx.on(() -> window(Optional.empty()));
    Fx.press(other.scene(), KeyCode.Q, true, false);
    Fx.run(other::close);
    assertThat(quit).isEqualTo(2);
  }

  @Test
  void aKeyThatWasChosenDoesTooButNoLetterThatIsTyped() {
    Fx.run(() ->
        keymap.set(Keymap.of(List.of(), new KeySettings("standard", Map.of("quit", "Q F4")))));
    Fx.press(side.scene(), KeyCode.Q, true, false);
    Fx.press(side.scene(), KeyCode.Q);
    assertThat(quit).isZero();
    Fx.press(side.scene(), KeyCode.F4);
    assertThat(quit).isEqualTo(1);
  }

  @Test
  void aWindowThatAsksBeforeItClosesKeepsTheProgram() {
    Fx.run(() -> {
      side.onCloseWish(() -> asked++);
      sideOfSide.scene().getRoot().getStyleClass().add("composer");
    });
    assertThat(Fx.on(quitKey::closeOthers)).isFalse();
    assertThat(asked).isEqualTo(1);
    Fx.run(() -> side.onCloseWish(side::close));
    assertThat(Fx.on(quitKey::closeOthers)).isTrue();
  }

  @Test
  void whatIsBeingWrittenStaysUntilItIsSaved() {
    Fx.run(() -> {
      side.close();
      side.scene().getRoot().getStyleClass().add("composer");
      side.show();
    });
    assertThat(Fx.on(quitKey::closeOthers)).isTrue();
    assertThat(Fx.on(side::isShowing)).isTrue();
    assertThat(Fx.on(sideOfSide::isShowing)).isFalse();
  }
}
