package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * What the person did, for exchange with other machines: read whole, and changed by functions that
 * see it as it is at that moment, so that nothing done meanwhile is lost. Such a function runs on
 * the writer's thread and must neither wait nor fail.
 */
public final class StateExchange {
  private final StoreThreads threads;
  private final Marks marks;

  StateExchange(StoreThreads threads, Marks marks) {
    this.threads = threads;
    this.marks = marks;
  }

  /**
   * A newsgroup in its present numbering.
   *
   * @param serverId changes when a server of the same name is added anew
   * @param numbering which of its numberings, as in {@link MarkChange.Entry}
   * @param read the numbers that are read
   * @param present the numbers that have a header here
   * @param high the highest number that is known to have been given out; 0 for none
   */
  public record Numbered(
      GroupRef group,
      long serverId,
      long numbering,
      NumberRanges read,
      NumberRanges present,
      long high) {}

  /**
   * Where a server is.
   *
   * @param id changes when a server of the same name is added anew
   */
  public record Place(long id, String name, String host, int port) {}

  /** The servers, the first that was added first. */
  public CompletableFuture<List<Place>> servers() {
    return threads.read(files ->
        files
            .user()
            .list(
                "select id, name, host, port from server order by id",
                row ->
                    new Place(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4))));
  }

  /** The newsgroups of servers that have headers or read marks here, by server and name. */
  public CompletableFuture<List<Numbered>> numbered() {
    return threads.read(files -> {
      List<Numbered> all = new ArrayList<>();
      for (Named one :
          files
              .user()
              .list(
                  """
                  select s.id, s.name, g.grp from server s join (
                    select server, grp from numbering union select server, grp from read_state) g
                  on g.server = s.id order by s.name, g.grp\
                  """,
                  row ->
                      new Named(
                          row.getLong(1),
                          new GroupRef(row.getString(2), new Newsgroup(row.getString(3)))))) {
        String name = one.group().group().name();
        long epoch = Numberings.epoch(files.user(), one.server(), one.group().group());
        Holding holding = Holding.of(files.cache(), one.server(), name, epoch);
        all.add(
            new Numbered(
                one.group(),
                one.server(),
                epoch,
                ReadState.of(files.user(), one.server(), name, epoch),
                holding.present(),
                holding.high()));
      }
      return all;
    });
  }

  private record Named(long server, GroupRef group) {}

  /** What {@link #remember} was given last, in this file or the backup that took its place. */
  public CompletableFuture<Optional<byte[]>> remembered() {
    return threads.read(
        files -> files.user().first("select octets from exchange", row -> row.getBytes(1)));
  }

  /**
   * Keeps what was exchanged beside the marks themselves: a backup of the one is then one of the
   * other, and what it lacks is never taken for something that the person undid.
   */
  public CompletableFuture<Void> remember(byte[] octets) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          files
              .user()
              .transaction(() ->
                  files
                      .user()
                      .run("insert or replace into exchange(id, octets) values(1, ?)", octets));
          return Marks.done();
        });
  }

  /**
   * What is to be read and unread.
   *
   * @param read numbers that become read
   * @param unread numbers that become unread
   */
  public record Wanted(NumberRanges read, NumberRanges unread) {}

  /**
   * Changes read marks of a newsgroup, and of the same articles elsewhere.
   *
   * @param choose gives what is wanted, from the numbers that are read
   * @return false if the newsgroup is in another numbering by now, and nothing was asked or done
   */
  public CompletableFuture<Boolean> marks(
      GroupRef group, long numbering, Function<NumberRanges, Wanted> choose) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Optional<MarkChange> change =
              files
                  .user()
                  .transaction(() -> {
                    long server = Numberings.knownServer(files.user(), group.server());
                    long epoch = Numberings.epoch(files.user(), server, group.group());
                    if (epoch != numbering) {
                      return Optional.empty();
                    }
                    Wanted wanted =
                        choose.apply(
                            ReadState.of(files.user(), server, group.group().name(), epoch));
                    ReadState state = new ReadState(files.user());
                    marks.across(files, state, group, wanted.read(), true);
                    marks.across(files, state, group, wanted.unread(), false);
                    return Optional.of(state.changes());
                  });
          if (change.isPresent() && !change.get().changes().isEmpty()) {
            tell.accept(new StoreChange.MarksChanged(change.get()));
          }
          return change.isPresent();
        });
  }

  /**
   * Sets and takes away flags.
   *
   * @param choose gives what is to be flagged (true) or not (false), from the flagged articles and
   *     the seconds since 1970 at which they were flagged
   */
  public CompletableFuture<Void> flags(
      Function<Map<MessageId, Long>, Map<MessageId, Boolean>> choose) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Map<MessageId, Boolean> changes =
              files
                  .user()
                  .transaction(() -> {
                    Map<MessageId, Long> flagged = new HashMap<>();
                    files
                        .user()
                        .list(
                            "select msgid, since from flag",
                            row -> flagged.put(new MessageId(row.getString(1)), row.getLong(2)));
                    Map<MessageId, Boolean> wanted = choose.apply(Map.copyOf(flagged));
                    for (Map.Entry<MessageId, Boolean> one : wanted.entrySet()) {
                      marks.setFlag(files, one.getKey(), one.getValue());
                    }
                    return wanted;
                  });
          changes.keySet().forEach(id -> tell.accept(new StoreChange.ArticleMarked(id)));
          return Marks.done();
        });
  }

  /**
   * A mark of a thread.
   *
   * @param since the seconds since 1970 at which it was set
   */
  public record Marked(ThreadMark mark, long since) {}

  /**
   * Watches and ignores threads, or neither.
   *
   * @param choose gives the marks that are wanted, from those that there are, by the first article
   */
  public CompletableFuture<Void> threads(
      Function<Map<MessageId, Marked>, Map<MessageId, Optional<ThreadMark>>> choose) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Map<MessageId, Optional<ThreadMark>> changes =
              files
                  .user()
                  .transaction(() -> {
                    Map<MessageId, Marked> marked = new HashMap<>();
                    files
                        .user()
                        .list(
                            "select msgid, mark, since from thread_mark",
                            row ->
                                marked.put(
                                    new MessageId(row.getString(1)),
                                    new Marked(
                                        ThreadMark.valueOf(row.getString(2)), row.getLong(3))));
                    Map<MessageId, Optional<ThreadMark>> wanted = choose.apply(Map.copyOf(marked));
                    for (Map.Entry<MessageId, Optional<ThreadMark>> one : wanted.entrySet()) {
                      marks.setThreadMark(files, one.getKey(), one.getValue());
                    }
                    return wanted;
                  });
          changes.keySet().forEach(root -> tell.accept(new StoreChange.ThreadMarked(root)));
          return Marks.done();
        });
  }

  /**
   * Subscribes, at the end of the list, and unsubscribes; newsgroups of servers that are not known
   * here are passed over.
   *
   * @param choose gives what is to be subscribed (true) or not (false), from what is subscribed, in
   *     its order
   */
  public CompletableFuture<Void> subscriptions(
      Function<List<GroupRef>, Map<GroupRef, Boolean>> choose) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          boolean changed =
              files
                  .user()
                  .transaction(() -> {
                    Map<GroupRef, Boolean> wanted = choose.apply(subscribed(files));
                    boolean any = false;
                    for (Map.Entry<GroupRef, Boolean> one : wanted.entrySet()) {
                      if (Numberings.server(files.user(), one.getKey().server()).isPresent()) {
                        any |=
                            one.getValue()
                                ? Subscriptions.subscribe(files.user(), one.getKey())
                                : Subscriptions.unsubscribe(files.user(), one.getKey());
                      }
                    }
                    return any;
                  });
          if (changed) {
            tell.accept(new StoreChange.SubscriptionsChanged());
          }
          return Marks.done();
        });
  }

  private static List<GroupRef> subscribed(Files files) throws SQLException {
    return files
        .user()
        .list(
            """
            select s.name, u.grp from subscription u join server s on s.id = u.server
            order by u.position, u.grp\
            """,
            row -> new GroupRef(row.getString(1), new Newsgroup(row.getString(2))));
  }
}
