package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the keys are after the keys that go from pane to pane, and those that leave a field. */
final class PaneFocusTest {
  private static final List<String> PANES = List.of("group-list", "thread-table", "article-body");

  @RegisterExtension private final TestWindows windows = new TestWindows();
  private MainWindow window;

  @BeforeEach
  void open() {
    window = windows.open(SampleWorld.news());
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(5);
    TestWindows.openRow(window, 1);
    Fx.frames(3);
    run(Command.FOCUS_THREADS);
  }

  private void run(Command command) {
    Fx.run(() -> window.commands().run(command));
    Fx.frames(2);
  }

  private void press(KeyCode code, boolean ctrl, boolean shift) {
    Fx.press(window.scene(), code, ctrl, shift);
  }

  private String focused() {
    return Fx.on(() ->
        PANES.stream()
            .filter(window.scene().getFocusOwner().getStyleClass()::contains)
            .findFirst()
            .orElse(window.scene().getFocusOwner().toString()));
  }

  private List<String> walk(boolean back) {
    return Stream.generate(
            () -> {
              press(KeyCode.F6, false, back);
              return focused();
            })
        .limit(3)
        .toList();
  }

  @Test
  void goesRoundThePanesBothWays() {
    assertThat(walk(false)).containsExactly("article-body", "group-list", "thread-table");
    assertThat(walk(true)).containsExactly("group-list", "article-body", "thread-table");
  }

  @Test
  void passesOverAnArticlePaneThatIsHidden() {
    run(Command.TOGGLE_ARTICLE);
    assertThat(walk(false)).containsExactly("group-list", "thread-table", "group-list");
  }

  @Test
  void bringsBackThePaneThatIsAskedFor() {
    run(Command.TOGGLE_ARTICLE);
    press(KeyCode.DIGIT3, true, false);
    assertThat(Fx.on(() -> window.panes().articleShown().get())).isTrue();
    assertThat(focused()).isEqualTo("article-body");
    run(Command.ZOOM);
    press(KeyCode.DIGIT1, true, false);
    assertThat(Fx.on(() -> window.panes().zoomed().get())).isFalse();
    assertThat(focused()).isEqualTo("group-list");
  }

  @Test
  void escapeLeavesTheFilterEvenWhereNothingWasTyped() {
    press(KeyCode.SLASH, false, false);
    assertThat(Fx.on(() -> window.scene().getFocusOwner())).isInstanceOf(TextField.class);
    press(KeyCode.ESCAPE, false, false);
    assertThat(focused()).isEqualTo("thread-table");
  }

  @Test
  void closingTheBarOfFindTakesTheKeysFromNobodyElse() {
    press(KeyCode.F, true, false);
    Node field = Fx.on(() -> window.scene().getFocusOwner());
    assertThat(field).isInstanceOf(TextField.class);
    press(KeyCode.ESCAPE, false, false);
    assertThat(focused()).isEqualTo("article-body");
    press(KeyCode.F, true, false);
    run(Command.FOCUS_THREADS);
    press(KeyCode.ESCAPE, false, false);
    assertThat(Fx.on(() -> window.panes().article().find().isOpen())).isFalse();
    assertThat(focused()).isEqualTo("thread-table");
  }
}
