package org.newsloom.reading;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.NocemNotice;
import org.newsloom.mime.SignedContent;
import org.newsloom.pgp.Gnupg;
import org.newsloom.pgp.Verdict;
import org.newsloom.score.Scorer;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.NoticeRecord;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Hides, never deletes, what NoCeM notices list: those alone whose signature fits by a key that the
 * person chose, of types that they chose. Notices are looked for in articles whose texts are here.
 *
 * <p>Locking: the monitor guards what was chosen and what waits, that of {@code known} the numbers;
 * files, store and GnuPG are asked without either.
 */
public final class Nocem implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Nocem.class.getName());

  /** So many of the newest articles of a newsgroup are looked at. */
  private static final int MOST_ARTICLES = 2_000;

  /** So many that came wait to be looked at; the next look finds the others. */
  private static final int MOST_WAITING = 10_000;

  private final Store store;
  private final ArticleParser parser;
  private final Gnupg gnupg;
  private final SettingsFolder folder;
  private final Jobs jobs;
  private final Changes changes;

  /** Held while something else is chosen. */
  private final ReentrantLock choosing = new ReentrantLock();

  /** How many texts were looked into. */
  private final LongAdder texts = new LongAdder();

  private final Set<MessageId> waiting = new LinkedHashSet<>();
  private final SequencedSet<MessageId> withoutHeaders = new LinkedHashSet<>();
  private final Map<GroupRef, SoftReference<Known>> known = new HashMap<>();
  private @Nullable NocemSettings settings;
  private Optional<Hidden> hidden = Optional.empty();
  private Optional<Runnable> listening = Optional.empty();
  private long version;

  /** How often headers came into one of the chosen newsgroups. */
  private long headersCame;

  private boolean isLooking;

  /**
   * What notices hide, by the keys of the store; the same object until that changes.
   *
   * @param keys in no order
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, shared, never written to
  record Hidden(long[] keys) {
    static final Hidden NONE = new Hidden(new long[0]);
  }

  /** Which articles of a newsgroup those are. */
  @SuppressWarnings("ArrayRecordComponent") // the columns of the list, shared
  private record Known(Hidden hidden, long[] headers, NumberRanges numbers) {}

  /**
   * Does nothing before the person chose an issuer.
   *
   * @param folder where it is noted whom they chose
   * @param changes are told when other articles are hidden
   */
  public Nocem(
      Store store,
      ArticleParser parser,
      Gnupg gnupg,
      SettingsFolder folder,
      Jobs jobs,
      Changes changes) {
    this.store = store;
    this.parser = parser;
    this.gnupg = gnupg;
    this.folder = folder;
    this.jobs = jobs;
    this.changes = changes;
  }

  /** Whom the person chose. */
  public CompletableFuture<NocemSettings> settings() {
    return jobs.submit("NoCeM", this::current);
  }

  /** Whether the text of an article looks like a notice. */
  public static boolean mayBeNotice(Article article) {
    return NocemNotice.mayBeIn(article.text());
  }

  /**
   * Changes what was chosen, and looks at the notices that are here. Fails with {@link IOException}
   * where it cannot be written; then what was chosen before holds.
   */
  public CompletableFuture<List<NoticeState>> change(UnaryOperator<NocemSettings> change) {
    return jobs.submit(
        "NoCeM",
        () -> {
          choosing.lockInterruptibly();
          try {
            NocemSettings chosen = change.apply(current());
            folder.save(NocemSettings.AREA, chosen);
            synchronized (this) {
              settings = chosen;
            }
          } finally {
            choosing.unlock();
          }
          forget();
          return lookNow();
        });
  }

  /** Chooses one issuer more, and hides what their notices list. */
  public CompletableFuture<List<NoticeState>> trust(NocemSettings.Issuer issuer) {
    return change(now -> now.with(issuer).switched(true));
  }

  /** Looks at notices as they come, and at those that came before. */
  public void start() {
    synchronized (this) {
      if (listening.isPresent() || store.isReadOnly()) {
        return;
      }
      listening = Optional.of(store.listen(this::changed));
    }
    var _ = jobs.submitBackground("NoCeM", this::lookNow);
  }

  @Override
  public synchronized void close() {
    listening.ifPresent(Runnable::run);
    listening = Optional.empty();
  }

  /**
   * Looks at the notices that are here, the newest in each of the chosen newsgroups, and tells of
   * them.
   */
  public CompletableFuture<List<NoticeState>> look() {
    return jobs.submit("NoCeM", this::lookNow);
  }

  /** What there is to tell of an article that is opened; empty where it is no notice. */
  public CompletableFuture<Optional<NoticeState>> ofArticle(MessageId id) {
    return jobs.submit(
        "NoCeM " + id,
        () -> {
          Optional<byte[]> octets = Waiting.on(store.bodies().get(id));
          return octets.isEmpty() ? Optional.empty() : told(id, octets.get());
        });
  }

  private void changed(StoreChange change) {
    if (change instanceof StoreChange.BodiesStored(List<MessageId> ids)) {
      lookLater(ids);
    } else if (change instanceof StoreChange.HeadersAdded added) {
      List<MessageId> ids;
      synchronized (this) {
        if (settings == null || !settings.newsgroups().contains(added.group().group().name())) {
          return;
        }
        headersCame++;
        ids = List.copyOf(withoutHeaders);
        withoutHeaders.clear();
      }
      lookLater(ids);
    }
  }

  private void lookLater(List<MessageId> ids) {
    synchronized (this) {
      for (MessageId id : ids) {
        if (waiting.size() < MOST_WAITING) {
          waiting.add(id);
        }
      }
      if (isLooking || waiting.isEmpty()) {
        return;
      }
      isLooking = true;
    }
    var _ = jobs.submitBackground("NoCeM", this::lookAtWaiting);
  }

  /** Gives how many articles were looked at. */
  private long lookAtWaiting() throws InterruptedException {
    long all = 0;
    while (true) {
      List<MessageId> ids;
      synchronized (this) {
        ids = List.copyOf(waiting);
        waiting.clear();
        if (ids.isEmpty()) {
          isLooking = false;
          return all;
        }
      }
      try {
        if (isWanted()) {
          List<MessageId> carried = carried(ids);
          lookAt(carried);
          all += carried.size();
        }
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "Notices were not looked at; the next start does it.", e);
      }
    }
  }

  /**
   * Those whose headers are in a newsgroup that was chosen; no text is read for that. Imported
   * texts come before their headers, so those without any wait for them.
   */
  private List<MessageId> carried(List<MessageId> ids) throws InterruptedException {
    long before;
    synchronized (this) {
      before = headersCame;
    }
    List<String> newsgroups = current().newsgroups();
    List<MessageId> carried = new ArrayList<>();
    List<MessageId> without = new ArrayList<>();
    for (MessageId id : ids) {
      List<GroupRef> carriers = Waiting.on(store.headers().carriers(id));
      if (carriers.isEmpty()) {
        without.add(id);
      } else if (carriers.stream().anyMatch(group -> newsgroups.contains(group.group().name()))) {
        carried.add(id);
      }
    }
    synchronized (this) {
      // Headers that came meanwhile may be theirs.
      (headersCame == before ? withoutHeaders : waiting).addAll(without);
      while (withoutHeaders.size() > MOST_WAITING) {
        withoutHeaders.removeFirst();
      }
    }
    return carried;
  }

  private boolean isWanted() {
    NocemSettings now = current();
    return now.on() && now.issuers().stream().anyMatch(NocemSettings.Issuer::on);
  }

  private List<NoticeState> lookNow() throws InterruptedException, IOException {
    if (!isWanted()) {
      return List.of();
    }
    List<String> newsgroups = current().newsgroups();
    List<NoticeState> told = new ArrayList<>();
    Set<MessageId> looked = new LinkedHashSet<>();
    for (GroupRef group : Waiting.on(store.headers().groups())) {
      if (newsgroups.contains(group.group().name())) {
        List<MessageId> ids = newest(group);
        ids.removeIf(id -> !looked.add(id));
        told.addAll(lookAt(ids));
      }
    }
    return List.copyOf(told);
  }

  /** Of those whose texts are here, the oldest first. */
  private List<MessageId> newest(GroupRef group) throws InterruptedException {
    NumberRanges here = Waiting.on(store.bodies().numbersWithBody(group));
    List<Long> numbers = new ArrayList<>();
    for (int i = here.rangeCount() - 1; i >= 0; i--) {
      for (long number = here.high(i);
          number >= here.low(i) && numbers.size() < MOST_ARTICLES;
          number--) {
        numbers.add(number);
      }
    }
    Map<Long, Overview> overviews = Waiting.on(store.headers().briefOverviews(group, numbers));
    List<MessageId> ids = new ArrayList<>();
    for (long number : numbers.reversed()) {
      Overview overview = overviews.get(number);
      if (overview != null) {
        ids.add(overview.id());
      }
    }
    return ids;
  }

  private List<NoticeState> lookAt(List<MessageId> ids) throws InterruptedException, IOException {
    List<NoticeState> told = new ArrayList<>();
    boolean isNew = false;
    for (MessageId id : ids) {
      Optional<byte[]> octets = Waiting.on(store.bodies().get(id));
      Optional<Looked> looked = octets.isEmpty() ? Optional.empty() : lookAt(id, octets.get());
      looked.map(Looked::state).ifPresent(told::add);
      isNew |= looked.filter(Looked::isNew).isPresent();
    }
    if (isNew) {
      forget();
    }
    return told;
  }

  private Optional<NoticeState> told(MessageId id, byte[] raw)
      throws InterruptedException, IOException {
    Optional<Looked> looked = lookAt(id, raw);
    if (looked.filter(Looked::isNew).isPresent()) {
      forget();
    }
    return looked.map(Looked::state);
  }

  /** What a look at an article gave, and whether a notice was kept that was not known. */
  private record Looked(NoticeState state, boolean isNew) {
    static Optional<Looked> refused(NoticeState state) {
      return Optional.of(new Looked(state, false));
    }
  }

  private Optional<Looked> lookAt(MessageId id, byte[] raw)
      throws InterruptedException, IOException {
    texts.increment();
    Optional<SignedContent> signed = SignedContent.of(raw);
    if (signed.isEmpty()) {
      return NocemNotice.mayBeIn(raw) ? Looked.refused(NoticeState.unsigned(id)) : Optional.empty();
    }
    // What stands around the signed text is anybody's.
    byte[] octets = signed.get().octets();
    Optional<NocemNotice> notice;
    try {
      notice = NocemNotice.in(octets);
    } catch (NocemNotice.Unreadable e) {
      return Looked.refused(NoticeState.unreadable(id, String.valueOf(e.getMessage())));
    }
    if (notice.isEmpty()) {
      return Optional.empty();
    }
    NocemSettings now = current();
    if (parser.parse(raw).newsgroups().stream()
        .noneMatch(group -> now.newsgroups().contains(group.name()))) {
      return Looked.refused(NoticeState.elsewhere(id, now.newsgroups()));
    }
    byte[] digest = digest(octets);
    Optional<NoticeRecord> before = Waiting.on(store.noticeRecords().find(digest));
    if (before.isPresent()) {
      String key = before.get().key();
      return Looked.refused(NoticeState.of(id, notice.get(), key, "0x" + key, now));
    }
    Verdict verdict = gnupg.verify(octets, signed.get().signature(), "");
    Optional<NoticeState> refused = NoticeState.refused(id, verdict);
    if (refused.isPresent()) {
      return Looked.refused(refused.get());
    }
    String signer = ArticleSignature.bounded(verdict.signer());
    NoticeState state = NoticeState.of(id, notice.get(), verdict.key(), signer, now);
    boolean isNew =
        state.counts()
            && !store.isReadOnly()
            && Waiting.on(
                store
                    .noticeRecords()
                    .add(record(id, notice.get(), verdict), digest, notice.get().ids()));
    return Optional.of(new Looked(state, isNew));
  }

  private static NoticeRecord record(MessageId id, NocemNotice notice, Verdict verdict) {
    return new NoticeRecord(id, verdict.key(), notice.type(), notice.name(), notice.hides());
  }

  private static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private NocemSettings current() {
    synchronized (this) {
      if (settings != null) {
        return settings;
      }
    }
    NocemSettings read = folder.load(NocemSettings.AREA).value();
    synchronized (this) {
      if (settings == null) {
        settings = read;
      }
      return settings;
    }
  }

  private void forget() {
    synchronized (this) {
      version++;
      hidden = Optional.empty();
    }
    changes.tell(new Change.ScoresChanged());
  }

  /** For tests: how many texts were looked into so far. */
  long textsLookedInto() {
    return texts.sum();
  }

  /** What is hidden now; blocks. */
  Hidden hidden() throws InterruptedException {
    NocemSettings now = current();
    if (!isWanted()) {
      return Hidden.NONE;
    }
    long asked;
    synchronized (this) {
      if (hidden.isPresent()) {
        return hidden.get();
      }
      asked = version;
    }
    Hidden read =
        new Hidden(Waiting.on(store.noticeRecords().hidden(notice -> accepts(now, notice))));
    synchronized (this) {
      if (asked == version) {
        hidden = Optional.of(read);
      }
      return read;
    }
  }

  private static boolean accepts(NocemSettings settings, NoticeRecord notice) {
    return settings.on()
        && settings.issuers().stream()
            .anyMatch(one -> one.key().equals(notice.key()) && one.accepts(notice.type()));
  }

  /**
   * The scores with what is hidden; blocks. What the person's rules raise above 0 is not.
   *
   * @param scores those of the rules and whatever else counts
   */
  Scores with(GroupHeaders headers, Scores byRules, Scores scores) throws InterruptedException {
    NumberRanges numbers = numbers(headers);
    if (numbers.isEmpty()) {
      return scores;
    }
    long[] merged = new long[scores.numbers().length + Math.toIntExact(numbers.count())];
    int[] values = new int[merged.length];
    int size = 0;
    int at = 0;
    for (int i = 0; i < numbers.rangeCount(); i++) {
      for (long number = numbers.low(i); number <= numbers.high(i); number++) {
        for (; at < scores.numbers().length && scores.numbers()[at] < number; at++) {
          merged[size] = scores.numbers()[at];
          values[size++] = scores.values()[at];
        }
        boolean hasScore = at < scores.numbers().length && scores.numbers()[at] == number;
        int score = hasScore ? scores.values()[at++] : 0;
        int now = byRules.of(number) > 0 ? score : score + Scorer.KILL;
        if (now != 0) {
          merged[size] = number;
          values[size++] = now;
        }
      }
    }
    for (; at < scores.numbers().length; at++) {
      merged[size] = scores.numbers()[at];
      values[size++] = scores.values()[at];
    }
    return new Scores(Arrays.copyOf(merged, size), Arrays.copyOf(values, size));
  }

  /** The numbers of what is hidden in a newsgroup; looked up once for the same headers. */
  @SuppressWarnings("ReferenceEquality") // the same notices, the same columns
  private NumberRanges numbers(GroupHeaders headers) throws InterruptedException {
    Hidden now = hidden();
    if (now.keys().length == 0) {
      return NumberRanges.EMPTY;
    }
    synchronized (known) {
      SoftReference<Known> reference = known.get(headers.group());
      Known before = reference == null ? null : reference.get();
      if (before != null && before.hidden() == now && before.headers() == headers.number()) {
        return before.numbers();
      }
    }
    List<Long> keys = Arrays.stream(now.keys()).boxed().toList();
    NumberRanges numbers = Waiting.on(store.headers().numbers(headers.group(), keys));
    synchronized (known) {
      known.put(headers.group(), new SoftReference<>(new Known(now, headers.number(), numbers)));
    }
    return numbers;
  }

  /**
   * Who hides an article, and by which notice; empty where nobody does. Blocks.
   *
   * @param byRules the points that the person's rules give
   */
  Optional<String> why(MessageId id, int byRules) throws InterruptedException {
    NocemSettings now = current();
    if (!isWanted() || byRules > 0) {
      return Optional.empty();
    }
    List<NoticeRecord> counting =
        Waiting.on(store.noticeRecords().listing(id)).stream()
            .filter(notice -> accepts(now, notice))
            .toList();
    Set<String> shownBy = new HashSet<>();
    counting.stream().filter(notice -> !notice.hides()).forEach(one -> shownBy.add(one.key()));
    return counting.stream()
        .filter(notice -> notice.hides() && !shownBy.contains(notice.key()))
        .findFirst()
        .map(notice ->
            "NoCeM notice of type “"
                + ArticleSignature.bounded(notice.type())
                + "” by "
                + name(now, notice.key())
                + (notice.name().isEmpty()
                    ? ""
                    : ", called " + ArticleSignature.bounded(notice.name()))
                + ", in "
                + notice.article().shown());
  }

  private static String name(NocemSettings settings, String key) {
    return settings.issuers().stream()
        .filter(one -> one.key().equals(key) && !one.name().isBlank())
        .map(NocemSettings.Issuer::name)
        .findFirst()
        .orElse("0x" + key);
  }
}
