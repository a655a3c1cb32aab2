package org.newsloom.nntp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket where something takes too long as a whole. A read timeout alone is no bound: it
 * begins again with every octet.
 */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean passed;

  private Deadline(Socket socket, Duration time) {
    watch =
        Thread.ofVirtual()
            .name("nntp-deadline")
            .unstarted(() -> {
              try {
                Thread.sleep(time);
                passed = true;
                socket.close();
              } catch (InterruptedException | IOException _) {
                // It was done in time; or it is closed anyway.
              }
            });
  }

  /** Begins now; to be closed when the thing is done. */
  static Deadline over(Socket socket, Duration time) {
    Deadline deadline = new Deadline(socket, time);
    deadline.watch.start();
    return deadline;
  }

  /** Whether the time is over and the socket closed. */
  boolean isPassed() {
    return passed;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
