package org.newsloom.ui;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.newsloom.reading.ThreadListOptions;

/**
 * Where the window stands on the screen and how it shows articles, over a restart; colours and size
 * of letters are settings.
 */
final class WindowPlace {
  private WindowPlace() {}

  static void restore(WindowState state, Stage stage, Panes panes, Desk desk) {
    double width = state.number("width").orElse(0);
    double height = state.number("height").orElse(0);
    if (width >= 300 && height >= 200) {
      stage.setWidth(width);
      stage.setHeight(height);
      double x = state.number("x").orElse(Double.NaN);
      double y = state.number("y").orElse(Double.NaN);
      // A screen may have gone since: a window that nobody can reach is no window.
      if (isReachable(x, y, width)) {
        stage.setX(x);
        stage.setY(y);
      }
    }
    stage.setMaximized(state.is("maximized"));
    desk.article().monospace().set(state.is("monospace"));
    desk.article().conversation().set(state.is("conversation"));
    desk.threads()
        .repeatedSubjects()
        .set(state.text("repeatedSubjects").map("true"::equals).orElse(true));
    state
        .text("folding")
        .flatMap(name -> constant(QuoteFolding.values(), name))
        .ifPresent(desk.article().folding()::set);
    desk.article().emphasis().set(state.text("emphasis").map("true"::equals).orElse(true));
    desk.article().preferHtml().set(state.is("preferHtml"));
    desk.article().allHeaders().set(state.is("allHeaders"));
    ThreadListOptions options = desk.threads().options().get();
    options =
        state
            .text("sort")
            .flatMap(name -> constant(ThreadListOptions.Sort.values(), name))
            .map(options::with)
            .orElse(options);
    options =
        state
            .text("layout")
            .flatMap(name -> constant(ThreadListOptions.Layout.values(), name))
            .map(options::with)
            .orElse(options);
    options =
        state
            .text("shown")
            .flatMap(name -> constant(ThreadListOptions.Shown.values(), name))
            .map(options::with)
            .orElse(options);
    desk.threads().options().set(options);
    panes.restore(state);
  }

  static void describe(WindowState.Builder state, Stage stage, Desk desk, WindowState before) {
    ThreadListOptions options = desk.threads().options().get();
    place(state, stage, before);
    state
        .set("monospace", desk.article().monospace().get())
        .set("conversation", desk.article().conversation().get())
        .set("repeatedSubjects", desk.threads().repeatedSubjects().get())
        .set("folding", desk.article().folding().get().name())
        .set("emphasis", desk.article().emphasis().get())
        .set("preferHtml", desk.article().preferHtml().get())
        .set("allHeaders", desk.article().allHeaders().get())
        .set("sort", options.sort().name())
        .set("layout", options.layout().name())
        .set("shown", options.shown().name());
  }

  /** On a full screen it has no place of its own: the one before is kept. */
  private static void place(WindowState.Builder state, Stage stage, WindowState before) {
    if (stage.isFullScreen()) {
      for (String name : new String[] {"x", "y", "width", "height"}) {
        before.number(name).ifPresent(value -> state.set(name, value));
      }
      state.set("maximized", before.is("maximized"));
    } else {
      state
          .set("x", stage.getX())
          .set("y", stage.getY())
          .set("width", stage.getWidth())
          .set("height", stage.getHeight())
          .set("maximized", stage.isMaximized());
    }
  }

  private static boolean isReachable(double x, double y, double width) {
    return Double.isFinite(x)
        && Double.isFinite(y)
        && Screen.getScreens().stream()
            .map(Screen::getVisualBounds)
            .anyMatch((Rectangle2D bounds) -> bounds.intersects(x + 40, y, width - 80, 40));
  }

  private static <E extends Enum<E>> java.util.Optional<E> constant(E[] all, String name) {
    return java.util.Arrays.stream(all).filter(it -> it.name().equals(name)).findFirst();
  }
}
