package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
  /** The position behind all others. */
  private static final String END =
      """
      select coalesce(max(position), -1) + 1 from (
        select position from subscription union all select position from unsubscribed)\
      """;

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

  /**
   * A newsgroup at its place among others.
   *
   * @param subscribed whether it is; others keep the place that they had, or were said to have
   */
  public record Placed(GroupRef group, boolean subscribed) {}

  /** The newsgroups of a server that have a place, subscribed or not, in order. */
  public CompletableFuture<List<Placed>> places(String server) {
    return threads.read(files ->
        files
            .user()
            .list(
                """
                select p.grp, p.subscribed from server s join (
                  select server, grp, position, 1 as subscribed from subscription
                  union all select server, grp, position, 0 from unsubscribed) p
                on p.server = s.id where s.name = ? order by p.position, p.grp\
                """,
                row ->
                    new Placed(
                        new GroupRef(server, new Newsgroup(row.getString(1))), row.getInt(2) != 0),
                server));
  }

  /** Subscribes, at the end of the list; false if it is so already. */
  public CompletableFuture<Boolean> subscribe(GroupRef group) {
    return write(files -> subscribe(files.user(), group), changed -> changed);
  }

  /** The same within a transaction on the user's file. */
  static boolean subscribe(Db user, GroupRef group) throws SQLException {
    return subscribe(user, group, end(user));
  }

  private static long end(Db user) throws SQLException {
    return user.number(END).orElse(0);
  }

  /**
   * Subscribes to those that are to be, and notes the places of the others: at the end of the list,
   * in this order. What is subscribed stays so, and what has a place keeps it.
   */
  public CompletableFuture<Boolean> addAll(List<Placed> groups) {
    List<Placed> wanted = List.copyOf(groups);
    return write(
        files -> {
          boolean changed = false;
          long position = end(files.user());
          for (Placed one : wanted) {
            if (one.subscribed()) {
              changed |= subscribe(files.user(), one.group(), position);
            } else {
              notePlace(files.user(), one.group(), position);
            }
            position++;
          }
          return changed;
        },
        changed -> changed);
  }

  private static boolean subscribe(Db user, GroupRef group, long position) throws SQLException {
    long server = Numberings.knownServer(user, group.server());
    String name = group.group().name();
    boolean changed =
        user.run(
                """
                insert or ignore into subscription(server, grp, position, settings)
                values(?, ?, ?, '')\
                """,
                server,
                name,
                position)
            > 0;
    if (changed) {
      user.run("delete from unsubscribed where server = ? and grp = ?", server, name);
    }
    return changed;
  }

  private static void notePlace(Db user, GroupRef group, long position) throws SQLException {
    long server = Numberings.knownServer(user, group.server());
    String name = group.group().name();
    if (!user.exists("select 1 from subscription where server = ? and grp = ?", server, name)) {
      user.run(
          "insert or ignore into unsubscribed(server, grp, position) values(?, ?, ?)",
          server,
          name,
          position);
    }
  }

  /**
   * Unsubscribes; read marks and headers stay, should the person come back, and the place stays for
   * a {@code .newsrc}.
   */
  public CompletableFuture<Boolean> unsubscribe(GroupRef group) {
    return write(files -> unsubscribe(files.user(), group), changed -> changed);
  }

  /** The same within a transaction on the user's file. */
  static boolean unsubscribe(Db user, GroupRef group) throws SQLException {
    long server = Numberings.knownServer(user, group.server());
    String name = group.group().name();
    user.run(
        """
        insert or replace into unsubscribed(server, grp, position)
        select server, grp, position from subscription where server = ? and grp = ?\
        """,
        server,
        name);
    return user.run("delete from subscription where server = ? and grp = ?", server, name) > 0;
  }

  /**
   * Brings subscriptions into this order; those that are not named keep theirs, after them. A
   * newsgroup that is not subscribed stays behind the one that it stands behind.
   */
  public CompletableFuture<Void> reorder(List<GroupRef> order) {
    List<GroupRef> wanted = List.copyOf(order);
    return write(
        files -> {
          List<Place> places = new ArrayList<>();
          for (List<Place> run : runs(files.user(), wanted)) {
            places.addAll(run);
          }
          for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            files
                .user()
                .run(
                    place.subscribed()
                        ? "update subscription set position = ? where server = ? and grp = ?"
                        : "update unsubscribed set position = ? where server = ? and grp = ?",
                    i,
                    place.server(),
                    place.group());
          }
          return Marks.done();
        },
        any -> true);
  }

  private record Place(long server, String group, boolean subscribed) {}

  /** Subscribed newsgroups in the wanted order, each with the unsubscribed ones behind it. */
  private static List<List<Place>> runs(Db user, List<GroupRef> wanted) throws SQLException {
    List<List<Place>> runs = new ArrayList<>(List.of(new ArrayList<>()));
    for (Place place :
        user.list(
            """
            select server, grp, position, 1 from subscription
            union all select server, grp, position, 0 from unsubscribed order by 3, 2\
            """,
            row -> new Place(row.getLong(1), row.getString(2), row.getInt(4) != 0))) {
      if (place.subscribed()) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(place);
    }
    Map<Place, Integer> rank = new HashMap<>();
    for (GroupRef one : wanted) {
      long server = Numberings.knownServer(user, one.server());
      rank.putIfAbsent(new Place(server, one.group().name(), true), rank.size());
    }
    // The first run has no subscribed newsgroup before it, and stays the first.
    runs.subList(1, runs.size())
        .sort(Comparator.comparing(run -> rank.getOrDefault(run.getFirst(), Integer.MAX_VALUE)));
    return runs;
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
