package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;
import org.newsloom.settings.SettingsFolder;

/** Keys are shown, chosen and changed, and hold at once. */
final class KeysWindowTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();
  @TempDir private Path folder;

  private Preferences preferences;
  private Theme theme;

  @BeforeEach
  void prepare() {
    preferences = new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater);
    theme = Fx.on(Theme::new);
    windows.themes().add(theme);
  }

  private KeySettings saved() {
    return new SettingsFolder(folder).load(KeySettings.AREA).value();
  }

  private ShortcutsDialog open() {
    ShortcutsDialog dialog =
        Fx.on(() ->
            new ShortcutsDialog(theme, Optional.empty(), preferences.keymap(), preferences.keys()));
    Fx.run(dialog::open);
    Fx.frames(3);
    return dialog;
  }

  private static Node named(Scene scene, String accessibleText) {
    return Fx.on(() ->
        scene.getRoot().lookupAll("*").stream()
            .filter(it -> accessibleText.equals(it.getAccessibleText()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(accessibleText)));
  }

  private static void fire(Node button) {
    Fx.run(() -> ((Button) button).fire());
    Fx.frames(3);
  }

  private static String said(Scene scene) {
    return Fx.on(() ->
        scene.getRoot().lookupAll(".key-editor .hint").stream()
            .filter(Node::isVisible)
            .map(it -> ((Label) it).getText())
            .findFirst()
            .orElse(""));
  }

  @Test
  void whatIsPressedBecomesAKeyOfTheCommand() {
    ShortcutsDialog dialog = open();
    Scene scene = dialog.window().scene();
    fire(named(scene, "Change the keys of “Work offline”"));
    assertThat(Fx.on(scene::getFocusOwner)).isInstanceOf(TextField.class);
    Fx.press(scene, KeyCode.J, true, false);
    assertThat(preferences.keymap().getValue().keys(Command.OFFLINE))
        .containsExactly(Key.parse("Ctrl+J"));
    assertThat(saved()).isEqualTo(new KeySettings("standard", Map.of("offline", "Ctrl+J")));
    Pictures.take(theme, scene, "keys-editor");
    Fx.run(() -> theme.setScale(Theme.MAX_SCALE));
    Fx.frames(6);
    Pictures.take(theme, scene, "keys-editor-200");
    assertThat(Fx.on(() -> CutOff.in(scene))).isEmpty();
    Fx.run(() -> theme.setScale(1));
    fire(named(scene, "Take Ctrl+J away from Work offline"));
    assertThat(preferences.keymap().getValue().keys(Command.OFFLINE)).isEmpty();
    Fx.press(scene, KeyCode.ESCAPE);
    assertThat(Fx.on(() -> scene.getRoot().lookup(".key-editor"))).isNull();
    assertThat(Fx.on(() -> dialog.window().isShowing())).isTrue();
    Fx.press(scene, KeyCode.ESCAPE);
    assertThat(Fx.on(() -> dialog.window().isShowing())).isFalse();
  }

  @Test
  void aKeyOfAnotherCommandIsTakenOnlyOnWish() {
    Scene scene = open().window().scene();
    fire(named(scene, "Change the keys of “Flag”"));
    Fx.press(scene, KeyCode.W);
    assertThat(said(scene)).isEqualTo("W is a key of “Watch thread”, which would lose it.");
    assertThat(saved()).isEqualTo(KeySettings.DEFAULTS);
    fire(
        Fx.on(() ->
            scene.getRoot().lookupAll(".key-editor .button").stream()
                .filter(it -> ((Button) it).getText().equals("Take it all the same"))
                .findFirst()
                .orElseThrow()));
    assertThat(preferences.keymap().getValue().owner(Key.parse("W"))).contains(Command.FLAG);
    assertThat(preferences.keymap().getValue().keys(Command.WATCH)).isEmpty();
  }

  @Test
  void keysOfListsCannotBeTaken() {
    Scene scene = open().window().scene();
    fire(named(scene, "Change the keys of “Flag”"));
    Fx.press(scene, KeyCode.ENTER);
    assertThat(said(scene))
        .isEqualTo("Enter belongs to lists, fields and menus; it cannot be taken.");
    assertThat(saved()).isEqualTo(KeySettings.DEFAULTS);
  }

  @Test
  void aProfileIsChosenInTheSettings() {
    KeysPage page =
        Fx.on(() ->
            new KeysPage(
                preferences.keyProfiles(), preferences.keys(), preferences.keymap(), () -> {}));
    SettingsDialog dialog =
        Fx.on(() ->
            new SettingsDialog(
                theme,
                Optional.empty(),
                preferences,
                List.of(
                    new SettingsDialog.Page(
                        "Keys", org.kordamp.ikonli.feather.Feather.COMMAND, page.node()))));
    Fx.run(dialog::open);
    Fx.frames(3);
    assertThat(Fx.on(dialog.window().scene()::getFocusOwner)).isInstanceOf(ListView.class);
    Pictures.take(theme, dialog.window().scene(), "settings-keys");
    Fx.run(() -> profiles(page).setValue(profile("slrn")));
    assertThat(saved().profile()).isEqualTo("slrn");
    assertThat(preferences.keymap().getValue().keys(Command.PRINT)).containsExactly(Key.parse("Y"));
    Fx.run(dialog.window()::close);
  }

  @Test
  void anUnknownProfileStaysUntilAnotherIsChosen() {
    Fx.run(() -> preferences.keys().set(new KeySettings("mine", Map.of("flag", "Tab"))));
    KeysPage page =
        Fx.on(() ->
            new KeysPage(
                preferences.keyProfiles(), preferences.keys(), preferences.keymap(), () -> {}));
    assertThat(saved().profile()).isEqualTo("mine");
    assertThat(Fx.on(() -> profiles(page).getValue())).isNull();
    assertThat(
            Fx.on(() ->
                page.node().lookupAll(".bad").stream().map(it -> ((Label) it).getText()).toList()))
        .containsExactly(String.join("\n", preferences.keymap().getValue().notices()));
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<KeyProfile> profiles(KeysPage page) {
    return (ComboBox<KeyProfile>) page.node().lookup(".combo-box");
  }

  private KeyProfile profile(String name) {
    return preferences.keyProfiles().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatIsWrongAllOverIsToldInTwoSentences() throws IOException {
    Files.writeString(
        folder.resolve("keys.json"), "{\"keys\": {\"a\": \"A\", \"b\": \"B\", \"c\": \"C\"}}");
    assertThat(
            new Preferences(new SettingsFolder(folder), Runnable::run, Platform::runLater)
                .notices())
        .containsExactly(
            "In keys.json, “a” is no command.",
            "2 more keys in keys.json cannot be taken; Settings › Keys tells why.");
  }

  @Test
  void theMainWindowFollowsAtOnce() {
    Keymap pan =
        Keymap.of(preferences.keyProfiles(), new KeySettings("pan", Map.of("catch_up", "")));
    MainWindow window = windows.open(SampleWorld.news());
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(5);
    assertThat(accelerator(window, Command.THREAD_READ)).isEqualTo("R");
    Fx.run(() -> windows.keys().set(pan));
    assertThat(accelerator(window, Command.THREAD_READ)).isEqualTo("Shift+T");
    assertThat(accelerator(window, Command.CATCH_UP)).isEmpty();
    assertThat(tooltips(window)).contains("Catch up: mark all read");
    int before = Fx.on(() -> window.desk().threads().current().get());
    Fx.press(window.scene(), KeyCode.N, true, false);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isGreaterThan(before);
  }

  private static List<String> tooltips(MainWindow window) {
    return Fx.on(() ->
        window.scene().getRoot().lookupAll(".bar-button").stream()
            .map(it -> ((Button) it).getTooltip())
            .map(Tooltip::getText)
            .toList());
  }

  private static String accelerator(MainWindow window, Command command) {
    return Fx.on(() ->
        ((MenuBar) window.scene().getRoot().lookup(".menu-bar"))
            .getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> !(item instanceof Menu))
                .filter(item -> command.words().equals(item.getText()))
                .findFirst()
                .map(MenuItem::getAccelerator)
                .map(KeyCombination::getDisplayText)
                .orElse(""));
  }
}
