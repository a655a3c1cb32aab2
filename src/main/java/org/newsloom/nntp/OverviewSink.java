package org.newsloom.nntp;

import org.newsloom.article.OverviewBatch;

/** Takes overview lines as they come; called on the thread that reads. */
public interface OverviewSink {
  /**
   * Rows in the order of the server's answer, at most a few thousand at once. The batch is good
   * until this returns.
   */
  void batch(OverviewBatch batch);

  /** A line that is no row; never silently dropped. */
  void bad(BadLine line);

  /**
   * The answer for this window came to its end: what was not told of it is not there. Never called
   * for a window whose answer was cut.
   */
  default void done(NumberWindow window) {}
}
