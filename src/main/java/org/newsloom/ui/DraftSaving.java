package org.newsloom.ui;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.SavedDraft;
import org.newsloom.task.UiExecutor;

/** Saves a manuscript as a draft while one types, one save after the other. On the FX thread. */
final class DraftSaving {
  private static final Duration SAVE_AFTER = Duration.ofMillis(400);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PostOffice office;
  private final UiExecutor ui;
  private final Delay delay;
  private final ZoneId zone;
  private final Manuscript written;
  private final SendingState state;
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private long draft;
  private Optional<Throwable> unsaved = Optional.empty();
  private boolean dirty;
  private boolean due;
  private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);

  /**
   * Saves from now on what changes.
   *
   * @param draft the number of the draft it was; 0 for none
   */
  DraftSaving(
      PostOffice office,
      UiExecutor ui,
      Delay delay,
      ZoneId zone,
      Manuscript written,
      SendingState state,
      long draft) {
    this.office = office;
    this.ui = ui;
    this.delay = delay;
    this.zone = zone;
    this.written = written;
    this.state = state;
    this.draft = draft;
  }

  /** Such as {@code Draft saved 12:03:04}. */
  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  /** The draft's number; empty where there is none. */
  OptionalLong draft() {
    return draft == 0 ? OptionalLong.empty() : OptionalLong.of(draft);
  }

  /** Saves when the person pauses. */
  void saveSoon() {
    dirty = true;
    if (!due) {
      due = true;
      delay.after(SAVE_AFTER, this::saveIfDue);
    }
  }

  private void saveIfDue() {
    due = false;
    if (state.isWriting()) {
      save();
    }
  }

  /** Saves at once what is not saved yet. One save follows the other, or there were two drafts. */
  void save() {
    if (!dirty || (draft == 0 && written.isUntouched())) {
      return;
    }
    dirty = false;
    saving =
        saving.thenComposeAsync(
            _ ->
                office
                    .saveDraft(draft, written.server().get(), written.composition(), written.ways())
                    .handleAsync(this::saved, ui),
            ui);
  }

  /** The same; ends when it is on disk, and fails where it could not be saved. */
  CompletableFuture<Void> keep() {
    save();
    return saving.thenCompose(_ ->
        unsaved
            .map(CompletableFuture::<Void>failedFuture)
            .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /** Ends when no save is under way, whether it was saved or not. */
  CompletableFuture<Void> settled() {
    return saving;
  }

  /** Makes a draft of it again, whatever was saved before. */
  CompletableFuture<Void> saveAnew() {
    return office
        .saveDraft(draft, written.server().get(), written.composition(), written.ways())
        .thenAcceptAsync(saved -> saved(saved, null), ui);
  }

  /** The draft went into the outbox. */
  void handedOver() {
    draft = 0;
  }

  /** What is written need not be saved any more. */
  void leave() {
    dirty = false;
  }

  /** Throws the draft away. */
  CompletableFuture<Boolean> discard() {
    dirty = false;
    return saving.thenComposeAsync(
        _ -> draft == 0 ? CompletableFuture.completedFuture(true) : office.removeDraft(draft), ui);
  }

  private @Nullable Void saved(@Nullable SavedDraft saved, @Nullable Throwable wrong) {
    unsaved = Optional.ofNullable(wrong);
    if (saved != null) {
      draft = saved.id();
      status.set("Draft saved " + TIME.format(saved.saved().atZone(zone)));
    } else if (wrong != null) {
      dirty = true;
      status.set("The draft could not be saved. " + Failure.of(wrong).sentence());
    }
    return null;
  }
}
