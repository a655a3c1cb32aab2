package org.newsloom.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.newsloom.sync.ServerGroup;

/**
 * Asks for the counts of newsgroups and tells them, one question at a time: an answer never comes
 * after one that knows more. What is asked for in the meantime is one question, the next.
 */
final class CountsInOrder {
  private final Function<List<ServerGroup>, CompletableFuture<List<SubscribedGroup>>> source;
  private final Consumer<SubscribedGroup> told;
  private final Object lock = new Object();
  private final Set<ServerGroup> next = new LinkedHashSet<>();
  private boolean asking;

  CountsInOrder(
      Function<List<ServerGroup>, CompletableFuture<List<SubscribedGroup>>> source,
      Consumer<SubscribedGroup> told) {
    this.source = source;
    this.told = told;
  }

  /** The counts of these have changed. */
  void ask(Collection<ServerGroup> groups) {
    synchronized (lock) {
      next.addAll(groups);
      if (asking || next.isEmpty()) {
        return;
      }
      asking = true;
    }
    askNext();
  }

  private void askNext() {
    List<ServerGroup> groups;
    synchronized (lock) {
      groups = List.copyOf(next);
      next.clear();
      asking = !groups.isEmpty();
    }
    if (!groups.isEmpty()) {
      // Counts that cannot be had stay as they were; the next are asked for all the same.
      var _ =
          source
              .apply(groups)
              .thenAccept(lines -> lines.forEach(told))
              .whenComplete((_, _) -> askNext());
    }
  }
}
