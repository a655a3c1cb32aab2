package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.GroupFolders;
import org.newsloom.sync.ServerGroup;

/**
 * The folders as the service keeps them.
 *
 * @param service what keeps them
 */
record ServiceFolders(GroupFolders service) implements Folders {
  @Override
  public CompletableFuture<List<GroupFolder>> all() {
    return service.all();
  }

  @Override
  public CompletableFuture<Marked> make(String name, List<ServerGroup> groups) {
    return service.make(name, groups).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> rename(GroupFolder folder, String name) {
    return service.rename(folder, name).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> remove(GroupFolder folder) {
    return service.remove(folder).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> move(GroupFolder folder, int step) {
    return service.move(folder, step).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> put(List<ServerGroup> groups, Optional<GroupFolder> folder) {
    return service.put(groups, folder).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> fill(
      GroupFolder folder, List<ServerGroup> groups, List<ServerGroup> among) {
    return service.fill(folder, groups, among).thenApply(Marked::of);
  }
}
