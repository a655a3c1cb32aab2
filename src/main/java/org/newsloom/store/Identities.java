package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.StoreThreads.Priority;

/** Who the person is in what they post, by name. */
public final class Identities {
  private static final String COLUMNS =
      "select name, full_name, address, reply_to, organization, signature from identity ";

  private final StoreThreads threads;

  Identities(StoreThreads threads) {
    this.threads = threads;
  }

  /** All identities by name. */
  public CompletableFuture<List<IdentityRecord>> all() {
    return threads.read(files -> files.user().list(COLUMNS + "order by name", Identities::read));
  }

  /** One identity. */
  public CompletableFuture<Optional<IdentityRecord>> find(String name) {
    return threads.read(
        files -> files.user().first(COLUMNS + "where name = ?", Identities::read, name));
  }

  private static IdentityRecord read(ResultSet row) throws SQLException {
    return new IdentityRecord(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /** Adds an identity, or changes the one of that name. */
  public CompletableFuture<Void> save(IdentityRecord identity) {
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
                          insert or replace into identity(
                            name, full_name, address, reply_to, organization, signature)
                          values(?,?,?,?,?,?)\
                          """,
                          identity.name(),
                          identity.fullName(),
                          identity.address(),
                          identity.replyTo(),
                          identity.organization(),
                          identity.signature()));
          tell.accept(new StoreChange.ServersChanged());
          return Marks.done();
        });
  }

  /** Removes an identity; false if there is none of that name. */
  public CompletableFuture<Boolean> remove(String name) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          boolean removed =
              files
                  .user()
                  .transaction(
                      () -> files.user().run("delete from identity where name = ?", name) > 0);
          tell.accept(new StoreChange.ServersChanged());
          return removed;
        });
  }
}
