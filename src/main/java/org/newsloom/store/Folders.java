package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.StoreThreads.Priority;

/**
 * The folders into which the person sorts newsgroups. A newsgroup stands in one folder or none, and
 * stays there when it is unsubscribed, for the day on which it comes back.
 */
public final class Folders {
  private final StoreThreads threads;

  Folders(StoreThreads threads) {
    this.threads = threads;
  }

  /** All of them, in order. */
  public CompletableFuture<List<FolderRecord>> all() {
    return threads.read(files -> all(files.user()));
  }

  private static List<FolderRecord> all(Db user) throws SQLException {
    Map<Long, List<GroupRef>> groups = new HashMap<>();
    user.list(
        """
        select f.folder, s.name, f.grp from foldered f join server s on s.id = f.server
        order by f.grp, s.id\
        """,
        row ->
            groups
                .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new GroupRef(row.getString(2), new Newsgroup(row.getString(3)))));
    return user.list(
        "select id, name, position from folder order by position, id",
        row ->
            new FolderRecord(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                groups.getOrDefault(row.getLong(1), List.of())));
  }

  /** Makes one, behind the others; empty if one is called so already, in whatever case. */
  public CompletableFuture<OptionalLong> add(String name) {
    return write(
        user -> {
          if (named(user, name).isPresent()) {
            return OptionalLong.empty();
          }
          user.run(
              """
              insert into folder(name, position)
              select ?, coalesce(max(position), -1) + 1 from folder\
              """,
              name);
          return OptionalLong.of(user.lastId());
        },
        OptionalLong::isPresent);
  }

  /** Gives one another name; false if another one is called so, or it is no longer there. */
  public CompletableFuture<Boolean> rename(long folder, String name) {
    return write(
        user ->
            named(user, name).filter(other -> other != folder).isEmpty()
                && user.run("update folder set name = ? where id = ?", name, folder) > 0,
        changed -> changed);
  }

  private static Optional<Long> named(Db user, String name) throws SQLException {
    // SQLite knows the case of ASCII only.
    record Named(long id, String name) {}
    return user
        .list("select id, name from folder", row -> new Named(row.getLong(1), row.getString(2)))
        .stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .map(Named::id)
        .findFirst();
  }

  /** Removes one and lets its newsgroups go; gives what it was. */
  public CompletableFuture<Optional<FolderRecord>> remove(long folder) {
    return write(
        user -> {
          Optional<FolderRecord> removed =
              all(user).stream().filter(one -> one.id() == folder).findFirst();
          user.run("delete from folder where id = ?", folder);
          return removed;
        },
        Optional::isPresent);
  }

  /**
   * Brings a folder back where it was. What was put elsewhere meanwhile stays there; where another
   * folder took the name, that one gets the newsgroups.
   */
  public CompletableFuture<Boolean> restore(FolderRecord removed) {
    return write(
        user -> {
          long folder = named(user, removed.name()).orElse(removed.id());
          user.run(
              "insert or ignore into folder(id, name, position) values(?, ?, ?)",
              folder,
              removed.name(),
              removed.position());
          for (GroupRef group : removed.groups()) {
            OptionalLong server = Numberings.server(user, group.server());
            if (server.isPresent()) {
              user.run(
                  "insert or ignore into foldered(server, grp, folder) values(?, ?, ?)",
                  server.getAsLong(),
                  group.group().name(),
                  folder);
            }
          }
          return true;
        },
        changed -> changed);
  }

  /**
   * Puts each newsgroup into the folder that stands for it, or into none; those whose folder is no
   * longer there into none. Gives where those were before that have another place now.
   */
  public CompletableFuture<Map<GroupRef, OptionalLong>> put(Map<GroupRef, OptionalLong> places) {
    Map<GroupRef, OptionalLong> wanted = Map.copyOf(places);
    return write(
        user -> {
          Map<GroupRef, OptionalLong> before = new LinkedHashMap<>();
          for (Map.Entry<GroupRef, OptionalLong> one : wanted.entrySet()) {
            long server = Numberings.knownServer(user, one.getKey().server());
            String group = one.getKey().group().name();
            OptionalLong old =
                user.number(
                    "select folder from foldered where server = ? and grp = ?", server, group);
            if (!old.equals(one.getValue())) {
              before.put(one.getKey(), old);
              place(user, server, group, one.getValue());
            }
          }
          return before;
        },
        before -> !before.isEmpty());
  }

  private static void place(Db user, long server, String group, OptionalLong folder)
      throws SQLException {
    user.run("delete from foldered where server = ? and grp = ?", server, group);
    if (folder.isPresent()) {
      user.run(
          """
          insert into foldered(server, grp, folder) select ?, ?, id from folder where id = ?\
          """,
          server,
          group,
          folder.getAsLong());
    }
  }

  /** Brings the folders into this order; those that are not named keep theirs, after them. */
  public CompletableFuture<Boolean> reorder(List<Long> order) {
    List<Long> wanted = List.copyOf(order);
    return write(
        user -> {
          List<Long> now =
              user.list("select id from folder order by position, id", row -> row.getLong(1));
          Set<Long> all = new LinkedHashSet<>(wanted);
          all.retainAll(now);
          all.addAll(now);
          int position = 0;
          for (long folder : all) {
            user.run("update folder set position = ? where id = ?", position++, folder);
          }
          return !List.copyOf(all).equals(now);
        },
        changed -> changed);
  }

  private interface Change<T> {
    T run(Db user) throws SQLException;
  }

  private <T> CompletableFuture<T> write(Change<T> change, Predicate<T> isNews) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          T value = files.user().transaction(() -> change.run(files.user()));
          if (isNews.test(value)) {
            tell.accept(new StoreChange.SubscriptionsChanged());
          }
          return value;
        });
  }
}
