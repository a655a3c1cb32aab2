package org.newsloom.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.newsloom.task.UiThread;

/** Runs tests of windows on the FX thread, which is claimed: a service waited for on it fails. */
public final class Fx {
  private static final long SECONDS = 60;
  private static final Queue<Throwable> THROWN = new ConcurrentLinkedQueue<>();
  private static final Queue<String> STYLE_WARNINGS = new ConcurrentLinkedQueue<>();

  /** Held, since loggers that nobody holds are forgotten with their handlers. */
  private static final Logger STYLES = Logger.getLogger("javafx.css");

  private static boolean started;

  private Fx() {}

  public static synchronized void start() {
    if (!started) {
      STYLES.addHandler(new Warnings());
      CountDownLatch ready = new CountDownLatch(1);
      Platform.startup(ready::countDown);
      await(ready);
      Platform.setImplicitExit(false);
      on(UiThread::claim);
      run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, wrong) -> thrown(wrong)));
      started = true;
    }
  }

  /**
   * JavaFX's headless platform copies a window to its screen without a look at the bounds: one that
   * grows or reaches over the edge may throw there, and on no other platform.
   */
  private static void thrown(Throwable wrong) {
    boolean isOfTheScreen =
        wrong instanceof IndexOutOfBoundsException
            && Arrays.stream(wrong.getStackTrace())
                .anyMatch(frame ->
                    frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow")
                        && frame.getMethodName().equals("blit"));
    if (!isOfTheScreen) {
      THROWN.add(wrong);
    }
  }

  /** Fails if something was thrown on the FX thread that nobody caught, such as in a layout. */
  public static void assertNothingThrown() {
    Throwable first = THROWN.poll();
    THROWN.clear();
    if (first != null) {
      throw new AssertionError("thrown on the FX thread", first);
    }
    assertNoStyleWarnings();
  }

  /** Fails if a rule of a style sheet could not be followed since the last time. */
  public static void assertNoStyleWarnings() {
    List<String> warnings = List.copyOf(STYLE_WARNINGS);
    STYLE_WARNINGS.clear();
    if (!warnings.isEmpty()) {
      throw new AssertionError("warnings of style sheets: " + warnings);
    }
  }

  private static final class Warnings extends Handler {
    @Override
    public void publish(LogRecord said) {
      String message = String.valueOf(said.getMessage());
      // The styles of a closed window are forgotten, but its rich text may be laid out once more,
      // and
      // finds no colours then. StyleNamesTest looks whether there are such colours at all.
      boolean isWithoutColours =
          message.startsWith("Could not resolve '")
              || message.contains("String cannot be cast to class javafx.scene.paint.Paint");
      if (said.getLevel().intValue() >= Level.WARNING.intValue() && !isWithoutColours) {
        STYLE_WARNINGS.add(message);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Runs it on the FX thread and gives what it gives. */
  public static <T> T on(Callable<T> action) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        done.complete(action.call());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    return done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  public static void run(Runnable action) {
    Object _ =
        on(() -> {
          action.run();
          return true;
        });
  }

  /** Lets that many frames be laid out and painted. */
  public static void frames(int count) {
    CountDownLatch painted = new CountDownLatch(count);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            painted.countDown();
          }
        };
    run(timer::start);
    await(painted);
    run(timer::stop);
  }

  /** Lets frames pass until it is so; fails if it never is. */
  public static void until(String what, BooleanSupplier so) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!on(so::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It never came to this: " + what);
      }
      frames(1);
    }
  }

  public static void press(Scene scene, KeyCode code, boolean ctrl, boolean shift) {
    run(() -> {
      Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
      target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false));
      target.fireEvent(
          new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, ctrl, false, false));
    });
    frames(2);
  }

  public static void press(Scene scene, KeyCode code) {
    press(scene, code, false, false);
  }

  /** A click with the main button at a place of the scene that lies in a node. */
  public static void click(Node node, double x, double y) {
    run(() -> mouse(node, MouseEvent.MOUSE_CLICKED, x, y, MouseButton.PRIMARY));
  }

  /** The main button goes down on a node; on the FX thread. */
  static void pressOn(Node node) {
    mouse(node, MouseEvent.MOUSE_PRESSED, 1, 1, MouseButton.PRIMARY);
  }

  /** The pointer comes upon a node; on the FX thread. */
  static void enter(Node node) {
    mouse(node, MouseEvent.MOUSE_ENTERED_TARGET, 1, 1, MouseButton.NONE);
  }

  private static void mouse(
      Node node, EventType<MouseEvent> type, double x, double y, MouseButton button) {
    boolean isMain = button == MouseButton.PRIMARY;
    node.fireEvent(
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            button,
            isMain ? 1 : 0,
            false,
            false,
            false,
            false,
            isMain,
            false,
            false,
            isMain,
            false,
            isMain,
            null));
  }

  /** Writes a picture of the scene under {@code target/screenshots}. */
  public static Path picture(Scene scene, String name, double zoom) {
    frames(4);
    WritableImage image =
        on(() -> {
          SnapshotParameters parameters = new SnapshotParameters();
          parameters.setTransform(Transform.scale(zoom, zoom));
          parameters.setFill(scene.getFill());
          return scene.getRoot().snapshot(parameters, null);
        });
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    Path file = Path.of("target", "screenshots", name + ".png");
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(copy, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("The FX thread does not answer.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
