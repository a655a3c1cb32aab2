package org.newsloom.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.Xref;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * The headers of newsgroups. Numbers are those of the server's present numbering of the group; a
 * server that begins anew is noticed, and marks go over to the new numbers by Message-ID.
 */
public final class Headers {
  /** A purge removes at most so many rows a transaction, so that nothing waits long behind it. */
  private static final int PURGE_ROWS = 10_000;

  private final StoreThreads threads;
  private final KeyedHash hash;
  private final HeaderDecoder decoder;
  private final Clock clock;
  private final HeaderWriter writer;
  private final NewTexts news = new NewTexts();

  Headers(StoreThreads threads, KeyedHash hash, HeaderDecoder decoder, Clock clock) {
    this.threads = threads;
    this.hash = hash;
    this.decoder = decoder;
    this.clock = clock;
    this.writer = new HeaderWriter(decoder);
    threads.whenWriteFails(writer::forget);
    threads.beforeSharedCommit(files -> writer.writeHeldBack(files.cache()));
  }

  /**
   * Stores the answer to an OVER command in one transaction, dictionaries and search index
   * included; batches that come quickly one after the other may share theirs. Answered once they
   * are on disk.
   *
   * @param fetched the numbers that were asked for, all of which the batch answers: those without a
   *     line count as known to be absent
   */
  public CompletableFuture<AddedHeaders> addOverviews(
      GroupRef group, OverviewBatch batch, NumberRanges fetched) {
    return CompletableFuture.supplyAsync(
            () -> HeaderRows.parse(batch, hash, decoder, news, clock.instant()), threads.answers())
        .thenCompose(rows ->
            threads.writeShared(
                rows.size, (files, tell) -> writer.add(files, group, rows, fetched, tell)));
  }

  /** The numbers that were asked for and stored; those without a header are not on the server. */
  public CompletableFuture<NumberRanges> fetched(GroupRef group) {
    return threads.read(files -> holding(files, group).fetched());
  }

  /** The numbers that have a header here. */
  public CompletableFuture<NumberRanges> present(GroupRef group) {
    return threads.read(files -> holding(files, group).present());
  }

  /** The groups that headers were ever stored of, by server and name. */
  public CompletableFuture<List<GroupRef>> groups() {
    return threads.read(files ->
        files
            .user()
            .list(
                """
                select distinct s.name, n.grp
                from numbering n join server s on s.id = n.server order by s.name, n.grp\
                """,
                row -> new GroupRef(row.getString(1), new Newsgroup(row.getString(2)))));
  }

  private static Holding holding(Files files, GroupRef group) throws SQLException {
    var server = Numberings.server(files.user(), group.server());
    if (server.isEmpty()) {
      return Holding.NONE;
    }
    long epoch = Numberings.epoch(files.user(), server.getAsLong(), group.group());
    return Holding.of(files.cache(), server.getAsLong(), group.group().name(), epoch);
  }

  /**
   * Compares what the server says of a group (the answer to GROUP) with what is known. If its high
   * water mark has fallen clearly below, the numbers were reset and a new numbering begins: headers
   * are fetched again, marks are carried over as they come.
   *
   * @return whether a new numbering began
   */
  public CompletableFuture<Boolean> checkMarks(GroupRef group, long low, long high) {
    return threads.write(
        Priority.SOON,
        (files, tell) -> {
          long server = Numberings.knownServer(files.user(), group.server());
          long known = holding(files, group).high();
          // Machines behind one name may lag a few articles; empty groups may say 0, 0.
          long lag = Math.min(10, known / 1000);
          if (high <= 0 || high < low - 1 || high >= known - lag) {
            return false;
          }
          beginNumbering(files, server, group, high);
          tell.accept(new StoreChange.HeadersRemoved(group));
          return true;
        });
  }

  /**
   * Begins a new numbering, because a number was seen to have another article now; as {@link
   * #checkMarks} does.
   *
   * @param high the server's high water mark
   */
  public CompletableFuture<Boolean> renumbered(GroupRef group, long high) {
    return threads.write(
        Priority.SOON,
        (files, tell) -> {
          long server = Numberings.knownServer(files.user(), group.server());
          beginNumbering(files, server, group, high);
          tell.accept(new StoreChange.HeadersRemoved(group));
          return true;
        });
  }

  private static void beginNumbering(Files files, long server, GroupRef group, long high)
      throws SQLException {
    files
        .user()
        .transaction(() -> {
          long epoch = Numberings.epoch(files.user(), server, group.group());
          return Numberings.open(files.user(), server, group, epoch + 1, high);
        });
  }

  /** All headers of the group in columns, ascending by number. */
  public CompletableFuture<GroupHeaders> headers(GroupRef group) {
    return gathered(group, files -> HeaderReader.columns(files, group));
  }

  /** The same with what threads are made of. */
  public CompletableFuture<LinkedHeaders> linkedHeaders(GroupRef group) {
    return gathered(group, files -> HeaderReader.linked(files, group));
  }

  /** Reads, and has the segments put in order behind everything else where they need it. */
  private <T> CompletableFuture<T> gathered(
      GroupRef group, StoreThreads.Read<HeaderReader.Loaded<T>> read) {
    return threads
        .read(read)
        .thenApply(loaded -> {
          if (loaded.wantsGathering() && !threads.isReadOnly()) {
            var _ = gatherSegments(group);
          }
          return loaded.headers();
        });
  }

  /** The numbers of articles in a group by their keys; keys that are not in it are left out. */
  public CompletableFuture<NumberRanges> numbers(GroupRef group, Collection<Long> keys) {
    List<Long> wanted = List.copyOf(keys);
    return threads.read(files -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      List<Long> numbers = new ArrayList<>();
      for (long key : wanted) {
        for (Slice slice : slices) {
          files
              .cache()
              .list(
                  "select id from key_header where key = ? and id between ? and ?",
                  row -> numbers.add(slice.number(row.getLong(1))),
                  key,
                  slice.firstRow(),
                  slice.lastRow());
        }
      }
      return NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
    });
  }

  /**
   * Puts what came in small pieces together, so that the group opens quickly: a step at a time,
   * behind everything else. Happens by itself when a group is read that needs it.
   */
  CompletableFuture<Void> gatherSegments(GroupRef group) {
    return threads
        .write(
            Priority.IDLE,
            (files, tell) -> {
              List<Slice> slices = Numberings.slices(files.user(), group);
              for (Slice slice : slices) {
                Segments.dropDamaged(files.cache(), slice);
              }
              return slices;
            })
        .thenCompose(slices -> gather(slices, 0, 0));
  }

  private CompletableFuture<Void> gather(List<Slice> slices, int at, long from) {
    if (at == slices.size()) {
      return CompletableFuture.completedFuture(Marks.done());
    }
    return threads
        .write(Priority.IDLE, (files, tell) -> Segments.gather(files.cache(), slices.get(at), from))
        .thenCompose(next -> next < 0 ? gather(slices, at + 1, 0) : gather(slices, at, next));
  }

  /**
   * The newest headers, highest number first.
   *
   * @param below only numbers below this one; {@link Long#MAX_VALUE} for the first page
   */
  public CompletableFuture<List<Overview>> newest(GroupRef group, long below, int limit) {
    return threads.read(files -> {
      List<Overview> page = new ArrayList<>();
      for (Slice slice : Numberings.slices(files.user(), group).reversed()) {
        List<Long> rows =
            files
                .cache()
                .list(
                    """
                    select id from header where id between ? and ?
                    order by id desc limit ?\
                    """,
                    row -> row.getLong(1),
                    slice.firstRow(),
                    slice.rowTo(below - 1),
                    limit - page.size());
        for (long row : rows) {
          HeaderReader.overview(files.cache(), slice, row).ifPresent(page::add);
        }
      }
      return page;
    });
  }

  /** Headers by number; numbers without one are left out. */
  public CompletableFuture<Map<Long, Overview>> overviews(GroupRef group, List<Long> numbers) {
    List<Long> wanted = List.copyOf(numbers);
    return threads.read(files -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      Map<Long, Overview> found = new LinkedHashMap<>();
      for (long number : wanted) {
        for (Slice slice : slices) {
          if (slice.holds(number)) {
            HeaderReader.overview(files.cache(), slice, slice.row(number))
                .ifPresent(overview -> found.put(number, overview));
          }
        }
      }
      return found;
    });
  }

  /** An article's header, as the first group that carries it here has it. */
  public CompletableFuture<Optional<Overview>> overview(MessageId id) {
    return threads.read(files -> {
      for (long row : HeaderReader.rowsOf(files.cache(), key(id), id)) {
        Optional<Slice> slice = Numberings.ofRow(files.user(), row);
        if (slice.isPresent()) {
          return HeaderReader.overview(files.cache(), slice.get(), row);
        }
      }
      return Optional.empty();
    });
  }

  /** Where an article is here, on one server. */
  public CompletableFuture<List<Xref.Place>> places(String server, MessageId id) {
    return threads.read(files -> {
      List<Xref.Place> places = new ArrayList<>();
      for (long row : HeaderReader.rowsOf(files.cache(), key(id), id)) {
        Numberings.ofRow(files.user(), row)
            .filter(slice -> slice.group().server().equals(server))
            .ifPresent(
                slice -> places.add(new Xref.Place(slice.group().group(), slice.number(row))));
      }
      return List.copyOf(places);
    });
  }

  /** Message-IDs by number; numbers without a header are left out. */
  public CompletableFuture<Map<Long, MessageId>> ids(GroupRef group, List<Long> numbers) {
    List<Long> wanted = List.copyOf(numbers);
    return threads.read(files -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      Map<Long, MessageId> found = new LinkedHashMap<>();
      for (long number : wanted) {
        for (Slice slice : slices) {
          if (slice.holds(number)) {
            files
                .cache()
                .first(
                    "select msgid from header where id = ?",
                    row -> new MessageId(row.getString(1)),
                    slice.row(number))
                .ifPresent(id -> found.put(number, id));
          }
        }
      }
      return found;
    });
  }

  /** Message-IDs by key: of headers that are here, and of ancestors that are not. */
  public CompletableFuture<Map<Long, MessageId>> idsByKey(List<Long> keys) {
    List<Long> wanted = List.copyOf(keys);
    return threads.read(files -> {
      Map<Long, MessageId> found = new HashMap<>();
      for (long key : wanted) {
        HeaderReader.idOf(files.cache(), key).ifPresent(id -> found.put(key, id));
      }
      return found;
    });
  }

  /** Subjects by id. */
  public CompletableFuture<Map<Integer, String>> subjects(List<Integer> ids) {
    List<Integer> wanted = List.copyOf(ids);
    return threads.read(files -> {
      Map<Integer, String> found = new HashMap<>();
      for (int id : wanted) {
        files
            .cache()
            .first("select text from subject where id = ?", row -> row.getString(1), id)
            .ifPresent(text -> found.put(id, text));
      }
      return found;
    });
  }

  /** Authors by id. */
  public CompletableFuture<Map<Integer, Author>> authors(List<Integer> ids) {
    List<Integer> wanted = List.copyOf(ids);
    return threads.read(files -> {
      Map<Integer, Author> found = new HashMap<>();
      for (int id : wanted) {
        files
            .cache()
            .first(
                "select name, address from author where id = ?",
                row -> new Author(row.getString(1), row.getString(2)),
                id)
            .ifPresent(author -> found.put(id, author));
      }
      return found;
    });
  }

  /** Overview lines that named no article, by number: to be fetched by HEAD. */
  public CompletableFuture<Map<Long, Defect>> broken(GroupRef group) {
    return threads.read(files -> {
      Map<Long, Defect> found = new LinkedHashMap<>();
      for (Slice slice : Numberings.slices(files.user(), group)) {
        files
            .cache()
            .list(
                "select id, what from broken where id between ? and ? order by id",
                row ->
                    found.put(
                        slice.number(row.getLong(1)), new Defect("overview", row.getString(2))),
                slice.firstRow(),
                slice.lastRow());
      }
      return found;
    });
  }

  /**
   * Removes headers that the server no longer has or that are too old; their numbers stay known, so
   * that they are not fetched again. Small transactions, behind everything else.
   *
   * @return how many headers were removed
   */
  public CompletableFuture<Integer> expire(GroupRef group, NumberRanges numbers) {
    return threads.write(
        Priority.IDLE,
        (files, tell) -> {
          List<Slice> slices = Numberings.slices(files.user(), group);
          int removed = 0;
          for (Slice slice : slices) {
            for (int i = 0; i < numbers.rangeCount(); i++) {
              removed += purge(files, slice.rowFrom(numbers.low(i)), slice.rowTo(numbers.high(i)));
            }
          }
          if (!slices.isEmpty()) {
            Slice any = slices.getFirst();
            String name = group.group().name();
            Holding before = Holding.of(files.cache(), any.server(), name, any.epoch());
            files
                .cache()
                .transaction(() -> {
                  new Holding(before.fetched(), before.present().minus(numbers))
                      .save(files.cache(), any.server(), name, any.epoch());
                  return true;
                });
          }
          told(group, removed, tell);
          return removed;
        });
  }

  /**
   * Removes the headers of numberings that have ended. Call once a group was fetched again, or
   * marks that wait to be carried over are lost with them.
   *
   * @return how many headers were removed
   */
  public CompletableFuture<Integer> purgeEnded(GroupRef group) {
    return threads.write(
        Priority.IDLE,
        (files, tell) -> {
          long server = Numberings.knownServer(files.user(), group.server());
          long epoch = Numberings.epoch(files.user(), server, group.group());
          int removed = 0;
          for (Slice slice : Numberings.ended(files.user(), server, group, epoch)) {
            removed += purge(files, slice.firstRow(), slice.lastRow());
          }
          files
              .cache()
              .transaction(() ->
                  files
                      .cache()
                      .run(
                          "delete from holding where server = ? and grp = ? and epoch < ?",
                          server,
                          group.group().name(),
                          epoch));
          files
              .user()
              .transaction(() ->
                  files
                      .user()
                      .run(
                          "delete from numbering where server = ? and grp = ? and epoch < ?",
                          server,
                          group.group().name(),
                          epoch));
          return removed;
        });
  }

  private int purge(Files files, long fromRow, long toRow) throws SQLException {
    int removed = 0;
    int now;
    do {
      now =
          files
              .cache()
              .transaction(() -> {
                Db cache = files.cache();
                var last =
                    cache.number(
                        """
                        select max(id) from (
                          select id from header where id between ? and ? order by id limit ?)\
                        """,
                        fromRow,
                        toRow,
                        PURGE_ROWS);
                long upTo = last.orElse(toRow);
                Segments.drop(cache, fromRow, upTo);
                KeyIndex.remove(cache, fromRow, upTo);
                cache.run("delete from crosspost where id between ? and ?", fromRow, upTo);
                cache.run("delete from broken where id between ? and ?", fromRow, upTo);
                return cache.run("delete from header where id between ? and ?", fromRow, upTo);
              });
      removed += now;
    } while (now == PURGE_ROWS);
    // What was known to be here may be gone: ask the table again.
    writer.forget();
    return removed;
  }

  private static void told(GroupRef group, int removed, Consumer<StoreChange> tell) {
    if (removed > 0) {
      tell.accept(new StoreChange.HeadersRemoved(group));
    }
  }

  /** The key that an article has in {@link GroupHeaders}, here or not. */
  public long key(MessageId id) {
    return hash.of(id.octets());
  }
}
