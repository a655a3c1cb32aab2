package org.newsloom.hook;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Wildmat;
import org.newsloom.reading.Arrivals;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Search;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.settings.Hook;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.SearchSettings;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Runs the programs that the person's settings name, each with what happened as one JSON object on
 * its standard input. Nothing of an article gets into a command. A program runs once at a time;
 * what happens meanwhile it is told in its next run. Safe for threads; nothing here waits.
 */
public final class Hooks implements AutoCloseable {
  /** How long a program may take. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(Hooks.class.getName());

  /** How many articles a search looks for among those that came. */
  private static final int MOST_FOUND = 5_000;

  private final SettingsFolder folder;
  private final Arrivals arrivals;
  private final Search search;
  private final Function<ArticleRow, String> row;
  private final Jobs jobs;
  private final Duration patience;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final Map<Hook, Lane> lanes = new HashMap<>();
  private Facts round = new Facts();
  private CompletableFuture<?> changing = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private Changes.Listening following = () -> {};

  /** The runs of one hook. */
  private static final class Lane {
    private Optional<Facts> waiting = Optional.empty();
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /** Whether the person knows that it fails. */
    private boolean told;
  }

  /**
   * Runs nothing by itself until {@link #follow}.
   *
   * @param folder where it is noted which programs are run
   * @param row how an article is written in JSON
   * @param patience how long a program may take
   */
  public Hooks(
      SettingsFolder folder,
      Arrivals arrivals,
      Search search,
      Function<ArticleRow, String> row,
      Jobs jobs,
      Duration patience) {
    this.folder = folder;
    this.arrivals = arrivals;
    this.search = search;
    this.row = row;
    this.jobs = jobs;
    this.patience = patience;
  }

  /** From now on fetches of anybody run the programs. */
  public synchronized void follow(Changes changes) {
    following =
        changes.listen(change -> {
          switch (change) {
            case Change.FetchEnded _ -> headersCame();
            case Change.FetchFailed failed -> failed(failed.problem());
            case Change.RoundEnded _ -> roundEnded();
            default -> {
              // No program is told of it.
            }
          }
        });
  }

  @Override
  public synchronized void close() {
    following.close();
  }

  /** Sentences about programs that fail go to the listener, one each until they work again. */
  public Changes.Listening listen(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Which hooks there are, and what of the file could not be taken. */
  public CompletableFuture<Loaded<HookSettings>> settings() {
    return jobs.submit("hooks", () -> folder.load(HookSettings.AREA));
  }

  /**
   * Changes what stands in the file now, one change after the other, and tells what stands there
   * then. Fails with {@link IOException} where it cannot be written.
   */
  public synchronized CompletableFuture<Loaded<HookSettings>> change(
      UnaryOperator<HookSettings> change) {
    CompletableFuture<Loaded<HookSettings>> changed =
        changing
            .handle((_, _) -> null)
            .thenCompose(_ ->
                jobs.submit(
                    "hooks",
                    () -> {
                      folder.save(HookSettings.AREA, change.apply(chosen()));
                      return folder.load(HookSettings.AREA);
                    }));
    changing = changed;
    return changed;
  }

  /** Runs a program once, at once, with an event that is made up. */
  public CompletableFuture<Trial> tryOut(Hook hook) {
    return jobs.submit("trial of a hook", () -> runOnce(hook, Facts.madeUp(hook)));
  }

  private HookSettings chosen() {
    return folder.load(HookSettings.AREA).value();
  }

  /** Runs programs for the headers that came since the last time. */
  public synchronized void headersCame() {
    then("new headers", this::tellOfHeaders);
  }

  /** Notes a problem of this round. */
  public synchronized void failed(ServerProblem problem) {
    round.add(problem.sentence());
  }

  /** Runs programs for the end of a round, after those for the headers that came in it. */
  public synchronized void roundEnded() {
    then(
        "end of a round",
        hooks -> {
          tellOfHeaders(hooks);
          Facts ended = endRound();
          for (Hook hook : hooks) {
            if (hook.when() == Hook.When.ROUND) {
              run(hook, ended);
            }
          }
        });
  }

  private synchronized Facts endRound() {
    Facts ended = round;
    round = new Facts();
    return ended;
  }

  /** Ends when all programs did that are to run for what was told so far. */
  public synchronized CompletableFuture<Void> finished() {
    return last.handle((_, _) -> null).thenCompose(_ -> ended());
  }

  private synchronized CompletableFuture<Void> ended() {
    return CompletableFuture.allOf(
        lanes.values().stream()
            .map(lane -> lane.running.handle((_, _) -> null))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** What is to be told at one moment. */
  @FunctionalInterface
  private interface Telling {
    void tell(List<Hook> hooks) throws InterruptedException;
  }

  /** One after the other, so that a round ends after its headers. */
  private void then(String what, Telling telling) {
    last =
        last.handle((_, _) -> null)
            .thenCompose(_ ->
                jobs.submit(
                    "hooks: " + what,
                    () -> {
                      telling.tell(chosen().hooks());
                      return null;
                    }));
    var _ =
        last.exceptionally(wrong -> {
          LOG.log(Level.WARNING, "Hooks could not be told of " + what, wrong);
          return null;
        });
  }

  private void tellOfHeaders(List<Hook> hooks) throws InterruptedException {
    Map<ServerGroup, NumberRanges> came = arrivals.take();
    synchronized (this) {
      came.forEach((group, numbers) -> round.add(group, numbers.count()));
    }
    for (Hook hook : hooks) {
      Facts facts = new Facts();
      boolean any = false;
      for (Map.Entry<ServerGroup, NumberRanges> group : came.entrySet()) {
        switch (hook.when()) {
          case HEADERS -> {
            if (Wildmat.of(hook.newsgroups()).matches(group.getKey().group().name())) {
              facts.add(group.getKey(), group.getValue().count());
              any = true;
            }
          }
          case ARTICLES -> {
            find(hook, group.getKey(), group.getValue(), facts);
            any = facts.hasArticles();
          }
          case ROUND -> {
            // Told when the round is over.
          }
        }
      }
      if (any) {
        run(hook, facts);
      }
    }
  }

  private void find(Hook hook, ServerGroup group, NumberRanges numbers, Facts facts)
      throws InterruptedException {
    String query =
        folder.load(SearchSettings.AREA).value().saved().getOrDefault(hook.search(), hook.search());
    SearchResult found =
        Waiting.on(
            search.run(
                search.parse(query),
                Optional.of(group),
                Optional.empty(),
                SearchOrder.NEWEST,
                MOST_FOUND));
    for (SearchHit hit : found.hits()) {
      if (hit.row().group().equals(group) && numbers.contains(hit.row().number())) {
        facts.add(hit.row());
      }
    }
    if (found.more() && numbers.count() > MOST_FOUND) {
      facts.andMore();
    }
  }

  private synchronized void run(Hook hook, Facts facts) {
    Lane lane = lanes.computeIfAbsent(hook, _ -> new Lane());
    if (lane.waiting.isPresent()) {
      lane.waiting.get().addAll(facts);
      return;
    }
    Facts copy = new Facts();
    copy.addAll(facts);
    lane.waiting = Optional.of(copy);
    if (lane.running.isDone()) {
      lane.running =
          jobs.submit(
              "hook " + hook.command().getFirst(),
              () -> {
                runAll(hook, lane);
                return null;
              });
    }
  }

  private void runAll(Hook hook, Lane lane) throws InterruptedException {
    for (Optional<Facts> facts = next(lane); facts.isPresent(); facts = next(lane)) {
      Trial run = runOnce(hook, facts.get());
      synchronized (this) {
        boolean isNews = !run.isGood() && !lane.told;
        lane.told = !run.isGood();
        if (isNews) {
          listeners.forEach(listener -> listener.accept(run.sentence()));
        }
      }
    }
  }

  private synchronized Optional<Facts> next(Lane lane) {
    Optional<Facts> facts = lane.waiting;
    lane.waiting = Optional.empty();
    if (facts.isEmpty()) {
      // From here on the next event starts a run of its own.
      lane.running = CompletableFuture.completedFuture(null);
    }
    return facts;
  }

  private Trial runOnce(Hook hook, Facts facts) throws InterruptedException {
    String program = "The hook “" + hook.command().getFirst() + "” ";
    try {
      Program.Outcome outcome = Program.run(hook.command(), facts.json(hook, row), patience);
      if (!outcome.output().isEmpty()) {
        LOG.log(Level.INFO, program + "wrote: " + outcome.output());
      }
      boolean isGood = outcome.ended() && outcome.code() == 0;
      String end =
          outcome.ended()
              ? "ended with exit code "
                  + outcome.code()
                  + (isGood ? "." : "; what it wrote is in the log.")
              : "was stopped after " + patience.toSeconds() + " seconds.";
      return Trial.of(isGood, program + end, outcome.ending());
    } catch (IOException e) {
      LOG.log(Level.WARNING, program + "could not be started", e);
      return Trial.of(
          false,
          program + "could not be started: there is no such program, or it may not be run.",
          "");
    }
  }
}
