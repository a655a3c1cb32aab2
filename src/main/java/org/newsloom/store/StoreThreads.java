package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.StoreException.Kind;

/**
 * The threads that touch the files: one that writes, and a few that read beside it. They are
 * platform threads because a call into SQLite pins its carrier. Answers are completed on virtual
 * threads, so that what a caller hangs on a future can never hold up the writer.
 */
final class StoreThreads {
  private static final System.Logger LOG = System.getLogger(StoreThreads.class.getName());

  /** Who goes first; in one class, who came first. */
  enum Priority {
    /** The person waits for it: marks, drafts, subscriptions. */
    USER,
    /** Bodies being read now. */
    SOON,
    /** Batches of headers, group lists. */
    BULK,
    /** Indexing, expiry, backups. */
    IDLE,
    /** What is done on closing. */
    LAST_WORK,
    /** After everything else: ends a thread. */
    LAST
  }

  /** Both files as one thread sees them. */
  record Files(Db user, Db cache) {}

  /** A read. */
  interface Read<T> {
    T run(Files files) throws SQLException;
  }

  /** A write; opens its transactions itself, one a file, the user's first. */
  interface Write<T> {
    T run(Files files, Consumer<StoreChange> tell) throws SQLException;
  }

  /** A write that may share its transaction with others of its kind. */
  private record Shared(SharedTransaction.Member member, int rows) {}

  private record Task(Priority priority, long order, Consumer<Files> body, Optional<Shared> shared)
      implements Comparable<Task> {
    Task(Priority priority, long order, Consumer<Files> body) {
      this(priority, order, body, Optional.empty());
    }

    @Override
    public int compareTo(Task other) {
      int first = priority.compareTo(other.priority);
      return first != 0 ? first : Long.compare(order, other.order);
    }
  }

  private final PriorityBlockingQueue<Task> writes = new PriorityBlockingQueue<>();
  private final BlockingQueue<Task> reads = new LinkedBlockingQueue<>();
  private final AtomicLong order = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Consumer<StoreChange>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> whenWriteFails = new CopyOnWriteArrayList<>();
  private final List<SharedTransaction.HeldBack> heldBack = new CopyOnWriteArrayList<>();
  private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
  private final Optional<Files> writable;
  private final Optional<UserFileGuard> guard;
  private final @Nullable Thread writer;
  private final List<Thread> readers = new ArrayList<>();
  private final List<Files> readable;
  private final Consumer<StoreException> onCorrupt;

  /**
   * Starts the threads.
   *
   * @param writable the connections of the writer; empty for a store that only reads
   * @param readable the connections of the readers, one pair a thread
   * @param onCorrupt told of damage met while working
   */
  StoreThreads(Optional<Files> writable, List<Files> readable, Consumer<StoreException> onCorrupt) {
    this.writable = writable;
    this.guard = writable.map(files -> new UserFileGuard(files.user().file()));
    this.readable = List.copyOf(readable);
    this.onCorrupt = onCorrupt;
    this.writer =
        writable.isPresent() ? start("store-writer", () -> workAsWriter(writable.get())) : null;
    for (int i = 0; i < readable.size(); i++) {
      Files files = readable.get(i);
      readers.add(start("store-reader-" + (i + 1), () -> work(reads, files)));
    }
  }

  private static Thread start(String name, Runnable body) {
    return Thread.ofPlatform().name(name).daemon(true).start(body);
  }

  private static void work(BlockingQueue<Task> queue, Files files) {
    try {
      while (true) {
        Task task = queue.take();
        if (task.priority() == Priority.LAST) {
          return;
        }
        task.body().accept(files);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workAsWriter(Files files) {
    SharedTransaction open =
        new SharedTransaction(
            files, this::tell, this::writeHeldBack, () -> whenWriteFails.forEach(Runnable::run));
    try {
      while (true) {
        Task task =
            open.isOpen()
                ? writes.poll(open.patienceMillis(), TimeUnit.MILLISECONDS)
                : writes.take();
        if (task == null || task.shared().isEmpty()) {
          // Whoever comes first in the queue waits for one commit at most.
          open.commit();
        }
        if (task != null) {
          if (task.priority() == Priority.LAST) {
            return;
          }
          task.shared()
              .ifPresentOrElse(
                  shared -> open.add(shared.member(), shared.rows()),
                  () -> task.body().accept(files));
        }
        if (open.isFull()) {
          open.commit();
        }
      }
    } catch (InterruptedException e) {
      open.commit();
      Thread.currentThread().interrupt();
    }
  }

  private void writeHeldBack(Files files) throws SQLException {
    for (SharedTransaction.HeldBack one : heldBack) {
      one.write(files);
    }
  }

  /** Tells of each change after it was committed, on the writer's thread; keep it short. */
  Runnable listen(Consumer<StoreChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What to do on the writer's thread after a write failed: drop what was held in memory. */
  void whenWriteFails(Runnable action) {
    whenWriteFails.add(action);
  }

  /** What to write at the end of each transaction that several writes share. */
  void beforeSharedCommit(SharedTransaction.HeldBack action) {
    heldBack.add(action);
  }

  /** Work that needs no file, off the caller's thread. */
  ExecutorService answers() {
    return answers;
  }

  /** Whether nothing can be written. */
  boolean isReadOnly() {
    return writable.isEmpty();
  }

  <T> CompletableFuture<T> read(Read<T> read) {
    CompletableFuture<T> future = new CompletableFuture<>();
    // In one transaction, so that all parts of the answer are of one moment.
    enqueue(
        reads, Priority.USER, future, files -> files.cache().transaction(() -> read.run(files)));
    return future;
  }

  <T> CompletableFuture<T> write(Priority priority, Write<T> write) {
    CompletableFuture<T> future = new CompletableFuture<>();
    if (isRefused(future)) {
      return future;
    }
    enqueue(
        writes,
        priority,
        future,
        files -> {
          boolean done = false;
          try {
            if (priority == Priority.USER && guard.isPresent()) {
              guard.get().check(files.user());
            }
            T value = write.run(files, this::tell);
            done = true;
            return value;
          } finally {
            if (!done) {
              whenWriteFails.forEach(Runnable::run);
            }
          }
        });
    return future;
  }

  /**
   * A bulk write that may share its transaction on the cache with others like it: it must not open
   * one itself.
   *
   * @param rows about how many rows it writes
   */
  <T> CompletableFuture<T> writeShared(int rows, Write<T> write) {
    CompletableFuture<T> future = new CompletableFuture<>();
    if (!isRefused(future)) {
      enqueue(
          writes,
          future,
          at ->
              new Task(
                  Priority.BULK,
                  at,
                  files -> {},
                  Optional.of(new Shared(new Answering<>(future, write), rows))));
    }
    return future;
  }

  private <T> boolean isRefused(CompletableFuture<T> future) {
    if (writable.isEmpty()) {
      future.completeExceptionally(
          new StoreException(
              Kind.READ_ONLY, "The profile is open for reading only; nothing was changed."));
    }
    return writable.isEmpty();
  }

  /** A shared write whose outcome a future tells. */
  private final class Answering<T> implements SharedTransaction.Member {
    private final CompletableFuture<T> future;
    private final Write<T> write;
    private Optional<T> value = Optional.empty();

    Answering(CompletableFuture<T> future, Write<T> write) {
      this.future = future;
      this.write = write;
    }

    @Override
    public void run(Files files, Consumer<StoreChange> tell) throws SQLException {
      value = Optional.empty();
      if (!future.isDone()) {
        value = Optional.of(write.run(files, tell));
      }
    }

    @Override
    public void committed() {
      answers.execute(() -> value.ifPresent(future::complete));
    }

    @Override
    public void failed(Throwable problem) {
      fail(future, problem);
    }
  }

  private <T> void enqueue(
      BlockingQueue<Task> queue, Priority priority, CompletableFuture<T> future, Read<T> work) {
    enqueue(queue, future, at -> new Task(priority, at, files -> answer(future, files, work)));
  }

  private <T> void enqueue(
      BlockingQueue<Task> queue, CompletableFuture<T> future, LongFunction<Task> task) {
    // The lock makes sure that nothing is queued behind the mark that ends a thread.
    synchronized (closed) {
      if (closed.get()) {
        future.completeExceptionally(new StoreException(Kind.IO, "The profile is closed."));
        return;
      }
      queue.add(task.apply(order.incrementAndGet()));
    }
  }

  private <T> void answer(CompletableFuture<T> future, Files files, Read<T> work) {
    if (future.isDone()) {
      return;
    }
    try {
      T value = work.run(files);
      answers.execute(() -> future.complete(value));
    } catch (SQLException | RuntimeException | Error e) {
      fail(future, e);
    }
  }

  private <T> void fail(CompletableFuture<T> future, Throwable problem) {
    Throwable told = problem instanceof SQLException sql ? SqlErrors.translate(sql) : problem;
    if (told instanceof StoreException known && known.kind() == Kind.CORRUPT) {
      onCorrupt.accept(known);
    }
    answers.execute(() -> future.completeExceptionally(told));
  }

  private void tell(StoreChange change) {
    for (Consumer<StoreChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // It is on disk already; a listener's mistake must not make the write look failed.
        LOG.log(System.Logger.Level.ERROR, "a listener failed on " + change, e);
      }
    }
  }

  /** Lets everything that was asked for be done, then ends the threads and closes the files. */
  void close() {
    synchronized (closed) {
      if (closed.getAndSet(true)) {
        return;
      }
      writes.add(new Task(Priority.LAST, order.incrementAndGet(), files -> {}));
      for (int i = 0; i < readers.size(); i++) {
        reads.add(new Task(Priority.LAST, order.incrementAndGet(), files -> {}));
      }
    }
    boolean interrupted = false;
    List<Thread> threads = new ArrayList<>(readers);
    if (writer != null) {
      threads.add(writer);
    }
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    // Not close(): that would wait for whatever callers hung on their futures.
    answers.shutdown();
    readable.forEach(StoreThreads::close);
    writable.ifPresent(StoreThreads::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void close(Files files) {
    for (Db db : List.of(files.user(), files.cache())) {
      try {
        db.close();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "closing " + db.file() + " failed", e);
      }
    }
  }
}
