package org.newsloom.store;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.OverviewBatch;

/**
 * Reads overview lines on the threads that bring them and hands them to the writer, in memory that
 * goes round: what streams in by the million would else be copied from one generation of the heap
 * to the next before it is garbage. Safe for threads.
 */
final class HeaderIntake {
  private final StoreThreads threads;
  private final KeyedHash hash;
  private final HeaderDecoder decoder;
  private final Clock clock;
  private final NewTexts news = new NewTexts();

  /**
   * Of all fetches at once fewer read than there are processors: the writer, which all wait for in
   * the end, and the window need one too.
   */
  private final Semaphore reading =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  private final Deque<HeaderRowsReader> readers = new ArrayDeque<>();
  private final Deque<HeaderRows> spare = new ArrayDeque<>();

  /** Batches that are read or wait for the writer. */
  private int underway;

  HeaderIntake(StoreThreads threads, KeyedHash hash, HeaderDecoder decoder, Clock clock) {
    this.threads = threads;
    this.hash = hash;
    this.decoder = decoder;
    this.clock = clock;
  }

  /**
   * Reads a batch before it returns, then has it written.
   *
   * @param write what the writer does with the rows; they are good until it is answered
   */
  <T> CompletableFuture<T> add(
      OverviewBatch batch, Function<HeaderRows, StoreThreads.Write<T>> write) {
    HeaderRows rows = take();
    CompletableFuture<T> written;
    try {
      read(batch, rows);
      written = threads.writeShared(rows.size, write.apply(rows));
    } catch (RuntimeException | Error e) {
      giveBack(rows);
      throw e;
    }
    // Cancelling the copy neither takes the rows from the writer nor keeps them from coming back.
    return written.whenComplete((_, _) -> giveBack(rows)).copy();
  }

  private void read(OverviewBatch batch, HeaderRows rows) {
    reading.acquireUninterruptibly();
    HeaderRowsReader reader = reader();
    try {
      reader.read(batch, clock.instant(), rows);
    } finally {
      giveBack(reader);
      reading.release();
    }
  }

  private synchronized HeaderRowsReader reader() {
    return Optional.ofNullable(readers.poll())
        .orElseGet(() -> new HeaderRowsReader(hash, decoder, news));
  }

  private synchronized void giveBack(HeaderRowsReader reader) {
    readers.push(reader);
  }

  private synchronized HeaderRows take() {
    underway++;
    return Optional.ofNullable(spare.poll()).orElseGet(HeaderRows::new);
  }

  /** With nothing underway a fetch is over, and its memory goes. */
  private synchronized void giveBack(HeaderRows rows) {
    underway--;
    if (underway == 0) {
      spare.clear();
      readers.clear();
    } else {
      spare.push(rows);
    }
  }
}
