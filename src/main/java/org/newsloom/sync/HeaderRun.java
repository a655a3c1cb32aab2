package org.newsloom.sync;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.nntp.ArticleOctets;
import org.newsloom.nntp.BadLine;
import org.newsloom.nntp.GroupReply;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.NumberWindow;
import org.newsloom.nntp.OverviewSink;
import org.newsloom.store.AddedHeaders;
import org.newsloom.store.GroupCounts;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.Progress;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.Waiting;

/** One fetch of headers, from GROUP to the last window; used by one thread and then forgotten. */
final class HeaderRun {
  /** Windows that go out in one call; the connection keeps them all in flight. */
  private static final int WINDOWS = 8;

  /**
   * Batches that may wait for the store before the network has to wait too: those of one
   * transaction, and a few that are ready for the next.
   */
  private static final int WAITING = 6;

  /** Failures in a row, with nothing new in between, before a person is told. */
  private static final int ATTEMPTS = 4;

  /** How often the reach back is widened to find as many articles as were asked for. */
  private static final int MOST_ROUNDS = 24;

  /** Numbers around a line without a number that are asked for by HEAD. */
  private static final long MOST_GAPS = 200;

  /** Articles fetched by HEAD in one run; the rest is for the next one. */
  private static final int MOST_HEADS = 500;

  private static final int ENDED_KEPT = 2;

  private final Store store;
  private final ServerConnections connections;
  private final Jobs jobs;
  private final HeaderDecoder decoder;
  private final Backoff backoff;
  private final Clock clock;
  private final ServerGroup group;
  private final GroupRef ref;
  private final ProgressListener listener;
  private final Instant begun;

  private final Deque<CompletableFuture<AddedHeaders>> waiting = new ArrayDeque<>();
  private final TreeSet<Long> byHead = new TreeSet<>();
  private NumberRanges wanted = NumberRanges.EMPTY;
  private long all;
  private long added;
  private long defects;
  private int heads;
  private NumberRanges givenUp = NumberRanges.EMPTY;
  private long rowsSeen;
  private Instant newestSeen = Instant.MIN;
  private boolean reachedBack;

  /** Whose numbers are those of what was stored. */
  private @Nullable NntpConnection counted;

  HeaderRun(
      Store store,
      ServerConnections connections,
      Jobs jobs,
      HeaderDecoder decoder,
      Backoff backoff,
      Clock clock,
      ServerGroup group,
      ProgressListener listener) {
    this.store = store;
    this.connections = connections;
    this.jobs = jobs;
    this.decoder = decoder;
    this.backoff = backoff;
    this.clock = clock;
    this.group = group;
    this.ref = new GroupRef(group.server(), group.group());
    this.listener = listener;
    this.begun = clock.instant();
  }

  FetchResult fetch(FetchRange range) throws ServerProblemException, InterruptedException {
    GroupReply marks = patiently(this::askMarks);
    if (!marks.isEmpty()) {
      NumberRanges known = Waiting.on(store.headers().fetched(ref));
      if (range instanceof FetchRange.Last last) {
        bringLast(last.count(), marks, known);
      } else {
        bring(range, missing(range, marks, known), marks);
      }
      forgetEnded(marks);
    } else {
      // That it was asked is kept: an empty newsgroup is another thing than one never fetched.
      Waiting.on(
          store
              .headers()
              .addOverviews(ref, new OverviewBatch.Builder().build(), NumberRanges.EMPTY));
    }
    GroupCounts counts =
        Waiting.on(store.subscriptions().counts(List.of(ref))).getOrDefault(ref, GroupCounts.NONE);
    return new FetchResult(
        group,
        added,
        counts.total(),
        marks.high(),
        defects,
        Duration.between(begun, clock.instant()));
  }

  /**
   * Headers of old numbers, after a reset, carry marks until all articles are here anew. Where
   * machines take turns that count otherwise, and the newest articles alone are fetched, that never
   * comes: so no more than a few ended numberings are kept.
   */
  private void forgetEnded(GroupReply marks) throws InterruptedException {
    NumberRanges known = Waiting.on(store.headers().fetched(ref));
    boolean all = missing(new FetchRange.All(), marks, known).isEmpty();
    Waiting.on(store.headers().purgeEnded(ref, all ? 0 : ENDED_KEPT));
  }

  private GroupReply askMarks() throws ServerProblemException, InterruptedException {
    GroupReply marks =
        connections.run(group.server(), Lane.BULK, connection -> connection.group(group.group()));
    new NumberingCheck(store, connections).check(group, ref, marks);
    return marks;
  }

  /** What has to be asked for. */
  private NumberRanges missing(FetchRange range, GroupReply marks, NumberRanges known)
      throws InterruptedException {
    NumberRanges here = NumberRanges.of(Math.max(0, marks.low()), marks.high());
    NumberRanges missing = here.minus(known);
    long oldest = oldestBegun(marks, known);
    if (!(range instanceof FetchRange.Newer) || oldest < 0) {
      return missing;
    }
    return missing.minus(NumberRanges.of(0, oldest - 1)).minus(brokenRows());
  }

  /** The lowest number that was ever asked for and that the server still has; -1 for none. */
  private static long oldestBegun(GroupReply marks, NumberRanges known) {
    NumberRanges here = known.minus(NumberRanges.of(0, marks.low() - 1));
    return here.isEmpty() || here.low(0) > marks.high() ? -1 : here.low(0);
  }

  /** Rows that have no Message-ID even in their heads: asking again each time would not help. */
  private NumberRanges brokenRows() throws InterruptedException {
    return NumberRanges.ofNumbers(
        Waiting.on(store.headers().broken(ref)).keySet().stream()
            .mapToLong(Long::longValue)
            .toArray());
  }

  /** The newest articles, as many as were asked for even where there are gaps. */
  private void bringLast(long count, GroupReply marks, NumberRanges known)
      throws ServerProblemException, InterruptedException {
    NumberRanges missing = NumberRanges.of(Math.max(0, marks.low()), marks.high()).minus(known);
    long reach = Math.min(count, marks.high());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long from = marks.high() - reach + 1;
      bring(new FetchRange.Last(count), missing.minus(NumberRanges.of(0, from - 1)), marks);
      missing = missing.minus(NumberRanges.of(from, marks.high()));
      long have = headersFrom(from);
      if (have >= count || from <= marks.low()) {
        return;
      }
      reach = Math.min(marks.high(), have == 0 ? reach * 4 : reach + (count - have));
    }
  }

  private long headersFrom(long number) throws InterruptedException {
    return Waiting.on(store.headers().present(ref)).countIn(number, Long.MAX_VALUE);
  }

  private void bring(FetchRange range, NumberRanges missing, GroupReply marks)
      throws ServerProblemException, InterruptedException {
    wanted = missing;
    all = wanted.count();
    patiently(() -> {
      bringWanted(range);
      return marks;
    });
  }

  /**
   * The lowest number that is wanted goes first, alone: from then on everything between it and the
   * newest counts as begun, and any later fetch fills what is missing there.
   */
  private void bringWanted(FetchRange range) throws ServerProblemException, InterruptedException {
    boolean untilDate = range instanceof FetchRange.Since;
    Optional<NumberWindow> lowest =
        untilDate || wanted.isEmpty()
            ? Optional.empty()
            : Optional.of(new NumberWindow(wanted.low(0), wanted.low(0)));
    WindowPlan plan = new WindowPlan();
    while (!wanted.isEmpty() && !reachedBack) {
      List<NumberWindow> windows = new ArrayList<>();
      lowest.ifPresent(windows::add);
      NumberRanges others =
          lowest.isEmpty() ? wanted : wanted.minus(NumberRanges.of(wanted.low(0), wanted.low(0)));
      lowest = Optional.empty();
      windows.addAll(plan.next(others, untilDate ? 2 : WINDOWS));
      long before = rowsSeen;
      over(windows, range);
      plan.learn(windows.stream().mapToLong(w -> w.high() - w.low() + 1).sum(), rowsSeen - before);
      fetchHeads();
    }
    drain(0);
  }

  private void over(List<NumberWindow> windows, FetchRange range)
      throws ServerProblemException, InterruptedException {
    try {
      connections.run(
          group.server(),
          Lane.BULK,
          connection -> {
            connection.select(group.group());
            checkNumbers(connection);
            connection.over(windows, new WindowSink(windows, range));
            return windows;
          });
    } catch (StoreWaitException stopped) {
      throw stopped.interruption();
    }
  }

  /** A connection that was made since the last one may lead to another machine. */
  private void checkNumbers(NntpConnection connection) throws IOException, NntpReplyException {
    if (counted != null && !counted.equals(connection)) {
      NumberingCheck.Known known = known();
      if (!NumberingCheck.isSame(connection, group, known)) {
        connection.close();
        throw new OtherNumberingException(group, known.newest());
      }
    }
    counted = connection;
  }

  private NumberingCheck.Known known() {
    try {
      return new NumberingCheck(store, connections).known(ref);
    } catch (InterruptedException e) {
      throw new StoreWaitException(e);
    }
  }

  /**
   * Overview lines that came broken, one by one by HEAD; what has no head any more is not there.
   */
  private void fetchHeads() throws ServerProblemException, InterruptedException {
    while (!byHead.isEmpty() && heads < MOST_HEADS) {
      List<Long> numbers = byHead.descendingSet().stream().limit(50).toList();
      List<Head> found =
          connections.run(
              group.server(),
              Lane.BULK,
              connection -> {
                connection.select(group.group());
                List<Head> answers = new ArrayList<>();
                for (long number : numbers) {
                  answers.add(new Head(number, connection.head(number)));
                }
                return answers;
              });
      OverviewBatch.Builder builder = new OverviewBatch.Builder();
      for (Head head : found) {
        head.octets()
            .ifPresent(
                octets -> HeadRow.read(octets.octets()).addTo(builder, head.number(), octets.id()));
      }
      submit(builder.build(), ranges(numbers));
      numbers.forEach(byHead::remove);
      heads += numbers.size();
    }
    // What is left over stays unknown; this run is done with it, the next one asks again.
    wanted = wanted.minus(ranges(byHead));
    byHead.clear();
  }

  private static NumberRanges ranges(Collection<Long> numbers) {
    return NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  private record Head(long number, Optional<ArticleOctets> octets) {}

  /** Hands rows to the store, with the numbers that are known once these rows are on disk. */
  private void submit(OverviewBatch batch, NumberRanges fetched) throws InterruptedException {
    jobs.giveWay();
    waiting.add(store.headers().addOverviews(ref, batch, fetched));
    wanted = wanted.minus(fetched);
    tellProgress();
    drain(WAITING);
  }

  private void drain(int most) throws InterruptedException {
    while (waiting.size() > most) {
      AddedHeaders done = Waiting.on(waiting.remove());
      added += done.added();
    }
  }

  private void tellProgress() {
    long left = Math.min(all, wanted.count());
    listener.progressed(new Progress("Fetching headers", all - left, all));
  }

  /** Something that may be tried again. */
  @FunctionalInterface
  private interface Attempt {
    GroupReply run() throws ServerProblemException, InterruptedException;
  }

  private GroupReply patiently(Attempt attempt)
      throws ServerProblemException, InterruptedException {
    for (int failures = 0; ; ) {
      NumberRanges before = wanted;
      try {
        return attempt.run();
      } catch (ServerProblemException e) {
        drain(0);
        boolean moved = !wanted.equals(before);
        failures = moved ? 1 : failures + 1;
        if (!worthAnother(e.problem(), moved) || failures >= ATTEMPTS) {
          throw e;
        }
        if (!moved || e.problem().kind() != ServerProblem.Kind.CUT_LINK) {
          backoff.pause(failures);
        }
      }
    }
  }

  /** A server that cannot be reached at all is told of at once; one that was there is retried. */
  private static boolean worthAnother(ServerProblem problem, boolean moved) {
    return switch (problem.kind()) {
      case CUT_LINK, TOO_MANY_CONNECTIONS, TRY_LATER -> true;
      default -> moved && problem.kind().isPassing();
    };
  }

  /** Carries an interruption through the reader of the connection, which knows none. */
  private static final class StoreWaitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreWaitException(InterruptedException cause) {
      super(cause);
    }

    InterruptedException interruption() {
      InterruptedException again = new InterruptedException("stopped while storing headers");
      again.initCause(this);
      return again;
    }
  }

  /** Takes the answers of one call; they come in the order of the windows. */
  private final class WindowSink implements OverviewSink {
    private final List<NumberWindow> windows;
    private final FetchRange range;
    private int current;
    private long covered;
    private boolean ascending = true;
    private boolean nameless;
    private long rowsOfWindow;
    private final SeenNumbers seen = new SeenNumbers();

    WindowSink(List<NumberWindow> windows, FetchRange range) {
      this.windows = windows;
      this.range = range;
      this.covered = windows.getFirst().low() - 1;
    }

    @Override
    public void batch(OverviewBatch batch) {
      for (int row = 0; row < batch.size(); row++) {
        look(batch, row);
      }
      rowsSeen += batch.size();
      rowsOfWindow += batch.size();
      if (range instanceof FetchRange.Since since) {
        storeYoung(batch, since.earliest());
        return;
      }
      // Rows come in order of their numbers, so that what lies between two of them is not there;
      // of a server that does otherwise nothing is known before the window's end.
      NumberRanges known =
          ascending && batch.size() > 0 && !nameless
              ? stretch(batch.number(batch.size() - 1))
              : NumberRanges.EMPTY;
      store(batch, known);
    }

    @Override
    public void bad(BadLine line) {
      defects++;
      NumberWindow window = windows.get(Math.min(current, windows.size() - 1));
      line.number()
          .ifPresentOrElse(
              number -> {
                if (window.contains(number)) {
                  byHead.add(number);
                }
              },
              () -> nameless = true);
    }

    @Override
    public void done(NumberWindow window) {
      if (nameless) {
        askAroundNameless(window);
      }
      if (nameless || !ascending) {
        // The rows came without their numbers being known; they must be on disk before they are.
        drainAll();
      }
      if (range instanceof FetchRange.Since since) {
        reachedBack = rowsOfWindow > 0 && newestSeen.isBefore(since.earliest());
        wanted = wanted.minus(NumberRanges.of(window.low(), window.high()));
      } else {
        store(new OverviewBatch.Builder().build(), stretch(window.high()));
      }
      current++;
      rowsOfWindow = 0;
      newestSeen = Instant.MIN;
      ascending = true;
      nameless = false;
      seen.clear();
      if (current < windows.size()) {
        covered = windows.get(current).low() - 1;
      }
    }

    /**
     * A line came of which not even the number can be read. It is one of those that no other line
     * of the window named: they are asked for one by one, or left unknown where they are too many.
     */
    private void askAroundNameless(NumberWindow window) {
      NumberRanges unseen =
          NumberRanges.of(window.low(), window.high()).minus(seen.build()).minus(ranges(byHead));
      if (unseen.count() <= MOST_GAPS) {
        for (int i = 0; i < unseen.rangeCount(); i++) {
          for (long number = unseen.low(i); number <= unseen.high(i); number++) {
            byHead.add(number);
          }
        }
      } else {
        givenUp = givenUp.plus(unseen);
        wanted = wanted.minus(unseen);
      }
    }

    private void look(OverviewBatch batch, int row) {
      long number = batch.number(row);
      seen.add(number);
      if (current >= windows.size()
          || !windows.get(current).contains(number)
          || (row > 0 && number <= batch.number(row - 1))) {
        ascending = false;
      }
      if (isWithoutId(batch, row)) {
        defects++;
        byHead.add(number);
      }
      if (range instanceof FetchRange.Since && date(batch, row).isAfter(newestSeen)) {
        newestSeen = date(batch, row);
      }
    }

    /** An article without a date is young enough, and no reason to stop. */
    private Instant date(OverviewBatch batch, int row) {
      int from = batch.from(row, OverviewBatch.Field.DATE);
      int to = batch.to(row, OverviewBatch.Field.DATE);
      return decoder.date(batch.octets(), from, to, new ArrayList<>()).orElse(Instant.MAX);
    }

    /**
     * Stores the rows that are young enough. Nothing is claimed to be known of the numbers between
     * them, so that another fetch can bring the older ones.
     */
    private void storeYoung(OverviewBatch batch, Instant earliest) {
      OverviewBatch.Builder young = new OverviewBatch.Builder();
      List<Long> numbers = new ArrayList<>();
      for (int row = 0; row < batch.size(); row++) {
        if (!date(batch, row).isBefore(earliest)) {
          numbers.add(batch.number(row));
          copy(batch, row, young);
        }
      }
      store(young.build(), ranges(numbers).minus(ranges(byHead)));
    }

    private static void copy(OverviewBatch batch, int row, OverviewBatch.Builder to) {
      to.row(batch.number(row));
      for (OverviewBatch.Field field : OverviewBatch.Field.values()) {
        to.field(field, batch.octets(), batch.from(row, field), batch.to(row, field));
      }
    }

    private static boolean isWithoutId(OverviewBatch batch, int row) {
      int from = batch.from(row, OverviewBatch.Field.MESSAGE_ID);
      int to = batch.to(row, OverviewBatch.Field.MESSAGE_ID);
      byte[] octets = batch.octets();
      if (to - from < 3 || octets[from] != '<' || octets[to - 1] != '>') {
        return true;
      }
      for (int i = from + 1; i < to - 1; i++) {
        int c = octets[i] & 0xff;
        if (c <= ' ' || c >= 0x7f || c == '<' || c == '>' || to - from > 900) {
          // Rare, and not for us to judge.
          return MessageId.parse(batch.text(row, OverviewBatch.Field.MESSAGE_ID)).isEmpty();
        }
      }
      return false;
    }

    /** The numbers up to this one that nothing more is to be learnt about. */
    private NumberRanges stretch(long last) {
      if (last <= covered) {
        return NumberRanges.EMPTY;
      }
      NumberRanges all = NumberRanges.of(covered + 1, last);
      covered = last;
      NumberRanges known = givenUp.isEmpty() ? all : all.minus(givenUp);
      return byHead.isEmpty() ? known : known.minus(ranges(byHead));
    }

    private void drainAll() {
      try {
        drain(0);
      } catch (InterruptedException e) {
        throw new StoreWaitException(e);
      }
    }

    private void store(OverviewBatch batch, NumberRanges fetched) {
      if (batch.size() == 0 && fetched.isEmpty()) {
        return;
      }
      try {
        submit(batch, fetched);
      } catch (InterruptedException e) {
        throw new StoreWaitException(e);
      }
    }
  }
}
