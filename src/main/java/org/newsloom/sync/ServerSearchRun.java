package org.newsloom.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.nntp.ArticleOctets;
import org.newsloom.nntp.BadLine;
import org.newsloom.nntp.GroupReply;
import org.newsloom.nntp.HeaderLine;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpPool;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.NumberWindow;
import org.newsloom.nntp.OverviewSink;
import org.newsloom.nntp.UnsupportedCommandException;
import org.newsloom.nntp.XpatPattern;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerFinds.Extent;
import org.newsloom.task.Progress;
import org.newsloom.task.ProgressListener;
import org.newsloom.task.Waiting;

/** One search on a server, window after window; used by one thread and then forgotten. */
final class ServerSearchRun {
  /** Numbers that are asked for at once: a server may hold up the answer until it has it all. */
  private static final long WINDOW = 10_000;

  /** Failures in a row before a person is told. */
  private static final int ATTEMPTS = 4;

  /** Overview lines of one window that are made up for by HEAD. */
  private static final int MOST_HEADS = 50;

  private final Store store;
  private final ServerConnections connections;
  private final HeaderDecoder decoder;
  private final Backoff backoff;
  private final ServerGroup group;
  private final GroupRef ref;
  private final ServerQuestion question;
  private final ProgressListener listener;
  private final Consumer<ServerFinds> meanwhile;
  private final List<String> words;

  /** Empty once XPAT turned out to be of no use, or cannot be of any. */
  private Optional<String> pattern;

  private final Set<MessageId> found = new LinkedHashSet<>();

  ServerSearchRun(
      Store store,
      ServerConnections connections,
      HeaderDecoder decoder,
      Backoff backoff,
      ServerGroup group,
      ServerQuestion question,
      ProgressListener listener,
      Consumer<ServerFinds> meanwhile) {
    this.store = store;
    this.connections = connections;
    this.decoder = decoder;
    this.backoff = backoff;
    this.group = group;
    this.ref = new GroupRef(group.server(), group.group());
    this.question = question;
    this.listener = listener;
    this.meanwhile = meanwhile;
    this.words = question.words().stream().map(ServerSearchRun::folded).toList();
    this.pattern =
        question.words().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .flatMap(word -> XpatPattern.containing(word).stream())
            .findFirst();
  }

  ServerFinds search() throws ServerProblemException, InterruptedException {
    GroupReply marks = patiently(connection -> connection.group(group.group()));
    if (marks.isEmpty()) {
      return new ServerFinds(group, List.of(), 0, Extent.ALL);
    }
    new NumberingCheck(store, connections).check(group, ref, marks);
    long high = marks.high();
    long low = Math.max(Math.max(1, marks.low()), high - Math.min(question.newest(), high) + 1);
    long all = high - low + 1;
    boolean more = false;
    long looked = 0;
    while (looked < all && !more) {
      tell(looked, all);
      long top = high - looked;
      NumberWindow window = new NumberWindow(Math.max(low, top - WINDOW + 1), top);
      int before = found.size();
      more = bring(numbers(window));
      looked += window.high() - window.low() + 1;
      if (found.size() > before && looked < all && !more) {
        meanwhile.accept(finds(Math.min(looked, marks.count()), Extent.SO_FAR));
      }
    }
    tell(looked, all);
    // Numbers are given out to articles that went long ago, too.
    return finds(Math.min(looked, marks.count()), more ? Extent.ENOUGH : Extent.ALL);
  }

  private ServerFinds finds(long looked, Extent extent) {
    return new ServerFinds(group, List.copyOf(found), Math.max(found.size(), looked), extent);
  }

  private void tell(long looked, long all) {
    listener.progressed(new Progress("Searching on " + group.server(), looked, all));
  }

  /** The numbers of a window whose values hold the words. */
  private NavigableSet<Long> numbers(NumberWindow window)
      throws ServerProblemException, InterruptedException {
    Optional<List<HeaderLine>> lines =
        patiently(connection -> {
          connection.select(group.group());
          return lines(connection, window);
        });
    if (lines.isEmpty()) {
      throw new ServerProblemException(unsearchable());
    }
    NavigableSet<Long> numbers = new TreeSet<>();
    for (HeaderLine line : lines.get()) {
      if (!line.value().isEmpty() && holds(line.value())) {
        numbers.add(line.number());
      }
    }
    return numbers;
  }

  /** What may hold the words; empty where the server has no command that tells. */
  private Optional<List<HeaderLine>> lines(NntpConnection connection, NumberWindow window)
      throws IOException, NntpReplyException {
    if (pattern.isPresent()) {
      try {
        List<HeaderLine> lines =
            new ArrayList<>(connection.xpat(question.field(), window, pattern.get()));
        // A word may stand in an encoded word, where no pattern finds it.
        lines.addAll(connection.xpat(question.field(), window, XpatPattern.ENCODED));
        return Optional.of(lines);
      } catch (UnsupportedCommandException e) {
        pattern = Optional.empty();
      }
    }
    try {
      return Optional.of(connection.hdr(question.field(), window));
    } catch (UnsupportedCommandException e) {
      return Optional.empty();
    }
  }

  private ServerProblem unsearchable() {
    return new ServerProblem(
        ServerProblem.Kind.REFUSED,
        group.server(),
        group.server()
            + " does not let its articles be searched by the field "
            + question.field()
            + ". Get the older headers of the newsgroup and search here instead.",
        "It refused XPAT, HDR and XHDR for this field.");
  }

  private boolean holds(String value) {
    byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
    String text = folded(decoder.text(octets, 0, octets.length, new ArrayList<>()));
    return words.stream().allMatch(text::contains);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /**
   * Fetches and stores the headers of those numbers.
   *
   * @return whether enough was found
   */
  private boolean bring(NavigableSet<Long> numbers)
      throws ServerProblemException, InterruptedException {
    NavigableSet<Long> wanted = new TreeSet<>(numbers);
    boolean tooMany = false;
    while (wanted.size() > ServerSearch.MOST - found.size()) {
      wanted.pollFirst();
      tooMany = true;
    }
    if (wanted.isEmpty()) {
      return tooMany;
    }
    Rows rows =
        patiently(connection -> {
          connection.select(group.group());
          Rows answer = new Rows(wanted);
          connection.over(windows(wanted), answer);
          answer.mend(connection);
          return answer;
        });
    Waiting.on(store.headers().addFound(ref, rows.batch.build()));
    found.addAll(rows.ids.descendingMap().values());
    return tooMany;
  }

  private static List<NumberWindow> windows(NavigableSet<Long> numbers) {
    NumberRanges ranges =
        NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
    List<NumberWindow> windows = new ArrayList<>();
    for (int i = ranges.rangeCount() - 1; i >= 0; i--) {
      windows.add(new NumberWindow(ranges.low(i), ranges.high(i)));
    }
    return windows;
  }

  /** Collects the overview lines of the numbers that were found, and only those. */
  private static final class Rows implements OverviewSink {
    final OverviewBatch.Builder batch = new OverviewBatch.Builder();
    final NavigableMap<Long, MessageId> ids = new TreeMap<>();
    private final NavigableSet<Long> left;

    Rows(NavigableSet<Long> wanted) {
      left = new TreeSet<>(wanted);
    }

    @Override
    public void batch(OverviewBatch lines) {
      for (int row = 0; row < lines.size(); row++) {
        long number = lines.number(row);
        Optional<MessageId> id = MessageId.parse(lines.text(row, Field.MESSAGE_ID));
        if (id.isPresent() && left.remove(number)) {
          batch.row(number);
          for (Field field : Field.values()) {
            batch.field(field, lines.octets(), lines.from(row, field), lines.to(row, field));
          }
          ids.put(number, id.get());
        }
      }
    }

    @Override
    public void bad(BadLine line) {
      // Its article is among those that are left, and asked for by itself.
    }

    /** Asks for the heads whose overview lines did not come or were of no use. */
    void mend(NntpConnection connection) throws IOException, NntpReplyException {
      for (long number : left.descendingSet().stream().limit(MOST_HEADS).toList()) {
        Optional<ArticleOctets> head = connection.head(number);
        if (head.isPresent()) {
          HeadRow row = HeadRow.read(head.get().octets());
          Optional<MessageId> id = row.id().or(head.get()::id);
          if (id.isPresent()) {
            row.addTo(batch, number, id);
            ids.put(number, id.get());
          }
        }
      }
    }
  }

  /** Tries again after a while where the server or the link fails for the moment. */
  private <T> T patiently(NntpPool.Job<T> job) throws ServerProblemException, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return connections.run(group.server(), Lane.BULK, job);
      } catch (ServerProblemException e) {
        boolean passing =
            switch (e.problem().kind()) {
              case CUT_LINK, TOO_MANY_CONNECTIONS, TRY_LATER -> true;
              default -> false;
            };
        if (!passing || failures >= ATTEMPTS) {
          throw e;
        }
        backoff.pause(failures);
      }
    }
  }
}
