package org.newsloom.ui;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.newsloom.reading.ThreadListOptions;

/**
 * Where the window stands on the screen and how it shows articles, over a restart; colours and size
 * of letters are settings.
 */
final class WindowPlace {
  /** So long a window system may take to place a window. */
  private static final Duration COMING_UP = Duration.seconds(3);

  private WindowPlace() {}

  static void restore(WindowState state, Stage stage, Panes panes, Desk desk) {
    within(state, screens())
        .ifPresent(place -> {
          stage.setX(place.getMinX());
          stage.setY(place.getMinY());
          stage.setWidth(place.getWidth());
          stage.setHeight(place.getHeight());
        });
    stage.setMaximized(state.is("maximized"));
    desk.article().monospace().set(state.is("monospace"));
    desk.article().conversation().set(state.is("conversation"));
    desk.threads()
        .repeatedSubjects()
        .set(state.text("repeatedSubjects").map("true"::equals).orElse(true));
    desk.threads().sizesShown().set(state.is("sizesShown"));
    desk.threads().scoresShown().set(state.is("scoresShown"));
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
    desk.groups()
        .setClosedFolders(state.numbers("closedFolders").stream().map(Double::longValue).toList());
    panes.restore(state);
  }

  /**
   * Some window systems put a window whose frame they do not know yet above the screen: what they
   * made of the place is looked at while it comes up, and put right.
   */
  static void keepOnScreen(Stage stage) {
    ChangeListener<Number> moved = (_, _, _) -> Platform.runLater(() -> bringIn(stage));
    PauseTransition comingUp = new PauseTransition(COMING_UP);
    comingUp.setOnFinished(_ -> {
      stage.xProperty().removeListener(moved);
      stage.yProperty().removeListener(moved);
    });
    stage.xProperty().addListener(moved);
    stage.yProperty().addListener(moved);
    comingUp.play();
  }

  static void bringIn(Stage stage) {
    if (!stage.isShowing() || stage.isMaximized() || stage.isFullScreen() || stage.isIconified()) {
      return;
    }
    WindowState.Builder now = new WindowState.Builder();
    now.set("x", stage.getX()).set("y", stage.getY());
    now.set("width", stage.getWidth()).set("height", stage.getHeight());
    within(now.build(), screens())
        .filter(place -> place.getMinX() != stage.getX() || place.getMinY() != stage.getY())
        .ifPresent(place -> {
          stage.setX(place.getMinX());
          stage.setY(place.getMinY());
        });
  }

  private static List<Rectangle2D> screens() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }

  static void describe(WindowState.Builder state, Stage stage, Desk desk, WindowState before) {
    ThreadListOptions options = desk.threads().options().get();
    place(state, stage, before);
    state
        .set("monospace", desk.article().monospace().get())
        .set("conversation", desk.article().conversation().get())
        .set("repeatedSubjects", desk.threads().repeatedSubjects().get())
        .set("sizesShown", desk.threads().sizesShown().get())
        .set("scoresShown", desk.threads().scoresShown().get())
        .set("folding", desk.article().folding().get().name())
        .set("emphasis", desk.article().emphasis().get())
        .set("preferHtml", desk.article().preferHtml().get())
        .set("allHeaders", desk.article().allHeaders().get())
        .set("sort", options.sort().name())
        .set("layout", options.layout().name())
        .set("shown", options.shown().name())
        .set(
            "closedFolders",
            desk.groups().closedFolders().stream().sorted().map(Long::doubleValue).toList());
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

  /**
   * The place that is kept, wholly on the screen on which most of it is: one may have gone since,
   * or be smaller, and a window without its upper edge cannot be moved. Empty where none is kept
   * that is large enough to be one.
   */
  static Optional<Rectangle2D> within(WindowState state, List<Rectangle2D> screens) {
    double width = state.number("width").orElse(0);
    double height = state.number("height").orElse(0);
    double x = state.number("x").orElse(Double.NaN);
    double y = state.number("y").orElse(Double.NaN);
    if (!(width >= 300 && height >= 200)) {
      return Optional.empty();
    }
    return screens.stream()
        .max(Comparator.comparingDouble(screen -> shared(screen, x, y, width, height)))
        .map(screen -> {
          double w = Math.min(width, screen.getWidth());
          double h = Math.min(height, screen.getHeight());
          return new Rectangle2D(
              inside(x, w, screen.getMinX(), screen.getMaxX()),
              inside(y, h, screen.getMinY(), screen.getMaxY()),
              w,
              h);
        });
  }

  /** How much of a window is on a screen; of screens that have nothing of it the first is taken. */
  private static double shared(Rectangle2D screen, double x, double y, double w, double h) {
    double width = Math.min(screen.getMaxX(), x + w) - Math.max(screen.getMinX(), x);
    double height = Math.min(screen.getMaxY(), y + h) - Math.max(screen.getMinY(), y);
    return width > 0 && height > 0 ? width * height : 0;
  }

  /** In the middle where no place is known. */
  private static double inside(double wanted, double length, double from, double to) {
    return Double.isFinite(wanted)
        ? Math.clamp(wanted, from, to - length)
        : from + (to - from - length) / 2;
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
    return Arrays.stream(all).filter(it -> it.name().equals(name)).findFirst();
  }
}
