package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * What the person has read, flagged, tagged, watched and ignored: all of it in the user's file, by
 * number or by the text of the Message-ID, so that it outlives the cache.
 */
public final class Marks {
  private static final System.Logger LOG = System.getLogger(Marks.class.getName());

  /** Up to so many articles at once, copies in other groups are also looked for by Message-ID. */
  private static final int MAX_BY_ID = 10_000;

  private final StoreThreads threads;
  private final KeyedHash hash;
  private final Clock clock;

  Marks(StoreThreads threads, KeyedHash hash, Clock clock) {
    this.threads = threads;
    this.hash = hash;
    this.clock = clock;
  }

  /** The numbers of the group that are read. */
  public CompletableFuture<NumberRanges> read(GroupRef group) {
    return threads.read(files -> {
      OptionalLong server = Numberings.server(files.user(), group.server());
      return server.isEmpty()
          ? NumberRanges.EMPTY
          : ReadState.of(
              files.user(),
              server.getAsLong(),
              group.group().name(),
              Numberings.epoch(files.user(), server.getAsLong(), group.group()));
    });
  }

  /** The groups of a server of which something was ever read, subscribed or not, by name. */
  public CompletableFuture<List<GroupRef>> everRead(String server) {
    return threads.read(files ->
        files
            .user()
            .list(
                """
                select distinct r.grp from read_state r join server s on s.id = r.server
                where s.name = ? order by r.grp\
                """,
                row -> new GroupRef(server, new Newsgroup(row.getString(1))),
                server));
  }

  /** Marks articles read, in every group that carries them here. */
  public CompletableFuture<MarkChange> markRead(GroupRef group, NumberRanges numbers) {
    return mark(group, numbers, true);
  }

  /** The same in many newsgroups at once. */
  public CompletableFuture<MarkChange> markRead(Map<GroupRef, NumberRanges> numbers) {
    Map<GroupRef, NumberRanges> wanted = Map.copyOf(numbers);
    return write((files, state) -> {
      for (Map.Entry<GroupRef, NumberRanges> one : wanted.entrySet()) {
        across(files, state, one.getKey(), one.getValue(), true);
      }
    });
  }

  /** Marks articles unread, in every group that carries them here. */
  public CompletableFuture<MarkChange> markUnread(GroupRef group, NumberRanges numbers) {
    return mark(group, numbers, false);
  }

  /** Marks articles read by Message-ID; those without a header here have nothing to mark. */
  public CompletableFuture<MarkChange> markRead(List<MessageId> ids) {
    return mark(ids, true);
  }

  /** Marks articles unread by Message-ID. */
  public CompletableFuture<MarkChange> markUnread(List<MessageId> ids) {
    return mark(ids, false);
  }

  /** Marks everything read that the server is known to have: one range, one row. */
  public CompletableFuture<MarkChange> catchUp(GroupRef group) {
    return write((files, state) -> {
      long server = Numberings.knownServer(files.user(), group.server());
      long epoch = Numberings.epoch(files.user(), server, group.group());
      String name = group.group().name();
      long high = Holding.of(files.cache(), server, name, epoch).high();
      long listed =
          files
              .cache()
              .number("select high from grp where server = ? and name = ?", server, name)
              .orElse(0);
      // After a reset the list may still tell the old high water mark for a while.
      long upTo = epoch == 0 ? Math.max(high, listed) : high;
      across(files, state, group, NumberRanges.of(1, upTo), true);
    });
  }

  /**
   * Takes a change back.
   *
   * @return the change that does it again
   */
  public CompletableFuture<MarkChange> revert(MarkChange change) {
    return write((files, state) -> {
      for (MarkChange.Entry entry : change.changes()) {
        OptionalLong server = Numberings.server(files.user(), entry.group().server());
        if (server.isPresent()) {
          state.change(
              server.getAsLong(), entry.group(), entry.numbering(), entry.numbers(), !entry.read());
        }
      }
    });
  }

  private interface Marking {
    void run(Files files, ReadState state) throws SQLException;
  }

  private CompletableFuture<MarkChange> write(Marking marking) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          MarkChange change =
              files
                  .user()
                  .transaction(() -> {
                    ReadState state = new ReadState(files.user());
                    marking.run(files, state);
                    return state.changes();
                  });
          if (!change.changes().isEmpty()) {
            tell.accept(new StoreChange.MarksChanged(change));
          }
          return change;
        });
  }

  private CompletableFuture<MarkChange> mark(GroupRef group, NumberRanges numbers, boolean read) {
    return write((files, state) -> across(files, state, group, numbers, read));
  }

  private CompletableFuture<MarkChange> mark(List<MessageId> ids, boolean read) {
    List<MessageId> wanted = List.copyOf(ids);
    return write((files, state) -> {
      Collected places = new Collected(files, hash);
      StoredHeaders headers = new StoredHeaders(files.cache(), hash);
      for (MessageId id : wanted) {
        for (StoredHeaders.Stored header : headers.of(hash.of(id.octets()), id.text())) {
          Optional<Slice> slice = Numberings.ofRow(files.user(), header.row());
          if (slice.isPresent()) {
            places.add(slice.get().group(), slice.get().number(header.row()));
            places.addXref(slice.get().group().server(), header.xref());
          }
        }
      }
      places.mark(state, read);
    });
  }

  /** Marks the numbers, and the same articles wherever else they are. */
  void across(Files files, ReadState state, GroupRef group, NumberRanges numbers, boolean read)
      throws SQLException {
    long server = Numberings.knownServer(files.user(), group.server());
    long epoch = Numberings.epoch(files.user(), server, group.group());
    NumberRanges changed = state.change(server, group, epoch, numbers, read);
    Collected places = new Collected(files, hash);
    NumberRanges here =
        changed.minus(
            changed.minus(
                Holding.of(files.cache(), server, group.group().name(), epoch).present()));
    boolean byId = here.count() <= MAX_BY_ID;
    for (Slice slice : Numberings.slices(files.user(), group)) {
      for (int i = 0; i < here.rangeCount(); i++) {
        long from = slice.rowFrom(here.low(i));
        long to = slice.rowTo(here.high(i));
        if (from <= to) {
          places.addCrossposts(group.server(), from, to);
          if (byId) {
            places.addCopies(slice, here.low(i), here.high(i));
          }
        }
      }
    }
    places.mark(state, read);
  }

  /** Places of articles, group by group. */
  private static final class Collected {
    private final Files files;
    private final KeyedHash hash;
    private final Map<GroupRef, RangeBag> numbers = new HashMap<>();

    /**
     * The same by server and name of the newsgroup, as texts of Xref have them; without a bag where
     * the newsgroup is not read here.
     */
    private final Map<String, Map<String, Optional<RangeBag>>> byName = new HashMap<>();

    /** Of the segment that was looked at last: ranges of a group with gaps share segments. */
    private long unpackedFirst = -1;

    private HeaderDetails.Crossposts unpacked = HeaderDetails.Crossposts.NONE;

    Collected(Files files, KeyedHash hash) {
      this.files = files;
      this.hash = hash;
    }

    void add(GroupRef group, long number) {
      numbers.computeIfAbsent(group, any -> new RangeBag()).add(number);
    }

    void addXref(String server, String field) throws SQLException {
      Map<String, Optional<RangeBag>> here = byName.computeIfAbsent(server, any -> new HashMap<>());
      for (XrefText.Places place = new XrefText.Places(field); place.next(); ) {
        Optional<RangeBag> bag = here.get(place.name());
        if (bag == null) {
          bag = bag(server, place.name());
          here.put(place.name(), bag);
        }
        if (bag.isPresent()) {
          bag.get().add(place.number());
        }
      }
    }

    private Optional<RangeBag> bag(String server, String name) throws SQLException {
      Optional<Newsgroup> group = Newsgroup.parse(name);
      GroupRef ref = group.map(it -> new GroupRef(server, it)).orElse(null);
      return ref != null && isRead(ref)
          ? Optional.of(numbers.computeIfAbsent(ref, any -> new RangeBag()))
          : Optional.empty();
    }

    void addCrossposts(String server, long from, long to) throws SQLException {
      Db cache = files.cache();
      for (String field :
          cache.list(
              "select xref from crosspost where id between ? and ?",
              row -> row.getString(1),
              from,
              to)) {
        addXref(server, field);
      }
      for (Segments.Bounds segment : Segments.bounds(cache, from, to)) {
        HeaderDetails.Crossposts crossposts = unpacked(segment.first());
        for (int i = 0; i < crossposts.distance().length; i++) {
          long row = segment.first() + crossposts.distance()[i];
          if (row >= from && row <= to) {
            addXref(server, crossposts.text(i));
          }
        }
      }
    }

    private HeaderDetails.Crossposts unpacked(long first) throws SQLException {
      if (unpackedFirst != first) {
        unpackedFirst = first;
        try {
          unpacked = Segments.crossposts(files.cache(), first);
        } catch (DamagedException e) {
          // The articles stay unread elsewhere, until they are met there.
          LOG.log(System.Logger.Level.WARNING, "crossposts of a segment are damaged");
          unpacked = HeaderDetails.Crossposts.NONE;
        }
      }
      return unpacked;
    }

    /** The same articles in other rows. */
    void addCopies(Slice slice, long low, long high) throws SQLException {
      List<StoredHeaders.Stored> articles = new ArrayList<>();
      StoredHeaders headers = new StoredHeaders(files.cache(), hash);
      for (long row = slice.rowFrom(low); row <= slice.rowTo(high); row++) {
        headers.find(row).ifPresent(articles::add);
      }
      long[] keys =
          articles.stream()
              .mapToLong(one -> hash.of(one.id().getBytes(StandardCharsets.ISO_8859_1)))
              .toArray();
      Map<Long, String> others = new TreeMap<>();
      HashIndex.HEADERS.find(
          files.cache(),
          keys,
          (index, row) -> {
            if (row != articles.get(index).row()) {
              others.put(row, articles.get(index).id());
            }
          });
      for (Map.Entry<Long, String> other : others.entrySet()) {
        long row = other.getKey();
        if (headers.find(row).filter(it -> it.id().equals(other.getValue())).isPresent()) {
          Numberings.ofRow(files.user(), row)
              .ifPresent(place -> add(place.group(), place.number(row)));
        }
      }
    }

    /** Marks them in groups that are read here; others would only fill the file. */
    void mark(ReadState state, boolean read) throws SQLException {
      for (Map.Entry<GroupRef, RangeBag> entry : numbers.entrySet()) {
        GroupRef group = entry.getKey();
        OptionalLong server = Numberings.server(files.user(), group.server());
        if (server.isPresent() && isRead(group)) {
          long epoch = Numberings.epoch(files.user(), server.getAsLong(), group.group());
          state.change(server.getAsLong(), group, epoch, entry.getValue().toRanges(), read);
        }
      }
    }

    private boolean isRead(GroupRef group) throws SQLException {
      OptionalLong server = Numberings.server(files.user(), group.server());
      return server.isPresent()
          && files
              .user()
              .exists(
                  """
                  select 1 from numbering where server = ?1 and grp = ?2
                  union all select 1 from subscription where server = ?1 and grp = ?2\
                  """,
                  server.getAsLong(),
                  group.group().name());
    }
  }

  /** Numbers in any order. */
  private static final class RangeBag {
    private long[] numbers = new long[16];
    private int size;

    void add(long number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    NumberRanges toRanges() {
      return NumberRanges.ofNumbers(Arrays.copyOf(numbers, size));
    }
  }

  /**
   * Flags an article or takes its flag away; the bytes of a flagged article, if they are here, are
   * kept in the user's file and never expire.
   *
   * @return whether that changed anything
   */
  public CompletableFuture<Boolean> flag(MessageId id, boolean flagged) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          int changed = files.user().transaction(() -> setFlag(files, id, flagged));
          if (changed > 0) {
            tell.accept(new StoreChange.ArticleMarked(id));
          }
          return changed > 0;
        });
  }

  /** The same within a transaction on the user's file; tells how many flags changed. */
  int setFlag(Files files, MessageId id, boolean flagged) throws SQLException {
    if (!flagged) {
      return files.user().run("delete from flag where msgid = ?", id.text());
    }
    Optional<byte[]> raw = Bodies.packed(files.cache(), hash, id);
    if (raw.isPresent()) {
      files.user().run("insert or ignore into kept(msgid, raw) values(?,?)", id.text(), raw.get());
    }
    return files
        .user()
        .run(
            "insert or ignore into flag(msgid, since) values(?,?)",
            id.text(),
            clock.instant().getEpochSecond());
  }

  /** How many articles are flagged. */
  public CompletableFuture<Long> flaggedCount() {
    return threads.read(files -> files.user().number("select count(*) from flag").orElse(0));
  }

  /** How many threads have that mark. */
  public CompletableFuture<Long> threadCount(ThreadMark mark) {
    return threads.read(files ->
        files
            .user()
            .number("select count(*) from thread_mark where mark = ?", mark.name())
            .orElse(0));
  }

  /** All flagged articles. */
  public CompletableFuture<Set<MessageId>> flagged() {
    return threads.read(files ->
        new HashSet<>(
            files.user().list("select msgid from flag", row -> new MessageId(row.getString(1)))));
  }

  /**
   * Watches or ignores a thread, or neither.
   *
   * @param root the first article of the thread, here or not
   */
  public CompletableFuture<Void> markThread(MessageId root, Optional<ThreadMark> mark) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          files.user().transaction(() -> setThreadMark(files, root, mark));
          tell.accept(new StoreChange.ThreadMarked(root));
          return done();
        });
  }

  /** The same within a transaction on the user's file. */
  int setThreadMark(Files files, MessageId root, Optional<ThreadMark> mark) throws SQLException {
    return mark.isPresent()
        ? files
            .user()
            .run(
                "insert or replace into thread_mark(msgid, mark, since) values(?,?,?)",
                root.text(),
                mark.get().name(),
                clock.instant().getEpochSecond())
        : files.user().run("delete from thread_mark where msgid = ?", root.text());
  }

  @SuppressWarnings("NullAway") // the one value that Void has
  static Void done() {
    return null;
  }

  /** The marks of all threads that have one, by their roots. */
  public CompletableFuture<Map<MessageId, ThreadMark>> threadMarks() {
    return threads.read(files -> {
      Map<MessageId, ThreadMark> marks = new HashMap<>();
      files
          .user()
          .list(
              "select msgid, mark from thread_mark",
              row ->
                  marks.put(new MessageId(row.getString(1)), ThreadMark.valueOf(row.getString(2))));
      return marks;
    });
  }

  /** Gives an article exactly these tags. */
  public CompletableFuture<Void> tag(MessageId id, Set<String> tags) {
    Set<String> wanted = Set.copyOf(tags);
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          files
              .user()
              .transaction(() -> {
                files.user().run("delete from tag where msgid = ?", id.text());
                for (String tag : wanted) {
                  files.user().run("insert into tag(msgid, tag) values(?,?)", id.text(), tag);
                }
                return wanted.size();
              });
          tell.accept(new StoreChange.ArticleMarked(id));
          return done();
        });
  }

  /** The tags of all articles that have any. */
  public CompletableFuture<Map<MessageId, Set<String>>> tags() {
    return threads.read(files -> {
      Map<MessageId, Set<String>> tags = new HashMap<>();
      files
          .user()
          .list(
              "select msgid, tag from tag",
              row ->
                  tags.computeIfAbsent(new MessageId(row.getString(1)), any -> new TreeSet<>())
                      .add(row.getString(2)));
      return tags;
    });
  }
}
