package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.ServerRecord.Security;
import org.newsloom.store.StoreThreads.Priority;

/** The news servers that the person reads from, by name. */
public final class ServerRecords {
  /** What stands for the server of local newsgroups has no host; see {@link LocalArticles}. */
  private static final String COLUMNS =
      "select name, host, port, security, user, password_store, connections, ca, proxy from"
          + " server ";

  private final StoreThreads threads;

  ServerRecords(StoreThreads threads) {
    this.threads = threads;
  }

  /** All servers in the order in which they were added. */
  public CompletableFuture<List<ServerRecord>> all() {
    return threads.read(
        files -> files.user().list(COLUMNS + "where host <> '' order by id", ServerRecords::read));
  }

  /** The names that newsgroups stand under: all servers, and {@link LocalArticles#SERVER}. */
  public CompletableFuture<List<String>> names() {
    return threads.read(files ->
        files
            .user()
            .list("select name from server order by host = '', id", row -> row.getString(1)));
  }

  /** One server. */
  public CompletableFuture<Optional<ServerRecord>> find(String name) {
    return threads.read(files ->
        files.user().first(COLUMNS + "where host <> '' and name = ?", ServerRecords::read, name));
  }

  private static ServerRecord read(ResultSet row) throws SQLException {
    return new ServerRecord(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        Security.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)));
  }

  /** Adds a server, or changes the one of that name; what is kept for it stays. */
  public CompletableFuture<Void> save(ServerRecord server) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          files
              .user()
              .transaction(() ->
                  files
                      .user()
                      .run(
                          """
                          insert into server(
                            name, host, port, security, user, password_store, connections, ca,
                            proxy)
                          values(?,?,?,?,?,?,?,?,?)
                          on conflict(name) do update set
                            host = excluded.host, port = excluded.port,
                            security = excluded.security, user = excluded.user,
                            password_store = excluded.password_store,
                            connections = excluded.connections, ca = excluded.ca,
                            proxy = excluded.proxy\
                          """,
                          server.name(),
                          server.host(),
                          server.port(),
                          server.security().name(),
                          server.user(),
                          server.passwordStore(),
                          server.connections(),
                          server.certificateAuthority().orElse(null),
                          server.proxy().orElse(null)));
          tell.accept(new StoreChange.ServersChanged());
          return Marks.done();
        });
  }

  /**
   * Gives a server another name; everything kept for it goes with it.
   *
   * @return false if there is no server of the old name, or one of the new name already
   */
  public CompletableFuture<Boolean> rename(String from, String to) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          boolean renamed =
              files
                  .user()
                  .transaction(() -> {
                    int changed =
                        files
                            .user()
                            .run("update or ignore server set name = ? where name = ?", to, from);
                    if (changed > 0) {
                      files.user().run("update outbox set server = ? where server = ?", to, from);
                      files.user().run("update draft set server = ? where server = ?", to, from);
                    }
                    return changed > 0;
                  });
          if (renamed) {
            tell.accept(new StoreChange.ServersChanged());
          }
          return renamed;
        });
  }

  /**
   * Removes a server with its subscriptions and read marks. Drafts, the outbox, flags and kept
   * articles stay.
   *
   * @return false if there is none of that name
   */
  public CompletableFuture<Boolean> remove(String name) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          OptionalLong id = Numberings.server(files.user(), name);
          if (id.isEmpty()) {
            return false;
          }
          long server = id.getAsLong();
          List<Long> slices =
              files
                  .user()
                  .list("select id from numbering where server = ?", row -> row.getLong(1), server);
          files
              .user()
              .transaction(() -> {
                Db user = files.user();
                user.run("delete from subscription where server = ?", server);
                user.run("delete from unsubscribed where server = ?", server);
                user.run("delete from foldered where server = ?", server);
                user.run("delete from read_state where server = ?", server);
                user.run("delete from numbering where server = ?", server);
                return user.run("delete from server where id = ?", server);
              });
          tell.accept(new StoreChange.ServersChanged());
          tell.accept(new StoreChange.SubscriptionsChanged());
          // Ids are never given out again: rows that a crash leaves behind are only dead weight.
          files.cache().transaction(() -> removeFromCache(files.cache(), server, slices));
          return true;
        });
  }

  private static int removeFromCache(Db cache, long server, List<Long> slices) throws SQLException {
    for (long slice : slices) {
      long first = slice << Numberings.SLICE_BITS;
      long last = ((slice + 1) << Numberings.SLICE_BITS) - 1;
      Segments.remove(cache, first, last);
      LooseHeaders.remove(cache, first, last);
      cache.run("delete from broken where id between ? and ?", first, last);
    }
    cache.run("delete from holding where server = ?", server);
    cache.run("delete from listed where server = ?", server);
    cache.run("delete from unavailable where server = ?", server);
    return cache.run("delete from grp where server = ?", server);
  }
}
