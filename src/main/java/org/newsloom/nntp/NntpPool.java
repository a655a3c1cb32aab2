package org.newsloom.nntp;

import java.io.IOException;
import java.time.Clock;

/** Placeholder of signatures; filled next. */
public final class NntpPool implements AutoCloseable {
  /** What is done with a borrowed connection. */
  @FunctionalInterface
  public interface Job<T> {
    /** Talks; the connection is not to be kept. */
    T run(NntpConnection connection) throws IOException, NntpReplyException;
  }

  public NntpPool(
      ServerAddress address,
      Login login,
      Timeouts timeouts,
      int connections,
      DialogueListener listener,
      Clock clock) {}

  public <T> T run(Lane lane, Job<T> job)
      throws IOException, NntpReplyException, InterruptedException {
    if (lane == Lane.BULK) {
      throw new IOException("not yet");
    }
    throw new InterruptedException();
  }

  @Override
  public void close() {}
}
