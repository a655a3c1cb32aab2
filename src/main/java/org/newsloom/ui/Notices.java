package org.newsloom.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
  private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
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

  ReadOnlyObjectProperty<Optional<Offer>> offer() {
    return offer.getReadOnlyProperty();
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
    }
  }

  /** Holds something out to be done; a later offer takes the place of one that was not taken. */
  void offer(Offer what) {
    offer.set(Optional.of(what));
  }

  /** Does what was held out. */
  void takeOffer() {
    Optional<Offer> taken = offer.get();
    hideOffer();
    taken.ifPresent(it -> it.action().run());
  }

  void hideOffer() {
    offer.set(Optional.empty());
  }

  void hideFailure() {
    failure.set(Optional.empty());
  }
}
