package org.newsloom.store;

import java.util.Objects;
import org.newsloom.article.Newsgroup;

/**
 * A newsgroup as one server carries it; article numbers mean something only there.
 *
 * @param server the name of the {@link ServerRecord}
 * @param group the newsgroup
 */
public record GroupRef(String server, Newsgroup group) {
  /** Checks that both are there. */
  public GroupRef {
    Objects.requireNonNull(server);
    Objects.requireNonNull(group);
  }

  @Override
  public String toString() {
    return group + " on " + server;
  }
}
