package org.newsloom.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.newsloom.settings.GroupSettings;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.TaskFuture;

/** What each newsgroup has of its own in the place of the usual settings. */
public final class GroupPreferences {
  private final Store store;

  /** Keeps them with the subscriptions. */
  public GroupPreferences(Store store) {
    this.store = store;
  }

  /** Those of a newsgroup; {@link GroupSettings#NONE} where it is not subscribed. */
  public CompletableFuture<GroupSettings> of(ServerGroup group) {
    GroupRef ref = Refs.of(group);
    return store
        .subscriptions()
        .all()
        .thenApply(all ->
            all.stream()
                .filter(one -> one.group().equals(ref))
                .findFirst()
                .map(one -> GroupSettings.parse(one.settings()))
                .orElse(GroupSettings.NONE));
  }

  /** Changes those of a newsgroup; false if it is not subscribed, and then nothing is kept. */
  public CompletableFuture<Boolean> change(ServerGroup group, UnaryOperator<GroupSettings> change) {
    return TaskFuture.guarding(
        of(group)
            .thenCompose(
                now -> store.subscriptions().settings(Refs.of(group), change.apply(now).text())));
  }
}
