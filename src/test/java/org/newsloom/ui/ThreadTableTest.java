package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.reading.ThreadListOptions.Sort;
import org.newsloom.ui.ThreadListModel.Showing;

final class ThreadTableTest {
  private static final int MILLION = 1_000_000;

  /** Left and right of the columns. */
  private static final double BORDER = 2;

  private final ThreadListModel model = Fx.on(() -> new ThreadListModel(Runnable::run));
  private final Stage stage = Fx.on(Stage::new);
  private final List<Integer> stays = new ArrayList<>();
  private int opened = -1;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
    Fx.assertNothingThrown();
  }

  private ThreadTable table() {
    return Fx.on(() -> {
      ThreadTable table =
          new ThreadTable(
              model,
              new TableActions() {
                @Override
                public void open(int row) {
                  opened = row;
                  model.go(row);
                }

                @Override
                public void looksAt(int firstIndex, int lastIndex) {
                  model.look(firstIndex, lastIndex);
                }

                @Override
                public void staysAt(int firstIndex, int lastIndex) {
                  stays.add(firstIndex);
                }
              },
              new DateText(Clock.systemUTC()),
              new ReadOnlyDoubleWrapper(1).getReadOnlyProperty());
      stage.setScene(new Scene(new StackPane(table.node()), 900, 600));
      stage.show();
      return table;
    });
  }

  @Test
  void takesAMillionArticles() {
    ThreadTable table = table();
    ArrayRows rows = million();
    long start = System.nanoTime();
    Fx.run(() -> model.show(rows, Showing.GROUP));
    Fx.frames(2);
    System.out.printf("1,000,000 articles shown in %d ms%n", millis(start));
    long expand = System.nanoTime();
    Fx.run(model::expandAll);
    Fx.frames(2);
    System.out.printf("all expanded in %d ms%n", millis(expand));
    long scroll = System.nanoTime();
    for (int i = 1; i <= 50; i++) {
      int row = i * (MILLION / 51);
      Fx.run(() -> table.scrollToTop(row));
      Fx.frames(1);
    }
    System.out.printf("50 jumps in %d ms%n", millis(scroll));
    assertThat(Fx.on(() -> model.rows().size())).isEqualTo(MILLION);
    assertThat(Fx.on(table::topRow)).isEqualTo(50 * (MILLION / 51));
    Fx.run(() -> model.go(MILLION - 1));
    Fx.frames(2);
    Fx.run(model::collapseAll);
    Fx.frames(2);
    int current = Fx.on(() -> model.current().get());
    assertThat(rows.depth(current)).isZero();
  }

  @Test
  void tellsOfRowsThatStayInSightAndNotOfThoseDraggedPast() {
    ThreadTable table = table();
    Fx.run(() -> {
      model.show(new ArrayRows(new int[5_000]), Showing.GROUP);
      for (int row = 500; row <= 4_000; row += 500) {
        table.scrollToTop(row);
      }
    });
    Fx.until("rows stay", () -> !stays.isEmpty());
    // A part of the row above may be in sight.
    assertThat(Fx.on(() -> List.copyOf(stays))).singleElement().isIn(3_999, 4_000);
  }

  @Test
  void nobodyLooksAtTheRowsOfAClosedWindow() {
    ThreadTable table = table();
    CountDownLatch later = new CountDownLatch(1);
    Fx.run(() -> {
      model.show(new ArrayRows(new int[5_000]), Showing.GROUP);
      table.scrollToTop(1_000);
      stage.close();
      // Longer than the table waits, by the same clock.
      PauseTransition pause = new PauseTransition(Duration.millis(450));
      pause.setOnFinished(_ -> later.countDown());
      pause.play();
    });
    Fx.until("the pauses are over", () -> later.getCount() == 0);
    assertThat(stays).isEmpty();
  }

  @Test
  void selectsAllWithoutAMillionSelectedRows() {
    ThreadTable table = table();
    Fx.run(() -> model.show(million(), Showing.GROUP));
    Fx.run(table::requestFocus);
    Fx.press(stage.getScene(), KeyCode.A, true, false);
    assertThat(Fx.on(model::isAllSelected)).isTrue();
    assertThat(Fx.on(() -> model.chosen().length)).isEqualTo(MILLION);
    assertThat(Fx.on(() -> control(table).getSelectionModel().getSelectedIndices().size()))
        .isZero();
  }

  @Test
  void opensWithTheArrowKeys() {
    ThreadTable table = table();
    Fx.run(() -> model.show(new ArrayRows(0, 1, 0), Showing.GROUP));
    Fx.frames(2);
    Fx.run(table::requestFocus);
    Fx.press(stage.getScene(), KeyCode.DOWN);
    assertThat(opened).isZero();
    Fx.press(stage.getScene(), KeyCode.RIGHT);
    Fx.press(stage.getScene(), KeyCode.DOWN);
    assertThat(opened).isEqualTo(1);
    Fx.press(stage.getScene(), KeyCode.LEFT);
    assertThat(Fx.on(() -> model.current().get())).isZero();
  }

  @Test
  void keepsSelectionAndPlaceOverARefresh() {
    ThreadTable table = table();
    Fx.run(() -> {
      model.show(new ArrayRows(new int[500]), Showing.GROUP);
      model.go(300);
    });
    Fx.frames(3);
    int top = Fx.on(table::topRow);
    Fx.run(() -> model.refresh(new ArrayRows(new int[520])));
    Fx.frames(3);
    assertThat(Fx.on(table::topRow)).isEqualTo(top);
    assertThat(Fx.on(() -> model.current().get())).isEqualTo(300);
    assertThat(Fx.on(() -> control(table).getSelectionModel().getSelectedIndex())).isEqualTo(300);
  }

  @Test
  void aClickOnATitleSortsAndAnotherTurnsTheOrder() {
    ThreadTable table = table();
    Fx.run(() -> model.show(new ArrayRows(0, 1, 0), Showing.GROUP));
    assertThat(arrows(table)).containsExactly("", "", "", "chevron-down");
    assertThat(sortAfterClick(table, 0)).isEqualTo(Sort.SUBJECT);
    assertThat(arrows(table)).containsExactly("chevron-up", "", "", "");
    assertThat(sortAfterClick(table, 0)).isEqualTo(Sort.SUBJECT_BACKWARDS);
    assertThat(arrows(table)).containsExactly("chevron-down", "", "", "");
    assertThat(sortAfterClick(table, 0)).isEqualTo(Sort.SUBJECT);
    assertThat(sortAfterClick(table, 1)).isEqualTo(Sort.AUTHOR);
    assertThat(sortAfterClick(table, 1)).isEqualTo(Sort.AUTHOR_BACKWARDS);
    assertThat(arrows(table)).containsExactly("", "chevron-down", "", "");
    assertThat(sortAfterClick(table, 2)).isEqualTo(Sort.MOST_REPLIES_FIRST);
    Fx.frames(2);
    Fx.picture(stage.getScene(), "sorted-by-replies", 1);
    assertThat(arrows(table)).containsExactly("", "", "chevron-down", "");
    assertThat(sortAfterClick(table, 2)).isEqualTo(Sort.FEWEST_REPLIES_FIRST);
    assertThat(arrows(table)).containsExactly("", "", "chevron-up", "");
    assertThat(sortAfterClick(table, 3)).isEqualTo(Sort.NEWEST_THREAD_FIRST);
    assertThat(sortAfterClick(table, 3)).isEqualTo(Sort.NEWEST_THREAD_LAST);
    assertThat(arrows(table)).containsExactly("", "", "", "chevron-up");
  }

  @Test
  void sizesAndScoresHaveColumnsOfTheirOwnOnWish() {
    ThreadTable table = table();
    ArrayRows rows = new ArrayRows(0, 1, 0);
    rows.scores[1] = 1_200;
    rows.scores[2] = -30;
    Fx.run(() -> model.show(rows, Showing.GROUP));
    assertThat(widths(table)).hasSize(4);
    Fx.run(() -> {
      model.sizesShown().set(true);
      model.scoresShown().set(true);
    });
    assertThat(widths(table)).hasSize(6);
    Fx.frames(2);
    Fx.picture(stage.getScene(), "sizes-and-scores", 1);
    // A collapsed thread shows what it is sorted by.
    assertThat(texts(table, ".size-cell")).containsExactly("900 octets", "902 octets");
    assertThat(texts(table, ".score-cell")).containsExactly("1,200", "\u221230");
    assertThat(Fx.on(() -> cell(table, ".score-cell").getTooltip().getText()))
        .isEqualTo("This article: 0\nBest in the thread: 1,200");
    Fx.run(model::expandAll);
    Fx.frames(2);
    assertThat(texts(table, ".size-cell"))
        .containsExactly("900 octets", "901 octets", "902 octets");
    assertThat(texts(table, ".score-cell")).containsExactly("", "1,200", "\u221230");
    assertThat(sortAfterClick(table, 4)).isEqualTo(Sort.LARGEST_FIRST);
    assertThat(sortAfterClick(table, 4)).isEqualTo(Sort.SMALLEST_FIRST);
    assertThat(sortAfterClick(table, 5)).isEqualTo(Sort.BEST_SCORE_FIRST);
    assertThat(sortAfterClick(table, 5)).isEqualTo(Sort.WORST_SCORE_FIRST);
    resize(table, 600);
    assertThat(visible(table)).containsExactly(0, 1, 2, 3, 4, 5);
    resize(table, 530);
    assertThat(visible(table)).containsExactly(0, 1, 2, 3);
    resize(table, 400);
    assertThat(visible(table)).containsExactly(0, 3);
    resize(table, 850);
    Fx.run(() -> model.scoresShown().set(false));
    Fx.frames(2);
    assertThat(visible(table)).containsExactly(0, 1, 2, 3, 4);
  }

  /** What the cells of a kind say, from the top of the list on. */
  private static List<String> texts(ThreadTable table, String kind) {
    return Fx.on(() ->
        table.node().lookupAll(kind).stream()
            .<TableCell<?, ?>>map(TableCell.class::cast)
            .filter(cell -> !cell.isEmpty())
            .sorted(Comparator.comparingInt(cell -> cell.getTableRow().getIndex()))
            .map(cell -> cell.getText())
            .toList());
  }

  private static TableCell<?, ?> cell(ThreadTable table, String kind) {
    return table.node().lookupAll(kind).stream()
        .<TableCell<?, ?>>map(TableCell.class::cast)
        .filter(cell -> !cell.isEmpty() && cell.getTableRow().getIndex() == 0)
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> visible(ThreadTable table) {
    return Fx.on(() ->
        control(table).getVisibleLeafColumns().stream()
            .map(column -> control(table).getColumns().indexOf(column))
            .toList());
  }

  private Sort sortAfterClick(ThreadTable table, int column) {
    Fx.click(title(table, column), 1, 1);
    return Fx.on(() -> model.options().get().sort());
  }

  /** The arrow beside each title. */
  private static List<String> arrows(ThreadTable table) {
    return Fx.on(() ->
        IntStream.range(0, 4)
            .mapToObj(column ->
                title(table, column).getChildren().stream()
                    .skip(1)
                    .map(icon -> ((FontIcon) icon).getIconCode())
                    .map(icon -> icon.equals(Feather.CHEVRON_UP) ? "chevron-up" : "chevron-down")
                    .collect(Collectors.joining()))
            .toList());
  }

  private static HBox title(ThreadTable table, int column) {
    return (HBox) control(table).getColumns().get(column).getGraphic();
  }

  @Test
  void widthsAreAsBeforeWhenSomethingBesideTheListHasGone() {
    ThreadTable table = table();
    resize(table, 850);
    List<Double> before = widths(table);
    double room = sum(table);
    assertThat(before).containsExactly(room - 180 - 104 - 148, 180.0, 104.0, 148.0);
    for (int i = 0; i < 3; i++) {
      resize(table, 690);
      assertThat(widths(table)).containsExactly(room - 160 - 180 - 104 - 148, 180.0, 104.0, 148.0);
      resize(table, 400);
      // There the replies and the author have gone.
      assertThat(widths(table)).hasSize(2).allMatch(width -> width >= 90);
      assertThat(sum(table)).isEqualTo(room - 450);
      resize(table, 850);
      assertThat(widths(table)).isEqualTo(before);
    }
  }

  @Test
  void columnsAreDraggedAndStaySo() {
    ThreadTable table = table();
    resize(table, 898);
    double subject = widths(table).getFirst();
    assertThat(drag(table, 0, -40)).isTrue();
    assertThat(widths(table)).containsExactly(subject - 40, 220.0, 104.0, 148.0);
    assertThat(drag(table, 1, -300)).isTrue();
    assertThat(widths(table)).containsExactly(subject - 40, 70.0, 254.0, 148.0);
    assertThat(drag(table, 1, -1)).isFalse();
    assertThat(drag(table, 3, 10)).isFalse();
    assertThat(drag(table, 0, 200)).isTrue();
    assertThat(widths(table)).containsExactly(subject + 160, 70.0, 60.0, 142.0);
    resize(table, 500);
    resize(table, 898);
    assertThat(widths(table)).containsExactly(subject + 160, 70.0, 60.0, 142.0);
    resize(table, 300);
    List<Double> kept = Fx.on(table::widths);
    ThreadTable again = table();
    Fx.run(() -> again.setWidths(kept));
    resize(again, 898);
    Fx.frames(2);
    assertThat(widths(again)).containsExactly(subject + 160, 70.0, 60.0, 142.0);
  }

  private static void resize(ThreadTable table, double width) {
    Fx.run(() -> ((Region) table.node()).setMaxWidth(width + BORDER));
    Fx.frames(2);
  }

  private static double sum(ThreadTable table) {
    return widths(table).stream().mapToDouble(Double::doubleValue).sum();
  }

  /** As a mouse at the right end of a title would. */
  private static boolean drag(ThreadTable table, int column, double by) {
    boolean dragged = Fx.on(() -> drag(control(table), column, by));
    Fx.frames(2);
    return dragged;
  }

  private static <S> boolean drag(TableView<S> table, int column, double by) {
    return table.resizeColumn(table.getColumns().get(column), by);
  }

  private static List<Double> widths(ThreadTable table) {
    Fx.frames(2);
    return Fx.on(() ->
        control(table).getVisibleLeafColumns().stream().map(column -> column.getWidth()).toList());
  }

  private static TableView<?> control(ThreadTable table) {
    return (TableView<?>) table.node();
  }

  private static ArrayRows million() {
    Random random = new Random(1);
    int[] depths = new int[MILLION];
    for (int i = 1; i < MILLION; i++) {
      depths[i] = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(Math.min(12, depths[i - 1] + 1));
    }
    return new ArrayRows(depths);
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}
