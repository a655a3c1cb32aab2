package org.newsloom.reading;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.newsloom.task.TaskFuture;

/** A change of marks that was made, and how it is taken back. */
public final class Undo {
  private final String what;
  private final long changed;
  private final Callable<CompletableFuture<?>> back;

  Undo(String what, long changed, Callable<CompletableFuture<?>> back) {
    this.what = what;
    this.changed = changed;
    this.back = back;
  }

  /** What was done, such as {@code Mark 12 articles read}. */
  public String what() {
    return what;
  }

  /** How many articles changed. */
  public long changed() {
    return changed;
  }

  /** Takes it back; a second time does no harm. */
  public CompletableFuture<Void> undo() {
    try {
      return TaskFuture.guarding(back.call().thenAccept(any -> {}));
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
