package org.newsloom.ui;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a thread list that are not hidden in a collapsed thread. A million rows cost four
 * bytes each: rows are numbers, sorted as they come depth first, and an expanded or collapsed
 * thread is one move of an array and one change. Used on the FX thread.
 */
final class ThreadRows extends ObservableListBase<ThreadRow> implements RandomAccess {
  private ArticleRows source = ArticleRows.none();
  private int[] visible = new int[0];
  private int size;
  private BitSet expanded = new BitSet();

  /** Since all were expanded none was collapsed: threads that come are expanded too. */
  private boolean allExpanded;

  private Function<ArticleRows, Runnable> beforeReplace = _ -> () -> {};

  /**
   * Is told before the rows are replaced, and gives what is to be done after it: a view keeps its
   * scroll place so.
   */
  void beforeReplace(Function<ArticleRows, Runnable> listener) {
    beforeReplace = listener;
  }

  /** What the rows are of. */
  ArticleRows source() {
    return source;
  }

  @Override
  public ThreadRow get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return new ThreadRow(visible[index]);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int indexOf(@Nullable Object item) {
    return item instanceof ThreadRow row ? Math.max(-1, search(row.row())) : -1;
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return indexOf(item) >= 0;
  }

  /** Where a row is shown; -1 where it is hidden. */
  int indexOfRow(int row) {
    return Math.max(-1, search(row));
  }

  boolean isExpanded(int row) {
    return expanded.get(row);
  }

  /** The articles whose threads are expanded, the first ones in the list. */
  List<Long> expandedKeys(int most) {
    return expanded.stream().mapToObj(source::key).filter(key -> key != 0).limit(most).toList();
  }

  boolean isExpandable(int row) {
    return source.subtreeSize(row) > 1;
  }

  /** Shows another list, everything collapsed. */
  void show(ArticleRows other) {
    allExpanded = false;
    replace(other, new BitSet());
  }

  /** Shows another list, those rows expanded that bear the keys. */
  void show(ArticleRows other, List<Long> expandedKeys) {
    allExpanded = false;
    BitSet now = new BitSet();
    for (long key : expandedKeys) {
      int row = other.rowOf(key);
      if (row >= 0) {
        now.set(row);
      }
    }
    replace(other, now);
  }

  /** Shows another list, everything expanded. */
  void showExpanded(ArticleRows other) {
    allExpanded = true;
    replace(other, expandable(other));
  }

  /**
   * Shows a later state of the same list; what was expanded stays so. Of a large newsgroup only the
   * newest are listed at first: where all of them were expanded, so is the rest.
   */
  void refresh(ArticleRows later) {
    if (allExpanded) {
      replace(later, expandable(later));
      return;
    }
    BitSet still = new BitSet();
    for (int row = expanded.nextSetBit(0); row >= 0; row = expanded.nextSetBit(row + 1)) {
      int now = later.rowOf(keyOf(row));
      if (now >= 0) {
        still.set(anchor(later, now, row));
      }
    }
    replace(later, still);
  }

  /** Takes newer marks of the same rows; no row moves. */
  void remark(ArticleRows same) {
    if (same.size() == source.size()) {
      source = same;
    } else {
      refresh(same);
    }
  }

  void expand(int row) {
    if (expanded.get(row) || !isExpandable(row)) {
      return;
    }
    int at = search(row);
    if (at < 0) {
      expanded.set(row);
      return;
    }
    expanded.set(row);
    int end = row + source.subtreeSize(row);
    int[] below = new int[end - row - 1];
    int count = collect(row + 1, end, below, 0);
    insert(at + 1, below, count);
  }

  void collapse(int row) {
    int at = search(row);
    boolean was = expanded.get(row);
    expanded.clear(row);
    allExpanded = false;
    if (at < 0 || !was) {
      return;
    }
    int end = search(row + source.subtreeSize(row));
    int until = end >= 0 ? end : -end - 1;
    take(at + 1, until);
  }

  void expandAll() {
    allExpanded = true;
    replace(source, expandable(source));
  }

  private static BitSet expandable(ArticleRows rows) {
    BitSet all = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.subtreeSize(row) > 1) {
        all.set(row);
      }
    }
    return all;
  }

  void collapseAll() {
    allExpanded = false;
    replace(source, new BitSet());
  }

  /** Expands what a row is hidden in. */
  void reveal(int row) {
    int shown = shownAncestor(row);
    if (shown == row || shown < 0) {
      return;
    }
    for (int up = source.parent(row); up > shown; up = source.parent(up)) {
      expanded.set(up);
    }
    expand(shown);
  }

  /** The row that is shown and that a hidden row belongs to; the row itself where it is shown. */
  int shownAncestor(int row) {
    int at = row;
    while (at >= 0 && search(at) < 0) {
      at = source.parent(at);
    }
    return at;
  }

  /** A placeholder has no number; it is known by the first article below it. */
  private long keyOf(int row) {
    int at = row;
    while (source.key(at) == 0 && source.subtreeSize(at) > 1) {
      at++;
    }
    return source.key(at);
  }

  private int anchor(ArticleRows later, int now, int row) {
    int at = now;
    for (int below = row; source.key(below) == 0 && later.parent(at) >= 0; below++) {
      at = later.parent(at);
    }
    return at;
  }

  private int search(int row) {
    return Arrays.binarySearch(visible, 0, size, row);
  }

  /** Adds the rows that are not hidden in a collapsed one. */
  private int collect(int from, int to, int[] out, int count) {
    int at = count;
    for (int row = from; row < to; ) {
      out[at++] = row;
      row += expanded.get(row) ? 1 : Math.max(1, source.subtreeSize(row));
    }
    return at;
  }

  private void replace(ArticleRows other, BitSet nowExpanded) {
    Runnable after = beforeReplace.apply(other);
    int[] before = visible;
    int sizeBefore = size;
    source = other;
    expanded = nowExpanded;
    int[] now = new int[other.size()];
    size = collect(0, other.size(), now, 0);
    visible = size < now.length / 2 ? Arrays.copyOf(now, size) : now;
    if (sizeBefore > 0 || size > 0) {
      fireChange(new OneChange(this, 0, size, new Removed(before, 0, sizeBefore)));
    }
    after.run();
  }

  private void insert(int at, int[] rows, int count) {
    if (count == 0) {
      return;
    }
    if (size + count > visible.length) {
      visible = Arrays.copyOf(visible, Math.max(size + count, visible.length + visible.length / 2));
    }
    System.arraycopy(visible, at, visible, at + count, size - at);
    System.arraycopy(rows, 0, visible, at, count);
    size += count;
    fireChange(new OneChange(this, at, at + count, List.of()));
  }

  private void take(int from, int to) {
    if (to <= from) {
      return;
    }
    Removed removed = new Removed(Arrays.copyOfRange(visible, from, to), 0, to - from);
    System.arraycopy(visible, to, visible, from, size - to);
    size -= to - from;
    fireChange(new OneChange(this, from, from, removed));
  }

  /** Rows that were shown, made when somebody looks. */
  private static final class Removed extends AbstractList<ThreadRow> implements RandomAccess {
    private final int[] rows;
    private final int from;
    private final int count;

    Removed(int[] rows, int from, int count) {
      this.rows = rows;
      this.from = from;
      this.count = count;
    }

    @Override
    public ThreadRow get(int index) {
      return new ThreadRow(rows[from + index]);
    }

    @Override
    public int size() {
      return count;
    }
  }

  /** One piece of the list that was replaced; JavaFX' own changes copy what was removed. */
  private static final class OneChange extends Change<ThreadRow> {
    private static final int[] NO_PERMUTATION = {};

    private final int from;
    private final int to;
    private final List<ThreadRow> removed;
    private boolean started;

    OneChange(ObservableList<ThreadRow> list, int from, int to, List<ThreadRow> removed) {
      super(list);
      this.from = from;
      this.to = to;
      this.removed = removed;
    }

    @Override
    public boolean next() {
      boolean first = !started;
      started = true;
      return first;
    }

    @Override
    public void reset() {
      started = false;
    }

    @Override
    public int getFrom() {
      return from;
    }

    @Override
    public int getTo() {
      return to;
    }

    @Override
    public List<ThreadRow> getRemoved() {
      return removed;
    }

    @Override
    protected int[] getPermutation() {
      return NO_PERMUTATION;
    }
  }
}
