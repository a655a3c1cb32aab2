package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.newsloom.article.Counted;
import org.newsloom.reading.RowText;

/**
 * The thread of the current article as a drawing: who answered whom, what is unread, and where one
 * is. Only what is in sight is drawn, however large the thread.
 */
final class ThreadMap {
  private static final double STEP = 26;
  private static final double MARGIN = 20;
  private static final double RADIUS = 7;
  private static final double SMALL = 4;

  private final ThreadListModel threads;
  private final IntConsumer open;
  private final DateText dates;
  private final Pane area = new Pane();
  private final Path lines = new Path();
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final Label title = new Label();
  private final Label pointedWords = new Label();
  private final BorderPane root = new BorderPane();
  private ThreadMapLayout map = new ThreadMapLayout(ArticleRows.none(), 0);
  private ArticleRows rows = ArticleRows.none();
  private int pointed = ThreadMapLayout.NONE;

  /**
   * Follows the list.
   *
   * @param open opens the article of a row
   */
  ThreadMap(ThreadListModel threads, IntConsumer open, DateText dates) {
    this.threads = threads;
    this.open = open;
    this.dates = dates;
    lines.getStyleClass().add("map-lines");
    area.getStyleClass().add("thread-map");
    area.setFocusTraversable(true);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(area.widthProperty());
    clip.heightProperty().bind(area.heightProperty());
    area.setClip(clip);
    area.setMinSize(0, 0);
    down.setOrientation(Orientation.VERTICAL);
    title.getStyleClass().add("map-title");
    pointedWords.getStyleClass().add("map-words");
    root.setTop(title);
    root.setCenter(area);
    root.setRight(down);
    root.setBottom(new BorderPane(pointedWords, across, null, null, null));
    BorderPane.setAlignment(pointedWords, Pos.CENTER_LEFT);
    area.widthProperty().addListener(_ -> draw());
    area.heightProperty().addListener(_ -> draw());
    across.valueProperty().addListener(_ -> draw());
    down.valueProperty().addListener(_ -> draw());
    area.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    area.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    area.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    threads.current().addListener(_ -> follow());
    threads.version().addListener(_ -> refresh());
    follow();
  }

  Parent node() {
    return root;
  }

  void requestFocus() {
    area.requestFocus();
  }

  /** What is said of the article that is pointed at. */
  String words() {
    return pointedWords.getText();
  }

  /** The row that is pointed at. */
  int pointed() {
    return pointed;
  }

  /** Goes to the current article; the thread before stays while none is current. */
  private void follow() {
    refresh();
    int row = threads.current().get();
    if (row >= map.root() && row < map.end() && rows.size() > 0) {
      point(row);
    }
  }

  /** Draws the thread as it is now. */
  private void refresh() {
    int row = threads.current().get();
    ArticleRows source = threads.source();
    if (row >= 0 && row < source.size()) {
      if (!rows.equals(source) || row < map.root() || row >= map.end()) {
        rows = source;
        map = new ThreadMapLayout(rows, row);
        pointed = row;
        threads.bring(map.root());
      }
    } else if (!rows.equals(source)) {
      rows = ArticleRows.none();
      map = new ThreadMapLayout(rows, 0);
      pointed = ThreadMapLayout.NONE;
    }
    say();
    draw();
  }

  private void say() {
    if (rows.size() == 0) {
      title.setText("No thread is open.");
      area.setAccessibleText("No thread is open");
      return;
    }
    int size = map.end() - map.root();
    title.setText(
        String.format(
            Locale.ROOT,
            "%s: %s, %,d unread",
            rows.text(map.root()).subject().isEmpty() ? "Thread" : rows.text(map.root()).subject(),
            Counted.of(size, "article"),
            rows.unread(map.root())));
    pointedWords.setText(words(pointed));
    area.setAccessibleText("Thread map, " + words(pointed));
  }

  private String words(int row) {
    if (row < map.root() || row >= map.end()) {
      return "";
    }
    String place =
        String.format(Locale.ROOT, "%,d of %,d", row - map.root() + 1, map.end() - map.root());
    RowText text = rows.text(row);
    if (rows.isPlaceholder(row) && text.subject().isBlank()) {
      return place + "   An article that is not here";
    }
    return place
        + "   "
        + (text.isLoaded() ? text.author().displayName() : "…")
        + rows.date(row).map(date -> "   " + dates.full(date)).orElse("")
        + (rows.isRead(row) ? "" : "   unread");
  }

  /** Makes a row the one that is pointed at, and brings it into sight. */
  private void point(int row) {
    pointed = row;
    threads.bring(row);
    resize();
    reveal(across, x(row) + across.getValue(), area.getWidth());
    reveal(down, y(row) + down.getValue(), area.getHeight());
    say();
    draw();
  }

  private static void reveal(ScrollBar bar, double place, double length) {
    if (place - STEP < bar.getValue()) {
      bar.setValue(Math.clamp(place - STEP, bar.getMin(), bar.getMax()));
    } else if (place + STEP > bar.getValue() + length) {
      bar.setValue(Math.clamp(place + STEP - length, bar.getMin(), bar.getMax()));
    }
  }

  private double x(int row) {
    return MARGIN + map.column(row) * STEP - across.getValue();
  }

  private double lineY(int line) {
    return MARGIN + line * STEP - down.getValue();
  }

  private double y(int row) {
    return lineY(map.line(row));
  }

  private void resize() {
    fit(across, MARGIN * 2 + (map.columns() - 1) * STEP, area.getWidth());
    fit(down, MARGIN * 2 + (map.lines() - 1) * STEP, area.getHeight());
  }

  private static void fit(ScrollBar bar, double whole, double seen) {
    double most = Math.max(0, whole - seen);
    bar.setMax(most);
    bar.setValue(Math.min(bar.getValue(), most));
    bar.setVisibleAmount(whole <= 0 ? 1 : most * Math.min(1, seen / whole));
    bar.setUnitIncrement(STEP);
    bar.setBlockIncrement(Math.max(STEP, seen - STEP));
    Form.show(bar, most > 0);
  }

  private void draw() {
    resize();
    lines.getElements().clear();
    List<Node> drawn = new ArrayList<>(List.of(lines));
    if (rows.size() > 0 && area.getHeight() > 0) {
      int top = Math.clamp((long) ((down.getValue() - MARGIN) / STEP) - 1, 0, map.lines() - 1);
      int bottom =
          Math.clamp(
              (long) ((down.getValue() + area.getHeight()) / STEP) + 1, top, map.lines() - 1);
      int from = map.firstOn(top);
      for (int up = rows.parent(from); up >= map.root(); up = rows.parent(up)) {
        branch(up);
      }
      for (int row = from; row < map.end() && map.line(row) <= bottom; row++) {
        double x = x(row);
        if (x > -STEP && x < area.getWidth() + STEP) {
          branch(row);
          stub(row);
          drawn.addAll(dot(row));
        }
      }
    }
    area.getChildren().setAll(drawn);
  }

  /** The line down from an article to its further answers. */
  private void branch(int row) {
    int last = map.lastAnswer(row);
    if (last > map.line(row)) {
      double x = x(row) + STEP / 2;
      line(x, Math.max(-STEP, y(row)), x, Math.min(area.getHeight() + STEP, lineY(last)));
    }
  }

  /** The line to an article from what it answers. */
  private void stub(int row) {
    int parent = rows.parent(row);
    if (parent >= map.root()) {
      double begin = map.line(parent) == map.line(row) ? x(parent) + RADIUS : x(parent) + STEP / 2;
      line(begin, y(row), x(row) - RADIUS, y(row));
    }
  }

  private void line(double x1, double y1, double x2, double y2) {
    lines.getElements().addAll(new MoveTo(x1, y1), new LineTo(x2, y2));
  }

  private List<Node> dot(int row) {
    Circle dot = new Circle(x(row), y(row), rows.isPlaceholder(row) ? SMALL : RADIUS);
    dot.getStyleClass()
        .add(
            rows.isPlaceholder(row) ? "map-missing" : rows.isRead(row) ? "map-read" : "map-unread");
    if (rows.isFlagged(row)) {
      dot.getStyleClass().add("map-flagged");
    }
    List<Node> nodes = new ArrayList<>();
    if (row == threads.current().get()) {
      nodes.add(ring(row, "map-current"));
    } else if (row == pointed) {
      nodes.add(ring(row, "map-pointed"));
    }
    nodes.add(dot);
    return nodes;
  }

  private Circle ring(int row, String style) {
    Circle ring = new Circle(x(row), y(row), RADIUS + 4);
    ring.getStyleClass().add(style);
    return ring;
  }

  private int rowAt(MouseEvent event) {
    if (rows.size() == 0) {
      return ThreadMapLayout.NONE;
    }
    int column = (int) Math.round((event.getX() + across.getValue() - MARGIN) / STEP);
    int line = (int) Math.round((event.getY() + down.getValue() - MARGIN) / STEP);
    return map.at(column, line);
  }

  private void hover(MouseEvent event) {
    int row = rowAt(event);
    if (row >= 0 && row != pointed) {
      pointed = row;
      threads.bring(row);
      say();
      draw();
    }
  }

  private void clicked(MouseEvent event) {
    area.requestFocus();
    int row = rowAt(event);
    if (row >= 0) {
      open.accept(row);
    }
  }

  private void scrolled(ScrollEvent event) {
    ScrollBar bar = event.isShiftDown() ? across : down;
    bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), bar.getMin(), bar.getMax()));
    across.setValue(
        Math.clamp(across.getValue() - event.getDeltaX(), across.getMin(), across.getMax()));
    event.consume();
  }

  private void pressed(KeyEvent event) {
    if (rows.size() == 0 || pointed < map.root() || pointed >= map.end()) {
      return;
    }
    int line = map.line(pointed);
    int to =
        switch (event.getCode()) {
          case LEFT -> rows.parent(pointed);
          case RIGHT -> rows.subtreeSize(pointed) > 1 ? pointed + 1 : ThreadMapLayout.NONE;
          case UP -> line > 0 ? map.nearest(map.column(pointed), line - 1) : pointed;
          case DOWN ->
              line + 1 < map.lines() ? map.nearest(map.column(pointed), line + 1) : pointed;
          case HOME -> map.root();
          case END -> map.end() - 1;
          default -> ThreadMapLayout.NONE;
        };
    boolean opens =
        switch (event.getCode()) {
          case ENTER, SPACE -> true;
          default -> false;
        };
    if (opens) {
      open.accept(pointed);
      event.consume();
    } else if (to >= map.root()) {
      point(to);
      event.consume();
    }
  }
}
