package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.store.OutboxEntry.State;
import org.newsloom.store.StoreThreads.Priority;

/** Articles on their way to a server; each change is on disk when its future completes. */
public final class Outbox {
  private static final String COLUMNS =
      "select id, msgid, server, state, attempts, last_reply, created, changed, raw"
          + " from outbox ";

  private final StoreThreads threads;
  private final Clock clock;

  Outbox(StoreThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Puts an article in, to be sent, and removes the draft that it was made from in the same
   * transaction: there is never both, nor neither.
   */
  public CompletableFuture<OutboxEntry> add(
      String server, MessageId id, byte[] octets, OptionalLong draft) {
    byte[] exact = octets.clone();
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          long now = clock.instant().getEpochSecond();
          OutboxEntry entry =
              user.transaction(() -> {
                user.run(
                    """
                    insert into outbox(
                      msgid, server, state, attempts, last_reply, created, changed, raw)
                    values(?,?,'queued',0,'',?,?,?)\
                    """,
                    id.text(),
                    server,
                    now,
                    now,
                    exact);
                long row = user.lastId();
                if (draft.isPresent()) {
                  user.run("delete from draft where id = ?", draft.getAsLong());
                }
                return user.first(COLUMNS + "where id = ?", Outbox::read, row).orElseThrow();
              });
          if (draft.isPresent()) {
            tell.accept(new StoreChange.DraftsChanged(Set.of(draft.getAsLong())));
          }
          tell.accept(new StoreChange.OutboxChanged(Set.of(entry.id())));
          return entry;
        });
  }

  /** One entry. */
  public CompletableFuture<Optional<OutboxEntry>> find(long id) {
    return threads.read(files -> files.user().first(COLUMNS + "where id = ?", Outbox::read, id));
  }

  /** All entries, oldest first. */
  public CompletableFuture<List<OutboxEntry>> all() {
    return threads.read(files -> files.user().list(COLUMNS + "order by id", Outbox::read));
  }

  /**
   * Notes how far an entry is; {@link State#SENDING} counts as one more attempt.
   *
   * @param reply what the server or the connection said; may be empty
   * @return the entry as it is now; empty if it was removed
   */
  public CompletableFuture<Optional<OutboxEntry>> change(long id, State state, String reply) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          Optional<OutboxEntry> entry =
              user.transaction(() -> {
                user.run(
                    """
                    update outbox set state = ?, attempts = attempts + ?, last_reply = ?,
                      changed = ?
                    where id = ?\
                    """,
                    state.name().toLowerCase(Locale.ROOT),
                    state == State.SENDING ? 1 : 0,
                    reply,
                    clock.instant().getEpochSecond(),
                    id);
                return user.first(COLUMNS + "where id = ?", Outbox::read, id);
              });
          tell.accept(new StoreChange.OutboxChanged(Set.of(id)));
          return entry;
        });
  }

  /**
   * Puts other octets in the place of an entry's, before they are sent.
   *
   * @return the entry as it is now; empty if it was removed
   */
  public CompletableFuture<Optional<OutboxEntry>> rewrite(long id, byte[] octets) {
    byte[] exact = octets.clone();
    return threads.write(
        Priority.USER,
        (files, tell) ->
            files
                .user()
                .transaction(() -> {
                  files.user().run("update outbox set raw = ? where id = ?", exact, id);
                  return files.user().first(COLUMNS + "where id = ?", Outbox::read, id);
                }));
  }

  /**
   * Lets another server have an entry that surely was not sent; the octets stay as they are.
   *
   * @return the entry as it is now; empty if it is not here, or was begun to be sent
   */
  public CompletableFuture<Optional<OutboxEntry>> move(long id, String server) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Db user = files.user();
          Optional<OutboxEntry> entry =
              user.transaction(() -> {
                int moved =
                    user.run(
                        """
                        update outbox set server = ?, state = 'queued', last_reply = '', changed = ?
                        where id = ? and state in ('queued', 'refused')\
                        """,
                        server,
                        clock.instant().getEpochSecond(),
                        id);
                return moved == 0
                    ? Optional.<OutboxEntry>empty()
                    : user.first(COLUMNS + "where id = ?", Outbox::read, id);
              });
          tell.accept(new StoreChange.OutboxChanged(Set.of(id)));
          return entry;
        });
  }

  /** Removes an entry; false if it is not here. */
  public CompletableFuture<Boolean> remove(long id) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          boolean removed =
              files
                  .user()
                  .transaction(() -> files.user().run("delete from outbox where id = ?", id) > 0);
          tell.accept(new StoreChange.OutboxChanged(Set.of(id)));
          return removed;
        });
  }

  private static OutboxEntry read(ResultSet row) throws SQLException {
    return new OutboxEntry(
        row.getLong(1),
        new MessageId(row.getString(2)),
        row.getString(3),
        State.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getInt(5),
        row.getString(6),
        Instant.ofEpochSecond(row.getLong(7)),
        Instant.ofEpochSecond(row.getLong(8)),
        row.getBytes(9));
  }
}
