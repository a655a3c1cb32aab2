package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The window as a person sees it; leaves pictures in {@code target/screenshots}. */
final class MainWindowTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-12-12T20:00:00Z"), ZoneOffset.UTC);

  private final List<WindowState> kept = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final List<MainWindow> windows = new ArrayList<>();
  private final List<Theme> themes = new ArrayList<>();

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void closeWindows() {
    Fx.run(() -> {
      windows.forEach(MainWindow::close);
      windows.forEach(window -> window.stage().close());
      themes.forEach(Theme::dispose);
    });
  }

  private MainWindow window(FakeNews news, WindowState state) {
    MainWindow made =
        Fx.on(() -> {
          Theme theme = new Theme();
          themes.add(theme);
          MainWindow window =
              new MainWindow(
                  new Stage(),
                  theme,
                  news,
                  Dialogs.none(),
                  new WindowSetup(Platform::runLater, CLOCK, opened::add, state, kept::add));
          windows.add(window);
          var _ = window.show();
          return window;
        });
    Fx.frames(5);
    return made;
  }

  private static void dump(javafx.scene.Node n, String in) {
    if (n.getStyleClass().contains("line")) { javafx.scene.Node q=n; for(int i=0;i<5;i++){System.out.println("DUMP"+q.getClass().getSimpleName()+" "+q.getLayoutX()+" "+q.getBoundsInParent()); q=q.getParent();} }
    if (n instanceof javafx.scene.Parent p && !n.getStyleClass().contains("table-view")) p.getChildrenUnmodifiable().forEach(c->dump(c,in+" "));
  }

  @Test
  void looksGoodInLightAndDark() {
    MainWindow window = window(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(4);
    Fx.run(() -> window.desk().reader().open(1));
    Fx.frames(4);
    Fx.run(() -> dump(window.panes().node(), ""));
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> themes.getFirst().choice().set(choice));
      String name = choice.name().toLowerCase(java.util.Locale.ROOT);
      Fx.picture(window.scene(), "window-" + name, 1);
      Fx.picture(window.scene(), "window-" + name + "-2x", 2);
    }
    assertThat(window.desk().threads().current().get()).isEqualTo(1);
  }
}
