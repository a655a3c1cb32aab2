package org.newsloom.task;

/** Is told how far a job has come, on the job's own thread, as often as the job likes. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = progress -> {};

  /** Must return quickly and must not throw. */
  void progressed(Progress progress);
}
