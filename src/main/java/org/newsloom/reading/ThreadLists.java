package org.newsloom.reading;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.Xref;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LinkedHeaders;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.store.ThreadMark;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/** Opens groups as lists of threads. */
public final class ThreadLists {
  /** Groups whose words are kept at hand. */
  private static final int MOST_GROUPS = 8;

  private static final int AT_ONCE = 500;

  /** Headers of a first look: far more than a screen, far less than what takes time. */
  private static final int FIRST_LOOK = 8_192;

  private static final ThreadListOptions ALL =
      ThreadListOptions.USUAL.with(ThreadListOptions.Shown.ALL);

  private final Store store;
  private final Scoring scoring;
  private final Jobs jobs;
  private final Map<ServerGroup, RowTexts> texts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ServerGroup, RowTexts> eldest) {
          return size() > MOST_GROUPS;
        }
      };

  /** What the last list was made from; given up before memory is short. */
  private volatile SoftReference<Whole> wholes = new SoftReference<>(null);

  /** Held while a list of the group is made: who wants the same threads waits for that one. */
  private final Map<ServerGroup, Lock> makes = new ConcurrentHashMap<>();

  private volatile SoftReference<FilterWords> filterWords = new SoftReference<>(null);

  /** Counts the changes to the headers of each group. */
  private final Map<ServerGroup, Long> versions = new ConcurrentHashMap<>();

  /** Counts the changes by hand, which matter to all groups. */
  private final AtomicLong linked = new AtomicLong();

  /** All threads of a group, before those are left out that are not to be shown. */
  private record Whole(
      ServerGroup group, long version, GroupHeaders headers, ThreadListOptions options, Rows rows) {
    /** Whether a list of the same headers can be made of it. */
    @SuppressWarnings("ReferenceEquality") // the headers that one list knows, not others like them
    boolean isOf(GroupHeaders others, ThreadListOptions wanted) {
      ThreadListOptions same = options.with(wanted.shown()).withWords(wanted.words());
      return headers.number() == others.number()
          && (wanted.layout() == ThreadListOptions.Layout.FLAT ? same : same.with(wanted.sort()))
              .equals(wanted);
    }

    ThreadListOptions.Sort sort() {
      return options.sort();
    }
  }

  /** Reads from the store on threads of its own jobs. */
  public ThreadLists(Store store, Scoring scoring, Jobs jobs) {
    this.store = store;
    this.scoring = scoring;
    this.jobs = jobs;
    var _ = store.listen(this::heard);
  }

  private void heard(StoreChange change) {
    switch (change) {
      case StoreChange.HeadersAdded headers ->
          versions.merge(Refs.of(headers.group()), 1L, Long::sum);
      case StoreChange.HeadersRemoved headers ->
          versions.merge(Refs.of(headers.group()), 1L, Long::sum);
      case StoreChange.ThreadsLinked any -> linked.incrementAndGet();
      default -> {
        // Nothing that threads are made of.
      }
    }
  }

  /**
   * Grows with each change to the headers of a group, or to what hangs elsewhere by hand; to be
   * asked before they are read.
   */
  long version(ServerGroup group) {
    return versions.getOrDefault(group, 0L) + linked.get();
  }

  /** The group as the cache has it now; an empty list where nothing was fetched. */
  public CompletableFuture<ThreadList> open(ServerGroup group, ThreadListOptions options) {
    return jobs.submit("thread list of " + group, () -> build(group, options));
  }

  /**
   * The newest part of a large group as a list of its own, for a first look while {@link #open} is
   * on its way; empty for a smaller group, and for an order that does not begin with the newest.
   */
  public CompletableFuture<Optional<ThreadList>> beginning(
      ServerGroup group, ThreadListOptions options) {
    return options.sort() == ThreadListOptions.Sort.NEWEST_THREAD_FIRST && !options.isNarrowed()
        ? jobs.submit("first look at " + group, () -> buildBeginning(group, options))
        : CompletableFuture.completedFuture(Optional.empty());
  }

  private Optional<ThreadList> buildBeginning(ServerGroup group, ThreadListOptions options)
      throws InterruptedException {
    Optional<LinkedHeaders> newest =
        Waiting.on(store.headers().newestLinkedHeaders(Refs.of(group), FIRST_LOOK));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Rows all =
        new RowBuilder(store, newest.get(), HandLinks.now(store), Scores.NONE, options).build();
    return Optional.of(shown(group, options, newest.get().headers(), all));
  }

  /** The same list as it is now, after {@link Change.HeadersAdded}; words loaded are kept. */
  public CompletableFuture<ThreadList> again(ThreadList list) {
    return open(list.group(), list.options());
  }

  /**
   * The list by other options, in another order or with other articles shown: for each letter that
   * is typed. What is known already is neither read nor threaded anew.
   */
  public CompletableFuture<ThreadList> changed(ThreadList list, ThreadListOptions options) {
    return jobs.submit("list of " + list.group(), () -> change(list, options));
  }

  /**
   * Reads the words of all articles of the list, which is going to be narrowed: the first letter
   * need not wait for as much of that as is done by then. Gives the same list.
   */
  public CompletableFuture<ThreadList> readWords(ThreadList list) {
    return jobs.submit(
        "words of " + list.group(),
        () -> {
          words(list.group()).read(list.headers());
          return list;
        });
  }

  /** The marks of the list as they are now, after {@link Change.MarksChanged} and the like. */
  public CompletableFuture<ThreadMarks> marks(ThreadList list) {
    return jobs.submit(
        "marks of " + list.group(),
        () -> new ThreadMarks(list.headers(), list.rows(), sets(list.headers())));
  }

  /** The row of an article, placeholders too; empty where it is not in the list. */
  public CompletableFuture<OptionalInt> find(ThreadList list, MessageId id) {
    return jobs.submit("place of " + id, () -> row(list, id));
  }

  /** Rows with all their words, for short lists and for printing. */
  public CompletableFuture<List<ArticleRow>> rows(ThreadList list, int from, int to) {
    return jobs.submit(
        "rows of " + list.group(),
        () -> {
          boolean flat = list.options().layout() == ThreadListOptions.Layout.FLAT;
          // A flat list knows no threads, and yet each row tells its place in one.
          ThreadList threads = flat ? build(list.group(), ALL) : list;
          ThreadMarks marks =
              new ThreadMarks(threads.headers(), threads.rows(), sets(threads.headers()));
          List<ArticleRow> rows = new ArrayList<>();
          for (int at = from; at < to; at += AT_ONCE) {
            List<Integer> some = new ArrayList<>();
            for (int row = at; row < Math.min(to, at + AT_ONCE); row++) {
              int there = flat ? threads.rowOf(list.number(row)) : row;
              if (there >= 0) {
                some.add(there);
              }
            }
            rows.addAll(articles(threads, marks, some));
          }
          return rows;
        });
  }

  /**
   * All of a group as threads, in whatever order; of the list that was made last, where nothing
   * came or went since. On the calling thread.
   */
  ThreadList threads(ServerGroup group) throws InterruptedException {
    Lock made = lockMaking(group);
    try {
      Whole known = wholes.get();
      if (known != null
          && known.group().equals(group)
          && known.version() == version(group)
          && known.options().layout() == ThreadListOptions.Layout.THREADS
          && known.options().subjectFallback() == ThreadListOptions.USUAL.subjectFallback()) {
        return shown(group, ALL, known.headers(), known.rows());
      }
      return build(group, ALL);
    } finally {
      made.unlock();
    }
  }

  /** To be unlocked when the list of the group is made. */
  private Lock lockMaking(ServerGroup group) throws InterruptedException {
    Lock made = makes.computeIfAbsent(group, any -> new ReentrantLock());
    made.lockInterruptibly();
    return made;
  }

  /** Builds a list on the calling thread. */
  ThreadList build(ServerGroup group, ThreadListOptions options) throws InterruptedException {
    Lock made = lockMaking(group);
    try {
      long version = version(group);
      LinkedHeaders linked = Waiting.on(store.headers().linkedHeaders(Refs.of(group)));
      Rows all =
          new RowBuilder(
                  store, linked, HandLinks.now(store), scores(linked.headers(), options), options)
              .build();
      return list(group, version, options, linked.headers(), all);
    } finally {
      made.unlock();
    }
  }

  /** Blocks. */
  private ThreadList change(ThreadList list, ThreadListOptions options)
      throws InterruptedException {
    Whole known = wholes.get();
    if (known == null
        || known.version() != version(list.group())
        || !known.isOf(list.headers(), options)) {
      return build(list.group(), options);
    }
    Rows rows =
        known.sort() == options.sort()
            ? known.rows()
            : new ThreadSort(
                    store.headers(), list.headers(), known.rows(), scores(list.headers(), options))
                .sorted(options.sort());
    return list(list.group(), known.version(), options, list.headers(), rows);
  }

  private ThreadList list(
      ServerGroup group, long version, ThreadListOptions options, GroupHeaders headers, Rows all)
      throws InterruptedException {
    wholes = new SoftReference<>(new Whole(group, version, headers, options, all));
    return shown(group, options, headers, all);
  }

  private ThreadList shown(
      ServerGroup group, ThreadListOptions options, GroupHeaders headers, Rows all)
      throws InterruptedException {
    MarkSets sets = sets(headers);
    ThreadMarks marks = new ThreadMarks(headers, all, sets);
    Rows shown = RowBuilder.shown(all, marks, options.shown());
    if (options.isNarrowed()) {
      shown = shown.only(shown.rowsOf(words(group).matching(headers, options.words())));
      if (options.sort().countsReplies()) {
        // Fewer are left below each, and those are what is told.
        shown = new ThreadSort(store.headers(), headers, shown, Scores.NONE).sorted(options.sort());
      }
    }
    RowTexts rowTexts;
    synchronized (texts) {
      rowTexts = texts.computeIfAbsent(group, any -> new RowTexts(store.headers(), store.bodies()));
    }
    ThreadMarks shownMarks = shown == all ? marks : new ThreadMarks(headers, shown, sets);
    return new ThreadList(group, options, headers, shown, shownMarks, rowTexts, jobs);
  }

  /** What the list is sorted by, where that is the score; blocks. */
  private Scores scores(GroupHeaders headers, ThreadListOptions options)
      throws InterruptedException {
    return options.sort().isByScore()
        ? scoring.of(headers, Waiting.on(store.bodies().numbersWithBody(headers.group())))
        : Scores.NONE;
  }

  private synchronized FilterWords words(ServerGroup group) {
    FilterWords known = filterWords.get();
    if (known == null || !known.group().equals(group)) {
      known = new FilterWords(group, store.headers());
      filterWords = new SoftReference<>(known);
    }
    return known;
  }

  /** A list that shows everything, with the marks as they are now; on the calling thread. */
  ThreadList remarked(ThreadList list) throws InterruptedException {
    return new ThreadList(
        list.group(),
        list.options(),
        list.headers(),
        list.rows(),
        new ThreadMarks(list.headers(), list.rows(), sets(list.headers())),
        list.texts(),
        jobs);
  }

  OptionalInt row(ThreadList list, MessageId id) throws InterruptedException {
    for (Xref.Place place : Waiting.on(store.headers().places(list.group().server(), id))) {
      int row = place.group().equals(list.group().group()) ? list.rowOf(place.number()) : Rows.NONE;
      if (row >= 0) {
        return OptionalInt.of(row);
      }
    }
    int placeholder = list.placeholderOf(store.headers().key(id));
    return placeholder >= 0 ? OptionalInt.of(placeholder) : OptionalInt.empty();
  }

  /** Rows with their words; rows whose ids are not known are left out. Blocks. */
  List<ArticleRow> articles(ThreadList list, ThreadMarks marks, List<Integer> rows)
      throws InterruptedException {
    Map<Long, Overview> overviews =
        Waiting.on(
            store
                .headers()
                .briefOverviews(
                    Refs.of(list.group()),
                    rows.stream().map(list::number).filter(number -> number > 0).toList()));
    return articles(list, marks, rows, overviews);
  }

  /**
   * The same where their headers are known; blocks.
   *
   * @param overviews by article number; a row without one is taken for a placeholder
   */
  List<ArticleRow> articles(
      ThreadList list, ThreadMarks marks, List<Integer> rows, Map<Long, Overview> overviews)
      throws InterruptedException {
    BitSet load = new BitSet();
    for (int row : rows) {
      if (!overviews.containsKey(list.number(row))) {
        load.set(row);
      }
      if (list.parent(row) >= 0) {
        load.set(list.parent(row));
        load.set(list.root(row));
      }
    }
    for (int from = load.nextSetBit(0); from >= 0; ) {
      int to = load.nextClearBit(from);
      list.texts().load(list.headers(), list.rows(), from, to);
      from = load.nextSetBit(to);
    }
    List<ArticleRow> articles = new ArrayList<>();
    for (int row : rows) {
      ArticleRows.of(list, marks, row, overviews).ifPresent(articles::add);
    }
    return articles;
  }

  /** What the scores of lists come from now; blocks. */
  Scoring.Basis basis() throws InterruptedException {
    return scoring.basis();
  }

  /** The marks of a group, without scores. */
  MarkSets sets(GroupRef ref) throws InterruptedException {
    return sets(ref, Optional.empty());
  }

  private MarkSets sets(GroupHeaders headers) throws InterruptedException {
    return sets(headers.group(), Optional.of(headers));
  }

  private MarkSets sets(GroupRef ref, Optional<GroupHeaders> scored) throws InterruptedException {
    CompletableFuture<NumberRanges> read = store.marks().read(ref);
    CompletableFuture<NumberRanges> bodies = store.bodies().numbersWithBody(ref);
    CompletableFuture<Set<MessageId>> flagged = store.marks().flagged();
    CompletableFuture<Set<MessageId>> withdrawn = store.bodies().withdrawnByOwn();
    Map<MessageId, ThreadMark> threads = new HashMap<>(Waiting.on(store.marks().threadMarks()));
    Set<Long> watched = new HashSet<>();
    Set<Long> ignored = new HashSet<>();
    threads.forEach((id, mark) ->
        (mark == ThreadMark.WATCHED ? watched : ignored).add(store.headers().key(id)));
    NumberRanges here = Waiting.on(bodies);
    return new MarkSets(
        Waiting.on(read),
        here,
        marked(ref, keys(Waiting.on(flagged))),
        marked(ref, watched),
        marked(ref, ignored),
        marked(ref, keys(Waiting.on(withdrawn))),
        scored.isPresent() ? scoring.of(scored.get(), here) : Scores.NONE);
  }

  private Set<Long> keys(Set<MessageId> ids) {
    Set<Long> keys = new HashSet<>();
    ids.forEach(id -> keys.add(store.headers().key(id)));
    return keys;
  }

  private MarkSets.Marked marked(GroupRef ref, Set<Long> keys) throws InterruptedException {
    return keys.isEmpty()
        ? MarkSets.Marked.NONE
        : new MarkSets.Marked(Waiting.on(store.headers().numbers(ref, keys)), keys);
  }
}
