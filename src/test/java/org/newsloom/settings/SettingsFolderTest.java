package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFolderTest {
  private static final AppearanceSettings DARK =
      new AppearanceSettings(AppearanceSettings.Theme.DARK, 120);

  @TempDir private Path folder;
  private SettingsFolder settings;

  @BeforeEach
  void open() {
    settings = new SettingsFolder(folder.resolve("config"));
  }

  @Test
  void givesDefaultsWithoutNoticesAtTheFirstStart() {
    assertThat(settings.load(ReadingSettings.AREA))
        .isEqualTo(new Loaded<>(ReadingSettings.DEFAULTS, List.of()));
    assertThat(settings.load(PostingSettings.AREA).value()).isEqualTo(PostingSettings.DEFAULTS);
    assertThat(settings.load(NetworkSettings.AREA).value()).isEqualTo(NetworkSettings.DEFAULTS);
    assertThat(settings.load(WindowState.AREA).value()).isEqualTo(WindowState.DEFAULTS);
  }

  @Test
  void bringsBackHooksAndLeavesOutThoseThatAreHalfUnderstood() throws IOException {
    assertThat(settings.load(HookSettings.AREA))
        .isEqualTo(new Loaded<>(HookSettings.DEFAULTS, List.of()));
    HookSettings chosen =
        new HookSettings(
            List.of(
                HookEntry.of(
                    new Hook(
                        Hook.When.HEADERS, "comp.*", Hook.OF_INTEREST, List.of("a", "b c"), true)),
                HookEntry.of(new Hook(Hook.When.ROUND, "*", "x", List.of("d"), false))));
    settings.save(HookSettings.AREA, chosen);
    assertThat(settings.load(HookSettings.AREA)).isEqualTo(new Loaded<>(chosen, List.of()));
    Files.writeString(
        folder.resolve("config").resolve("hooks.json"),
        """
        {"hooks": [{"when": "articles", "command": ["good"]},
                   {"when": "always", "command": ["bad"]},
                   {"when": "round", "command": "no list"},
                   {"when": "round", "command": ["a", 1]},
                   {"when": "round", "command": []},
                   {"when": "round", "command": ["a"], "on": "no"},
                   {"when": "headers", "command": ["a"], "newsgroups": ["comp.*"]},
                   null,
                   "no object"]}
        """);
    Loaded<HookSettings> loaded = settings.load(HookSettings.AREA);
    assertThat(loaded.value().hooks())
        .containsExactly(
            new Hook(Hook.When.ARTICLES, "*", Hook.OF_INTEREST, List.of("good"), true));
    assertThat(loaded.notices())
        .hasSize(8)
        .allSatisfy(notice -> assertThat(notice).contains("hooks.json"))
        .contains("Entry 6 of hooks.json is not run: “on” is to be true or false.");
    settings.save(HookSettings.AREA, loaded.value());
    assertThat(settings.load(HookSettings.AREA)).isEqualTo(loaded);
  }

  @Test
  void whatStandsInThePlaceOfTheListOfHooksIsKeptToo() throws IOException {
    Path file = folder.resolve("config").resolve("hooks.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"hooks\": \"none of it\"}");
    Loaded<HookSettings> loaded = settings.load(HookSettings.AREA);
    assertThat(loaded.value().hooks()).isEmpty();
    settings.save(HookSettings.AREA, loaded.value());
    assertThat(file).content().contains("none of it");
  }

  /** Somebody edited it by hand and forgot a comma. */
  @Test
  void aFileThatCannotBeReadIsSetAsideBeforeANewOneTakesItsPlace() throws IOException {
    Path file = folder.resolve("config").resolve("hooks.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"hooks\": [{\"when\" \"round\"}]}");
    settings.save(HookSettings.AREA, HookSettings.DEFAULTS);
    assertThat(file.resolveSibling("hooks.json.broken"))
        .content()
        .isEqualTo("{\"hooks\": [{\"when\" \"round\"}]}");
    assertThat(settings.load(HookSettings.AREA).notices()).isEmpty();
  }

  @Test
  void bringsBackEveryArea() throws IOException {
    ReadingSettings reading =
        new ReadingSettings(
            ReadingSettings.MarksRead.ON_LEAVING,
            9,
            false,
            30,
            0,
            ReadingSettings.Space.STAY,
            true,
            "KOI8-R",
            new KeepRule(KeepRule.Kind.DAYS, 90),
            2_000,
            true);
    PostingSettings posting =
        new PostingSettings(
            "Ann",
            "--\nAnn",
            "{name}:",
            true,
            false,
            true,
            64,
            "gvim -f %f",
            Map.of("Example", "work"));
    NetworkSettings network = new NetworkSettings(0, 5, 30, true);
    WindowState window =
        new WindowState(Map.of("x", "10.5", "group", "alt.test", "article", "<a@b>"));
    settings.save(ReadingSettings.AREA, reading);
    settings.save(PostingSettings.AREA, posting);
    settings.save(NetworkSettings.AREA, network);
    settings.save(WindowState.AREA, window);
    settings.save(AppearanceSettings.AREA, DARK);
    assertThat(settings.load(ReadingSettings.AREA)).isEqualTo(new Loaded<>(reading, List.of()));
    assertThat(settings.load(PostingSettings.AREA)).isEqualTo(new Loaded<>(posting, List.of()));
    assertThat(settings.load(NetworkSettings.AREA)).isEqualTo(new Loaded<>(network, List.of()));
    assertThat(settings.load(WindowState.AREA)).isEqualTo(new Loaded<>(window, List.of()));
    assertThat(settings.load(AppearanceSettings.AREA)).isEqualTo(new Loaded<>(DARK, List.of()));
  }

  @Test
  void usesTheDefaultForABadValueAndSaysSo() throws IOException {
    write("appearance.json", "{\"theme\":\"dark\",\"fontScale\":900}");
    Loaded<AppearanceSettings> loaded = settings.load(AppearanceSettings.AREA);
    assertThat(loaded.value().theme()).isEqualTo(AppearanceSettings.Theme.DARK);
    assertThat(loaded.value().fontScale()).isEqualTo(100);
    assertThat(loaded.notices())
        .containsExactly(
            "The setting “fontScale” in appearance.json cannot be “900”; “100” is used instead.");
  }

  @Test
  void refusesACharsetThatJavaDoesNotKnow() throws IOException {
    write("reading.json", "{\"defaultCharset\":\"x foo\"}");
    Loaded<ReadingSettings> loaded = settings.load(ReadingSettings.AREA);
    assertThat(loaded.value()).isEqualTo(ReadingSettings.DEFAULTS);
    assertThat(loaded.notices()).hasSize(1);
  }

  @Test
  void keepsKeysOfOtherVersions() throws IOException {
    write("appearance.json", "{\"theme\":\"light\",\"sparkle\":[1,2]}");
    settings.save(AppearanceSettings.AREA, DARK);
    assertThat(read("appearance.json")).contains("sparkle").contains("dark");
  }

  @Test
  void readsTheCopyBeforeWhereTheFileIsBroken() throws IOException {
    settings.save(AppearanceSettings.AREA, DARK);
    settings.save(AppearanceSettings.AREA, DARK);
    write("appearance.json", "{\"theme\":");
    Loaded<AppearanceSettings> loaded = settings.load(AppearanceSettings.AREA);
    assertThat(loaded.value()).isEqualTo(DARK);
    assertThat(loaded.notices())
        .containsExactly("appearance.json cannot be read; the copy before it is used.");
  }

  @Test
  void doesNotLetABrokenFileBecomeTheCopy() throws IOException {
    settings.save(AppearanceSettings.AREA, DARK);
    settings.save(AppearanceSettings.AREA, DARK);
    write("appearance.json", "broken");
    settings.save(AppearanceSettings.AREA, AppearanceSettings.DEFAULTS);
    assertThat(read("appearance.json.bak")).contains("dark");
  }

  private void write(String name, String json) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config").resolve(name), json);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve("config").resolve(name));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysOneAndLeadsToWhatWasSaved() throws IOException {
    Path repository = Files.createDirectory(folder.resolve("dotfiles"));
    Path real = Files.writeString(repository.resolve("looks.json"), "{\"mine\": 1}");
    Path config = Files.createDirectory(folder.resolve("config"));
    Path link =
        Files.createSymbolicLink(
            config.resolve(AppearanceSettings.AREA.fileName()), Path.of("../dotfiles/looks.json"));
    settings.save(AppearanceSettings.AREA, DARK);
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(real)).contains("\"mine\"");
    assertThat(settings.load(AppearanceSettings.AREA)).isEqualTo(new Loaded<>(DARK, List.of()));
    assertThat(repository.toFile().list()).containsExactly("looks.json");
    assertThat(config.toFile().list())
        .containsExactlyInAnyOrder(
            AppearanceSettings.AREA.fileName(), AppearanceSettings.AREA.fileName() + ".bak");
  }
}
