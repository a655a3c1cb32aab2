package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A window comes back where it was, and never outside the screens. */
final class WindowPlaceTest {
  /** A panel takes the uppermost 30 pixels of the first. */
  private static final List<Rectangle2D> SCREENS =
      List.of(new Rectangle2D(0, 30, 1400, 870), new Rectangle2D(1400, 0, 1000, 700));

  private static WindowState at(Object x, Object y, double width, double height) {
    return new WindowState.Builder()
        .set("x", String.valueOf(x))
        .set("y", String.valueOf(y))
        .set("width", width)
        .set("height", height)
        .build();
  }

  private static Rectangle2D place(WindowState state) {
    return WindowPlace.within(state, SCREENS).orElseThrow();
  }

  @Test
  void aPlaceThatIsOnAScreenIsTaken() {
    assertThat(place(at(100, 50, 1200, 800))).isEqualTo(new Rectangle2D(100, 50, 1200, 800));
    assertThat(place(at(1450, 20, 900, 600))).isEqualTo(new Rectangle2D(1450, 20, 900, 600));
  }

  @Test
  void theEdgesAreBroughtOntoTheScreenThatHasMostOfIt() {
    assertThat(place(at(-2, -28, 1200, 800))).isEqualTo(new Rectangle2D(0, 30, 1200, 800));
    assertThat(place(at(1300, 300, 900, 600))).isEqualTo(new Rectangle2D(1400, 100, 900, 600));
  }

  @Test
  void whatIsLargerThanTheScreenIsMadeSmaller() {
    assertThat(place(at(-100, 0, 1900, 1200))).isEqualTo(new Rectangle2D(0, 30, 1400, 870));
  }

  @Test
  void aPlaceOnAScreenThatIsGoneIsOnTheFirst() {
    assertThat(place(at(9_000, -4_000, 1200, 800))).isEqualTo(new Rectangle2D(200, 30, 1200, 800));
    assertThat(place(at(1e300, "-Infinity", 1200, 800)).getMinX()).isEqualTo(200);
  }

  @Test
  void whereNoPlaceIsKnownItIsTheMiddle() {
    assertThat(place(at("", "x", 1000, 670))).isEqualTo(new Rectangle2D(200, 130, 1000, 670));
  }

  @Test
  void whatIsTooSmallToBeAWindowIsNone() {
    assertThat(WindowPlace.within(at(0, 0, 299, 800), SCREENS)).isEmpty();
    assertThat(WindowPlace.within(at(0, 0, Double.NaN, 800), SCREENS)).isEmpty();
    assertThat(WindowPlace.within(WindowState.NONE, SCREENS)).isEmpty();
    assertThat(WindowPlace.within(at(0, 0, 1000, 800), List.of())).isEmpty();
  }

  @Test
  void whatTheWindowSystemPutsAboveTheScreenIsBroughtBack() {
    Fx.start();
    Stage stage =
        Fx.on(() -> {
          Stage made = new Stage();
          made.setScene(new Scene(new Pane(), 400, 300));
          made.show();
          WindowPlace.keepOnScreen(made);
          made.setX(-2);
          made.setY(-28);
          return made;
        });
    Fx.until("it is on the screen", () -> stage.getY() == 0 && stage.getX() == 0);
    Fx.run(stage::close);
  }
}
