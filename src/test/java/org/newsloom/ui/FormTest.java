package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where labels stand to their fields. */
final class FormTest {
  private final TextField field = new TextField();
  private Theme theme;
  private SideWindow window;
  private Label label;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private void open(double width, double height) {
    Fx.run(() -> {
      theme = new Theme();
      Form form = new Form();
      label = form.row("Largest article with attached files, in kB", field);
      form.hint("A hint below it.");
      VBox body = new VBox(form.node());
      body.getStyleClass().add("window-body");
      BorderPane root = new BorderPane(body);
      root.setBottom(Form.buttonBar(Form.spring()));
      window = new SideWindow(theme, Optional.empty(), "Form", root, width, height);
      window.show();
    });
    Fx.frames(5);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      window.close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void labelsStandOverTheirFieldsWhereThereIsNoRoomBesideThem() {
    open(640, 300);
    Fx.run(() -> assertThat(place(label).getMaxX()).isLessThan(place(field).getMinX()));
    Fx.run(() -> window.stage().setWidth(430));
    Fx.frames(6);
    Fx.run(() -> {
      assertThat(place(label).getMaxY()).isLessThanOrEqualTo(place(field).getMinY());
      assertThat(label.isTextTruncated()).isFalse();
      assertThat(place(field).getMaxX()).isLessThanOrEqualTo(window.scene().getWidth());
      assertThat(field.getWidth()).isGreaterThan(300);
    });
    Fx.run(() -> window.stage().setWidth(640));
    Fx.frames(6);
    Fx.run(() -> assertThat(place(label).getMaxX()).isLessThan(place(field).getMinX()));
  }

  @Test
  void escapeClosesTheWindowFromAChoiceThatIsNotOpen() {
    open(640, 300);
    ComboBox<String> choice = new ComboBox<>();
    Fx.run(() -> {
      choice.getItems().setAll("One", "Another");
      ((VBox) window.scene().lookup(".window-body")).getChildren().add(choice);
      choice.requestFocus();
    });
    Fx.frames(3);
    Fx.run(choice::show);
    Fx.frames(3);
    assertThat(Fx.on(() -> choice.isShowing() && window.isShowing())).isTrue();
    Fx.run(choice::hide);
    Fx.press(window.scene(), KeyCode.ESCAPE);
    assertThat(Fx.on(window::isShowing)).isFalse();
  }

  @Test
  void aWindowHasItsSizeAgainAfterLargeLetters() {
    // The headless screen is not as large as such a window with letters of twice the size.
    open(900, 600);
    double width = Fx.on(() -> window.stage().getWidth());
    double height = Fx.on(() -> window.stage().getHeight());
    Fx.run(() -> theme.setScale(2));
    Fx.frames(4);
    assertThat(Fx.on(() -> window.stage().getWidth())).isGreaterThan(width);
    Fx.run(() -> theme.setScale(1));
    Fx.frames(4);
    assertThat(Fx.on(() -> window.stage().getWidth())).isEqualTo(width);
    assertThat(Fx.on(() -> window.stage().getHeight())).isEqualTo(height);
  }
}
