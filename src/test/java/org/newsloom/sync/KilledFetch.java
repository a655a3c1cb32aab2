package org.newsloom.sync;

import java.nio.file.Path;
import org.newsloom.reading.Desk;
import org.newsloom.task.ProgressListener;

/** Fetches everything, for a parent process that kills this one halfway. */
final class KilledFetch {
  private KilledFetch() {}

  /** Arguments: the profile, the port. Prints a dot for each step. */
  public static void main(String[] args) {
    try (Desk desk = Desk.open(Path.of(args[0])).with("far", Integer.parseInt(args[1]))) {
      ProgressListener dots =
          progress -> {
            System.out.println(progress.done());
            System.out.flush();
          };
      Desk.await(desk.headers.fetch(Desk.group("far", "misc.test"), new FetchRange.All(), dots));
    }
  }
}
