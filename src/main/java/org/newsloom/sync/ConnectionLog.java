package org.newsloom.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.newsloom.nntp.DialogueListener;

/**
 * What was said between us and the servers, the last lines of it; passwords are masked before they
 * come here. Safe for several threads.
 */
public final class ConnectionLog {
  private static final int MOST = 2_000;

  private final Clock clock;
  private final Deque<Line> lines = new ArrayDeque<>();
  private final List<Consumer<Line>> listeners = new CopyOnWriteArrayList<>();

  /** An empty log. */
  public ConnectionLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * One command or reply line.
   *
   * @param time when
   * @param server the name of the server
   * @param sent whether we said it
   * @param text without its line end
   */
  public record Line(Instant time, String server, boolean sent, String text) {
    @Override
    public String toString() {
      return server + (sent ? " > " : " < ") + text;
    }
  }

  /** The last lines, oldest first. */
  public List<Line> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /**
   * Every line from now on goes to the listener too, on the thread that talks.
   *
   * @return run it to listen no more
   */
  public Runnable listen(Consumer<Line> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Takes what is said with a server. */
  public DialogueListener of(String server) {
    return new DialogueListener() {
      @Override
      public void sent(String line) {
        add(server, true, line);
      }

      @Override
      public void received(String line) {
        add(server, false, line);
      }
    };
  }

  private void add(String server, boolean sent, String text) {
    Line line = new Line(clock.instant(), server, sent, text);
    synchronized (lines) {
      lines.add(line);
      if (lines.size() > MOST) {
        lines.removeFirst();
      }
    }
    listeners.forEach(listener -> listener.accept(line));
  }
}
