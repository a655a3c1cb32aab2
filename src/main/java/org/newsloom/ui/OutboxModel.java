package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;
import org.newsloom.post.SavedDraft;
import org.newsloom.task.UiExecutor;

/** What is written and not posted: what waits in the outbox, and drafts. On the FX thread. */
final class OutboxModel {
  /** A line of the list. */
  sealed interface Row {
    /** An article that waits to be sent; what is in it is empty where it went meanwhile. */
    record Waiting(Posted posted, Optional<Composition> written) implements Row {}

    /** Something that was begun. */
    record Begun(SavedDraft draft) implements Row {}
  }

  private final PostOffice office;
  private final UiExecutor ui;
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  OutboxModel(PostOffice office, UiExecutor ui) {
    this.office = office;
    this.ui = ui;
    reload();
  }

  ReadOnlyObjectProperty<List<Row>> rows() {
    return rows.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty sending() {
    return sending.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Looks again at what there is. */
  void reload() {
    var _ =
        office
            .waiting()
            .thenCompose(this::withTexts)
            .thenCombine(
                office.drafts(),
                (waiting, drafts) -> {
                  List<Row> all = new ArrayList<>(waiting);
                  drafts.forEach(draft -> all.add(new Row.Begun(draft)));
                  return List.copyOf(all);
                })
            .whenCompleteAsync(
                (all, wrong) -> {
                  if (wrong == null) {
                    rows.set(all);
                  } else {
                    failed(wrong);
                  }
                },
                ui);
  }

  /** Tries to send all that waits. */
  void sendNow() {
    if (!sending.get()) {
      sending.set(true);
      failure.set(Optional.empty());
      after(office.sendWaiting());
    }
  }

  /** Gives a draft to go on with; what waits becomes a draft again, if it surely was not sent. */
  void edit(Row row, Consumer<SavedDraft> then) {
    switch (row) {
      case Row.Begun begun -> then.accept(begun.draft());
      case Row.Waiting waiting -> {
        var _ =
            office
                .takeBack(waiting.posted().id())
                .whenCompleteAsync(
                    (draft, wrong) -> {
                      if (wrong != null) {
                        failed(wrong);
                      } else {
                        draft.ifPresentOrElse(then, this::mayBeThere);
                      }
                      reload();
                    },
                    ui);
      }
    }
  }

  private void mayBeThere() {
    failure.set(
        Optional.of(
            new Failure(
                "The server may have this article already, so it cannot be changed. Send now asks"
                    + " the server.",
                "")));
  }

  /** Throws it away. */
  void drop(Row row) {
    after(
        switch (row) {
          case Row.Waiting waiting -> office.drop(waiting.posted().id());
          case Row.Begun begun -> office.removeDraft(begun.draft().id());
        });
  }

  private void after(CompletableFuture<?> change) {
    var _ =
        change.whenCompleteAsync(
            (_, wrong) -> {
              sending.set(false);
              if (wrong != null) {
                failed(wrong);
              }
              reload();
            },
            ui);
  }

  private CompletableFuture<List<Row>> withTexts(List<Posted> waiting) {
    CompletableFuture<List<Row>> all = CompletableFuture.completedFuture(List.of());
    for (Posted posted : waiting) {
      all =
          all.thenCombine(
              office.written(posted.id()),
              (before, written) -> {
                List<Row> more = new ArrayList<>(before);
                more.add(new Row.Waiting(posted, written));
                return List.copyOf(more);
              });
    }
    return all;
  }

  private void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      failure.set(Optional.of(Failure.of(wrong)));
    }
  }
}
