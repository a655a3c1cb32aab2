package org.newsloom.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A change of marks that was made, and how it is taken back. */
public final class Undo {
  private final String what;
  private final long changed;
  private final Supplier<CompletableFuture<Void>> back;

  Undo(String what, long changed, Supplier<CompletableFuture<Void>> back) {
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

  /** Takes it back. Once is enough; a second time does no harm. */
  public CompletableFuture<Void> undo() {
    return back.get();
  }
}
