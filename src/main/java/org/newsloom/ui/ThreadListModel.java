package org.newsloom.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.task.UiExecutor;

/**
 * The thread list: which rows there are, which one is current, what is selected. Rows are rows of
 * {@link #source}. The selection and the current row survive each refresh.
 */
final class ThreadListModel {
  /** No row. */
  static final int NONE = -1;

  /** Rows with a gap of at most so many hidden ones are loaded as one piece. */
  private static final int GAP = 16;

  /** What the list is a list of. */
  enum Showing {
    NOTHING,
    GROUP,
    HITS
  }

  private final UiExecutor ui;
  private final ThreadRows rows = new ThreadRows();
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<Showing> showing =
      new ReadOnlyObjectWrapper<>(Showing.NOTHING);
  private final ObjectProperty<ThreadListOptions> options =
      new SimpleObjectProperty<>(ThreadListOptions.USUAL);
  private final BooleanProperty repeatedSubjects = new SimpleBooleanProperty(true);
  private final BooleanProperty sizesShown = new SimpleBooleanProperty();
  private final BooleanProperty scoresShown = new SimpleBooleanProperty();
  private Optional<Whole> whole = Optional.empty();

  /**
   * How the list was before it was narrowed.
   *
   * @param current key of the row that was current
   * @param expanded keys of the rows that were expanded
   */
  private record Whole(long current, List<Long> expanded) {}

  private int[] selected = {};
  private boolean allSelected;

  /**
   * An empty list.
   *
   * @param ui where the words of rows come back to
   */
  ThreadListModel(UiExecutor ui) {
    this.ui = ui;
    repeatedSubjects.addListener(_ -> tick());
  }

  /** Whether an answer shows its subject where that is the one of what it answers. */
  BooleanProperty repeatedSubjects() {
    return repeatedSubjects;
  }

  /** Whether the list has a column of sizes. */
  BooleanProperty sizesShown() {
    return sizesShown;
  }

  /** Whether the list has a column of scores. */
  BooleanProperty scoresShown() {
    return scoresShown;
  }

  ThreadRows rows() {
    return rows;
  }

  ArticleRows source() {
    return rows.source();
  }

  /** The row that is open or about to be; {@link #NONE} for none. */
  ReadOnlyIntegerProperty current() {
    return current.getReadOnlyProperty();
  }

  /** Grows when what rows say has changed. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Showing> showing() {
    return showing.getReadOnlyProperty();
  }

  /** How a group is shown; the window listens and opens the group anew. */
  ObjectProperty<ThreadListOptions> options() {
    return options;
  }

  /** Shows another list from its beginning. */
  void show(ArticleRows other, Showing what) {
    current.set(NONE);
    selected = new int[0];
    allSelected = false;
    whole = Optional.empty();
    showing.set(what);
    if (what == Showing.HITS) {
      rows.showExpanded(other);
    } else {
      rows.show(other);
    }
    tick();
  }

  /** Shows a later state of the list: what is current, selected and expanded stays so. */
  void refresh(ArticleRows later) {
    ArticleRows before = source();
    long keyBefore = keyOf(before, current.get());
    int currentNow = later.rowOf(keyBefore);
    int[] selectedNow =
        Arrays.stream(selected)
            .map(row -> later.rowOf(keyOf(before, row)))
            .filter(row -> row >= 0)
            .toArray();
    current.set(NONE);
    if (options.get().isNarrowed()) {
      if (whole.isEmpty()) {
        whole = Optional.of(new Whole(keyBefore, rows.expandedKeys(Integer.MAX_VALUE)));
      }
      allSelected = false;
      rows.showExpanded(later);
    } else if (whole.isPresent()) {
      allSelected = false;
      rows.show(later, whole.get().expanded());
      currentNow = currentNow >= 0 ? currentNow : later.rowOf(whole.get().current());
      whole = Optional.empty();
    } else {
      rows.refresh(later);
    }
    selected = selectedNow;
    if (currentNow >= 0) {
      go(currentNow);
    }
    tick();
  }

  /** Shows newer marks. */
  void remark(ArticleRows same) {
    rows.remark(same);
    tick();
  }

  /** Goes to a row, out of whatever hides it. */
  void go(int row) {
    if (row >= 0 && row < source().size()) {
      rows.reveal(row);
    }
    current.set(row);
    if (row >= 0 && !allSelected && selected.length <= 1) {
      selected = new int[] {row};
    }
  }

  /** What the person selected; the view tells. */
  void select(int[] chosen) {
    selected = chosen.clone();
    allSelected = false;
    tick();
  }

  /** All rows, hidden ones too, without a million marks in the control. */
  void selectAll() {
    allSelected = source().size() > 0;
    tick();
  }

  void clearAll() {
    if (allSelected) {
      allSelected = false;
      tick();
    }
  }

  boolean isAllSelected() {
    return allSelected;
  }

  /** The rows that a command works on: all, the selected ones, or else the current one. */
  int[] chosen() {
    if (allSelected) {
      return IntStream.range(0, source().size()).toArray();
    }
    if (selected.length > 0) {
      return selected.clone();
    }
    return current.get() >= 0 ? new int[] {current.get()} : new int[0];
  }

  void toggle(int row) {
    if (rows.isExpanded(row)) {
      collapse(row);
    } else {
      rows.expand(row);
    }
  }

  /** Collapses a row; a current row inside gives way to it. */
  void collapse(int row) {
    boolean inside = current.get() > row && current.get() < row + source().subtreeSize(row);
    rows.collapse(row);
    if (inside) {
      go(row);
    }
  }

  /** The key Left: collapses, or goes to what this row answers. */
  void left() {
    int row = current.get();
    if (row < 0) {
      return;
    }
    if (rows.isExpanded(row)) {
      collapse(row);
    } else if (source().parent(row) >= 0) {
      go(source().parent(row));
    }
  }

  /** The key Right: expands, or goes to the first answer. */
  void right() {
    int row = current.get();
    if (row < 0 || !rows.isExpandable(row)) {
      return;
    }
    if (rows.isExpanded(row)) {
      go(row + 1);
    } else {
      rows.expand(row);
    }
  }

  void expandAll() {
    keepingCurrent(rows::expandAll);
  }

  void collapseAll() {
    keepingCurrent(rows::collapseAll);
  }

  /** Brings the words of the rows that are on screen. */
  void look(int firstIndex, int lastIndex) {
    int last = Math.min(lastIndex, rows.size() - 1);
    for (int index = Math.max(0, firstIndex); index <= last; ) {
      int from = rows.get(index).row();
      int to = from;
      while (index <= last && rows.get(index).row() - to <= GAP) {
        to = rows.get(index).row();
        index++;
      }
      var _ = source().load(from, to + 1).thenRunAsync(this::tick, ui);
    }
  }

  /** Brings the words of one row, wherever it is. */
  void bring(int row) {
    if (!source().text(row).isLoaded()) {
      var _ = source().load(row, row + 1).thenRunAsync(this::tick, ui);
    }
  }

  private void keepingCurrent(Runnable change) {
    int row = current.get();
    current.set(NONE);
    change.run();
    int shown = row < 0 ? NONE : rows.shownAncestor(row);
    if (shown >= 0) {
      go(shown);
    }
  }

  private static long keyOf(ArticleRows source, int row) {
    return row < 0 || row >= source.size() ? 0 : source.key(row);
  }

  /** Words of rows are others now. */
  void redraw() {
    tick();
  }

  private void tick() {
    version.set(version.get() + 1);
  }
}
