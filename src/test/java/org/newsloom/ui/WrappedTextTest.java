package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words that wrap, under the mouse too. */
final class WrappedTextTest {
  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @Test
  void canBePointedAtBeforeItIsLaidOut() {
    StackPane pane = new StackPane();
    Stage stage =
        Fx.on(() -> {
          Stage made = new Stage();
          made.setScene(new Scene(pane, 400, 200));
          made.show();
          return made;
        });
    Fx.frames(3);
    for (int i = 0; i < 5; i++) {
      int step = i;
      Node added =
          Fx.on(() -> {
            WrappedText text = new WrappedText("Words that stand under the mouse " + step, "title");
            pane.getChildren().setAll(text);
            Point2D corner = pane.localToScreen(0, 0);
            new Robot().mouseMove(corner.add(3 + step, 3));
            return text;
          });
      Fx.frames(3);
      Fx.run(() -> new Robot().mouseMove(pane.localToScreen(20 + step, 3)));
      Fx.frames(2);
      assertThat(Fx.on(added::isHover)).isTrue();
    }
    Fx.run(stage::close);
    Fx.assertNothingThrown();
  }
}
