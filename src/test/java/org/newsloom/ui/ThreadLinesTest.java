package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

/** Lines from an article to its answers, and where they end in deep threads. */
final class ThreadLinesTest {
  private static final double HEIGHT = 32;

  private final ThreadLines lines = new ThreadLines();

  private Path draw(ArticleRows rows, int row, boolean expanded) {
    lines.draw(rows, row, expanded, HEIGHT);
    return (Path) lines.getChildren().getFirst();
  }

  @Test
  void aRootHasNoneAndAnExpandedOneLeadsDown() {
    ArticleRows rows = new ArrayRows(0, 1, 1);
    assertThat(draw(rows, 0, false).getElements()).isEmpty();
    assertThat(draw(rows, 0, true).getElements()).hasSize(2);
  }

  @Test
  void theLineGoesOnWhereAnotherAnswerComesBelow() {
    ArticleRows rows = new ArrayRows(0, 1, 1);
    assertThat(draw(rows, 1, false).getLayoutBounds().getMaxY()).isGreaterThanOrEqualTo(HEIGHT);
    assertThat(draw(rows, 2, false).getLayoutBounds().getMaxY()).isLessThan(HEIGHT - 10);
  }

  @Test
  void aThreadNinetyDeepIsIndentedNoFurtherThanThirteenLevels() {
    ArticleRows rows = new ArrayRows(IntStream.range(0, 90).toArray());
    draw(rows, 13, false);
    double most = lines.getMinWidth();
    assertThat(most).isEqualTo(13 * ThreadLines.STEP);
    draw(rows, 89, false);
    assertThat(lines.getMinWidth()).isEqualTo(most);
  }
}
