package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.hook.Trial;
import org.newsloom.settings.Hook;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.SettingsFolder;

/** The page of programs that are run after fetches, and the window for one. */
final class HooksPageTest {
  private static final String FITTING = "After new articles that fit “is:to-me OR is:watched”";

  private static final Hook TELL =
      new Hook(
          Hook.When.ARTICLES, "*", Hook.OF_INTEREST, List.of("/home/me/bin/tell", "a b\nc"), true);

  @RegisterExtension private final SideWindowStage stage = new SideWindowStage();
  @TempDir Path folder;
  private SettingsFolder settings;
  private final CompletableFuture<Trial> trial = new CompletableFuture<>();
  private final List<HookDialog> editors = new ArrayList<>();
  private SettingsDialog dialog;

  private final HooksPage.Programs programs =
      new HooksPage.Programs() {
        @Override
        public CompletableFuture<Loaded<HookSettings>> settings() {
          return CompletableFuture.completedFuture(settings.load(HookSettings.AREA));
        }

        @Override
        public CompletableFuture<Loaded<HookSettings>> change(UnaryOperator<HookSettings> change) {
          try {
            settings.save(
                HookSettings.AREA, change.apply(settings.load(HookSettings.AREA).value()));
            return settings();
          } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
          }
        }

        @Override
        public CompletableFuture<Trial> tryOut(Hook hook) {
          assertThat(hook).isEqualTo(TELL);
          return trial;
        }
      };

  @BeforeEach
  void file() throws IOException {
    settings = new SettingsFolder(folder);
    Files.writeString(
        folder.resolve("hooks.json"),
        """
        {"hooks": [
          {"when": "articles", "command": ["/home/me/bin/tell", "a b\\nc"], "note": "for replies"},
          {"when": "always", "command": ["/home/me/bin/never"]}]}
        """);
  }

  private HooksPage page() {
    HooksPage page =
        Fx.on(() ->
            new HooksPage(
                programs,
                Platform::runLater,
                (known, then) -> {
                  HookDialog editor = new HookDialog(stage.theme, Optional.empty(), known, then);
                  stage.shown(editor.window());
                  editors.add(editor);
                }));
    dialog =
        Fx.on(() ->
            new SettingsDialog(
                stage.theme,
                Optional.empty(),
                new Preferences(settings, Runnable::run, Platform::runLater),
                List.of(new SettingsDialog.Page("Own programs", Feather.TERMINAL, page.node()))));
    Fx.run(() -> stage.shown(dialog.window()));
    Fx.frames(3);
    return page;
  }

  private static void press(HooksPage page, String words) {
    Fx.run(() -> {
      ButtonBase button =
          nodes(page, ".hyperlink, .button, .check-box").stream()
              .filter(ButtonBase.class::isInstance)
              .map(ButtonBase.class::cast)
              .filter(one -> one.getText().equals(words))
              .findFirst()
              .orElseThrow();
      button.fire();
    });
    Fx.frames(3);
  }

  private static List<Node> nodes(HooksPage page, String styles) {
    return List.of(styles.split(", ")).stream()
        .flatMap(style -> page.node().lookupAll(style).stream())
        .toList();
  }

  private static List<String> shown(HooksPage page) {
    return Fx.on(() ->
        nodes(page, ".label, .check-box").stream()
            .map(node -> String.valueOf(((Labeled) node).getText()))
            .toList());
  }

  private List<Hook> hooks() {
    return settings.load(HookSettings.AREA).value().hooks();
  }

  @Test
  void showsWhatIsRunAndWhatIsWrong() {
    HooksPage page = page();
    assertThat(shown(page))
        .contains(
            FITTING,
            "Entry 2 of hooks.json is not run: “when” is to be headers, articles or round.",
            "{\"when\":\"always\",\"command\":[\"/home/me/bin/never\"]}");
    stage.look(dialog.window(), "settings-hooks");
  }

  @Test
  void switchesChangesAddsAndRemoves() throws IOException {
    HooksPage page = page();
    press(page, FITTING);
    assertThat(hooks()).isEmpty();
    assertThat(Fx.on(() -> ((CheckBox) nodes(page, ".check-box").getFirst()).isSelected()))
        .isFalse();
    press(page, FITTING);
    assertThat(hooks()).containsExactly(TELL);
    press(page, "Change…");
    stage.look(editors.getFirst().window(), "hook-change");
    Fx.run(() -> {
      editors.getFirst().when().setValue(Hook.When.ROUND);
      editors.getFirst().saveButton().fire();
    });
    Fx.frames(3);
    assertThat(hooks())
        .as("arguments that cannot be typed stay")
        .containsExactly(new Hook(Hook.When.ROUND, "*", TELL.search(), TELL.command(), true));
    press(page, "Add…");
    HookDialog added = editors.getLast();
    assertThat(Fx.on(() -> added.saveButton().isDisabled())).isTrue();
    Fx.run(() -> {
      added.when().setValue(Hook.When.HEADERS);
      added.program().setText(" done ");
      added.arguments().setText("--all\n\ntwo words\n");
      added.saveButton().fire();
    });
    Fx.frames(3);
    Hook done =
        new Hook(
            Hook.When.HEADERS,
            "*",
            Hook.OF_INTEREST,
            List.of("done", "--all", "", "two words"),
            true);
    assertThat(hooks()).hasSize(2).endsWith(done);
    press(page, "Remove…");
    assertThat(hooks()).as("asked first").hasSize(2);
    press(page, "Remove");
    assertThat(hooks()).containsExactly(done);
    assertThat(Files.readString(folder.resolve("hooks.json")))
        .as("what is wrong stays")
        .contains("always", "/home/me/bin/never");
  }

  @Test
  void showsHowATrialEnded() {
    HooksPage page = page();
    press(page, "Try it");
    assertThat(shown(page)).contains("“/home/me/bin/tell 'a b\nc'” is running…");
    trial.complete(
        new Trial(
            false,
            "The hook “/home/me/bin/tell” ended with exit code 3; what it wrote is in the log.",
            "no sound here\ngiving up"));
    Fx.frames(3);
    assertThat(shown(page))
        .contains(
            "The hook “/home/me/bin/tell” ended with exit code 3; what it wrote is in the log.",
            "no sound here\ngiving up");
    stage.look(dialog.window(), "settings-hooks-tried");
  }

  @Test
  void tellsThatTheFileCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("hooks.json"), "{");
    HooksPage page = page();
    assertThat(shown(page))
        .contains("hooks.json cannot be read; the defaults are used.", "None yet.");
    press(page, "Add…");
    Fx.run(() -> {
      editors.getFirst().program().setText("done");
      editors.getFirst().saveButton().fire();
    });
    Fx.frames(3);
    assertThat(folder.resolve("hooks.json.broken")).hasContent("{");
    assertThat(hooks()).hasSize(1);
  }
}
