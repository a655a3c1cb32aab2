package org.newsloom.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.cli.Rows;
import org.newsloom.reading.Arrivals;
import org.newsloom.reading.Change;
import org.newsloom.reading.Desk;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.settings.Hook;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class HooksTest {
  private static final ServerGroup USA = Desk.group("sample", "alt.politics.usa");
  private static final String KEEP = "cat >> \"$1\"\necho >> \"$1\"\n";

  @TempDir Path folder;
  private final AtomicReference<HookSettings> settings =
      new AtomicReference<>(HookSettings.DEFAULTS);
  private final AtomicReference<SearchSettings> searches =
      new AtomicReference<>(SearchSettings.DEFAULTS);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private SampleServer server;
  private Desk desk;
  private Hooks hooks;

  @BeforeEach
  void open() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
    desk = Desk.open(folder.resolve("profile")).with("sample", server.port());
    hooks = hooks(Hooks.USUAL_PATIENCE);
  }

  @AfterEach
  void close() throws IOException {
    hooks.close();
    desk.close();
    server.close();
  }

  @Test
  void tellsOfNewHeadersInTheNewsgroupsThatAreWanted() throws IOException {
    Path kept = folder.resolve("kept");
    Path other = folder.resolve("other");
    choose(
        hook(Hook.When.HEADERS, "alt.*", KEEP, kept.toString()),
        hook(Hook.When.HEADERS, "comp.*", KEEP, other.toString()));
    fetch(new FetchRange.Last(20));
    hooks.headersCame();
    await(hooks.finished());
    hooks.headersCame();
    await(hooks.finished());
    assertThat(objects(kept))
        .containsExactly(
            Map.of(
                "event",
                "headers",
                "newsgroups",
                List.of(Map.of("server", "sample", "group", "alt.politics.usa", "added", 20))));
    assertThat(other).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void tellsOfNewArticlesThatASavedSearchFinds() throws IOException {
    Path kept = folder.resolve("kept");
    searches.set(SearchSettings.DEFAULTS.withSaved("mine to read", "is:unread group:alt.*"));
    choose(
        new Hook(Hook.When.ARTICLES, "*", "mine to read", command(KEEP, kept.toString())),
        new Hook(Hook.When.ARTICLES, "*", "is:flagged", command(KEEP, kept.toString())));
    fetch(new FetchRange.Last(20));
    hooks.headersCame();
    await(hooks.finished());
    fetch(new FetchRange.All());
    hooks.headersCame();
    await(hooks.finished());
    List<Map<String, Object>> objects = objects(kept);
    assertThat(objects).hasSize(2);
    assertThat(objects.getFirst())
        .containsEntry("event", "articles")
        .containsEntry("search", "mine to read")
        .containsEntry("more", false);
    List<Object> first = rows(objects.getFirst());
    List<Object> later = rows(objects.getLast());
    assertThat(first).hasSize(20).doesNotContainAnyElementsOf(later);
    assertThat(later)
        .hasSize(42)
        .allSatisfy(row -> assertThat(row.toString()).contains("id=", "subject=", "from="));
  }

  private static List<Object> rows(Map<String, Object> object) {
    return List.copyOf((List<?>) object.get("articles"));
  }

  @Test
  void runsOnceAtATimeAndTellsWhatCameMeanwhileInTheNextRun() throws IOException {
    Path kept = folder.resolve("kept");
    Path go = folder.resolve("go");
    Path begun = folder.resolve("begun");
    String script = "touch \"$3\"\nwhile [ ! -e \"$2\" ]; do sleep 0.05; done\n" + KEEP;
    choose(hook(Hook.When.ROUND, "*", script, kept.toString(), go.toString(), begun.toString()));
    hooks.roundEnded();
    while (!Files.exists(begun)) {
      Thread.onSpinWait();
    }
    fetch(new FetchRange.Last(5));
    hooks.roundEnded();
    fetch(new FetchRange.All());
    hooks.roundEnded();
    // The rounds are over when others that are told of later were told.
    hooks.headersCame();
    Files.createFile(go);
    await(hooks.finished());
    List<Map<String, Object>> objects = objects(kept);
    assertThat(objects.getFirst())
        .isEqualTo(Map.of("event", "round", "newsgroups", List.of(), "problems", List.of()));
    assertThat(
            objects.stream()
                .flatMap(object -> ((List<?>) object.get("newsgroups")).stream())
                .mapToInt(group -> (Integer) ((Map<?, ?>) group).get("added"))
                .sum())
        .isEqualTo(62);
  }

  @Test
  void stopsAProgramThatTakesTooLongWithWhatItStarted() throws IOException {
    Path pid = folder.resolve("pid");
    hooks = hooks(Duration.ofSeconds(2));
    choose(hook(Hook.When.ROUND, "*", "sleep 1000 &\necho $! > \"$1\"\nwait\n", pid.toString()));
    hooks.roundEnded();
    await(hooks.finished());
    assertThat(told).containsExactly("The hook “/bin/sh” was stopped after 2 seconds.");
    Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    child.ifPresent(it -> await(it.onExit()));
    assertThat(child.map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
  }

  @Test
  void tellsOnceThatAProgramFailsUntilItWorksAgain() throws IOException {
    Path broken = folder.resolve("broken");
    Files.createFile(broken);
    choose(
        hook(
            Hook.When.ROUND,
            "*",
            "yes | head -c 300000 | tr '\\n' .\n[ ! -e \"$1\" ] || exit 3\n",
            broken.toString()),
        new Hook(Hook.When.ROUND, "*", "", List.of("no-such-program-here")));
    for (int i = 0; i < 2; i++) {
      hooks.roundEnded();
      await(hooks.finished());
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "The hook “/bin/sh” ended with exit code 3; what it wrote is in the log.",
            "The hook “no-such-program-here” could not be started: there is no such program, or it"
                + " may not be run.");
    Files.delete(broken);
    hooks.roundEnded();
    await(hooks.finished());
    Files.createFile(broken);
    hooks.roundEnded();
    await(hooks.finished());
    assertThat(told).hasSize(3);
  }

  @Test
  void noShellReadsTheArguments() throws IOException {
    Path kept = folder.resolve("kept");
    Path made = folder.resolve("made");
    choose(
        hook(
            Hook.When.ROUND,
            "*",
            "printf '%s' \"$2\" > \"$1\"\n",
            kept.toString(),
            "$(touch " + made + "); * \"x\""));
    hooks.roundEnded();
    await(hooks.finished());
    assertThat(kept).content().isEqualTo("$(touch " + made + "); * \"x\"");
    assertThat(made).doesNotExist();
  }

  @Test
  void followsFetchesOfAnybody() throws IOException {
    Path kept = folder.resolve("kept");
    choose(hook(Hook.When.ROUND, "*", KEEP, kept.toString()));
    var ended = new CompletableFuture<Void>();
    hooks.follow(desk.reading.changes());
    desk.reading
        .changes()
        .listen(change -> {
          if (change instanceof Change.RoundEnded) {
            ended.complete(null);
          }
        });
    await(desk.reading.newsgroups().subscribe(List.of(USA)));
    await(desk.reading.fetching().allSubscribed());
    await(ended);
    await(hooks.finished());
    assertThat(objects(kept).getFirst().get("newsgroups"))
        .isEqualTo(List.of(Map.of("server", "sample", "group", "alt.politics.usa", "added", 62)));
  }

  private Hooks hooks(Duration patience) {
    Hooks made =
        new Hooks(
            settings::get,
            searches::get,
            new Arrivals(desk.store),
            desk.reading.search(),
            Rows::json,
            desk.jobs,
            patience);
    made.listen(told::add);
    return made;
  }

  private void choose(Hook... chosen) {
    settings.set(new HookSettings(List.of(chosen)));
  }

  private void fetch(FetchRange range) {
    await(desk.reading.fetching().headers(USA, range));
  }

  private Hook hook(Hook.When when, String newsgroups, String script, String... arguments)
      throws IOException {
    return new Hook(when, newsgroups, "", command(script, arguments));
  }

  private List<String> command(String script, String... arguments) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "script", ".sh"), script);
    List<String> command = new ArrayList<>(List.of("/bin/sh", file.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<Map<String, Object>> objects(Path file) throws IOException {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      objects.add(JSON.std.mapFrom(line));
    }
    return objects;
  }
}
