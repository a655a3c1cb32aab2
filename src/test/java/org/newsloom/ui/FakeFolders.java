package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.GroupFolder;
import org.newsloom.sync.ServerGroup;

/** Folders in memory. */
final class FakeFolders implements Folders {
  private final Changes changes;
  private List<GroupFolder> folders = List.of();
  private long next = 1;

  FakeFolders(Changes changes) {
    this.changes = changes;
  }

  /** A folder with newsgroups in it. */
  FakeFolders with(String name, String... groups) {
    folders =
        Stream.concat(
                folders.stream(),
                Stream.of(
                    new GroupFolder(next++, name, Stream.of(groups).map(FakeNews::group).toList())))
            .toList();
    return this;
  }

  GroupFolder named(String name) {
    return folders.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  List<String> names() {
    return folders.stream().map(GroupFolder::name).toList();
  }

  @Override
  public CompletableFuture<List<GroupFolder>> all() {
    return CompletableFuture.completedFuture(folders);
  }

  @Override
  public CompletableFuture<Marked> make(String name, List<ServerGroup> groups) {
    return change(
        "Make " + name,
        all -> {
          List<GroupFolder> now = new ArrayList<>(without(all, groups));
          now.add(new GroupFolder(next++, name, groups));
          return now;
        });
  }

  @Override
  public CompletableFuture<Marked> rename(GroupFolder folder, String name) {
    return change(
        "Rename", all -> replaced(all, new GroupFolder(folder.id(), name, folder.groups())));
  }

  @Override
  public CompletableFuture<Marked> remove(GroupFolder folder) {
    return change("Remove", all -> all.stream().filter(it -> it.id() != folder.id()).toList());
  }

  @Override
  public CompletableFuture<Marked> move(GroupFolder folder, int step) {
    return change(
        "Move",
        all -> {
          List<GroupFolder> now = new ArrayList<>(all);
          int at = now.indexOf(folder);
          now.add(Math.clamp((long) at + step, 0, now.size() - 1), now.remove(at));
          return now;
        });
  }

  @Override
  public CompletableFuture<Marked> put(List<ServerGroup> groups, Optional<GroupFolder> folder) {
    return change(
        "Put",
        all -> {
          List<GroupFolder> now = without(all, groups);
          return folder
              .map(to ->
                  now.stream()
                      .map(it ->
                          it.id() == to.id()
                              ? new GroupFolder(
                                  it.id(),
                                  it.name(),
                                  Stream.concat(it.groups().stream(), groups.stream()).toList())
                              : it)
                      .toList())
              .orElse(now);
        });
  }

  @Override
  public CompletableFuture<Marked> fill(
      GroupFolder folder, List<ServerGroup> groups, List<ServerGroup> among) {
    return change(
        "Fill",
        all -> replaced(without(all, groups), new GroupFolder(folder.id(), folder.name(), groups)));
  }

  private static List<GroupFolder> without(List<GroupFolder> all, List<ServerGroup> groups) {
    return all.stream()
        .map(it ->
            new GroupFolder(
                it.id(),
                it.name(),
                it.groups().stream().filter(group -> !groups.contains(group)).toList()))
        .toList();
  }

  private static List<GroupFolder> replaced(List<GroupFolder> all, GroupFolder by) {
    return all.stream().map(it -> it.id() == by.id() ? by : it).toList();
  }

  private CompletableFuture<Marked> change(
      String what, UnaryOperator<List<GroupFolder>> operation) {
    List<GroupFolder> before = folders;
    folders = operation.apply(before);
    changes.tell(new Change.SubscriptionsChanged());
    return CompletableFuture.completedFuture(
        new Marked(
            what,
            1,
            () -> {
              folders = before;
              changes.tell(new Change.SubscriptionsChanged());
              return CompletableFuture.completedFuture(null);
            }));
  }
}
