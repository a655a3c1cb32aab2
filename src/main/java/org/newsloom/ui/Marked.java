package org.newsloom.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.newsloom.reading.Undo;

/**
 * Marks that were set, and how they are taken back.
 *
 * @param what such as {@code Mark 12 articles read}
 * @param changed how many articles changed
 * @param back takes it back
 */
record Marked(String what, long changed, Supplier<? extends CompletableFuture<?>> back) {
  static Marked of(Undo undo) {
    return new Marked(undo.what(), undo.changed(), undo::undo);
  }
}
