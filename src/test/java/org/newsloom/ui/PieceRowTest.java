package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.SearchHit.Mark;

/** A subject with found words, in columns of any width. */
final class PieceRowTest {
  private static final String WORDS = "Re: From Arrogance to Adaptation";

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @Test
  void whereItIsTooLongTheLastPieceInSightEndsInAnEllipsis() {
    Fx.run(() -> {
      PieceRow row = new PieceRow();
      Pane root = new Pane(row);
      new Scene(root);
      row.show(WORDS, List.of(new Mark(4, 8), new Mark(22, 32)), "subject");
      root.applyCss();
      double whole = row.prefWidth(-1);
      row.resize(whole, 20);
      row.layout();
      assertThat(row.getChildrenUnmodifiable())
          .allMatch(piece -> piece.isVisible() && isWhole(piece));
      for (double width = 20; width < whole; width += 7) {
        row.resize(width, 20);
        row.layout();
        List<Node> shown = row.getChildrenUnmodifiable().stream().filter(Node::isVisible).toList();
        Node last = shown.getLast();
        assertThat(isWhole(last)).as("at " + width).isFalse();
        assertThat(last.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(width + 1);
        assertThat(shown.subList(0, shown.size() - 1)).allMatch(PieceRowTest::isWhole);
      }
    });
  }

  private static boolean isWhole(Node piece) {
    return piece.getLayoutBounds().getWidth() >= piece.prefWidth(-1);
  }
}
