package org.newsloom.reading;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.archive.WholeFile;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.mime.ArticleParser;
import org.newsloom.score.JunkFilter;
import org.newsloom.score.ScoreFile;
import org.newsloom.score.ScoreRule;
import org.newsloom.score.Scored;
import org.newsloom.score.Scorer;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * The person's scoring rules, a file that is theirs to edit, and what they say of the articles that
 * are here. Scores are worked out when a list is made and kept for the next one; only what is new
 * is looked at again.
 */
public final class Scoring {
  private static final int PAGE = 2_000;

  /** No included file is larger. */
  private static final long MOST_OCTETS = 16 << 20;

  /** Fields of an overview and of the list itself; all others stand in the article alone. */
  private static final Set<String> IN_OVERVIEW =
      Set.of(
          "subject",
          "from",
          "message-id",
          "references",
          "xref",
          "newsgroup",
          "age",
          "lines",
          "bytes");

  private final Store store;
  private final ArticleParser parser;
  private final Path file;
  private final Junk junk;
  private final JunkScores junkScores;
  private final Nocem nocem;
  private final Jobs jobs;
  private final Clock clock;
  private final Changes changes;
  private final Map<GroupRef, SoftReference<Known>> known = new HashMap<>();
  private Optional<Read> read = Optional.empty();

  /** Files as they were at one moment: the score file, and those that it includes. */
  private record Read(Map<Path, Stamp> files, ScoreFile rules) {}

  /** By what a file that was changed is known. */
  private record Stamp(Instant modified, long size) {
    static final Stamp NONE = new Stamp(Instant.EPOCH, -1);

    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file).toInstant(), Files.size(file));
    }

    /** Of a file that need not be there. */
    static Stamp ofIncluded(Path file) {
      try {
        return of(file);
      } catch (IOException e) {
        return NONE;
      }
    }
  }

  /** All that scores come from: lists of which it is another were made before. */
  record Basis(ScoreFile rules, JunkFilter junk, int hideFrom, Nocem.Hidden hidden) {}

  /** What was worked out for the headers of a newsgroup. */
  private record Known(ScoreFile rules, LocalDate day, GroupHeaders headers, Scores scores) {}

  /**
   * Rules in that file.
   *
   * @param junk what was learnt, which counts beside the rules
   * @param nocem what others advise to hide
   * @param changes are told when the rules are others
   */
  public Scoring(
      Store store,
      ArticleParser parser,
      Path file,
      Junk junk,
      Nocem nocem,
      Jobs jobs,
      Clock clock,
      Changes changes) {
    this.store = store;
    this.parser = parser;
    this.file = file;
    this.junk = junk;
    this.junkScores = new JunkScores(store, parser);
    this.nocem = nocem;
    this.jobs = jobs;
    this.clock = clock;
    this.changes = changes;
  }

  /** The rules as the file has them now. */
  public CompletableFuture<ScoreFile> rules() {
    return jobs.submit("scoring rules", this::current);
  }

  /** What a text would be as the file: with the files that it includes. */
  public CompletableFuture<ScoreFile> understood(String text) {
    return jobs.submit("scoring rules", () -> ScoreFile.parse(text, file, Scoring::included));
  }

  /** Puts other rules in the file's place. Fails with {@link IOException}. */
  public CompletableFuture<ScoreFile> save(ScoreFile rules) {
    return jobs.submit(
        "scoring rules",
        () -> {
          Files.createDirectories(file.toAbsolutePath().getParent());
          try (WholeFile whole = WholeFile.at(file)) {
            whole.out().write(rules.text().getBytes(StandardCharsets.UTF_8));
            whole.finish();
          }
          forget();
          changes.tell(new Change.ScoresChanged());
          return current();
        });
  }

  /**
   * What gives an article points in one of its newsgroups.
   *
   * @param rule that fits; empty for what was learnt of junk, and for a NoCeM notice
   * @param points that it gives
   * @param text what a person reads
   */
  public record Fitting(ServerGroup group, Optional<ScoreRule> rule, int points, String text) {
    private static Fitting of(ServerGroup group, ScoreRule rule) {
      return new Fitting(group, Optional.of(rule), rule.value(), rule.text());
    }
  }

  /** Why an article has its score, newsgroup by newsgroup; empty where nothing gives points. */
  public CompletableFuture<List<Fitting>> explain(MessageId id) {
    return jobs.submit("score of " + id, () -> fitting(id));
  }

  /**
   * What rules would make of a newsgroup.
   *
   * @param articles how many are here
   * @param matches how many of them would have other than no points
   * @param hidden how many of these would be hidden
   */
  public record Outlook(ServerGroup group, long articles, long matches, long hidden) {}

  /** Tries rules on a newsgroup without keeping them. */
  public CompletableFuture<Outlook> tried(ScoreFile rules, ServerGroup group) {
    return jobs.submit(
        "trying rules in " + group,
        () -> {
          GroupHeaders headers = Waiting.on(store.headers().headers(Refs.of(group)));
          NumberRanges bodies = Waiting.on(store.bodies().numbersWithBody(Refs.of(group)));
          Scorer scorer = rules.scorer(group.group(), day());
          Scores scores =
              scorer.isEmpty() ? Scores.NONE : compute(scorer, headers, bodies, Optional.empty());
          return new Outlook(
              group,
              headers.size(),
              scores.numbers().length,
              Arrays.stream(scores.values()).filter(value -> value <= Scorer.KILL).count());
        });
  }

  private List<Fitting> fitting(MessageId id) throws InterruptedException, IOException {
    ScoreFile rules = current();
    Optional<Article> article = Waiting.on(store.bodies().get(id)).map(parser::parse);
    List<Fitting> fitting = new ArrayList<>();
    for (String server : Waiting.on(store.servers().names())) {
      for (var place : Waiting.on(store.headers().places(server, id))) {
        GroupRef ref = new GroupRef(server, place.group());
        Overview overview =
            Waiting.on(store.headers().overviews(ref, List.of(place.number()))).get(place.number());
        if (overview != null) {
          List<ScoreRule> fit =
              rules
                  .scorer(place.group(), day())
                  .fitting(new ScoredArticle(place.group(), overview, article), clock.instant());
          fit.forEach(rule -> fitting.add(Fitting.of(Refs.of(ref), rule)));
          int byRules = fit.stream().mapToInt(ScoreRule::value).sum();
          junk.verdict(overview, article, byRules)
              .ifPresent(it ->
                  fitting.add(new Fitting(Refs.of(ref), Optional.empty(), it.points(), it.text())));
          nocem
              .why(id, byRules)
              .ifPresent(text ->
                  fitting.add(new Fitting(Refs.of(ref), Optional.empty(), Scorer.KILL, text)));
        }
      }
    }
    return List.copyOf(fitting);
  }

  /** The rules now; blocks. A file that cannot be read counts as empty until it can. */
  synchronized ScoreFile now() {
    try {
      return current();
    } catch (IOException e) {
      return read.map(Read::rules).orElse(ScoreFile.EMPTY);
    }
  }

  private synchronized ScoreFile current() throws IOException {
    try {
      Stamp stamp = Stamp.of(file);
      if (read.filter(it -> isAsItWas(it, stamp)).isEmpty()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        // Looked at before they are read: what is written meanwhile is read the next time.
        Map<Path, Stamp> files = new HashMap<>();
        ScoreFile rules =
            read.map(Read::rules)
                .filter(before -> before.text().equals(text) && before.included().isEmpty())
                .orElseGet(() ->
                    ScoreFile.parse(
                        text,
                        file,
                        other -> {
                          files.put(other, Stamp.ofIncluded(other));
                          return included(other);
                        }));
        files.put(file, stamp);
        read = Optional.of(new Read(Map.copyOf(files), rules));
      }
      return read.get().rules();
    } catch (NoSuchFileException e) {
      read = Optional.empty();
      return ScoreFile.EMPTY;
    }
  }

  private boolean isAsItWas(Read before, Stamp stamp) {
    return before.files().entrySet().stream()
        .allMatch(entry ->
            entry
                .getValue()
                .equals(entry.getKey().equals(file) ? stamp : Stamp.ofIncluded(entry.getKey())));
  }

  /** The text of an included file. */
  private static String included(Path other) throws IOException {
    long size = Files.size(other);
    if (!Files.isRegularFile(other) || size > MOST_OCTETS) {
      throw new IOException(other + " is no file of rules");
    }
    return new String(Files.readAllBytes(other), StandardCharsets.UTF_8);
  }

  /** A file that was written twice at one tick of the clock would look as it was. */
  private synchronized void forget() {
    read = Optional.empty();
  }

  private LocalDate day() {
    return LocalDate.now(clock);
  }

  /** What scores come from now; blocks. */
  Basis basis() throws InterruptedException {
    return new Basis(now(), junk.filter(), junk.hideFrom(), nocem.hidden());
  }

  /** The scores of a newsgroup's headers; blocks. */
  Scores of(GroupHeaders headers, NumberRanges bodies) throws InterruptedException {
    Scores byRules = byRules(headers, bodies);
    JunkFilter filter = junk.filter();
    Scores scores =
        filter.isEmpty()
            ? byRules
            : junkScores.with(filter, junk.hideFrom(), headers, bodies, byRules);
    return nocem.with(headers, byRules, scores);
  }

  @SuppressWarnings("ReferenceEquality") // columns are shared: the same ones are the same headers
  private Scores byRules(GroupHeaders headers, NumberRanges bodies) throws InterruptedException {
    ScoreFile rules = now();
    LocalDate day = day();
    Scorer scorer = rules.scorer(headers.group().group(), day);
    if (scorer.isEmpty()) {
      return Scores.NONE;
    }
    Optional<Known> before =
        known(headers.group()).filter(it -> it.rules() == rules && it.day().equals(day));
    if (before.isPresent() && before.get().headers().number() == headers.number()) {
      return before.get().scores();
    }
    Scores scores = compute(scorer, headers, bodies, before);
    // What hangs on texts that come and go is worked out each time.
    if (!needsArticles(scorer, headers.group())) {
      synchronized (known) {
        known.put(headers.group(), new SoftReference<>(new Known(rules, day, headers, scores)));
      }
    }
    return scores;
  }

  private Optional<Known> known(GroupRef group) {
    synchronized (known) {
      SoftReference<Known> reference = known.get(group);
      return reference == null ? Optional.empty() : Optional.ofNullable(reference.get());
    }
  }

  private Scores compute(
      Scorer scorer, GroupHeaders headers, NumberRanges bodies, Optional<Known> before)
      throws InterruptedException {
    long[] numbers = new long[64];
    int[] values = new int[64];
    int found = 0;
    Instant now = clock.instant();
    int[] page = new int[PAGE];
    for (int from = 0; from < headers.size(); ) {
      int wanted = 0;
      int at = from;
      for (; at < headers.size() && wanted < PAGE; at++) {
        if (before.isEmpty() || !has(before.get().headers(), headers.number()[at])) {
          page[wanted++] = at;
        }
      }
      int[] scores = scores(scorer, headers, bodies, Arrays.copyOf(page, wanted), now);
      int next = 0;
      for (int row = from; row < at; row++) {
        long number = headers.number()[row];
        boolean isNew = next < wanted && page[next] == row;
        int score = isNew ? scores[next++] : before.orElseThrow().scores().of(number);
        if (score != 0) {
          if (found == numbers.length) {
            numbers = Arrays.copyOf(numbers, found * 2);
            values = Arrays.copyOf(values, found * 2);
          }
          numbers[found] = number;
          values[found++] = score;
        }
      }
      from = at;
    }
    return new Scores(Arrays.copyOf(numbers, found), Arrays.copyOf(values, found));
  }

  private static boolean has(GroupHeaders headers, long number) {
    return Arrays.binarySearch(headers.number(), 0, headers.size(), number) >= 0;
  }

  private int[] scores(
      Scorer scorer, GroupHeaders headers, NumberRanges bodies, int[] rows, Instant now)
      throws InterruptedException {
    int[] scores = new int[rows.length];
    List<? extends Scored> articles =
        scorer.isOfColumns() ? inColumns(headers, rows) : whole(scorer, headers, bodies, rows);
    for (int i = 0; i < rows.length; i++) {
      scores[i] = scorer.score(articles.get(i), now);
    }
    return scores;
  }

  private List<Scored> inColumns(GroupHeaders headers, int[] rows) throws InterruptedException {
    Set<Integer> subjects = new HashSet<>();
    Set<Integer> authors = new HashSet<>();
    for (int row : rows) {
      subjects.add(headers.subject()[row]);
      authors.add(headers.author()[row]);
    }
    Map<Integer, String> texts = Waiting.on(store.headers().subjects(List.copyOf(subjects)));
    Map<Integer, Author> names = Waiting.on(store.headers().authors(List.copyOf(authors)));
    List<Scored> articles = new ArrayList<>();
    for (int row : rows) {
      articles.add(
          new ScoredArticle.InColumns(
              headers.group().group(),
              headers.subject()[row],
              headers.author()[row],
              headers.date()[row],
              texts,
              names));
    }
    return articles;
  }

  /** Of crossposts a server tells in the overview, by Xref; what was imported has none. */
  private static boolean needsArticles(Scorer scorer, GroupRef group) {
    return scorer.fields().stream()
        .anyMatch(field ->
            !IN_OVERVIEW.contains(field)
                && (!field.equals("newsgroups") || Refs.of(group).isLocal()));
  }

  private List<Scored> whole(Scorer scorer, GroupHeaders headers, NumberRanges bodies, int[] rows)
      throws InterruptedException {
    List<Long> numbers = new ArrayList<>();
    for (int row : rows) {
      numbers.add(headers.number()[row]);
    }
    Map<Long, Overview> overviews = Waiting.on(store.headers().overviews(headers.group(), numbers));
    boolean needsArticles = needsArticles(scorer, headers.group());
    List<MessageId> here = new ArrayList<>();
    if (needsArticles) {
      for (long number : numbers) {
        Overview overview = overviews.get(number);
        if (overview != null && bodies.contains(number)) {
          here.add(overview.id());
        }
      }
    }
    Map<MessageId, byte[]> octets =
        here.isEmpty() ? Map.of() : Waiting.on(store.bodies().get(here));
    List<Scored> articles = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Overview overview = overviews.get(numbers.get(i));
      articles.add(
          overview == null
              ? inColumns(headers, new int[] {rows[i]}).getFirst()
              : new ScoredArticle(
                  headers.group().group(),
                  overview,
                  Optional.ofNullable(octets.get(overview.id())).map(parser::parse)));
    }
    return articles;
  }
}
