package org.newsloom.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;

/** Main windows of a test, each with a theme of its own; closes them after it. */
final class TestWindows implements AfterEachCallback {
  /** The evening of the day when the newest articles of {@link SampleWorld} were written. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-12T20:00:00Z"), ZoneOffset.UTC);

  private final List<WindowState> kept = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final ObjectProperty<ReadingSettings> reading =
      new SimpleObjectProperty<>(ReadingSettings.DEFAULTS);
  private final ObjectProperty<SearchSettings> searches =
      new SimpleObjectProperty<>(SearchSettings.DEFAULTS);
  private final ObjectProperty<Keymap> keys = new SimpleObjectProperty<>(Keymap.STANDARD);
  private final List<MainWindow> windows = new ArrayList<>();
  private final List<Theme> themes = new ArrayList<>();

  TestWindows() {
    Fx.start();
  }

  MainWindow open(News news) {
    return open(news, WindowState.NONE);
  }

  MainWindow open(News news, WindowState state) {
    return open(news, state, Dialogs.none());
  }

  MainWindow open(News news, WindowState state, Dialogs dialogs) {
    MainWindow made =
        Fx.on(() -> {
          Theme theme = new Theme();
          themes.add(theme);
          MainWindow window =
              new MainWindow(
                  new Stage(),
                  theme,
                  news,
                  dialogs,
                  new WindowSetup(
                      Platform::runLater,
                      CLOCK,
                      opened::add,
                      state,
                      kept::add,
                      reading,
                      searches,
                      keys));
          windows.add(window);
          var _ = window.show();
          return window;
        });
    Fx.frames(5);
    return made;
  }

  /** The themes of the windows, in the order in which they were opened. */
  List<Theme> themes() {
    return themes;
  }

  /** What windows gave to be kept. */
  List<WindowState> kept() {
    return kept;
  }

  /** Addresses that were given to the browser. */
  List<String> opened() {
    return opened;
  }

  ObjectProperty<ReadingSettings> reading() {
    return reading;
  }

  ObjectProperty<SearchSettings> searches() {
    return searches;
  }

  /** Which keys run which commands in the windows. */
  ObjectProperty<Keymap> keys() {
    return keys;
  }

  /** Opens the article of a row as a click on it does. */
  static void openRow(MainWindow window, int row) {
    Fx.run(() -> {
      var _ = window.desk().reader().open(row);
    });
  }

  /** How wide the columns of the list are drawn. */
  static List<Double> columnWidths(MainWindow window) {
    Fx.frames(2);
    TableView<?> table = (TableView<?>) window.panes().table().node();
    return Fx.on(
        () -> table.getVisibleLeafColumns().stream().map(column -> column.getWidth()).toList());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Fx.run(() -> {
      windows.forEach(MainWindow::close);
      windows.forEach(window -> window.stage().close());
      themes.forEach(Theme::dispose);
    });
    Fx.assertNothingThrown();
  }
}
