package org.newsloom.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What can be undone, last first; safe for several threads. */
public final class UndoStack {
  private static final int MOST = 100;

  private final Deque<Undo> done = new ArrayDeque<>();

  /** Nothing to undo. */
  public UndoStack() {}

  /** Remembers a change; one that changed nothing is not worth it. */
  public synchronized void push(Undo undo) {
    if (undo.changed() > 0) {
      done.push(undo);
      if (done.size() > MOST) {
        done.removeLast();
      }
    }
  }

  /** Takes the last change off, for the caller to undo. */
  public synchronized Optional<Undo> pop() {
    return Optional.ofNullable(done.poll());
  }

  /** What would be undone next. */
  public synchronized Optional<Undo> peek() {
    return Optional.ofNullable(done.peek());
  }
}
