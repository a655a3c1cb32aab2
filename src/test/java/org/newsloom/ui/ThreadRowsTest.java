package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ThreadRowsTest {
  /** Two threads: 0 (1 (2), 3) and 4 (5). */
  private static final ArrayRows TWO = new ArrayRows(0, 1, 2, 1, 0, 1);

  private final ThreadRows rows = new ThreadRows();

  @Test
  void showsRootsAlone() {
    rows.show(TWO);
    assertThat(shown()).containsExactly(0, 4);
  }

  @Test
  void expandsOneLevel() {
    rows.show(TWO);
    rows.expand(0);
    assertThat(shown()).containsExactly(0, 1, 3, 4);
  }

  @Test
  void collapsesWithAllBelow() {
    rows.show(TWO);
    rows.expandAll();
    rows.collapse(0);
    assertThat(shown()).containsExactly(0, 4, 5);
  }

  @Test
  void remembersWhatWasExpandedInside() {
    rows.show(TWO);
    rows.expandAll();
    rows.collapse(0);
    rows.expand(0);
    assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void revealsARowOutOfAllThatHidesIt() {
    rows.show(TWO);
    rows.reveal(2);
    assertThat(shown()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void keepsWhatIsExpandedOverARefresh() {
    rows.show(TWO);
    rows.expand(0);
    rows.refresh(new ArrayRows(0, 1, 2, 1, 0, 1, 0));
    assertThat(shown()).containsExactly(0, 1, 3, 4, 6);
  }

  @Test
  void whereAllAreExpandedSoIsWhatComes() {
    rows.show(TWO);
    rows.expandAll();
    rows.refresh(new ArrayRows(0, 1, 2, 1, 0, 1, 0, 1));
    assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    rows.collapse(4);
    rows.refresh(new ArrayRows(0, 1, 2, 1, 0, 1, 0, 1, 0, 1));
    assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 6, 7, 8);
  }

  @Test
  void tellsWhereARowIsShown() {
    rows.show(TWO);
    assertThat(rows.indexOfRow(4)).isEqualTo(1);
    assertThat(rows.indexOfRow(5)).isEqualTo(-1);
    assertThat(rows.shownAncestor(5)).isEqualTo(4);
  }

  @Property
  void changesDescribeTheList(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 6) Integer> wanted,
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 59) Integer> toggles) {
    int[] depths = new int[wanted.size()];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = i == 0 ? 0 : Math.min(wanted.get(i), depths[i - 1] + 1);
    }
    ThreadRows list = new ThreadRows();
    list.show(new ArrayRows(depths));
    List<ThreadRow> copy = new ArrayList<>(list);
    list.addListener((ListChangeListener<ThreadRow>) change -> apply(change, copy));
    for (int row : toggles) {
      if (row < depths.length) {
        if (list.isExpanded(row)) {
          list.collapse(row);
        } else if (row % 3 == 0) {
          list.reveal(row);
        } else {
          list.expand(row);
        }
      }
    }
    assertThat(copy).isEqualTo(new ArrayList<>(list));
    assertThat(copy).doesNotHaveDuplicates();
  }

  private static void apply(
      ListChangeListener.Change<? extends ThreadRow> change, List<ThreadRow> copy) {
    while (change.next()) {
      List<ThreadRow> piece =
          copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
      assertThat(piece).isEqualTo(new ArrayList<>(change.getRemoved()));
      piece.clear();
      copy.addAll(change.getFrom(), change.getAddedSubList());
    }
  }

  private List<Integer> shown() {
    return rows.stream().map(ThreadRow::row).toList();
  }
}
