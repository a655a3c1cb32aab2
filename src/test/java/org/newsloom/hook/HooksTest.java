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
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
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
import org.newsloom.settings.HookEntry;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.SearchSettings;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class HooksTest {
  private static final ServerGroup USA = Desk.group("sample", "alt.politics.usa");
  private static final String KEEP = "cat >> \"$1\"\necho >> \"$1\"\n";

  @TempDir Path folder;
  private SettingsFolder settings;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private SampleServer server;
  private Desk desk;
  private Hooks hooks;

  @BeforeEach
  void open() throws IOException {
    settings = new SettingsFolder(folder.resolve("config"));
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
    settings.save(
        SearchSettings.AREA,
        SearchSettings.DEFAULTS.withSaved("mine to read", "is:unread group:alt.*"));
    choose(
        new Hook(Hook.When.ARTICLES, "*", "mine to read", command(KEEP, kept.toString()), true),
        new Hook(Hook.When.ARTICLES, "*", "is:flagged", command(KEEP, kept.toString()), true));
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
        new Hook(Hook.When.ROUND, "*", "", List.of("no-such-program-here"), true));
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
  void oneThatIsOffIsNotRun() throws IOException {
    Path kept = folder.resolve("kept");
    Path other = folder.resolve("other");
    choose(
        hook(Hook.When.ROUND, "*", KEEP, kept.toString()).switched(false),
        hook(Hook.When.ROUND, "*", KEEP, other.toString()));
    hooks.roundEnded();
    await(hooks.finished());
    assertThat(other).exists();
    assertThat(kept).doesNotExist();
  }

  @Test
  void triesAHookWithAnEventThatIsMadeUp() throws IOException {
    Path kept = folder.resolve("kept");
    for (Hook.When when : Hook.When.values()) {
      Trial trial = await(hooks.tryOut(hook(when, "*", KEEP, kept.toString())));
      assertThat(trial)
          .isEqualTo(new Trial(true, "The hook “/bin/sh” ended with exit code 0.", ""));
    }
    List<Map<String, Object>> objects = objects(kept);
    assertThat(objects).hasSize(3).allSatisfy(one -> assertThat(one).containsEntry("trial", true));
    assertThat(objects.get(0).get("newsgroups"))
        .isEqualTo(List.of(Map.of("server", "news.example.org", "group", "misc.test", "added", 1)));
    assertThat(rows(objects.get(1))).hasSize(1);
    assertThat(objects.get(2)).containsKeys("newsgroups", "problems");
  }

  @Test
  void aTrialTellsHowItEndedAndTheLastLines() throws IOException {
    Trial failed =
        await(
            hooks.tryOut(
                hook(
                    Hook.When.ROUND,
                    "*",
                    "i=1\nwhile [ $i -le 3000 ]; do echo \"line $i\"; i=$((i+1)); done\n"
                        + "printf '\\033[1mbold' >&2\nexit 7\n")));
    assertThat(failed.isGood()).isFalse();
    assertThat(failed.sentence())
        .isEqualTo("The hook “/bin/sh” ended with exit code 7; what it wrote is in the log.");
    assertThat(failed.lastLines().lines())
        .hasSize(12)
        .startsWith("line 2990")
        .endsWith("line 3000", "[1mbold");
    Hook none = new Hook(Hook.When.ROUND, "*", "", List.of("no-such-program-here"), true);
    assertThat(await(hooks.tryOut(none)).sentence()).contains("could not be started");
    assertThat(told).as("only who tried it is told").isEmpty();
  }

  /** The file is edited by hand too, while the page is open. */
  @Test
  void changesWhatStandsInTheFileNow() throws IOException {
    Hook mine = hook(Hook.When.ROUND, "*", KEEP);
    choose(mine);
    HookEntry seen = await(hooks.settings()).value().entries().getFirst();
    Files.writeString(
        folder.resolve("config").resolve("hooks.json"),
        """
        {"note": "mine", "hooks": [
          {"when": "always", "command": ["x"], "why": [null, 1.5]},
          {"when": "round", "command": ["by-hand"], "note": "new"}]}
        """);
    HookEntry off = seen.with(mine.switched(false));
    var first = hooks.change(now -> now.with(seen, off));
    Loaded<HookSettings> after = await(hooks.change(now -> now.with(off, off.with(mine))));
    await(first);
    assertThat(after.value().hooks())
        .containsExactly(
            new Hook(Hook.When.ROUND, "*", Hook.OF_INTEREST, List.of("by-hand"), true), mine);
    assertThat(after.notices())
        .containsExactly(
            "Entry 1 of hooks.json is not run: “when” is to be headers, articles or round.");
    assertThat(JSON.std.mapFrom(Files.readString(folder.resolve("config").resolve("hooks.json"))))
        .containsEntry("note", "mine")
        .extractingByKey("hooks")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3)
        .contains(
            JSON.std.mapFrom("{\"when\": \"always\", \"command\": [\"x\"], \"why\": [null, 1.5]}"),
            JSON.std.mapFrom(
                "{\"when\": \"round\", \"command\": [\"by-hand\"], \"note\": \"new\"}"));
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
            settings,
            new Arrivals(desk.store),
            desk.reading.search(),
            Rows::json,
            desk.jobs,
            patience);
    made.listen(told::add);
    return made;
  }

  private void choose(Hook... chosen) throws IOException {
    settings.save(
        HookSettings.AREA, new HookSettings(Stream.of(chosen).map(HookEntry::of).toList()));
  }

  private void fetch(FetchRange range) {
    await(desk.reading.fetching().headers(USA, range));
  }

  private Hook hook(Hook.When when, String newsgroups, String script, String... arguments)
      throws IOException {
    return new Hook(when, newsgroups, "", command(script, arguments), true);
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
