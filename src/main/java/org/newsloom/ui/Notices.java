package org.newsloom.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.newsloom.task.UiExecutor;

/** What the window tells in passing: what was just done and can be undone, and what went wrong. */
final class Notices {
  private static final int MOST = 100;

  /**
   * Something that was done.
   *
   * @param words such as {@code 12 articles marked read}
   * @param undoable whether a button takes it back
   */
  record Toast(String words, boolean undoable) {}

  private final UiExecutor ui;
  private final Deque<Marked> done = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<Toast>> toast =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Offer> offers = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();

  Notices(UiExecutor ui) {
    this.ui = ui;
  }

  ReadOnlyObjectProperty<Optional<Toast>> toast() {
    return toast.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** What is held out now, the latest last. */
  ObservableList<Offer> offers() {
    return offers;
  }

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** Remembers a change without a word, such as the article that was just read. */
  void remember(Marked marked) {
    if (marked.changed() > 0) {
      done.push(marked);
      if (done.size() > MOST) {
        done.removeLast();
      }
      undoable.set(true);
    }
  }

  /** Remembers a change and says it. */
  void did(Marked marked) {
    remember(marked);
    if (marked.changed() > 0) {
      toast.set(Optional.of(new Toast(marked.what(), true)));
    }
  }

  void say(String words) {
    toast.set(Optional.of(new Toast(words, false)));
  }

  void hideToast() {
    toast.set(Optional.empty());
  }

  /** Takes the last change back. */
  void undo() {
    Marked last = done.poll();
    undoable.set(!done.isEmpty());
    hideToast();
    if (last != null) {
      var _ =
          last.back()
              .get()
              .whenCompleteAsync(
                  (_, wrong) -> {
                    if (wrong != null) {
                      failed(wrong);
                    } else {
                      say("Undone: " + last.what());
                    }
                  },
                  ui);
    }
  }

  /** Tells a failure, unless the person wished it by cancelling. */
  void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      failure.set(Optional.of(Failure.of(wrong)));
      sayOnce();
    }
  }

  /** Holds something out, once, until it is taken or put away. */
  void offer(Offer what) {
    offers.removeIf(it -> it.words().equals(what.words()));
    offers.add(what);
    sayOnce();
  }

  /** Does what was held out. */
  void take(Offer what) {
    putAway(what);
    what.action().run();
  }

  void putAway(Offer what) {
    offers.remove(what);
  }

  /** A failure for which there is something to do need not be told beside it. */
  private void sayOnce() {
    Optional<String> told = failure.get().map(Failure::sentence);
    if (offers.stream().map(Offer::words).anyMatch(words -> told.equals(Optional.of(words)))) {
      hideFailure();
    }
  }

  void hideFailure() {
    failure.set(Optional.empty());
  }
}
