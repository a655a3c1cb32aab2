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
import java.util.function.Function;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.References;
import org.newsloom.article.Xref;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * The headers of newsgroups. Numbers are those of the server's present numbering of the group; a
 * server that begins anew is noticed, and marks go over to the new numbers by Message-ID.
 */
public final class Headers {
  private static final System.Logger LOG = System.getLogger(Headers.class.getName());

  private final StoreThreads threads;
  private final KeyedHash hash;
  private final HeaderWriter writer;
  private final HeaderIntake intake;

  Headers(StoreThreads threads, KeyedHash hash, HeaderDecoder decoder, Clock clock) {
    this.threads = threads;
    this.hash = hash;
    this.writer = new HeaderWriter(decoder, hash);
    this.intake = new HeaderIntake(threads, hash, decoder, clock);
    threads.whenWriteFails(writer::forget);
    threads.beforeSharedCommit(files -> writer.writeHeldBack(files.cache()));
  }

  /**
   * Stores the answer to an OVER command in one transaction, dictionaries and search index
   * included; batches that come quickly one after the other may share theirs. The lines are read
   * before it returns, some 50 ms for 8,000; answered once they are on disk.
   *
   * @param fetched the numbers that were asked for, all of which the batch answers: those without a
   *     line count as known to be absent
   */
  public CompletableFuture<AddedHeaders> addOverviews(
      GroupRef group, OverviewBatch batch, NumberRanges fetched) {
    return intake.add(
        batch, rows -> (files, tell) -> writer.add(files, group, rows, fetched, tell));
  }

  /**
   * Stores single headers that were found somewhere in the group. They are here, but their numbers
   * do not count as asked for: else the next fetch of what is new would go back as far as the
   * oldest of them.
   */
  public CompletableFuture<AddedHeaders> addFound(GroupRef group, OverviewBatch batch) {
    return intake.add(batch, rows -> (files, tell) -> writer.addFound(files, group, rows, tell));
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
    return threads.read(files -> Numberings.groups(files.user()));
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
    return gathered(group, files -> HeaderReader.linked(files, group, Integer.MAX_VALUE));
  }

  /**
   * The newest part of a large group, for a first look while the whole is on its way.
   *
   * @param newest about so many headers with the highest numbers
   * @return empty for a group that does not have several times as many
   */
  public CompletableFuture<Optional<LinkedHeaders>> newestLinkedHeaders(
      GroupRef group, int newest) {
    return threads.read(files ->
        holding(files, group).present().count() < 4L * newest
            ? Optional.empty()
            : Optional.of(HeaderReader.linked(files, group, newest).headers()));
  }

  /** Reads, and has the segments put in order behind everything else where they need it. */
  private <T> CompletableFuture<T> gathered(
      GroupRef group, StoreThreads.Read<HeaderReader.Loaded<T>> read) {
    return threads
        .read(read)
        .thenApply(loaded -> {
          if (!threads.isReadOnly()) {
            if (loaded.damaged()) {
              var _ = mend(group);
            } else if (loaded.wantsGathering()) {
              var _ = gatherSegments(group);
            }
          }
          return loaded.headers();
        });
  }

  /** One question about single headers; what turns out to be damaged is mended afterwards. */
  private interface Lookup<T> {
    T run(Files files, StoredHeaders headers) throws SQLException;
  }

  private <T> CompletableFuture<T> lookup(Lookup<T> lookup) {
    return threads.read(files -> {
      StoredHeaders headers = new StoredHeaders(files.cache(), hash);
      T answer = lookup.run(files, headers);
      if (headers.metDamage() && !threads.isReadOnly()) {
        for (GroupRef group : Numberings.groups(files.user())) {
          var _ = mend(group);
        }
      }
      return answer;
    });
  }

  /** The numbers of articles in a group by their keys; keys that are not in it are left out. */
  public CompletableFuture<NumberRanges> numbers(GroupRef group, Collection<Long> keys) {
    long[] wanted = keys.stream().mapToLong(Long::longValue).toArray();
    return threads.read(files -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      NumberRanges present = holding(files, group).present();
      List<Long> numbers = new ArrayList<>();
      HashIndex.HEADERS.find(
          files.cache(),
          wanted,
          (index, row) -> {
            for (Slice slice : slices) {
              if (slice.holdsRow(row) && present.contains(slice.number(row))) {
                numbers.add(slice.number(row));
              }
            }
          });
      return NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
    });
  }

  /**
   * Puts what came in small pieces together, so that the group opens quickly: a step at a time,
   * behind everything else. Happens by itself when a group is read that needs it.
   */
  CompletableFuture<Void> gatherSegments(GroupRef group) {
    return threads
        .read(files -> Numberings.slices(files.user(), group))
        .thenCompose(slices -> gather(slices, 0, 0));
  }

  private CompletableFuture<Void> gather(List<Slice> slices, int at, long from) {
    if (at == slices.size()) {
      return CompletableFuture.completedFuture(Marks.done());
    }
    Slice slice = slices.get(at);
    return threads
        .write(
            Priority.IDLE,
            (files, tell) ->
                files
                    .cache()
                    .transaction(() -> {
                      NumberRanges fetched =
                          Holding.of(
                                  files.cache(),
                                  slice.server(),
                                  slice.group().group().name(),
                                  slice.epoch())
                              .fetched();
                      return SegmentChanges.gather(
                          files.cache(), writer.keys(), slice, fetched, from);
                    }))
        .thenCompose(next -> next < 0 ? gather(slices, at + 1, 0) : gather(slices, at, next));
  }

  /** Drops segments that are not what was written; their headers count as never fetched. */
  private CompletableFuture<Integer> mend(GroupRef group) {
    return threads.write(
        Priority.IDLE,
        (files, tell) -> {
          int lost = 0;
          for (Slice slice : Numberings.slices(files.user(), group)) {
            for (Segments.Bounds segment :
                Segments.damaged(files.cache(), slice.firstRow(), slice.lastRow())) {
              lost += segment.size();
              NumberRanges numbers =
                  NumberRanges.of(slice.number(segment.first()), slice.number(segment.last()));
              files
                  .cache()
                  .transaction(() -> {
                    Segments.remove(files.cache(), segment);
                    String name = group.group().name();
                    Holding before = Holding.of(files.cache(), slice.server(), name, slice.epoch());
                    new Holding(before.fetched().minus(numbers), before.present().minus(numbers))
                        .save(files.cache(), slice.server(), name, slice.epoch());
                    return true;
                  });
            }
          }
          if (lost > 0) {
            LOG.log(
                System.Logger.Level.WARNING,
                "dropped " + lost + " damaged headers of " + group + "; they are fetched again");
          }
          writer.forget();
          told(group, lost, tell);
          return lost;
        });
  }

  /**
   * The newest headers, highest number first.
   *
   * @param below only numbers below this one; {@link Long#MAX_VALUE} for the first page
   */
  public CompletableFuture<List<Overview>> newest(GroupRef group, long below, int limit) {
    return lookup((files, headers) -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      NumberRanges present = holding(files, group).present();
      List<Overview> page = new ArrayList<>();
      for (int i = present.rangeCount() - 1; i >= 0 && page.size() < limit; i--) {
        for (long number = Math.min(present.high(i), below - 1);
            number >= present.low(i) && page.size() < limit;
            number--) {
          overview(files, headers, slices, number, true).ifPresent(page::add);
        }
      }
      return page;
    });
  }

  private static Optional<Overview> overview(
      Files files, StoredHeaders headers, List<Slice> slices, long number, boolean withReferences)
      throws SQLException {
    for (Slice slice : slices) {
      if (slice.holds(number)) {
        long row = slice.row(number);
        Optional<StoredHeaders.Stored> header = headers.find(row);
        return withReferences || header.isEmpty()
            ? HeaderReader.overview(files.cache(), headers, slice, row)
            : HeaderReader.overview(files.cache(), slice, header.get(), References.NONE);
      }
    }
    return Optional.empty();
  }

  /** Headers by number; numbers without one are left out. */
  public CompletableFuture<Map<Long, Overview>> overviews(GroupRef group, List<Long> numbers) {
    return overviews(group, numbers, true);
  }

  /** The same without their References, which cost more to read than all the rest. */
  public CompletableFuture<Map<Long, Overview>> briefOverviews(GroupRef group, List<Long> numbers) {
    return overviews(group, numbers, false);
  }

  private CompletableFuture<Map<Long, Overview>> overviews(
      GroupRef group, List<Long> numbers, boolean withReferences) {
    List<Long> wanted = List.copyOf(numbers);
    return lookup((files, headers) -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      Map<Long, Overview> found = new LinkedHashMap<>();
      for (long number : wanted) {
        overview(files, headers, slices, number, withReferences)
            .ifPresent(overview -> found.put(number, overview));
      }
      return found;
    });
  }

  /** An article's header, as the first group that carries it here has it. */
  public CompletableFuture<Optional<Overview>> overview(MessageId id) {
    return lookup((files, headers) -> {
      for (StoredHeaders.Stored header : headers.of(key(id), id.text())) {
        Optional<Slice> slice = Numberings.ofRow(files.user(), header.row());
        if (slice.isPresent()) {
          return HeaderReader.overview(files.cache(), headers, slice.get(), header.row());
        }
      }
      return Optional.empty();
    });
  }

  /** Where an article is here, on one server. */
  public CompletableFuture<List<Xref.Place>> places(String server, MessageId id) {
    return lookup((files, headers) -> {
      List<Xref.Place> places = new ArrayList<>();
      for (StoredHeaders.Stored header : headers.of(key(id), id.text())) {
        long row = header.row();
        Numberings.ofRow(files.user(), row)
            .filter(slice -> slice.group().server().equals(server))
            .ifPresent(
                slice -> places.add(new Xref.Place(slice.group().group(), slice.number(row))));
      }
      return List.copyOf(places);
    });
  }

  /** The groups that carry an article here, on any server. */
  public CompletableFuture<List<GroupRef>> carriers(MessageId id) {
    return lookup((files, headers) -> {
      List<GroupRef> groups = new ArrayList<>();
      for (StoredHeaders.Stored header : headers.of(key(id), id.text())) {
        Numberings.ofRow(files.user(), header.row()).ifPresent(slice -> groups.add(slice.group()));
      }
      return List.copyOf(groups);
    });
  }

  /** Message-IDs by number; numbers without a header are left out. */
  public CompletableFuture<Map<Long, MessageId>> ids(GroupRef group, List<Long> numbers) {
    return each(group, numbers, header -> new MessageId(header.id()));
  }

  /** Message-IDs and sizes by number; numbers without a header are left out. */
  public CompletableFuture<Map<Long, BriefHeader>> brief(GroupRef group, List<Long> numbers) {
    return each(
        group,
        numbers,
        header -> new BriefHeader(new MessageId(header.id()), header.octets(), header.lines()));
  }

  /** The size in octets of each header as the server told it; 0 where it is not known. */
  public CompletableFuture<int[]> octets(GroupHeaders of) {
    return threads.read(
        files -> HeaderSizes.of(files.cache(), Numberings.slices(files.user(), of.group()), of));
  }

  private <T> CompletableFuture<Map<Long, T>> each(
      GroupRef group, List<Long> numbers, Function<StoredHeaders.Stored, T> fact) {
    List<Long> wanted = List.copyOf(numbers);
    return lookup((files, headers) -> {
      List<Slice> slices = Numberings.slices(files.user(), group);
      Map<Long, T> found = new LinkedHashMap<>();
      for (long number : wanted) {
        for (Slice slice : slices) {
          if (slice.holds(number)) {
            headers
                .find(slice.row(number))
                .ifPresent(header -> found.put(number, fact.apply(header)));
          }
        }
      }
      return found;
    });
  }

  /** Message-IDs by key: of headers that are here, and of ancestors that are not. */
  public CompletableFuture<Map<Long, MessageId>> idsByKey(List<Long> keys) {
    long[] wanted = keys.stream().mapToLong(Long::longValue).toArray();
    return lookup((files, headers) -> headers.idsOf(wanted));
  }

  /** Subjects by id. */
  public CompletableFuture<Map<Integer, String>> subjects(List<Integer> ids) {
    List<Integer> wanted = List.copyOf(ids);
    return threads.read(files -> {
      Map<Integer, String> found = new HashMap<>();
      for (int id : wanted) {
        SubjectIds.text(files.cache(), id).ifPresent(text -> found.put(id, text));
      }
      return found;
    });
  }

  /** Authors by id. */
  public CompletableFuture<Map<Integer, Author>> authors(List<Integer> ids) {
    int[] wanted = ids.stream().mapToInt(Integer::intValue).sorted().toArray();
    return threads.read(files -> AuthorRows.of(files.cache(), wanted));
  }

  /**
   * Subjects in UTF-8, in the order of their ids; no octet for one that is not there.
   *
   * @param ids ascending, as {@link GroupHeaders#subject} has them
   */
  public CompletableFuture<ShortTexts> subjectTexts(int[] ids) {
    int[] wanted = ids.clone();
    return threads.read(files -> SubjectIds.texts(files.cache(), wanted));
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
    return threads
        .read(files -> Numberings.slices(files.user(), group))
        .thenCompose(slices -> remove(group, slices, numbers));
  }

  /**
   * Removes the headers and the marks of numberings that have ended. Marks that wait to be carried
   * over are lost with them: keep some until the group was fetched anew.
   *
   * @param kept so many of the newest stay
   * @return how many headers were removed
   */
  public CompletableFuture<Integer> purgeEnded(GroupRef group, int kept) {
    return threads
        .read(files -> {
          long server = Numberings.knownServer(files.user(), group.server());
          long epoch = Numberings.epoch(files.user(), server, group.group());
          List<Slice> ended = Numberings.ended(files.user(), server, group, epoch);
          List<Long> old = ended.stream().map(Slice::epoch).distinct().skip(kept).toList();
          return ended.stream().filter(slice -> old.contains(slice.epoch())).toList();
        })
        .thenCompose(slices ->
            slices.isEmpty() ? CompletableFuture.completedFuture(0) : purge(group, slices));
  }

  private CompletableFuture<Integer> purge(GroupRef group, List<Slice> slices) {
    return remove(group, slices, NumberRanges.of(1, Long.MAX_VALUE))
        .thenCompose(removed ->
            threads.write(
                Priority.IDLE,
                (files, tell) -> {
                  forgetEnded(files, group, slices.getFirst());
                  return removed;
                }));
  }

  private static void forgetEnded(Files files, GroupRef group, Slice newest) throws SQLException {
    files
        .cache()
        .transaction(() ->
            files
                .cache()
                .run(
                    "delete from holding where server = ? and grp = ? and epoch <= ?",
                    newest.server(),
                    group.group().name(),
                    newest.epoch()));
    Db user = files.user();
    user.transaction(() -> {
      user.run(
          "delete from read_state where server = ? and grp = ? and epoch <= ?",
          newest.server(),
          group.group().name(),
          newest.epoch());
      return user.run(
          "delete from numbering where server = ? and grp = ? and epoch <= ?",
          newest.server(),
          group.group().name(),
          newest.epoch());
    });
  }

  /** A step at a time, so that nothing waits long behind it. */
  private CompletableFuture<Integer> remove(
      GroupRef group, List<Slice> slices, NumberRanges numbers) {
    CompletableFuture<Integer> all = CompletableFuture.completedFuture(0);
    for (Slice slice : slices) {
      all =
          all.thenCompose(
              before -> removeFrom(group, slice, numbers, 0).thenApply(more -> before + more));
    }
    return all;
  }

  private record Step(long next, int removed) {}

  private CompletableFuture<Integer> removeFrom(
      GroupRef group, Slice slice, NumberRanges numbers, long from) {
    return threads
        .write(
            Priority.IDLE,
            (files, tell) -> {
              Step step =
                  files.cache().transaction(() -> removeStep(files.cache(), slice, numbers, from));
              // What was known to be here may be gone: ask the tables again.
              writer.forget();
              told(group, step.removed(), tell);
              return step;
            })
        .thenCompose(step ->
            step.next() < 0
                ? CompletableFuture.completedFuture(step.removed())
                : removeFrom(group, slice, numbers, step.next())
                    .thenApply(more -> step.removed() + more));
  }

  private static Step removeStep(Db cache, Slice slice, NumberRanges numbers, long from)
      throws SQLException {
    NumberRanges.Builder removed = new NumberRanges.Builder();
    long next = SegmentChanges.remove(cache, slice, numbers, from, removed);
    NumberRanges gone = removed.build();
    if (!gone.isEmpty()) {
      String name = slice.group().group().name();
      Holding before = Holding.of(cache, slice.server(), name, slice.epoch());
      new Holding(before.fetched(), before.present().minus(gone))
          .save(cache, slice.server(), name, slice.epoch());
      long first = slice.row(gone.low(0));
      long last = slice.row(gone.high(gone.rangeCount() - 1));
      cache.run("delete from broken where id between ? and ?", first, last);
    }
    return new Step(next, Math.toIntExact(gone.count()));
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
