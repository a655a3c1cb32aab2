package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types into a field for a number is taken, or told why not; it is never lost. */
final class NumberFieldTest {
  private final List<Integer> taken = new ArrayList<>();
  private Theme theme;
  private NumberField field;
  private TextField other;
  private SideWindow window;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    Fx.run(() -> {
      theme = new Theme();
      field = new NumberField(80, 200, 100);
      field.spinner().setAccessibleText("Size");
      field.spinner().valueProperty().addListener((_, _, now) -> taken.add(now));
      other = new TextField();
      window =
          new SideWindow(
              theme, Optional.empty(), "Number", new VBox(10, field.node(), other), 400, 300);
      window.show();
      field.spinner().getEditor().requestFocus();
    });
    Fx.frames(3);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      window.close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  private void type(String text) {
    Fx.run(() -> field.spinner().getEditor().setText(text));
  }

  private void leave() {
    Fx.run(other::requestFocus);
    Fx.frames(2);
  }

  private String told() {
    return Fx.on(() -> {
      Label hint = (Label) field.node().lookup(".hint");
      return hint.isVisible() ? hint.getText() : "";
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"900", "79", "-1", "12.5", "many", "", "99999999999999999999"})
  void whatCannotBeTakenStaysAndIsTold(String typed) {
    type(typed);
    assertThat(told()).as("not in the middle of typing").isEmpty();
    leave();
    assertThat(told()).isEqualTo("A whole number from 80 to 200, please.");
    assertThat(Fx.on(() -> field.spinner().getEditor().getText())).isEqualTo(typed);
    assertThat(Fx.on(field::value)).isEqualTo(100);
    assertThat(taken).isEmpty();
    assertThat(Fx.on(other::isFocused)).as("nobody is held fast in the field").isTrue();
    type("120");
    assertThat(told()).as("right again").isEmpty();
    Fx.run(() -> field.spinner().getEditor().requestFocus());
    leave();
    assertThat(taken).containsExactly(120);
  }

  @Test
  void enterTakesTheNumberToo() {
    type("150");
    Fx.press(window.scene(), KeyCode.ENTER);
    assertThat(taken).containsExactly(150);
    type("15");
    Fx.press(window.scene(), KeyCode.ENTER);
    assertThat(told()).isNotEmpty();
    assertThat(taken).containsExactly(150);
  }

  @Test
  void digitsMayStandInGroups() {
    type(" 1 50 ");
    leave();
    assertThat(taken).containsExactly(150);
    assertThat(Fx.on(() -> field.spinner().getEditor().getText())).isEqualTo("150");
  }

  @Test
  void theArrowsGoOnFromTheLastNumber() {
    type("900");
    leave();
    Fx.run(() -> field.spinner().increment());
    assertThat(taken).containsExactly(101);
    assertThat(told()).isEmpty();
    assertThat(Fx.on(() -> field.spinner().getEditor().getText())).isEqualTo("101");
  }
}
