package org.newsloom.post;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.IdentityRecord;
import org.newsloom.store.Store;
import org.newsloom.task.TaskFuture;

/** The identities that the person posts with. */
public final class Identities {
  private final Store store;

  /** Keeps them in the given store. */
  public Identities(Store store) {
    this.store = store;
  }

  /** All of them by name; none before the first post. */
  public TaskFuture<List<Identity>> all() {
    return TaskFuture.guarding(
        store
            .identities()
            .all()
            .thenApply(records -> records.stream().map(Identities::of).toList()));
  }

  /** Saves under its name; it must have no {@link Identity#problem}. */
  public TaskFuture<Void> save(Identity identity) {
    return TaskFuture.guarding(
        identity
            .problem()
            .<CompletableFuture<Void>>map(
                problem -> CompletableFuture.failedFuture(new IllegalArgumentException(problem)))
            .orElseGet(() -> store.identities().save(recordOf(identity))));
  }

  /** Removes one; false if there is none of that name. */
  public TaskFuture<Boolean> remove(String name) {
    return TaskFuture.guarding(store.identities().remove(name));
  }

  private static Identity of(IdentityRecord saved) {
    return new Identity(
        saved.name(),
        saved.fullName(),
        saved.address(),
        saved.replyTo(),
        saved.organization(),
        saved.signature());
  }

  private static IdentityRecord recordOf(Identity identity) {
    return new IdentityRecord(
        identity.name(),
        identity.fullName().strip(),
        identity.address().strip(),
        identity.replyTo().strip(),
        identity.organization().strip(),
        identity.signature());
  }
}
