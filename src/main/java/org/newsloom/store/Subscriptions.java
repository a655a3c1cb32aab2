package org.newsloom.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/** The newsgroups that the person reads, in their order. */
public final class Subscriptions {
  private final StoreThreads threads;

  Subscriptions(StoreThreads threads) {
    this.threads = threads;
  }

  /** All of them, in order. */
  public CompletableFuture<List<SubscriptionRecord>> all() {
    return threads.read(files ->
        files
            .user()
            .list(
                """
                select s.name, u.grp, u.position, u.settings
                from subscription u join server s on s.id = u.server
                order by u.position, u.grp\
                """,
                row ->
                    new SubscriptionRecord(
                        new GroupRef(row.getString(1), new Newsgroup(row.getString(2))),
                        row.getInt(3),
                        row.getString(4))));
  }

  /** Subscribes, at the end of the list; false if it is so already. */
  public CompletableFuture<Boolean> subscribe(GroupRef group) {
    return change(
        group,
        """
        insert or ignore into subscription(server, grp, position, settings)
        select ?, ?, coalesce(max(position), -1) + 1, '' from subscription\
        """);
  }

  /** Unsubscribes; read marks and headers stay, should the person come back. */
  public CompletableFuture<Boolean> unsubscribe(GroupRef group) {
    return change(group, "delete from subscription where server = ? and grp = ?");
  }

  private CompletableFuture<Boolean> change(GroupRef group, String sql) {
    return write(
        files ->
            files
                    .user()
                    .run(
                        sql,
                        Numberings.knownServer(files.user(), group.server()),
                        group.group().name())
                > 0,
        changed -> changed);
  }

  /** Brings subscriptions into this order; those that are not named keep theirs, after them. */
  public CompletableFuture<Void> reorder(List<GroupRef> order) {
    List<GroupRef> wanted = List.copyOf(order);
    return write(
        files -> {
          files.user().run("update subscription set position = position + ?", wanted.size());
          for (int i = 0; i < wanted.size(); i++) {
            files
                .user()
                .run(
                    "update subscription set position = ? where server = ? and grp = ?",
                    i,
                    Numberings.knownServer(files.user(), wanted.get(i).server()),
                    wanted.get(i).group().name());
          }
          return Marks.done();
        },
        any -> true);
  }

  /** Keeps a group's own settings; false if it is not subscribed. */
  public CompletableFuture<Boolean> settings(GroupRef group, String settings) {
    return write(
        files ->
            files
                    .user()
                    .run(
                        "update subscription set settings = ? where server = ? and grp = ?",
                        settings,
                        Numberings.knownServer(files.user(), group.server()),
                        group.group().name())
                > 0,
        changed -> changed);
  }

  private interface Change<T> {
    T run(Files files) throws SQLException;
  }

  private <T> CompletableFuture<T> write(Change<T> change, Predicate<T> isNews) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          T value = files.user().transaction(() -> change.run(files));
          if (isNews.test(value)) {
            tell.accept(new StoreChange.SubscriptionsChanged());
          }
          return value;
        });
  }

  /** How many articles are here and unread; cheap for any size of group. */
  public CompletableFuture<Map<GroupRef, GroupCounts>> counts(List<GroupRef> groups) {
    List<GroupRef> wanted = List.copyOf(groups);
    return threads.read(files -> {
      Map<GroupRef, GroupCounts> counts = new LinkedHashMap<>();
      for (GroupRef group : wanted) {
        counts.put(group, count(files, group));
      }
      return counts;
    });
  }

  private static GroupCounts count(Files files, GroupRef group) throws SQLException {
    OptionalLong server = Numberings.server(files.user(), group.server());
    if (server.isEmpty()) {
      return GroupCounts.NONE;
    }
    long id = server.getAsLong();
    String name = group.group().name();
    long epoch = Numberings.epoch(files.user(), id, group.group());
    Optional<Holding> holding = Holding.find(files.cache(), id, name, epoch);
    NumberRanges present = holding.orElse(Holding.NONE).present();
    NumberRanges read = ReadState.of(files.user(), id, name, epoch);
    return new GroupCounts(present.count(), present.minus(read).count(), holding.isPresent());
  }
}
