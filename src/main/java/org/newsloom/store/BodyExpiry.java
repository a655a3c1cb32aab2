package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.newsloom.article.MessageId;
import org.newsloom.store.StoreThreads.Priority;

/**
 * Lets go of cached octets of articles, and of what the index knows of them: a few a transaction,
 * behind all other writes. What is in the user's file always stays.
 */
public final class BodyExpiry {
  /** Bodies that are removed in one transaction. */
  private static final int STEP = 32;

  /** Bodies that are looked at in one read. */
  private static final int LOOKED_AT = 500;

  private final StoreThreads threads;
  private final KeyedHash hash;

  BodyExpiry(StoreThreads threads, KeyedHash hash) {
    this.threads = threads;
    this.hash = hash;
  }

  /**
   * Removes those of articles whose headers are gone; what still has a header in some group stays.
   *
   * @return how many were removed
   */
  public CompletableFuture<Integer> withTheirHeaders(List<MessageId> ids) {
    if (ids.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    List<MessageId> some = List.copyOf(ids.subList(0, Math.min(STEP, ids.size())));
    List<MessageId> others = List.copyOf(ids.subList(some.size(), ids.size()));
    return threads
        .read(files -> {
          List<Entry> found = new ArrayList<>();
          for (MessageId id : some) {
            files
                .cache()
                .first(
                    "select id, key from body where key = ? and msgid = ?",
                    row -> new Entry(row.getLong(1), row.getLong(2), id),
                    hash.of(id.octets()),
                    id.text())
                .ifPresent(found::add);
          }
          return found;
        })
        .thenCompose(found -> remove(found, true))
        .thenCompose(removed -> withTheirHeaders(others).thenApply(more -> removed + more));
  }

  /**
   * The same for all that were stored before a time and have no header here: of articles that were
   * fetched by themselves, or whose headers went when the program ended before their octets did.
   */
  public CompletableFuture<Integer> withoutHeader(Instant before) {
    return walk(Long.MAX_VALUE, 0, before.getEpochSecond(), any -> true, true);
  }

  /**
   * Removes those that were stored first, headers here or not, until what remains takes up at most
   * so much.
   *
   * @param most octets, compressed
   * @param before what was stored at this time or later stays, however much it is
   * @param stay what stays besides
   * @return how many were removed
   */
  public CompletableFuture<Integer> beyond(long most, Instant before, Set<MessageId> stay) {
    Set<MessageId> staying = Set.copyOf(stay);
    return firstWithoutRoom(most, Long.MAX_VALUE)
        .thenCompose(
            last -> walk(last, 0, before.getEpochSecond(), id -> !staying.contains(id), false));
  }

  /** The newest row that there is no room for; 0 where there is room for all. */
  private CompletableFuture<Long> firstWithoutRoom(long room, long below) {
    return threads
        .read(files -> {
          long left = room;
          long last = 0;
          int looked = 0;
          try (ResultSet row =
              files
                  .cache()
                  .prepare(
                      "select id, length(raw) from body where id < ? order by id desc limit ?",
                      below,
                      LOOKED_AT)
                  .executeQuery()) {
            while (left >= 0 && row.next()) {
              looked++;
              last = row.getLong(1);
              left -= row.getLong(2);
            }
          }
          return left < 0
              ? new Room(last, left, true)
              : new Room(last, left, false).orNothing(looked < LOOKED_AT);
        })
        .thenCompose(found ->
            found.isKnown()
                ? CompletableFuture.completedFuture(found.row())
                : firstWithoutRoom(found.left(), found.row()));
  }

  private record Room(long row, long left, boolean isKnown) {
    Room orNothing(boolean isAll) {
      return isAll ? new Room(0, left, true) : this;
    }
  }

  /** Removes rows after one and up to another that were stored before a time and may go. */
  private CompletableFuture<Integer> walk(
      long last, long after, long before, Predicate<MessageId> mayGo, boolean onlyWithoutHeader) {
    return threads
        .read(files ->
            files
                .cache()
                .list(
                    """
                    select id, key, msgid from body where id > ? and id <= ? and stored < ?
                    order by id limit ?\
                    """,
                    row ->
                        new Entry(row.getLong(1), row.getLong(2), new MessageId(row.getString(3))),
                    after,
                    last,
                    before,
                    LOOKED_AT))
        .thenCompose(some ->
            remove(some.stream().filter(one -> mayGo.test(one.id())).toList(), onlyWithoutHeader)
                .thenCompose(removed ->
                    some.size() < LOOKED_AT
                        ? CompletableFuture.completedFuture(removed)
                        : walk(last, some.getLast().row(), before, mayGo, onlyWithoutHeader)
                            .thenApply(more -> removed + more)));
  }

  private CompletableFuture<Integer> remove(List<Entry> old, boolean onlyWithoutHeader) {
    if (old.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    List<Entry> some = old.subList(0, Math.min(STEP, old.size()));
    List<Entry> others = old.subList(some.size(), old.size());
    return threads
        .write(
            Priority.IDLE,
            (files, tell) -> {
              StoredHeaders headers = new StoredHeaders(files.cache(), hash);
              List<Entry> gone = new ArrayList<>();
              for (Entry one : some) {
                // Asked here, where nothing can come between: it may have been flagged since.
                if (!isKept(files.user(), one.id().text())
                    && !(onlyWithoutHeader
                        && !headers.of(hash.of(one.id().octets()), one.id().text()).isEmpty())) {
                  gone.add(one);
                }
              }
              return remove(files.cache(), gone);
            })
        .thenCompose(
            removed -> remove(others, onlyWithoutHeader).thenApply(more -> removed + more));
  }

  private static int remove(Db cache, List<Entry> old) throws SQLException {
    return cache.transaction(() -> {
      for (Entry entry : old) {
        cache.run("delete from to_index where body = ?", entry.row());
        OptionalLong text = TextNumbers.of(cache, entry.key());
        if (text.isPresent()) {
          cache.run("delete from body_fts where rowid = ?", text.getAsLong());
          cache.run("delete from indexed_text where id = ?", text.getAsLong());
        }
        cache.run("delete from body where id = ?", entry.row());
      }
      return old.size();
    });
  }

  static boolean isKept(Db user, String msgid) throws SQLException {
    return user.exists("select 1 from kept where msgid = ?", msgid);
  }

  private record Entry(long row, long key, MessageId id) {}
}
