package org.newsloom.ui;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.reading.ThreadListOptions.Sort;
import org.newsloom.ui.ThreadListModel.Showing;

/** The list of threads and articles. */
final class ThreadTable {
  /** What a person does with rows here. */
  interface Actions {
    /** The person chose a row by mouse or arrow keys. */
    void open(int row);

    void toggleRead(int row);

    void toggleFlag(int row);

    void toggleWatch(int row);

    /** Rows came into sight. */
    void looksAt(int firstIndex, int lastIndex);

    /** Rows stay in sight: who drags past thousands does not mean to read them. */
    void staysAt(int firstIndex, int lastIndex);
  }

  private static final double ROW_HEIGHT = 32;

  /** The least widths of columns, in pixels of normal letters. */
  private static final double SUBJECT = 220;

  private static final double FROM = 70;
  private static final double REPLIES = 60;
  private static final double DATE = 112;
  private static final double SIZE = 60;
  private static final double SCORE = 60;

  /** The subject's, once other columns have gone. */
  private static final double SHORT_SUBJECT = 90;

  private static final double SCROLL_BAR = 16;

  /** A hit has a second line: its newsgroup and what was found. */
  private static final double HIT_HEIGHT = 50;

  /** What is largest, newest or last in the alphabet comes first. */
  private static final Set<Sort> DOWN =
      EnumSet.of(
          Sort.NEWEST_THREAD_FIRST,
          Sort.SUBJECT_BACKWARDS,
          Sort.AUTHOR_BACKWARDS,
          Sort.MOST_REPLIES_FIRST,
          Sort.LARGEST_FIRST,
          Sort.BEST_SCORE_FIRST);

  private static final KeyCombination SELECT_ALL =
      new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

  private final ThreadListModel model;
  private final Actions actions;
  private final ReadOnlyDoubleProperty scale;
  private final TableView<ThreadRow> table = new TableView<>();
  private final Flow skin = new Flow(table);
  private final PauseTransition settled = new PauseTransition(Duration.millis(40));
  private final PauseTransition stayed = new PauseTransition(Duration.millis(400));
  private boolean following;

  /**
   * Shows the model.
   *
   * @param scale of fonts
   */
  ThreadTable(
      ThreadListModel model, Actions actions, DateText dates, ReadOnlyDoubleProperty scale) {
    this.model = model;
    this.actions = actions;
    table.setSkin(skin);
    table.setItems(model.rows());
    table.getStyleClass().addAll("thread-table", "edge-to-edge");
    this.scale = scale;
    table
        .fixedCellSizeProperty()
        .bind(
            scale.multiply(
                Bindings.when(model.showing().isEqualTo(Showing.HITS))
                    .then(HIT_HEIGHT)
                    .otherwise(ROW_HEIGHT)));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(new SubjectGivesRoom());
    table.setAccessibleText("Threads and articles");
    table.setRowFactory(_ -> new ThreadTableRow(model));
    table
        .getColumns()
        .setAll(
            List.of(
                column("Subject", 560, SUBJECT, () -> new SubjectCell(model)),
                column("From", 180, FROM, () -> new FromCell(model)),
                column("Replies", 104, REPLIES, () -> new RepliesCell(model)),
                column("Date", 148, DATE, () -> new DateCell(model, actions, dates)),
                column("Size", 84, SIZE, () -> new SizeCell(model)),
                column("Score", 84, SCORE, () -> new ScoreCell(model))));
    header(0, Sort.SUBJECT, Sort.SUBJECT_BACKWARDS);
    header(1, Sort.AUTHOR, Sort.AUTHOR_BACKWARDS);
    header(2, Sort.MOST_REPLIES_FIRST, Sort.FEWEST_REPLIES_FIRST);
    header(3, Sort.NEWEST_THREAD_FIRST, Sort.NEWEST_THREAD_LAST);
    header(4, Sort.LARGEST_FIRST, Sort.SMALLEST_FIRST);
    header(5, Sort.BEST_SCORE_FIRST, Sort.WORST_SCORE_FIRST);
    keys();
    follow();
    columnsGiveWay();
  }

  Node node() {
    return table;
  }

  void requestFocus() {
    table.requestFocus();
  }

  boolean isFocused() {
    return table.isFocused();
  }

  /** What is shown where there are no rows. */
  void setPlaceholder(Node node) {
    table.setPlaceholder(node);
  }

  /**
   * The widths that columns have where there is room, to be kept over a restart: those of letters
   * of the usual size.
   */
  List<Double> widths() {
    return table.getColumns().stream().map(it -> it.getPrefWidth() / scale.get()).toList();
  }

  void setWidths(List<Double> widths) {
    for (int i = 0; i < Math.min(widths.size(), table.getColumns().size()); i++) {
      table.getColumns().get(i).setPrefWidth(Math.clamp(widths.get(i), 60, 4000) * scale.get());
    }
  }

  /** The row at the top; -1 for none. */
  int topRow() {
    int index = skin.first();
    return index < 0 || index >= model.rows().size() ? -1 : model.rows().get(index).row();
  }

  void scrollToTop(int row) {
    int index = model.rows().indexOfRow(row);
    if (index >= 0) {
      skin.toTop(index);
    }
  }

  private TableColumn<ThreadRow, ThreadRow> column(
      String title, double width, double least, java.util.function.Supplier<ArticleCell> cells) {
    TableColumn<ThreadRow, ThreadRow> column = new TableColumn<>(title);
    column.setPrefWidth(width * scale.get());
    column.setMinWidth(least * scale.get());
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> cells.get());
    return column;
  }

  /** What a click with the other button on a title offers. */
  void setTitleMenu(ContextMenu menu) {
    table.getColumns().forEach(column -> column.setContextMenu(menu));
  }

  /**
   * Widths grow with the letters. Where there is no room for all columns first the scores go, then
   * the sizes, the replies and the author, then the subject gives.
   */
  private void columnsGiveWay() {
    scale.addListener((_, before, now) -> {
      double by = now.doubleValue() / before.doubleValue();
      for (TableColumn<ThreadRow, ?> column : table.getColumns()) {
        double wanted = column.getPrefWidth() * by;
        column.setMinWidth(column.getMinWidth() * by);
        column.setPrefWidth(wanted);
      }
      giveWay();
    });
    // Later: columns do not change in the middle of a layout.
    table.widthProperty().addListener(_ -> Platform.runLater(this::giveWay));
    model.sizesShown().addListener(_ -> giveWay());
    model.scoresShown().addListener(_ -> giveWay());
    table.getColumns().get(4).setVisible(false);
    table.getColumns().get(5).setVisible(false);
  }

  private void giveWay() {
    double room = table.getWidth() - SCROLL_BAR;
    if (room <= 0) {
      return;
    }
    double by = scale.get();
    double taken = SUBJECT + DATE;
    taken += giveWay(1, FROM, true, room / by - taken);
    taken += giveWay(2, REPLIES, true, room / by - taken);
    taken += giveWay(4, SIZE, model.sizesShown().get(), room / by - taken);
    giveWay(5, SCORE, model.scoresShown().get(), room / by - taken);
    table
        .getColumns()
        .getFirst()
        .setMinWidth(Math.clamp(room - DATE * by, SHORT_SUBJECT * by, SUBJECT * by));
    table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
  }

  /** Shows a column if it is wanted and has room; tells what it takes of it at least. */
  private double giveWay(int index, double least, boolean wanted, double room) {
    boolean shown = wanted && room >= least;
    table.getColumns().get(index).setVisible(shown);
    return shown ? least : 0;
  }

  /** Whether the titles of columns are shown; a low list needs their room for rows. */
  void showTitles(boolean shown) {
    table.getStyleClass().remove("without-titles");
    if (!shown) {
      table.getStyleClass().add("without-titles");
    }
  }

  /** A click on a title asks for another order; the service sorts, never the control. */
  private void header(int index, Sort first, Sort second) {
    TableColumn<ThreadRow, ?> column = table.getColumns().get(index);
    Label title = new Label(column.getText());
    title.setMaxWidth(Double.MAX_VALUE);
    HBox box = new HBox(4, title);
    // As wide as the column: a click beside the words is one on the title too.
    box.prefWidthProperty().bind(column.widthProperty());
    box.getStyleClass().add("column-title");
    column.setText("");
    column.setGraphic(box);
    box.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && isSorted()) {
        Sort now = model.options().get().sort();
        model.options().set(model.options().get().with(now == first ? second : first));
      }
    });
    Runnable arrow =
        () -> {
          ThreadListOptions options = model.options().get();
          box.getChildren().setAll(title);
          if (isSorted() && (options.sort() == first || options.sort() == second)) {
            boolean down = DOWN.contains(options.sort());
            box.getChildren().add(Icons.of(down ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
          }
        };
    model.options().addListener(_ -> arrow.run());
    model.showing().addListener(_ -> arrow.run());
    arrow.run();
  }

  /** Hits have an order of their own. */
  private boolean isSorted() {
    return model.showing().get() != Showing.HITS;
  }

  private void keys() {
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (SELECT_ALL.match(event)) {
            // The control would make a million selected rows, and never come back from clearing
            // them.
            model.selectAll();
            event.consume();
          } else if (event.getCode() == KeyCode.LEFT && !event.isShiftDown()) {
            model.left();
            event.consume();
          } else if (event.getCode() == KeyCode.RIGHT && !event.isShiftDown()) {
            model.right();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN
              && model.current().get() < 0
              && !model.rows().isEmpty()) {
            // Nothing is chosen yet: the first row, not the one after it.
            actions.open(model.rows().get(0).row());
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            ifCurrent(actions::open);
            event.consume();
          } else if (event.getCode().isArrowKey() || event.getCode() == KeyCode.ESCAPE) {
            model.clearAll();
          }
        });
    table.setOnMousePressed(_ -> model.clearAll());
  }

  private void ifCurrent(IntConsumer action) {
    if (model.current().get() >= 0) {
      action.accept(model.current().get());
    }
  }

  private void follow() {
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) _ -> selectionChanged());
    model.current().addListener(_ -> showCurrent());
    model.rows().beforeReplace(this::keepTop);
    model.rows().addListener((ListChangeListener<ThreadRow>) _ -> moved());
    skin.onMoved(this::moved);
    // Smaller letters bring more rows into sight, though nothing else moves.
    table.fixedCellSizeProperty().addListener(_ -> moved());
    settled.setOnFinished(_ -> inSight(() -> actions.looksAt(skin.first(), skin.last())));
    stayed.setOnFinished(_ -> inSight(() -> actions.staysAt(skin.first(), skin.last())));
  }

  /** Nobody looks at the rows of a window that was closed meanwhile, and its styles are gone. */
  private void inSight(Runnable action) {
    if (table.getScene() != null && table.getScene().getWindow().isShowing()) {
      skin.layOut();
      action.run();
    }
  }

  private void moved() {
    settled.playFromStart();
    stayed.playFromStart();
  }

  private void selectionChanged() {
    if (following) {
      return;
    }
    int index = table.getSelectionModel().getSelectedIndex();
    if (index < 0 || index >= model.rows().size()) {
      return;
    }
    List<Integer> indices = table.getSelectionModel().getSelectedIndices();
    int size = model.rows().size();
    model.select(
        indices.stream()
            .filter(i -> i != null && i >= 0 && i < size)
            .mapToInt(i -> model.rows().get(i).row())
            .toArray());
    int row = model.rows().get(index).row();
    if (indices.size() == 1 && row != model.current().get()) {
      following = true;
      try {
        actions.open(row);
      } finally {
        following = false;
      }
    }
  }

  private void showCurrent() {
    int row = model.current().get();
    int index = row < 0 ? -1 : model.rows().indexOfRow(row);
    boolean before = following;
    following = true;
    try {
      if (index < 0) {
        table.getSelectionModel().clearSelection();
      } else if (table.getSelectionModel().getSelectedIndex() != index
          || table.getSelectionModel().getSelectedIndices().size() != 1) {
        table.getSelectionModel().clearAndSelect(index);
        table.getFocusModel().focus(index);
      }
    } finally {
      following = before;
    }
    if (index >= 0) {
      skin.show(index);
    }
  }

  /** Before rows are replaced: remembers which one is at the top and puts it there again. */
  private Runnable keepTop(ArticleRows later) {
    int top = topRow();
    // A search's hits have nothing to do with the rows that were here.
    boolean other = later instanceof HitRows || model.source() instanceof HitRows;
    long key = top < 0 || other ? 0 : model.source().key(top);
    double offset = skin.offset();
    return () -> {
      if (other && model.rows().size() > 0) {
        skin.toTop(0);
        return;
      }
      int row = later.rowOf(key);
      int index = row < 0 ? -1 : model.rows().indexOfRow(row);
      if (index > 0) {
        skin.toTop(index, offset);
      }
    };
  }

  /** The control's skin, for what its API does not tell: which rows are in sight. */
  private static final class Flow extends TableViewSkin<ThreadRow> {
    Flow(TableView<ThreadRow> table) {
      super(table);
    }

    int first() {
      var cell = flow().getFirstVisibleCell();
      return cell == null ? -1 : cell.getIndex();
    }

    int last() {
      var cell = flow().getLastVisibleCell();
      return cell == null ? -1 : cell.getIndex();
    }

    /** How far the first row in sight is scrolled out. */
    double offset() {
      var cell = flow().getFirstVisibleCell();
      return cell == null ? 0 : -cell.getLayoutY();
    }

    void toTop(int index) {
      settle();
      flow().scrollToTop(index);
    }

    void toTop(int index, double offset) {
      settle();
      flow().scrollToTop(index);
      flow().scrollPixels(offset);
    }

    /** Scrolls only if the row is not in sight, and then as far that rows around it are seen. */
    void show(int index) {
      settle();
      int first = first();
      int last = last();
      if (first < 0 || index <= first || index >= last) {
        int page = Math.max(1, last - first);
        boolean near = index >= first - 2 && index <= last + 2;
        if (!near) {
          flow().scrollToTop(Math.max(0, index - page / 3));
        } else if (index <= first) {
          flow().scrollToTop(Math.max(0, index - 2));
        } else {
          flow().scrollToTop(Math.max(0, index - page + 3));
        }
      }
    }

    void onMoved(Runnable listener) {
      flow().positionProperty().addListener(_ -> listener.run());
      flow().heightProperty().addListener(_ -> listener.run());
    }

    private VirtualFlow<?> flow() {
      return getVirtualFlow();
    }

    /**
     * Makes sure that what is in sight is what the rows are now. A frame that is late ends a pause
     * before it lays rows out: those that came with it would not be looked at.
     */
    void layOut() {
      getSkinnable().layout();
    }

    /** Rows that came since the last frame are not known to the flow before a layout. */
    private void settle() {
      if (flow().getCellCount() != getSkinnable().getItems().size()) {
        layOut();
      }
    }
  }
}
