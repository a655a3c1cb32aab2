package org.newsloom.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.newsloom.article.MessageId;
import org.newsloom.store.StoreThreads.Priority;

/** NoCeM notices that were checked, and which articles they list; the newest are kept. */
public final class NoticeRecords {
  /** So many articles over all notices are remembered. */
  public static final int MOST_IDS = 200_000;

  /** So many notices. */
  public static final int MOST_NOTICES = 5_000;

  private final StoreThreads threads;
  private final KeyedHash hash;

  NoticeRecords(StoreThreads threads, KeyedHash hash) {
    this.threads = threads;
    this.hash = hash;
  }

  /**
   * Keeps a notice; the oldest are forgotten where they become too many.
   *
   * @param digest of the octets that were signed: who posts the same notice again adds nothing
   * @param ids what it lists
   * @return whether it was not known
   */
  public CompletableFuture<Boolean> add(
      NoticeRecord notice, byte[] digest, Collection<MessageId> ids) {
    byte[] signed = digest.clone();
    List<MessageId> listed = List.copyOf(ids);
    return threads.write(
        Priority.IDLE,
        (files, tell) ->
            files.cache().transaction(() -> add(files.cache(), notice, signed, listed)));
  }

  private boolean add(Db cache, NoticeRecord notice, byte[] digest, List<MessageId> ids)
      throws SQLException {
    int added =
        cache.run(
            """
            insert or ignore into notice(digest, msgid, key, type, name, hides, size)
            values(?,?,?,?,?,?,?)\
            """,
            digest,
            notice.article().text(),
            notice.key(),
            notice.type(),
            notice.name(),
            notice.hides() ? 1 : 0,
            ids.size());
    if (added == 0) {
      return false;
    }
    long row = cache.lastId();
    PreparedStatement insert =
        cache.prepare("insert or ignore into notice_id(key, notice, msgid) values(?,?,?)");
    for (MessageId id : ids) {
      insert.setLong(1, hash.of(id.octets()));
      insert.setLong(2, row);
      insert.setString(3, id.text());
      insert.addBatch();
    }
    if (!ids.isEmpty()) {
      insert.executeBatch();
    }
    long notices = cache.number("select count(*) from notice").orElse(0);
    while (notices > 1
        && (notices > MOST_NOTICES
            || cache.number("select sum(size) from notice").orElse(0) > MOST_IDS)) {
      long oldest = cache.number("select min(id) from notice").orElse(0);
      cache.run("delete from notice_id where notice = ?", oldest);
      cache.run("delete from notice where id = ?", oldest);
      notices--;
    }
    return true;
  }

  /**
   * The keys (as of {@link Headers#key}) of what notices hide. What another notice of the same
   * issuer shows again is left out, whichever of them came first: nothing that is signed tells, and
   * who posts an old notice again must not hide anything.
   *
   * @param accepted which notices count
   */
  public CompletableFuture<long[]> hidden(Predicate<NoticeRecord> accepted) {
    return threads.read(files -> {
      List<Noted> notices = files.cache().list(NOTICES, NoticeRecords::noted);
      Set<Listed> shown = new HashSet<>();
      for (Noted noted : notices) {
        if (!noted.notice().hides() && accepted.test(noted.notice())) {
          listed(files.cache(), noted).forEach(key -> shown.add(new Listed(noted.signer(), key)));
        }
      }
      Set<Long> hidden = new HashSet<>();
      for (Noted noted : notices) {
        if (noted.notice().hides() && accepted.test(noted.notice())) {
          listed(files.cache(), noted)
              .filter(key -> !shown.contains(new Listed(noted.signer(), key)))
              .forEach(hidden::add);
        }
      }
      return Arrays.stream(hidden.toArray(Long[]::new)).mapToLong(Long::longValue).toArray();
    });
  }

  /** The notice that was kept with that digest. */
  public CompletableFuture<Optional<NoticeRecord>> find(byte[] digest) {
    byte[] signed = digest.clone();
    return threads.read(files ->
        files
            .cache()
            .first(
                "select id, msgid, key, type, name, hides from notice where digest = ?",
                row -> noted(row).notice(),
                signed));
  }

  /** The notices that list an article, the oldest first. */
  public CompletableFuture<List<NoticeRecord>> listing(MessageId id) {
    return threads.read(files ->
        files
            .cache()
            .list(
                """
                select n.id, n.msgid, n.key, n.type, n.name, n.hides
                from notice_id i join notice n on n.id = i.notice
                where i.key = ? and i.msgid = ? order by n.id\
                """,
                row -> noted(row).notice(),
                hash.of(id.octets()),
                id.text()));
  }

  private static final String NOTICES =
      "select id, msgid, key, type, name, hides from notice order by id";

  private record Noted(long row, NoticeRecord notice) {
    String signer() {
      return notice.key();
    }
  }

  /** An article by the word of an issuer. */
  private record Listed(String signer, long key) {}

  private static Noted noted(ResultSet row) throws SQLException {
    return new Noted(
        row.getLong(1),
        new NoticeRecord(
            new MessageId(row.getString(2)),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getInt(6) == 1));
  }

  private static Stream<Long> listed(Db cache, Noted noted) throws SQLException {
    return cache
        .list("select key from notice_id where notice = ?", row -> row.getLong(1), noted.row())
        .stream();
  }
}
