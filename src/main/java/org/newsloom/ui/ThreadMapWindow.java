package org.newsloom.ui;

import java.util.Optional;
import javafx.stage.Stage;

/** The thread map in a window of its own, which follows the main one. Made when first asked for. */
final class ThreadMapWindow {
  private final Theme theme;
  private final Stage owner;
  private final Desk desk;
  private final DateText dates;
  private Optional<ThreadMap> map = Optional.empty();
  private Optional<SideWindow> window = Optional.empty();

  ThreadMapWindow(Theme theme, Stage owner, Desk desk, DateText dates) {
    this.theme = theme;
    this.owner = owner;
    this.desk = desk;
    this.dates = dates;
  }

  /** Opens it, or brings it to the front. */
  void show() {
    ThreadMap view =
        map.orElseGet(() ->
            new ThreadMap(
                desk.threads(),
                row -> {
                  var _ = desk.reader().open(row);
                },
                dates));
    map = Optional.of(view);
    SideWindow shown =
        window.orElseGet(
            () -> new SideWindow(theme, Optional.of(owner), "Thread map", view.node(), 560, 380));
    window = Optional.of(shown);
    shown.show();
    view.requestFocus();
  }
}
