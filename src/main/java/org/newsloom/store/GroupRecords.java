package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.store.StoreThreads.Priority;

/** What newsgroups a server has, as its lists told. */
public final class GroupRecords {
  private static final String COLUMNS =
      "select name, description, status, low, high, count from grp ";

  private final StoreThreads threads;

  GroupRecords(StoreThreads threads) {
    this.threads = threads;
  }

  /**
   * Takes a server's whole list; groups that are not in it any more are forgotten.
   *
   * @param when when the server was asked, so that it can be asked for newer groups later
   * @return how many groups there are now
   */
  public CompletableFuture<Integer> replaceAll(
      String server, List<GroupRecord> groups, Instant when) {
    return save(server, groups, when, true);
  }

  /**
   * Adds the groups that are new on a server, or renews what is known of them.
   *
   * @param when when the server was asked
   * @return how many were given
   */
  public CompletableFuture<Integer> addAll(String server, List<GroupRecord> groups, Instant when) {
    return save(server, groups, when, false);
  }

  private CompletableFuture<Integer> save(
      String serverName, List<GroupRecord> groups, Instant when, boolean whole) {
    List<GroupRecord> list = List.copyOf(groups);
    return threads.write(
        Priority.BULK,
        (files, tell) -> {
          long server = Numberings.knownServer(files.user(), serverName);
          Db cache = files.cache();
          cache.transaction(() -> {
            if (whole) {
              cache.run("delete from grp where server = ?", server);
            }
            cache.run(
                "insert or replace into listed(server, at) values(?,?)",
                server,
                when.getEpochSecond());
            insert(cache, server, list);
            return list.size();
          });
          if (whole || !list.isEmpty()) {
            tell.accept(new StoreChange.GroupListChanged(serverName));
          }
          return list.size();
        });
  }

  private static void insert(Db cache, long server, List<GroupRecord> groups) throws SQLException {
    PreparedStatement insert =
        cache.prepare(
            """
            insert into grp(server, name, description, status, low, high, count)
            values(?,?,?,?,?,?,?)
            on conflict(server, name) do update set
              description = iif(excluded.description = '', description, excluded.description),
              status = iif(excluded.status = '', status, excluded.status),
              low = excluded.low, high = excluded.high, count = excluded.count\
            """);
    int pending = 0;
    for (GroupRecord group : groups) {
      insert.setLong(1, server);
      insert.setString(2, group.group().name());
      insert.setString(3, group.description());
      insert.setString(4, group.status());
      insert.setLong(5, group.low());
      insert.setLong(6, group.high());
      if (group.count().isPresent()) {
        insert.setLong(7, group.count().getAsLong());
      } else {
        insert.setNull(7, Types.INTEGER);
      }
      insert.addBatch();
      if (++pending == 256) {
        insert.executeBatch();
        pending = 0;
      }
    }
    if (pending > 0) {
      insert.executeBatch();
    }
  }

  /**
   * Groups by name, those whose name begins so first.
   *
   * @param text anywhere in name or description, case not heeded; with {@code *}, {@code ?} or a
   *     comma a wildmat over names (RFC 3977 section 4); empty for all groups
   */
  public CompletableFuture<List<GroupRecord>> search(String server, String text, int limit) {
    Predicate<GroupRecord> fits = fits(text);
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return threads.read(files -> {
      List<GroupRecord> first = new ArrayList<>();
      List<GroupRecord> later = new ArrayList<>();
      OptionalLong id = Numberings.server(files.user(), server);
      if (id.isEmpty()) {
        return first;
      }
      try (ResultSet row =
          files
              .cache()
              .prepare(COLUMNS + "where server = ? order by name", id.getAsLong())
              .executeQuery()) {
        while (first.size() < limit && row.next()) {
          GroupRecord group = read(row);
          if (fits.test(group)) {
            boolean begins = group.group().name().toLowerCase(Locale.ROOT).startsWith(lower);
            (begins ? first : later).add(group);
          }
        }
      }
      first.addAll(later);
      return List.copyOf(first.subList(0, Math.min(limit, first.size())));
    });
  }

  private static Predicate<GroupRecord> fits(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.indexOf('*') >= 0 || lower.indexOf('?') >= 0 || lower.indexOf(',') >= 0) {
      Wildmat wildmat = Wildmat.of(lower);
      return group -> wildmat.matches(group.group().name().toLowerCase(Locale.ROOT));
    }
    return group ->
        group.group().name().toLowerCase(Locale.ROOT).contains(lower)
            || group.description().toLowerCase(Locale.ROOT).contains(lower);
  }

  /** One group as the list told it. */
  public CompletableFuture<Optional<GroupRecord>> find(GroupRef group) {
    return threads.read(files -> {
      OptionalLong id = Numberings.server(files.user(), group.server());
      return id.isEmpty()
          ? Optional.empty()
          : files
              .cache()
              .first(
                  COLUMNS + "where server = ? and name = ?",
                  GroupRecords::read,
                  id.getAsLong(),
                  group.group().name());
    });
  }

  private static GroupRecord read(ResultSet row) throws SQLException {
    return new GroupRecord(
        new Newsgroup(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        count(row));
  }

  private static OptionalLong count(ResultSet row) throws SQLException {
    long count = row.getLong(6);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** When a server was last asked for its whole list, or for what is new in it. */
  public CompletableFuture<Optional<Instant>> listed(String server) {
    return threads.read(files -> {
      OptionalLong id = Numberings.server(files.user(), server);
      return id.isEmpty()
          ? Optional.empty()
          : files
              .cache()
              .first(
                  "select at from listed where server = ?",
                  row -> Instant.ofEpochSecond(row.getLong(1)),
                  id.getAsLong());
    });
  }
}
