package org.newsloom.reading;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The feed of {@link Change}s, made by {@code app} and given to those who tell and who listen. */
public final class Changes {
  private static final Logger LOG = System.getLogger(Changes.class.getName());

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** One listening, no other being equal to it: the same listener may listen twice. */
  private static final class Listener {
    private final Consumer<Change> wanted;

    Listener(Consumer<Change> wanted) {
      this.wanted = wanted;
    }
  }

  /** Nobody listens yet. */
  public Changes() {}

  /** Every change from now on goes to the listener, which must return quickly. */
  public Listening listen(Consumer<Change> listener) {
    Listener entry = new Listener(listener);
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /** Tells all listeners, on the calling thread. A listener that fails does not stop the others. */
  public void tell(Change change) {
    for (Listener listener : listeners) {
      try {
        listener.wanted.accept(change);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "A listener failed on " + change, e);
      }
    }
  }

  /** What {@link #listen} gives; closing it ends the listening. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
