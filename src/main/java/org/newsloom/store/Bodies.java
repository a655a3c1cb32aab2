package org.newsloom.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * The octets of articles as a server sent them, head and body, compressed, one row a Message-ID.
 * The cache may lose them; what is the person's own, flagged or imported is in the user's file too.
 */
public final class Bodies {
  private static final System.Logger LOG = System.getLogger(Bodies.class.getName());

  /** Texts that are indexed in one transaction: more cost less, and let others wait longer. */
  private static final int INDEXED_AT_ONCE = 128;

  private final StoreThreads threads;
  private final KeyedHash hash;
  private final Clock clock;

  Bodies(StoreThreads threads, KeyedHash hash, Clock clock) {
    this.threads = threads;
    this.hash = hash;
    this.clock = clock;
  }

  /** Stores a fetched article and queues it for the index; one that is here already stays. */
  public CompletableFuture<Void> put(MessageId id, byte[] octets) {
    return CompletableFuture.supplyAsync(() -> pack(octets), threads.answers())
        .thenCompose(packed ->
            threads.write(
                Priority.SOON,
                (files, tell) -> {
                  if (files.user().exists("select 1 from flag where msgid = ?", id.text())) {
                    keepPacked(files.user(), id, packed);
                  }
                  if (putPacked(files.cache(), id, octets.length, packed)) {
                    tell.accept(new StoreChange.BodiesStored(List.of(id)));
                  }
                  return Marks.done();
                }));
  }

  /** Keeps an own or imported article in the user's file, and in the index. */
  public CompletableFuture<Void> keep(MessageId id, byte[] octets) {
    return CompletableFuture.supplyAsync(() -> pack(octets), threads.answers())
        .thenCompose(packed ->
            threads.write(
                Priority.USER,
                (files, tell) -> {
                  keepPacked(files.user(), id, packed);
                  putPacked(files.cache(), id, octets.length, packed);
                  tell.accept(new StoreChange.BodiesStored(List.of(id)));
                  return Marks.done();
                }));
  }

  static void keepPacked(Db user, MessageId id, byte[] packed) throws SQLException {
    user.transaction(
        () -> user.run("insert or ignore into kept(msgid, raw) values(?,?)", id.text(), packed));
  }

  /** Puts several into the cache and its queue of what is to be indexed; gives the new ones. */
  List<MessageId> putAll(Db cache, List<LocalArticles.Incoming> articles, List<byte[]> packed)
      throws SQLException {
    return cache.transaction(() -> {
      List<MessageId> stored = new ArrayList<>();
      for (int i = 0; i < articles.size(); i++) {
        MessageId id = articles.get(i).id();
        if (insert(cache, id, articles.get(i).octets().length, packed.get(i))) {
          stored.add(id);
        }
      }
      return stored;
    });
  }

  private boolean putPacked(Db cache, MessageId id, int size, byte[] packed) throws SQLException {
    return cache.transaction(() -> insert(cache, id, size, packed));
  }

  private boolean insert(Db cache, MessageId id, int size, byte[] packed) throws SQLException {
    cache.run("delete from unavailable where msgid = ?", id.text());
    int added =
        cache.run(
            """
            insert or ignore into body(key, msgid, stored, size, raw) values(?,?,?,?,?)\
            """,
            hash.of(id.octets()),
            id.text(),
            clock.instant().getEpochSecond(),
            size,
            packed);
    if (added > 0) {
      cache.run("insert into to_index(body) values(?)", cache.lastId());
    }
    return added > 0;
  }

  /** Puts what the user's file keeps into a cache that was begun anew, so that search finds it. */
  void restoreKept() {
    var restored =
        threads.write(
            Priority.IDLE,
            (files, tell) -> {
              List<Long> rows =
                  files.user().list("select id from kept order by id", row -> row.getLong(1));
              for (long row : rows) {
                files
                    .user()
                    .first(
                        "select msgid, raw from kept where id = ?",
                        kept -> new Kept(new MessageId(kept.getString(1)), kept.getBytes(2)),
                        row)
                    .ifPresent(kept -> restore(files, kept));
              }
              return rows.size();
            });
    var _ =
        restored.whenComplete((count, problem) -> {
          if (problem != null) {
            LOG.log(System.Logger.Level.WARNING, "kept articles were not indexed", problem);
          }
        });
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  private record Kept(MessageId id, byte[] packed) {}

  private void restore(Files files, Kept kept) {
    try {
      putPacked(files.cache(), kept.id(), unpack(kept.packed()).length, kept.packed());
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
  }

  /** An article's octets. */
  public CompletableFuture<Optional<byte[]>> get(MessageId id) {
    return threads
        .read(files -> {
          Optional<byte[]> cached = packed(files.cache(), hash, id);
          return cached.isPresent()
              ? cached
              : files
                  .user()
                  .first("select raw from kept where msgid = ?", row -> row.getBytes(1), id.text());
        })
        .thenApply(packed -> packed.map(Bodies::unpack));
  }

  /** The octets of those articles that are here, in one go. */
  public CompletableFuture<Map<MessageId, byte[]>> get(List<MessageId> ids) {
    List<MessageId> wanted = List.copyOf(ids);
    return threads
        .read(files -> {
          Map<MessageId, byte[]> found = new HashMap<>();
          for (MessageId id : wanted) {
            packed(files.cache(), hash, id).ifPresent(octets -> found.put(id, octets));
            if (!found.containsKey(id)) {
              files
                  .user()
                  .first("select raw from kept where msgid = ?", row -> row.getBytes(1), id.text())
                  .ifPresent(octets -> found.put(id, octets));
            }
          }
          return found;
        })
        .thenApply(found -> {
          found.replaceAll((id, packed) -> unpack(packed));
          return found;
        });
  }

  static Optional<byte[]> packed(Db cache, KeyedHash hash, MessageId id) throws SQLException {
    return cache.first(
        "select raw from body where key = ? and msgid = ?",
        row -> row.getBytes(1),
        hash.of(id.octets()),
        id.text());
  }

  /** Whether an article's octets are here. */
  public CompletableFuture<Boolean> has(MessageId id) {
    return threads.read(files ->
        files
                .cache()
                .exists(
                    "select 1 from body where key = ? and msgid = ?",
                    hash.of(id.octets()),
                    id.text())
            || BodyExpiry.isKept(files.user(), id.text()));
  }

  /** The numbers of a group whose articles' octets are here. */
  public CompletableFuture<NumberRanges> numbersWithBody(GroupRef group) {
    return threads.read(files -> {
      Db cache = files.cache();
      List<Slice> slices = Numberings.slices(files.user(), group);
      if (slices.isEmpty()) {
        return NumberRanges.EMPTY;
      }
      Slice any = slices.getFirst();
      NumberRanges present =
          Holding.of(cache, any.server(), group.group().name(), any.epoch()).present();
      // Row ids are given out in order: that is how many bodies there are at most.
      long bodies = cache.number("select max(id) from body").orElse(0);
      // From the shorter side: of a million headers few have a body here, or the other way round.
      return present.count() < bodies
          ? bodiesOfHeaders(cache, slices)
          : headersOfBodies(cache, slices, present);
    });
  }

  private static NumberRanges bodiesOfHeaders(Db cache, List<Slice> slices) throws SQLException {
    NumberRanges.Builder numbers = new NumberRanges.Builder();
    for (Slice slice : slices) {
      List<HeaderColumns> runs = new ArrayList<>();
      Segments.read(cache, slice, Segments.Wanted.LIST_AND_PARENTS, runs::add);
      for (HeaderColumns run : runs) {
        for (int i = 0; i < run.size(); i++) {
          if (cache.exists("select 1 from body where key = ?", run.key[i])) {
            numbers.add(slice.number(run.row[i]), slice.number(run.row[i]));
          }
        }
      }
    }
    return numbers.build();
  }

  private static NumberRanges headersOfBodies(Db cache, List<Slice> slices, NumberRanges present)
      throws SQLException {
    long[] keys =
        cache.list("select key from body", row -> row.getLong(1)).stream()
            .mapToLong(Long::longValue)
            .toArray();
    List<Long> numbers = new ArrayList<>();
    HashIndex.HEADERS.find(
        cache,
        keys,
        (index, row) -> {
          for (Slice slice : slices) {
            if (slice.holdsRow(row) && present.contains(slice.number(row))) {
              numbers.add(slice.number(row));
            }
          }
        });
    return NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  /** Notes that a server does not have an article any more (423, 430). */
  public CompletableFuture<Void> markUnavailable(String server, MessageId id) {
    return threads.write(
        Priority.SOON,
        (files, tell) -> {
          long serverId = Numberings.knownServer(files.user(), server);
          files
              .cache()
              .transaction(() ->
                  files
                      .cache()
                      .run(
                          """
                          insert or replace into unavailable(server, msgid, since)
                          values(?,?,?)\
                          """,
                          serverId,
                          id.text(),
                          clock.instant().getEpochSecond()));
          return Marks.done();
        });
  }

  /** Whether the server said that it does not have the article. */
  public CompletableFuture<Boolean> isUnavailable(String server, MessageId id) {
    return threads.read(files -> {
      OptionalLong serverId = Numberings.server(files.user(), server);
      return serverId.isPresent()
          && files
              .cache()
              .exists(
                  "select 1 from unavailable where server = ? and msgid = ?",
                  serverId.getAsLong(),
                  id.text());
    });
  }

  /**
   * Indexes bodies that wait for it, newest first, a few a transaction, behind all other writes.
   * The queue is on disk: what was not indexed now is so later.
   *
   * @param limit how many at most
   * @param reading what is kept of an article's octets; runs off the writer
   * @return how many were indexed; 0 if none waits
   */
  public CompletableFuture<Integer> indexPending(int limit, Function<byte[], IndexedBody> reading) {
    if (limit <= 0) {
      return CompletableFuture.completedFuture(0);
    }
    return threads
        .read(files ->
            files
                .cache()
                .list(
                    """
                    select t.body from to_index t join body b on b.id = t.body
                    order by t.body desc limit ?\
                    """,
                    row -> row.getLong(1),
                    limit))
        .thenCompose(rows -> index(rows, reading));
  }

  /** While some are written the next ones are read. */
  private CompletableFuture<Integer> index(List<Long> rows, Function<byte[], IndexedBody> reading) {
    CompletableFuture<List<Text>> texts = CompletableFuture.completedFuture(List.of());
    CompletableFuture<Integer> done = CompletableFuture.completedFuture(0);
    for (int from = 0; from < rows.size(); from += INDEXED_AT_ONCE) {
      List<Long> some = rows.subList(from, Math.min(from + INDEXED_AT_ONCE, rows.size()));
      texts =
          texts
              .thenCompose(_ -> threads.read(files -> waiting(files.cache(), some)))
              .thenApplyAsync(
                  waiting -> waiting.stream().map(one -> one.read(reading)).toList(),
                  threads.answers());
      done =
          done.thenCombine(
              texts.thenCompose(
                  read -> threads.write(Priority.IDLE, (files, tell) -> index(files, read, tell))),
              Integer::sum);
    }
    return done;
  }

  /** What articles that are, or were, here say of this one; the first ten. */
  public CompletableFuture<List<Withdrawal>> withdrawals(MessageId old) {
    return threads.read(files ->
        files
            .cache()
            .list(
                "select by, kind from withdrawal where old = ? order by by limit 10",
                row ->
                    new Withdrawal(
                        Withdrawal.Kind.values()[row.getInt(2)],
                        old,
                        new MessageId(row.getString(1))),
                old.text()));
  }

  /** What the person asked to be cancelled or superseded by articles posted from here. */
  public CompletableFuture<Set<MessageId>> withdrawnByOwn() {
    return threads.read(files -> {
      Set<String> own =
          new HashSet<>(files.user().list("select msgid from sent", row -> row.getString(1)));
      Set<MessageId> withdrawn = new HashSet<>();
      if (!own.isEmpty()) {
        files
            .cache()
            .list(
                "select old, by from withdrawal",
                row ->
                    own.contains(row.getString(2))
                        && withdrawn.add(new MessageId(row.getString(1))));
      }
      return withdrawn;
    });
  }

  /** How many bodies wait for the index. */
  public CompletableFuture<Long> pending() {
    return threads.read(files -> files.cache().number("select count(*) from to_index").orElse(0));
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  private record Waiting(long row, long key, byte[] packed) {
    Text read(Function<byte[], IndexedBody> reading) {
      try {
        IndexedBody body = reading.apply(unpack(packed));
        return new Text(row, key, IndexText.indexed(body.text(), body.tags()), body.withdrawal());
      } catch (RuntimeException e) {
        // One article that cannot be read must not keep all others out of the index.
        LOG.log(System.Logger.Level.WARNING, "a body could not be read for the index", e);
        return new Text(row, key, "", Optional.empty());
      }
    }
  }

  /** A body's place in the queue is given out again once that body is gone. */
  private static final String STILL_WAITING =
      "delete from to_index where body = (select id from body where id = ? and key = ?)";

  private record Numbered(long number, String words) {}

  private record Text(long row, long key, String words, Optional<Withdrawal> withdrawal) {}

  /** Bodies that are still there. */
  private static List<Waiting> waiting(Db cache, List<Long> rows) throws SQLException {
    List<Waiting> found = new ArrayList<>();
    for (long row : rows) {
      cache
          .first(
              "select key, raw from body where id = ?",
              it -> new Waiting(row, it.getLong(1), it.getBytes(2)),
              row)
          .ifPresent(found::add);
    }
    return found;
  }

  private static int index(Files files, List<Text> texts, Consumer<StoreChange> tell)
      throws SQLException {
    int indexed = index(files.cache(), texts);
    for (Text text : texts) {
      if (text.withdrawal().isPresent()) {
        Withdrawal said = text.withdrawal().get();
        if (files.user().exists("select 1 from sent where msgid = ?", said.by().text())) {
          tell.accept(new StoreChange.ArticleMarked(said.old()));
        }
      }
    }
    return indexed;
  }

  private static int index(Db cache, List<Text> texts) throws SQLException {
    return cache.transaction(() -> {
      List<Numbered> numbered = new ArrayList<>();
      for (Text text : texts) {
        // Only what still waits: it may have expired, or been indexed, in the meantime.
        if (cache.run(STILL_WAITING, text.row(), text.key()) > 0) {
          TextNumbers.give(cache, text.key())
              .ifPresent(number -> numbered.add(new Numbered(number, text.words())));
          if (text.withdrawal().isPresent()) {
            Withdrawal said = text.withdrawal().get();
            cache.run(
                "insert or replace into withdrawal(old, by, kind) values(?,?,?)",
                said.old().text(),
                said.by().text(),
                said.kind().ordinal());
          }
        }
      }
      // In one go: a statement that may be undone by itself makes FTS5 write what it has gathered.
      Initials initials = new Initials(Initials.Of.TEXTS);
      for (Numbered text : numbered) {
        cache.run("insert into body_fts(rowid, t) values(?,?)", text.number(), text.words());
        initials.note((int) text.number(), text.words());
      }
      initials.write(cache);
      return texts.size();
    });
  }

  /** What lets go of them. */
  public BodyExpiry expiry() {
    return new BodyExpiry(threads, hash);
  }

  static byte[] pack(byte[] octets) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length / 2 + 64);
    try (DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater)) {
      packing.write(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.CORRUPT, "A stored article is damaged.", e);
    }
  }
}
