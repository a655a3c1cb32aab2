package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The drawing of a thread. */
final class ThreadMapTest {
  // 0 - 1 - 2
  //     |   ` 3 - 4   (3 answers 1, 4 answers 3)
  //     ` 5           (5 answers 0)
  private static final ArrayRows ROWS = new ArrayRows(0, 1, 2, 2, 3, 1, 0, 1);

  private final ThreadListModel threads = new ThreadListModel(Runnable::run);
  private final List<Integer> opened = new ArrayList<>();
  private final DateText dates =
      new DateText(Clock.fixed(Instant.parse("2025-12-12T12:00:00Z"), ZoneOffset.UTC));
  private Optional<SideWindow> window = Optional.empty();
  private Optional<Theme> theme = Optional.empty();

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      window.ifPresent(SideWindow::close);
      theme.ifPresent(Theme::dispose);
    });
    Fx.assertNothingThrown();
  }

  @Test
  void aFirstAnswerStandsOnTheSameLineAndFurtherOnesBelow() {
    ThreadMapLayout map = new ThreadMapLayout(ROWS, 4);
    assertThat(map.root()).isZero();
    assertThat(map.end()).isEqualTo(6);
    assertThat(new int[] {map.line(0), map.line(1), map.line(2), map.line(3), map.line(4)})
        .containsExactly(0, 0, 0, 1, 1);
    assertThat(map.line(5)).isEqualTo(2);
    assertThat(map.columns()).isEqualTo(4);
    assertThat(map.lastAnswer(0)).isEqualTo(2);
    assertThat(map.lastAnswer(1)).isEqualTo(1);
    assertThat(map.lastAnswer(5)).isEqualTo(2);
  }

  @Test
  void findsTheArticleAtAPlace() {
    ThreadMapLayout map = new ThreadMapLayout(ROWS, 0);
    for (int row = map.root(); row < map.end(); row++) {
      assertThat(map.at(map.column(row), map.line(row))).isEqualTo(row);
    }
    assertThat(map.at(0, 1)).isEqualTo(ThreadMapLayout.NONE);
    assertThat(map.at(3, 0)).isEqualTo(ThreadMapLayout.NONE);
    assertThat(map.at(0, 3)).isEqualTo(ThreadMapLayout.NONE);
    assertThat(map.at(0, -1)).isEqualTo(ThreadMapLayout.NONE);
    assertThat(map.nearest(3, 2)).isEqualTo(5);
    assertThat(map.nearest(0, 1)).isEqualTo(3);
  }

  private ThreadMap shown(ArticleRows rows) {
    return Fx.on(() -> {
      Theme colours = new Theme();
      theme = Optional.of(colours);
      threads.show(rows, ThreadListModel.Showing.GROUP);
      ThreadMap made = new ThreadMap(threads, opened::add, dates);
      SideWindow side =
          new SideWindow(colours, Optional.empty(), "Thread map", made.node(), 560, 380);
      window = Optional.of(side);
      side.show();
      made.requestFocus();
      return made;
    });
  }

  @Test
  void goesAlongTheBranchesByKeysAndOpensByEnter() {
    ThreadMap map = shown(ROWS);
    Fx.run(() -> threads.go(0));
    SideWindow side = window.orElseThrow();
    Fx.press(side.scene(), KeyCode.RIGHT);
    Fx.press(side.scene(), KeyCode.RIGHT);
    assertThat(map.pointed()).isEqualTo(2);
    Fx.press(side.scene(), KeyCode.DOWN);
    assertThat(map.pointed()).isEqualTo(3);
    Fx.press(side.scene(), KeyCode.LEFT);
    assertThat(map.pointed()).isEqualTo(1);
    Fx.press(side.scene(), KeyCode.END);
    assertThat(map.words()).startsWith("6 of 6");
    Fx.press(side.scene(), KeyCode.ENTER);
    assertThat(opened).containsExactly(5);
    // Another thread: the map follows.
    Fx.run(() -> threads.go(7));
    assertThat(map.words()).startsWith("2 of 2");
  }

  @Test
  void opensWhatIsClicked() {
    ThreadMap map = shown(ROWS);
    Fx.run(() -> threads.go(0));
    Fx.frames(2);
    Node dot = dots(map).get(3);
    Bounds at = Fx.on(() -> area(map).localToScene(dot.getBoundsInParent()));
    Fx.click(area(map), at.getCenterX(), at.getCenterY());
    assertThat(opened).containsExactly(3);
  }

  @Test
  void drawsOnlyWhatIsInSight() {
    int[] depths = new int[20_000];
    for (int i = 1; i < depths.length; i++) {
      depths[i] = 1 + i % 900;
    }
    ThreadMap map = shown(new ArrayRows(steps(depths)));
    Fx.run(() -> threads.go(0));
    Fx.frames(2);
    Fx.run(() -> threads.go(15_000));
    Fx.frames(2);
    assertThat(dots(map).size()).isBetween(1, 2_000);
    assertThat(map.words()).startsWith("15,001 of 20,000");
  }

  /** No row is more than a level deeper than the one before. */
  private static int[] steps(int[] depths) {
    for (int i = 1; i < depths.length; i++) {
      depths[i] = Math.min(depths[i], depths[i - 1] + 1);
    }
    return depths;
  }

  @Test
  void looksGoodInLightAndDark() {
    ArrayRows rows = new ArrayRows(0, 1, 2, 3, 4, 3, 2, 3, 1, 2, 2, 3, 4, 5, 6, 1, 1, 2);
    for (int row = 0; row < 9; row++) {
      rows.read[row] = row != 4 && row != 7;
    }
    rows.flagged[6] = true;
    ThreadMap map = shown(rows);
    Fx.run(() -> threads.go(10));
    Fx.frames(3);
    Pictures.take(theme.orElseThrow(), window.orElseThrow().scene(), "thread-map");
    assertThat(dots(map)).hasSize(18);
  }

  private static Pane area(ThreadMap map) {
    return (Pane) map.node().lookup(".thread-map");
  }

  private static List<Node> dots(ThreadMap map) {
    return Fx.on(() ->
        area(map).getChildren().stream()
            .filter(node ->
                node.getStyleClass().contains("map-read")
                    || node.getStyleClass().contains("map-unread"))
            .toList());
  }
}
