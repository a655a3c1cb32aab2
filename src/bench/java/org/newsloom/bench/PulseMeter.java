package org.newsloom.bench;

import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * How the FX thread keeps up: how long it works for a frame (animations, layout and what is handed
 * to the painter), the time between two frames, and how long a task waits that is handed to it each
 * ten milliseconds, which is what a person feels who presses a key. Used by one thread.
 */
final class PulseMeter {
  private static final long TICK_MILLIS = 10;

  private final List<Double> pulses = new ArrayList<>();
  private final List<Double> frames = new ArrayList<>();
  private final List<Double> delays = new ArrayList<>();
  private final AtomicBoolean isWaiting = new AtomicBoolean();
  private boolean isMetering;
  private long lastFrame;

  /** Called after each pulse; kept here, since the toolkit does not keep it. */
  private final TKPulseListener pulseEnds = this::pulseEnded;

  /** Begins to watch the toolkit, which must be running. */
  PulseMeter() {
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frame();
          }
        };
    Platform.runLater(() -> {
      timer.start();
      Toolkit.getToolkit().addPostSceneTkPulseListener(pulseEnds);
    });
    Thread.ofPlatform().daemon().name("pulse-meter").start(this::tick);
  }

  /** Forgets what was measured and goes on. */
  synchronized void restart() {
    pulses.clear();
    frames.clear();
    delays.clear();
    lastFrame = 0;
    isMetering = true;
  }

  /** Tells what was measured since the last restart. */
  synchronized void tell(String name) {
    isMetering = false;
    Figures.tell(name + ".pulse", array(pulses));
    Figures.tell(name + ".frame", array(frames));
    Figures.tell(name + ".delay", array(delays));
  }

  /** The longest time that a task waited since the last restart, in milliseconds. */
  synchronized double longestDelay() {
    return delays.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /**
   * Waits until something is so on the FX thread, looking at each frame.
   *
   * @return whether it came to that in time
   */
  static boolean until(BooleanSupplier so, long seconds) throws InterruptedException {
    AtomicBoolean reached = new AtomicBoolean();
    Object lock = new Object();
    AnimationTimer[] timer = new AnimationTimer[1];
    timer[0] =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (so.getAsBoolean()) {
              timer[0].stop();
              synchronized (lock) {
                reached.set(true);
                lock.notifyAll();
              }
            }
          }
        };
    Platform.runLater(timer[0]::start);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    synchronized (lock) {
      while (!reached.get() && System.nanoTime() < end) {
        lock.wait(100);
      }
    }
    Platform.runLater(timer[0]::stop);
    return reached.get();
  }

  /** Lets that many frames be laid out and painted. */
  static void frames(int count) throws InterruptedException {
    int[] left = {count};
    until(() -> --left[0] < 0, 60);
  }

  private synchronized void frame() {
    long now = System.nanoTime();
    if (isMetering && lastFrame > 0) {
      frames.add((now - lastFrame) / 1e6);
    }
    lastFrame = now;
  }

  private synchronized void pulseEnded() {
    if (isMetering && lastFrame > 0) {
      pulses.add((System.nanoTime() - lastFrame) / 1e6);
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        // One task at a time: a queue of them would be the load that it measures.
        if (isWaiting.compareAndSet(false, true)) {
          long asked = System.nanoTime();
          Platform.runLater(() -> ran(asked));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void ran(long asked) {
    if (isMetering) {
      delays.add((System.nanoTime() - asked) / 1e6);
    }
    isWaiting.set(false);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
