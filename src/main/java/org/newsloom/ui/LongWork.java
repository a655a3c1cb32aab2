package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.newsloom.task.UiExecutor;

/** Something that takes a while, one at a time: how far it is, and how to stop it. */
final class LongWork {
  private static final long NOTHING = -1;

  private final UiExecutor ui;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

  /** What is not shown yet; the many steps between two frames are shown as one. */
  private final AtomicLong waiting = new AtomicLong(NOTHING);

  private Optional<CompletableFuture<?>> running = Optional.empty();

  LongWork(UiExecutor ui) {
    this.ui = ui;
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** How far it is. */
  ReadOnlyStringProperty line() {
    return line.getReadOnlyProperty();
  }

  /**
   * Begins; does nothing while something runs.
   *
   * @param work begins it; is given what counts its steps, on any thread
   * @param words what a count means
   * @param done is told the outcome
   * @param failed is told why there is none; not where it was stopped
   */
  <T> void start(
      Function<LongConsumer, CompletableFuture<T>> work,
      LongFunction<String> words,
      Consumer<T> done,
      Consumer<Throwable> failed) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    line.set(words.apply(0));
    CompletableFuture<T> future = work.apply(count -> count(count, words));
    running = Optional.of(future);
    var _ =
        future.whenCompleteAsync(
            (result, wrong) -> {
              busy.set(false);
              running = Optional.empty();
              waiting.set(NOTHING);
              line.set("");
              if (wrong == null) {
                done.accept(result);
              } else if (!Failure.isCancelled(wrong)) {
                failed.accept(wrong);
              }
            },
            ui);
  }

  private void count(long count, LongFunction<String> words) {
    if (waiting.getAndSet(count) == NOTHING) {
      ui.execute(() -> {
        long now = waiting.getAndSet(NOTHING);
        if (busy.get() && now != NOTHING) {
          line.set(words.apply(now));
        }
      });
    }
  }

  /** Stops what runs; what it did so far stays done. */
  void stop() {
    running.ifPresent(future -> future.cancel(true));
  }
}
