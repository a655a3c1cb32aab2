package org.newsloom.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.newsloom.store.Draft;
import org.newsloom.store.Store;
import org.newsloom.task.TaskFuture;

/** What is being written, saved while one types. */
public final class Drafts {
  private final Store store;

  /** Keeps them in the given store. */
  public Drafts(Store store) {
    this.store = store;
  }

  /** Saves what is no answer, or can go no other way than it does. */
  public TaskFuture<SavedDraft> save(long id, String server, Composition composition) {
    return save(id, server, composition, AnswerWays.NONE);
  }

  /** Saves over the draft of that number, or as a new one for 0; gives the draft as it is kept. */
  public TaskFuture<SavedDraft> save(
      long id, String server, Composition composition, AnswerWays ways) {
    return TaskFuture.guarding(
        store
            .drafts()
            .save(
                new Draft(
                    id,
                    Instant.EPOCH,
                    server,
                    "",
                    DraftFields.of(composition, ways),
                    composition.body(),
                    composition.attachments().files().stream()
                        .map(file -> new Draft.File(file.name(), file.octets()))
                        .toList()))
            .thenApply(Drafts::of));
  }

  /** All drafts, the one saved last first. */
  public TaskFuture<List<SavedDraft>> all() {
    return TaskFuture.guarding(
        store.drafts().all().thenApply(drafts -> drafts.stream().map(Drafts::of).toList()));
  }

  /** One draft. */
  public TaskFuture<Optional<SavedDraft>> find(long id) {
    return TaskFuture.guarding(store.drafts().find(id).thenApply(found -> found.map(Drafts::of)));
  }

  /** Throws a draft away. */
  public TaskFuture<Boolean> remove(long id) {
    return TaskFuture.guarding(store.drafts().remove(id));
  }

  private static SavedDraft of(Draft draft) {
    DraftFields fields = new DraftFields(draft.fields());
    Composition written =
        fields.composition(
            draft.body(),
            draft.files().stream()
                .map(file -> new AttachedFile(file.name(), file.octets()))
                .toList());
    return new SavedDraft(draft.id(), draft.saved(), draft.server(), written, fields.ways(written));
  }
}
