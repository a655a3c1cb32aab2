package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.EditorEnd;
import org.newsloom.post.ExternalEditing;
import org.newsloom.post.ExternalEditor;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.SendingState.Trouble;

/**
 * Gives the text of a manuscript to another program and takes over what is saved there. Used on the
 * FX thread.
 */
final class ExternalEdit {
  private final PostOffice office;
  private final UiExecutor ui;
  private final Manuscript written;
  private final DraftSaving drafts;
  private final SendingState state;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private Optional<ExternalEditing> editing = Optional.empty();
  private Consumer<String> show;
  private Runnable strayed = () -> {};
  private boolean left;

  ExternalEdit(
      PostOffice office,
      UiExecutor ui,
      Manuscript written,
      DraftSaving drafts,
      SendingState state) {
    this.office = office;
    this.ui = ui;
    this.written = written;
    this.drafts = drafts;
    this.state = state;
    show = written.body()::set;
  }

  /** How what was saved is shown; without it the text is set. */
  void showBy(Consumer<String> how) {
    show = how;
  }

  /** Told when a program ended that nobody waited for any more. */
  void onStrayed(Runnable action) {
    strayed = action;
  }

  /** Whether the program has the text, so that it must not be changed here. */
  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** What the person is told meanwhile. */
  ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /** Whether it was left to the program, which may still save. */
  boolean isLeft() {
    return left;
  }

  /** Saves the draft and starts the program with the text. */
  void start() {
    if (running.get() || !state.isWriting()) {
      return;
    }
    String command = office.editorCommand();
    if (command.isBlank()) {
      tell("No external editor is chosen. Name one in the settings, under Posting.", "");
      return;
    }
    state.tellNothing();
    left = false;
    sentence.set("The editor is being started…");
    running.set(true);
    var _ =
        safe()
            .thenComposeAsync(
                _ -> office.editor().open(command, drafts.draft().orElse(0), written.body().get()),
                ui)
            .whenCompleteAsync((opened, wrong) -> opened(command, opened, wrong), ui);
  }

  private void opened(String command, @Nullable ExternalEditing opened, @Nullable Throwable wrong) {
    if (opened == null) {
      running.set(false);
      if (wrong != null) {
        state.tell(wrong);
      }
      return;
    }
    String program = ExternalEditor.program(command);
    editing = Optional.of(opened);
    sentence.set(
        "The text is being edited in "
            + program
            + ". Each time it is saved there it is taken over; it can be changed here again when "
            + program
            + " has ended.");
    var _ =
        office
            .editor()
            .await(opened, new Seen(opened, program))
            .whenCompleteAsync((end, wrongEnd) -> ended(opened, end, wrongEnd), ui);
    if (left) {
      opened.leave();
      running.set(false);
    }
  }

  /** What the program did, brought to the FX thread. */
  private final class Seen implements ExternalEditing.Watcher {
    private final ExternalEditing of;
    private final String program;

    Seen(ExternalEditing of, String program) {
      this.of = of;
      this.program = program;
    }

    @Override
    public void saved(String text) {
      ui.execute(() -> {
        if (isCurrent(of)) {
          show.accept(text);
          state.tellNothing();
        }
      });
    }

    @Override
    public void unreadable(String what) {
      ui.execute(() -> {
        if (isCurrent(of)) {
          tell(what + " The text here is as it was before.", "");
        }
      });
    }

    @Override
    public void handedOver() {
      ui.execute(() -> {
        if (isCurrent(of)) {
          sentence.set(
              program
                  + " has ended at once. If its window is open all the same, save there and choose"
                  + " Stop waiting when you are done. A command such as gvim -f %f, which ends with"
                  + " the window, needs no such choice.");
        }
      });
    }
  }

  private boolean isCurrent(ExternalEditing it) {
    return running.get() && editing.filter(current -> current == it).isPresent();
  }

  private void ended(ExternalEditing it, @Nullable EditorEnd end, @Nullable Throwable wrong) {
    if (!isCurrent(it)) {
      strayed.run();
      return;
    }
    if (end == null) {
      over();
      if (wrong != null && !Failure.isCancelled(wrong)) {
        state.tell(wrong);
      }
      return;
    }
    show.accept(end.text());
    over();
    end.trouble().ifPresent(words -> tell(words, end.detail()));
    if (!end.isFileNeeded()) {
      var _ = safe().thenCompose(_ -> office.editor().finish(it)).exceptionally(_ -> null);
    }
  }

  /**
   * Takes over what was saved last and waits no longer; the program goes on. Fails where the draft
   * could not be saved.
   */
  CompletableFuture<Void> stop() {
    left = true;
    if (editing.isEmpty()) {
      return drafts.keep();
    }
    ExternalEditing it = editing.get();
    return keep()
        .whenCompleteAsync(
            (_, _) -> {
              if (isCurrent(it)) {
                it.leave();
                over();
              }
            },
            ui);
  }

  /** Makes a draft of what was saved last; fails where it could not be saved. */
  CompletableFuture<Void> keep() {
    if (!running.get() || editing.isEmpty()) {
      return drafts.keep();
    }
    ExternalEditing it = editing.get();
    return office
        .editor()
        .newest(it)
        .handleAsync(
            (text, wrong) -> {
              if (text != null && isCurrent(it)) {
                show.accept(text);
              } else if (wrong != null) {
                state.tell(wrong);
              }
              return Optional.ofNullable(text);
            },
            ui)
        .thenComposeAsync(
            text ->
                safe()
                    .thenCompose(_ ->
                        text.isPresent()
                            ? office.editor().leave(it, text.get()).exceptionally(_ -> null)
                            : done()),
            ui);
  }

  private void over() {
    editing = Optional.empty();
    running.set(false);
  }

  /** There is a draft, and it has the text. */
  private CompletableFuture<Void> safe() {
    return drafts
        .keep()
        .thenComposeAsync(_ -> drafts.draft().isPresent() ? done() : drafts.saveAnew(), ui);
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private void tell(String words, String detail) {
    state.tell(new Trouble(words, detail, true));
  }
}
