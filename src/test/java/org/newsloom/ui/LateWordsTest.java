package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.reading.RowText;
import org.newsloom.ui.ThreadListModel.Showing;

/** Rows get their words, however late these come and however the list changes meanwhile. */
final class LateWordsTest {
  private final ThreadListModel model = Fx.on(() -> new ThreadListModel(Platform::runLater));
  private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
  private final Stage stage = Fx.on(Stage::new);

  /** Articles whose words have come, and requests that are on their way. */
  private final Set<Long> here = ConcurrentHashMap.newKeySet();

  private final AtomicInteger coming = new AtomicInteger();
  private final Random random = new Random(7);

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
    Fx.assertNothingThrown();
  }

  /** Rows of articles; what was brought for one list is there for the next one. */
  private final class LateRows extends ArrayRows {
    private final long[] keys;
    private final int late;

    LateRows(int[] depths, long[] keys, int late) {
      super(depths);
      this.keys = keys;
      this.late = late;
    }

    @Override
    public RowText text(int row) {
      return here.contains(keys[row]) ? super.text(row) : RowText.PENDING;
    }

    @Override
    public CompletableFuture<Void> load(int from, int to) {
      coming.incrementAndGet();
      long[] wanted = Arrays.copyOfRange(keys, from, to);
      return CompletableFuture.runAsync(
          () -> {
            Arrays.stream(wanted).forEach(here::add);
            coming.decrementAndGet();
          },
          CompletableFuture.delayedExecutor(late, TimeUnit.MILLISECONDS));
    }

    @Override
    public long key(int row) {
      return keys[row];
    }

    @Override
    public int rowOf(long key) {
      for (int row = 0; row < keys.length; row++) {
        if (keys[row] == key) {
          return row;
        }
      }
      return -1;
    }
  }

  private LateRows roots(int count) {
    return new LateRows(
        new int[count], IntStream.rangeClosed(1, count).mapToLong(i -> i).toArray(), 0);
  }

  private ThreadTable table() {
    return Fx.on(() -> {
      ThreadTable table =
          new ThreadTable(
              model,
              new TableActions() {
                @Override
                public void open(int row) {
                  model.go(row);
                }

                @Override
                public void looksAt(int firstIndex, int lastIndex) {
                  if (firstIndex >= 0) {
                    model.look(firstIndex, lastIndex);
                  }
                }
              },
              new DateText(Clock.systemUTC()),
              scale.getReadOnlyProperty());
      stage.setScene(new Scene(new StackPane(table.node()), 900, 600));
      stage.show();
      return table;
    });
  }

  /** As long as this no frame is laid out, though time goes on. */
  private static void busy(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** The indexes of rows that are in sight without words. */
  private List<Integer> empty(ThreadTable table) {
    List<Integer> empty = new ArrayList<>();
    for (var node : table.node().lookupAll(".table-row-cell")) {
      TableRow<?> row = (TableRow<?>) node;
      boolean inSight =
          row.isVisible() && row.getIndex() >= 0 && row.getIndex() < model.rows().size();
      if (inSight
          && row.lookupAll(".subject").stream()
              .map(Label.class::cast)
              .allMatch(label -> label.getText().isEmpty())) {
        empty.add(row.getIndex());
      }
    }
    return empty;
  }

  private void allHaveWords(ThreadTable table, int least) {
    Fx.until(
        "each row in sight has words",
        () ->
            coming.get() == 0
                && empty(table).isEmpty()
                && table.node().lookupAll(".table-row-cell").stream()
                        .map(TableRow.class::cast)
                        .filter(row -> row.isVisible() && !row.isEmpty())
                        .count()
                    >= Math.min(least, model.rows().size()));
  }

  @Test
  void rowsThatComeWhileNoFrameIsDrawn() {
    ThreadTable table = table();
    Fx.run(() -> model.show(roots(3), Showing.GROUP));
    allHaveWords(table, 3);
    for (int count = 4; count <= 10; count += 2) {
      int now = count;
      Fx.run(() -> {
        model.refresh(roots(now));
        busy(150);
      });
      allHaveWords(table, count);
    }
    assertThat(here).hasSize(10);
  }

  @Test
  void rowsThatComeIntoSightWithSmallerLetters() {
    ThreadTable table = table();
    Fx.run(() -> {
      scale.set(2);
      model.show(roots(200), Showing.GROUP);
    });
    allHaveWords(table, 7);
    int before = here.size();
    Fx.run(() -> scale.set(1));
    allHaveWords(table, 14);
    assertThat(here.size()).isGreaterThan(before);
  }

  /** Threads are joined and split, again and again, while words are late and frames are few. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void threadsThatAreJoinedAndSplit(double letters) {
    ThreadTable table = table();
    Fx.run(() -> {
      scale.set(letters);
      model.show(shuffled(60, 0), Showing.GROUP);
    });
    for (int round = 0; round < 40; round++) {
      int joined = random.nextInt(3);
      int count = 4 + random.nextInt(60);
      int idle = random.nextInt(120);
      int kind = random.nextInt(5);
      here.clear();
      Fx.run(() -> {
        switch (kind) {
          case 0 -> model.expandAll();
          case 1 -> model.collapseAll();
          case 2 -> model.go(random.nextInt(model.source().size()));
          case 3 -> table.scrollToTop(random.nextInt(model.source().size()));
          default -> {}
        }
        busy(idle / 2);
        model.refresh(shuffled(count, joined));
        busy(idle);
        if (kind == 4) {
          model.refresh(shuffled(count + 2, 0));
          busy(idle);
        }
      });
      allHaveWords(table, 2);
    }
  }

  /** Threads of up to five articles; some are hung below the one before. */
  private LateRows shuffled(int count, int joined) {
    int[] depths = new int[count];
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = i + 1L;
      depths[i] = i % 5 == 0 ? 0 : 1;
    }
    for (int i = 0; i < joined; i++) {
      depths[1 + random.nextInt(count - 1)] = 1;
    }
    return new LateRows(depths, keys, random.nextInt(60));
  }
}
